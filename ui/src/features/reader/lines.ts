/**
 * The lines of the text as they stand on the page: where the caret is drawn, and where the keys for lines lead.
 *
 * Lines follow each other downwards and characters rightwards, so that both are found by bisection. Reads the page,
 * keeps nothing.
 */
import { firstIndex } from './bisection';
import { leafStart, leavesIn, pointInLeaf } from './selection';

/** A place of the caret. At the end of a wrapped line it stands `upstream`: the next line begins at the same offset. */
export interface CaretPlace {
  offset: number;
  upstream: boolean;
}

/** A line of a leaf: the characters from `from` to before `to`, counted in the leaf. */
interface Line {
  leaf: HTMLElement;
  from: number;
  to: number;
}

/** Where the caret is drawn: 0 wide, as high as its line. */
export function caretBox({ offset, upstream }: CaretPlace, root: HTMLElement): DOMRect | null {
  const leaf = leafAtOffset(offset, leavesIn(root));
  if (!leaf) return null;
  const length = lengthOf(leaf);
  if (length === 0) return leaf.getBoundingClientRect();
  const within = offset - leafStart(leaf);
  const after = upstream || within >= length;
  const box = characterBox(leaf, Math.min(after ? within - 1 : within, length - 1));
  return new DOMRect(after ? box.right : box.left, box.top, 0, box.height);
}

/** The beginning or the end of the line that the caret is in. */
export function lineEdge(at: CaretPlace, edge: 'start' | 'end', root: HTMLElement): CaretPlace {
  const line = lineAt(at, leavesIn(root));
  if (!line) return at;
  return edge === 'end' ? endOf(line) : { offset: leafStart(line.leaf) + line.from, upstream: false };
}

/** The place above or below, as near to `column` (CSS pixels of the window) as the line there allows. */
export function lineBeside(
  at: CaretPlace,
  direction: 1 | -1,
  column: number,
  root: HTMLElement,
): CaretPlace | null {
  const leaves = leavesIn(root);
  const here = lineAt(at, leaves);
  if (!here) return null;
  const line = direction > 0 ? lineAfter(here, leaves) : lineBefore(here, leaves);
  if (!line) return null;
  const { leaf, from, to } = line;
  const count = firstIndex(to - from, (index) => {
    const box = characterBox(leaf, from + index);
    return box.left + box.width / 2 >= column;
  });
  return count < to - from ? { offset: leafStart(leaf) + from + count, upstream: false } : endOf(line);
}

/** What the line says that the caret is in. */
export function lineText(at: CaretPlace, root: HTMLElement): string {
  const line = lineAt(at, leavesIn(root));
  return line ? (line.leaf.textContent ?? '').slice(line.from, line.to).trim() : '';
}

function lineAt({ offset, upstream }: CaretPlace, leaves: HTMLElement[]): Line | null {
  const leaf = leafAtOffset(offset, leaves);
  return leaf && lineOf(leaf, offset - leafStart(leaf) - (upstream ? 1 : 0));
}

/** The line of a leaf that holds its character `index`. */
function lineOf(leaf: HTMLElement, index: number): Line {
  const length = lengthOf(leaf);
  if (length === 0) return { leaf, from: 0, to: 0 };
  const box = characterBox(leaf, Math.max(0, Math.min(index, length - 1)));
  const middle = (at: number) => {
    const { top, height } = characterBox(leaf, at);
    return top + height / 2;
  };
  const from = firstIndex(length, (at) => middle(at) > box.top);
  return { leaf, from, to: firstIndex(length, (at) => middle(at) > box.bottom) };
}

function lineAfter({ leaf, to }: Line, leaves: HTMLElement[]): Line | null {
  if (to < lengthOf(leaf)) return lineOf(leaf, to);
  const next = leaves[leaves.indexOf(leaf) + 1];
  return next ? lineOf(next, 0) : null;
}

function lineBefore({ leaf, from }: Line, leaves: HTMLElement[]): Line | null {
  if (from > 0) return lineOf(leaf, from - 1);
  const previous = leaves[leaves.indexOf(leaf) - 1];
  return previous ? lineOf(previous, lengthOf(previous)) : null;
}

/** The end of a line: before the space that it was broken at, or where there is none, before the next line. */
function endOf({ leaf, from, to }: Line): CaretPlace {
  const start = leafStart(leaf);
  if (to >= lengthOf(leaf)) return { offset: start + to, upstream: false };
  const spaced = to > from && /\s/u.test((leaf.textContent ?? '').charAt(to - 1));
  return spaced ? { offset: start + to - 1, upstream: false } : { offset: start + to, upstream: true };
}

/** The leaf that holds an offset, or the last one that starts before it. */
function leafAtOffset(offset: number, leaves: HTMLElement[]): HTMLElement | null {
  const after = firstIndex(leaves.length, (index) => leafStart(leaves[index] as HTMLElement) > offset);
  return leaves[after - 1] ?? null;
}

/** The box of a character; of the one before where it has none, as the space has that a line is broken at. */
export function characterBox(leaf: HTMLElement, index: number): DOMRect {
  const range = document.createRange();
  for (let at = index; at >= 0; at--) {
    range.setStart(...pointInLeaf(leaf, at, 'start'));
    range.setEnd(...pointInLeaf(leaf, at + 1, 'end'));
    const box = range.getBoundingClientRect();
    if (box.height > 0) return at === index ? box : new DOMRect(box.right, box.top, 0, box.height);
  }
  return range.getBoundingClientRect();
}

function lengthOf(leaf: HTMLElement): number {
  return leaf.textContent?.length ?? 0;
}
