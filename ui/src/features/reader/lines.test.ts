import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { caretBox, lineBeside, lineEdge, lineText, type CaretPlace } from './lines';
import { offsetInLeaf } from './selection';

/** jsdom lays nothing out: every leaf begins a line, and a line holds twelve characters of 10 × 20 px. */
const COLUMNS = 12;
const real = Object.getOwnPropertyDescriptor(Range.prototype, 'getBoundingClientRect');

/** Where each character of a leaf stands: broken after the last space that fits, or anywhere where there is none. */
function places(text: string): { row: number; column: number; hidden: boolean }[] {
  const found: { row: number; column: number; hidden: boolean }[] = [];
  let from = 0;
  let row = 0;
  while (from < text.length) {
    let to = Math.min(from + COLUMNS, text.length);
    let hidden = -1;
    if (to < text.length) {
      const space = text.lastIndexOf(' ', to);
      if (space > from) [hidden, to] = [space, space + 1];
    }
    for (let at = from; at < to; at++) found.push({ row, column: at - from, hidden: at === hidden });
    from = to;
    row += 1;
  }
  return found;
}

const leaves = ['The tide clock was late.', '潮先知风人后知潮水先知船人后知', '', 'Port'];
let root: HTMLElement;

beforeAll(() => {
  root = document.createElement('div');
  let start = 0;
  let row = 0;
  const tops = new Map<string, number>();
  for (const text of leaves) {
    const leaf = document.createElement('p');
    leaf.dataset.start = String(start);
    // Cut in two, as a highlight cuts it.
    leaf.append(text.slice(0, 5));
    const mark = document.createElement('mark');
    mark.append(text.slice(5));
    leaf.append(mark);
    root.append(leaf);
    tops.set(String(start), row);
    start += text.length + 1;
    row += Math.max(1, (places(text).at(-1)?.row ?? 0) + 1);
  }
  document.body.append(root);
  Range.prototype.getBoundingClientRect = function (this: Range) {
    const leaf = this.startContainer.parentElement?.closest<HTMLElement>('[data-start]');
    if (!leaf) return new DOMRect();
    const index = offsetInLeaf(leaf, this.startContainer, this.startOffset) - Number(leaf.dataset.start);
    const place = places(leaf.textContent ?? '')[index];
    if (!place || place.hidden) return new DOMRect();
    const top = (tops.get(leaf.dataset.start ?? '') ?? 0) + place.row;
    return new DOMRect(place.column * 10, top * 20, 10, 20);
  };
});
afterAll(() => {
  root.remove();
  if (real) Object.defineProperty(Range.prototype, 'getBoundingClientRect', real);
  else Reflect.deleteProperty(Range.prototype, 'getBoundingClientRect');
});

const at = (offset: number, upstream = false): CaretPlace => ({ offset, upstream });
const text = leaves.join('\n');
const marked = (place: CaretPlace | null) =>
  place &&
  `${text.slice(0, place.offset)}${place.upstream ? '‹' : '|'}${text.slice(place.offset)}`.split('\n');

describe('the ends of a line', () => {
  it('are those of the words that stand in it', () => {
    // “The tide ” “clock was ” “late.”
    expect(lineEdge(at(4), 'end', root)).toEqual(at(8));
    expect(lineEdge(at(11), 'start', root)).toEqual(at(9));
    expect(lineEdge(at(11), 'end', root)).toEqual(at(18));
    expect(lineEdge(at(20), 'end', root)).toEqual(at(24));
    expect(lineText(at(11), root)).toBe('clock was');
  });

  it('differ from the next beginning where no space lies between', () => {
    const end = lineEdge(at(27), 'end', root);
    expect(end).toEqual(at(25 + 12, true));
    expect(lineEdge(end, 'end', root)).toEqual(end);
    expect(lineEdge(end, 'start', root)).toEqual(at(25));
    expect(caretBox(end, root)).toMatchObject({ x: 120, y: 60 });
    expect(caretBox({ ...end, upstream: false }, root)).toMatchObject({ x: 0, y: 80 });
    expect(lineText(end, root)).toBe('潮先知风人后知潮水先知船');
  });
});

describe('the line beside', () => {
  it('goes down to the same column, through wraps, leaves and empty leaves', () => {
    const seen: (string[] | null)[] = [];
    let place: CaretPlace | null = at(2);
    for (let step = 0; step < 7 && place; step++) {
      place = lineBeside(place, 1, 20, root);
      seen.push(marked(place));
    }
    expect(seen.map((one) => one?.find((leaf) => /[|‹]/.test(leaf)))).toEqual([
      'The tide cl|ock was late.',
      'The tide clock was la|te.',
      '潮先|知风人后知潮水先知船人后知',
      '潮先知风人后知潮水先知船人后|知',
      '|',
      'Po|rt',
      undefined,
    ]);
  });

  it('goes up again, and stops at the end of a line that is shorter', () => {
    expect(lineBeside(at(40), -1, 110, root)).toEqual(at(25 + 11));
    expect(lineBeside(at(25), -1, 110, root)).toEqual(at(24));
    expect(lineBeside(at(14), -1, 110, root)).toEqual(at(8));
    expect(lineBeside(at(2), -1, 0, root)).toBeNull();
  });
});

it('draws the caret beside its character', () => {
  expect(caretBox(at(0), root)).toMatchObject({ x: 0, y: 0, width: 0, height: 20 });
  expect(caretBox(at(8), root)).toMatchObject({ x: 80, y: 0 });
  expect(caretBox(at(24), root)).toMatchObject({ x: 50, y: 40 });
});
