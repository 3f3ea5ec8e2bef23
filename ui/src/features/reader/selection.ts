/**
 * Between places in the page and places in the canonical text, both ways.
 *
 * Leaves carry `data-start`; everything in a leaf that has characters belongs to the text, whatever elements it is cut
 * into. What stands outside of leaves (titles, margins) has no place in the text and counts as the nearest leaf edge.
 * Offsets are UTF-16 code units.
 */

import type { Passage } from '$lib/reading/open-article.svelte';

const LEAF = '[data-start]';

/** The leaves of a text, in reading order. */
export function leavesIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(LEAF)];
}

/** The leaf that holds a node, if any. */
export function leafOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>(LEAF) ?? null;
}

/** The leaf's first offset. */
export function leafStart(leaf: HTMLElement): number {
  return Number(leaf.dataset.start);
}

/** The passage that a DOM range covers; `null` where it covers no text of `root`. Whitespace at its ends is left out. */
export function passageOf(range: Range, root: HTMLElement, text: string): Passage | null {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const leaves = leavesIn(root);
  const start = offsetOf(range.startContainer, range.startOffset, leaves, 'start');
  const end = offsetOf(range.endContainer, range.endOffset, leaves, 'end');
  return start === null || end === null ? null : trimmed({ start, end }, text);
}

/** The passage without whitespace at its ends; `null` where nothing is left. */
export function trimmed({ start, end }: Passage, text: string): Passage | null {
  const passage = text.slice(start, end);
  const inner = passage.trim();
  if (inner === '') return null;
  const from = start + passage.indexOf(inner);
  return { start: from, end: from + inner.length };
}

/**
 * The offset of a boundary point. Outside of leaves, the start of a selection is the start of the next leaf and its end
 * is the end of the leaf before, so that a triple click, which ends in the next paragraph, marks one paragraph.
 */
function offsetOf(node: Node, offset: number, leaves: HTMLElement[], edge: 'start' | 'end'): number | null {
  const leaf = leafOf(node);
  if (leaf && leaves.includes(leaf)) return offsetInLeaf(leaf, node, offset);
  const point = document.createRange();
  point.setStart(node, offset);
  if (edge === 'start') {
    const next = leaves.find((candidate) => point.comparePoint(candidate, 0) >= 0);
    return next ? leafStart(next) : null;
  }
  const previous = leaves.findLast(
    (candidate) => point.comparePoint(candidate, candidate.childNodes.length) <= 0,
  );
  return previous ? leafStart(previous) + (previous.textContent ?? '').length : null;
}

/** The offset of a place in a leaf. */
export function offsetInLeaf(leaf: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(leaf, 0);
  before.setEnd(node, offset);
  return leafStart(leaf) + before.toString().length;
}

/** The DOM range of a passage; `null` where its leaves are not in `root`. */
export function rangeOf({ start, end }: Passage, root: HTMLElement): Range | null {
  const from = pointAt(start, root, 'start');
  const to = pointAt(end, root, 'end');
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The text node and place in it of an offset; between two nodes, the start of a passage takes the later one. */
function pointAt(offset: number, root: HTMLElement, edge: 'start' | 'end'): [Node, number] | null {
  const leaf = leavesIn(root).findLast((candidate) => leafStart(candidate) <= offset);
  return leaf ? pointInLeaf(leaf, offset - leafStart(leaf), edge) : null;
}

/** The text node and place in it of the `count`th code unit of a leaf. */
export function pointInLeaf(leaf: HTMLElement, count: number, edge: 'start' | 'end'): [Node, number] {
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
  let left = count;
  let last: [Node, number] = [leaf, 0];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left < length || (left === length && edge === 'end' && length > 0)) return [node, left];
    last = [node, length];
    left -= length;
  }
  return last;
}
