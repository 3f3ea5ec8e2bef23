/**
 * What of the text is in view, and bringing a place of it into view. Reads and scrolls the page, keeps nothing.
 *
 * Leaves follow each other from top to bottom, so that the ones in view are found by bisection, however long the article.
 */
import { firstIndex } from './bisection';
import { characterBox } from './lines';
import { leafStart, leavesIn } from './selection';
import type { Visible } from './reading.svelte';

/** Space kept above a place that is brought to the top, in CSS pixels. */
const HEADROOM = 20;

/** The characters in view; `null` where no text is. */
export function visibleText(root: HTMLElement, scroller: HTMLElement): Visible | null {
  const view = scroller.getBoundingClientRect();
  const top = firstLeaf(root, (box) => box.bottom > view.top + 1);
  const after = firstLeaf(root, (box) => box.top >= view.bottom - 1);
  const bottom = leafBefore(root, after);
  if (!top || !bottom || leafStart(bottom) < leafStart(top)) return null;
  return {
    first: lineBox(top).top >= view.top ? leafStart(top) : offsetBelow(top, view.top + 1),
    last: lineBox(bottom).bottom <= view.bottom ? leafEnd(bottom) : offsetBelow(bottom, view.bottom - 1),
  };
}

/** Number of the first leaf that begins in view; of the one that fills the view where none does. */
export function firstLeafInView(root: HTMLElement, scroller: HTMLElement): number {
  const view = scroller.getBoundingClientRect();
  const begins = firstLeaf(root, (box) => box.top >= view.top - 1);
  if (begins && lineBox(begins).top < view.bottom) return leafNumber(begins);
  return leafNumber(leafBefore(root, begins));
}

/**
 * The first leaf whose box is one that `holds`, as are those of all leaves after it. Looked for in the one chunk that
 * it can be in: asking for a box in a chunk that the browser skips would have it laid out.
 */
function firstLeaf(root: HTMLElement, holds: (box: DOMRect) => boolean): HTMLElement | null {
  const chunks = chunksIn(root);
  const first = firstIndex(chunks.length, (index) => holds(box(chunks[index])));
  // A chunk that only ends or begins beyond the edge is the one before the first that is wholly there.
  for (const chunk of chunks.slice(Math.max(first - 1, 0), first + 2)) {
    const leaves = leavesIn(chunk);
    const leaf = leaves[firstIndex(leaves.length, (index) => holds(lineBox(leaves[index])))];
    if (leaf) return leaf;
  }
  return null;
}

/** The leaf before another one; the last of the text before none. */
function leafBefore(root: HTMLElement, leaf: HTMLElement | null): HTMLElement | null {
  const number = leaf ? leafNumber(leaf) - 1 : leavesIn(root).length - 1;
  return root.querySelector<HTMLElement>(`[data-leaf="${number}"]`);
}

function leafNumber(leaf: HTMLElement | null): number {
  return Math.max(0, Number(leaf?.dataset.leaf ?? 0));
}

function chunksIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-chunk]')];
}

/** Whether any of an element is in view. */
export function isInView(element: Element, scroller: HTMLElement): boolean {
  const [own, view] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return own.bottom > view.top && own.top < view.bottom;
}

/** Scrolls so that the line of `offset` is the first in view. */
export function showFrom(offset: number, root: HTMLElement, scroller: HTMLElement): void {
  const leaves = leavesIn(root);
  const after = firstIndex(leaves.length, (index) => leafStart(leaves[index] as HTMLElement) > offset);
  const leaf = leaves[after - 1];
  if (offset <= 0 || !leaf) {
    scroller.scrollTop = 0;
    return;
  }
  const line = characterBox(leaf, offset - leafStart(leaf));
  scroller.scrollTop += line.top - scroller.getBoundingClientRect().top - HEADROOM;
}

/** Scrolls by as little as brings a box into view, with some room around it. */
export function reveal(target: DOMRect, scroller: HTMLElement): void {
  const view = scroller.getBoundingClientRect();
  const room = Math.min(72, view.height / 6);
  let by = 0;
  if (target.top < view.top + room / 2) by = target.top - view.top - room;
  else if (target.bottom > view.bottom - room / 2) {
    by = Math.min(target.bottom - view.bottom + room, target.top - view.top - room / 2);
  }
  if (by !== 0) scroller.scrollTop += by;
}

/** The first character of a leaf whose line ends below `y`. */
function offsetBelow(leaf: HTMLElement, y: number): number {
  const length = leaf.textContent?.length ?? 0;
  return leafStart(leaf) + firstIndex(length, (index) => characterBox(leaf, index).bottom > y);
}

function leafEnd(leaf: HTMLElement): number {
  return leafStart(leaf) + (leaf.textContent?.length ?? 0);
}

function box(element: Element | undefined): DOMRect {
  return element?.getBoundingClientRect() ?? new DOMRect();
}

/** The box of a leaf among those below each other: cells side by side count as their row. */
function lineBox(leaf: HTMLElement | undefined): DOMRect {
  return box(leaf?.closest('tr') ?? leaf);
}
