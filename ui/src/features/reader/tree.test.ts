import { describe, expect, it } from 'vitest';

import type { Block, Run } from '$lib/ipc/bindings';
import { leafAt, openingLength, treeOf } from './tree';

const run = (text: string): Run => ({ text, marks: [], language: null, link: null });
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [run(text)] });

const blocks: Block[] = [
  paragraph('The tide clock on the mole.'),
  paragraph('Second.'),
  { kind: 'rule' },
  paragraph('After the rule.'),
  {
    kind: 'list',
    ordered: true,
    start: 3,
    items: [{ blocks: [paragraph('first')] }, { blocks: [paragraph('第二')] }],
  },
  { kind: 'quote', blocks: [{ kind: 'preformatted', text: 'a\nb' }] },
  paragraph('Last.'),
];
const starts = [0, 28, 36, 52, 58, 61, 65];

describe('treeOf', () => {
  const tree = treeOf({ blocks, leaf_starts: starts, language: 'en', images: [] });

  it('numbers the leaves in reading order, with the places that the facade gave', () => {
    expect(tree.leaves.map(({ index, start }) => [index, start])).toEqual(
      starts.map((start, index) => [index, start]),
    );
    for (const leaf of tree.leaves) expect(tree.text.slice(leaf.start, leaf.end)).toBe(leaf.text);
  });

  it('indents only running text that follows running text', () => {
    expect(tree.leaves.filter(({ indented }) => indented).map(({ text }) => text)).toEqual(['Second.']);
  });

  it('opens with a phrase and closes at the last paragraph', () => {
    expect(tree.leaves[0]?.opening).toBe('The tide clock'.length);
    expect(tree.leaves.filter(({ closing }) => closing).map(({ text }) => text)).toEqual(['Last.']);
  });

  it('skips no level of headings, however the issue counts them', () => {
    const heading = (level: number): Block => ({ kind: 'heading', level, runs: [run('x')] });
    const levels = [3, 1, 4, 4, 2, 6, 6].map(heading);
    const leaf_starts = [0, 2, 4, 6, 8, 10, 12];
    const headings = treeOf({ blocks: levels, leaf_starts, language: 'en', images: [] }).leaves;
    expect(headings.map(({ level }) => level)).toEqual([1, 1, 2, 3, 2, 3, 4]);
  });

  it('finds the leaf of an offset', () => {
    expect([0, 27, 28, 58, 64, 65, 999].map((offset) => leafAt(tree.leaves, offset))).toEqual([
      0, 0, 1, 4, 5, 6, 6,
    ]);
    expect(leafAt([], 3)).toBe(0);
  });
});

describe('openingLength', () => {
  it.each([
    ['The tide clock on the east mole', 'en', 'The tide clock'],
    ['Yes. The tide came', 'en', 'Yes'],
    ['“Quoted” openings stay as they are', 'en', ''],
    ['潮先知风', 'zh', ''],
    ['Extraordinarilylongwordthatneverends today', 'en', ''],
    ['42 nights', 'en', ''],
  ])('%s', (text, language, phrase) => {
    expect(text.slice(0, openingLength(run(text), language))).toBe(phrase);
  });

  it('leaves a styled beginning alone', () => {
    expect(openingLength({ ...run('The tide'), marks: ['emphasis'] }, 'en')).toBe(0);
    expect(openingLength(undefined, 'en')).toBe(0);
  });
});
