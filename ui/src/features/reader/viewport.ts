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
  const leaves = leavesIn(root);
  const view = scroller.getBoundingClientRect();
  const first = firstIndex(leaves.length, (index) => lineBox(leaves[index]).bottom > view.top + 1);
  const after = firstIndex(leaves.length, (index) => lineBox(leaves[index]).top >= view.bottom - 1);
  const [top, bottom] = [leaves[first], leaves[after - 1]];
  if (!top || !bottom || after <= first) return null;
  return {
    first: lineBox(top).top >= view.top ? leafStart(top) : offsetBelow(top, view.top + 1),
    last: lineBox(bottom).bottom <= view.bottom ? leafEnd(bottom) : offsetBelow(bottom, view.bottom - 1),
  };
}

/** Number of the first leaf that begins in view; of the one that fills the view where none does. */
export function firstLeafInView(root: HTMLElement, scroller: HTMLElement): number {
  const leaves = leavesIn(root);
  const view = scroller.getBoundingClientRect();
  const begins = firstIndex(leaves.length, (index) => lineBox(leaves[index]).top >= view.top - 1);
  const leaf = leaves[begins];
  return leaf && lineBox(leaf).top < view.bottom ? begins : Math.max(0, begins - 1);
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
