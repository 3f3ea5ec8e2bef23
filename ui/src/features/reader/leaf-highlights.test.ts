import { describe, expect, it } from 'vitest';

import type { AnnotationView, Block } from '$lib/ipc/bindings';
import { highlightsByLeaf } from './leaf-highlights';
import { treeOf } from './tree';

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text, marks: [], language: null, link: null }],
});
const { leaves } = treeOf({
  blocks: ['one', 'two', 'three'].map(paragraph),
  images: [],
  leaf_starts: [0, 4, 8],
  language: 'en',
});

function annotation(id: string, start: number | null, end: number | null, note = ''): AnnotationView {
  return {
    id,
    start,
    end,
    note,
    issue: 'i',
    kind: 'passage',
    article: 0,
    lost_article: null,
    style: 'highlight',
    quote: '',
    status: 'exact',
    colour: 'straw',
    tags: [],
    created: '',
    modified: '',
  };
}

describe('highlightsByLeaf', () => {
  it('gives a highlight to every leaf it touches, and to no other', () => {
    const byLeaf = highlightsByLeaf(
      leaves,
      [annotation('a', 1, 6), annotation('b', 4, 7), annotation('lost', null, null)],
      new Map(),
    );
    expect([0, 1, 2].map((leaf) => byLeaf.get(leaf)?.map(({ id }) => id))).toEqual([
      ['a'],
      ['a', 'b'],
      undefined,
    ]);
  });

  it('does not touch the next leaf when it ends at the line feed', () => {
    expect([...highlightsByLeaf(leaves, [annotation('a', 0, 4)], new Map()).keys()]).toEqual([0]);
  });

  it('keeps what did not change, so that only changed leaves are drawn again', () => {
    const before = highlightsByLeaf(leaves, [annotation('a', 0, 3), annotation('b', 8, 9)], new Map());
    const typed = highlightsByLeaf(leaves, [annotation('a', 0, 3), annotation('b', 8, 9, 'A note')], before);
    expect(typed.get(0)).toBe(before.get(0));
    expect(typed.get(2)).not.toBe(before.get(2));
    const more = highlightsByLeaf(
      leaves,
      [annotation('a', 0, 3), annotation('b', 8, 9, 'A note, longer')],
      typed,
    );
    expect(more.get(2)).toBe(typed.get(2));
  });
});
