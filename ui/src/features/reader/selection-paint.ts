/**
 * The selection as the page shows it: what the system selected is read, what keys selected is painted with the CSS
 * Custom Highlight API and mirrored into the system's selection, so that copying and screen readers know it too.
 */
import type { Passage } from '$lib/reading/open-article.svelte';

import { passageOf, rangeOf } from './selection';

/** The name that `::highlight()` in ArticleText.svelte styles. */
const PAINT = 'flyleaf-selection';

/** What the system's selection marks of the text; `anchor` is where it was begun. */
export function systemSelection(root: HTMLElement, text: string): { anchor: number; focus: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(range, root, text);
  if (!passage) return null;
  const backwards = selection.anchorNode === range.endContainer && selection.anchorOffset === range.endOffset;
  return backwards
    ? { anchor: passage.end, focus: passage.start }
    : { anchor: passage.start, focus: passage.end };
}

/** Paints a passage; gives where it stands. */
export function paintPassage(passage: Passage, root: HTMLElement): Range | null {
  const range = rangeOf(passage, root);
  if (range) CSS.highlights?.set(PAINT, new Highlight(range));
  return range;
}

/** Makes a painted passage the system's selection. */
export function mirror(range: Range): void {
  window
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Takes the paint away. */
export function clearPaint(): void {
  CSS.highlights?.delete(PAINT);
}
