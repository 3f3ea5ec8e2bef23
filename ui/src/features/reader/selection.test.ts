import { beforeEach, describe, expect, it } from 'vitest';

import { passageOf, rangeOf, trimmed } from './selection';

const text = 'The tide clock was late.\nOn 2,914 evenings.\n潮先知风 😀 end';
let root: HTMLElement;

/** Builds an element; strings become text nodes. */
function element(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

beforeEach(() => {
  root = element(
    'div',
    {},
    element(
      'p',
      { 'data-start': '0' },
      'The ',
      element('mark', {}, 'tide', element('i', {}), ' clock'),
      '',
      ' was late.',
    ),
    element('ul', {}, element('li', {}, element('p', { 'data-start': '25' }, 'On 2,914 evenings.'))),
    element(
      'p',
      { 'data-start': '44' },
      '潮先',
      element('span', { lang: 'en' }, element('mark', {}, '知风 😀')),
      ' end',
    ),
  );
  document.body.replaceChildren(element('h1', {}, 'A title'), root, element('aside', {}, 'Notes'));
});

function selected(startNode: Node, startOffset: number, endNode: Node, endOffset: number): string | null {
  const range = document.createRange();
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, endOffset);
  const passage = passageOf(range, root, text);
  return passage && text.slice(passage.start, passage.end);
}

const child = (path: string): ChildNode => {
  let node: Node = root;
  for (const index of path.split('.')) node = node.childNodes[Number(index)] as Node;
  return node as ChildNode;
};

describe('passageOf', () => {
  it.each([
    ['inside one text node', '0.3', 5, '0.3', 9, 'late'],
    ['from plain text into a mark', '0.0', 0, '0.1.0', 4, 'The tide'],
    ['from a mark to the next paragraph', '0.1.2', 1, '1.0.0.0', 8, 'clock was late.\nOn 2,914'],
    [
      'a triple click: up to the start of the next paragraph',
      '0.0',
      0,
      '1.0.0',
      0,
      'The tide clock was late.',
    ],
    ['ends at element boundaries', '0', 0, '0', 4, 'The tide clock was late.'],
    ['ends at the boundary of a list', '1', 0, '1', 1, 'On 2,914 evenings.'],
    ['whitespace at the ends is left out', '0.1.2', 0, '0.3', 5, 'clock was'],
    ['a pair of surrogates is two units', '2.1.0.0', 3, '2.2', 4, '😀 end'],
  ])('%s', (_, from, start, to, end, quote) => {
    expect(selected(child(from), start, child(to), end)).toBe(quote);
  });

  it('clamps to the text where the selection begins above or ends below it', () => {
    const title = document.querySelector('h1')?.firstChild as Node;
    const notes = document.querySelector('aside')?.firstChild as Node;
    expect(selected(title, 2, child('0.0'), 3)).toBe('The');
    expect(selected(child('2.2'), 1, notes, 2)).toBe('end');
    expect(selected(title, 0, notes, 5)).toBe(text);
  });

  it('gives nothing for a selection without text', () => {
    const notes = document.querySelector('aside')?.firstChild as Node;
    expect(selected(notes, 0, notes, 4)).toBeNull();
    expect(selected(child('0.0'), 3, child('0.0'), 4)).toBeNull();
    expect(selected(child('0.0'), 2, child('0.0'), 2)).toBeNull();
  });
});

describe('rangeOf', () => {
  it('is the way back, for every passage', () => {
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length; end += 3) {
        const passage = trimmed({ start, end }, text);
        if (!passage) continue;
        const range = rangeOf(passage, root);
        expect(range && passageOf(range, root, text)).toEqual(passage);
      }
    }
  });

  it('gives nothing without leaves', () => {
    expect(rangeOf({ start: 0, end: 4 }, document.createElement('div'))).toBeNull();
  });
});
