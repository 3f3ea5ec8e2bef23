/**
 * Where passages begin on the page. The text stands in chunks, and the browser lays out those near the window only:
 * in the others a passage stands at its share of the chunk.
 */
import type { Band } from '$lib/reading/margin-page';
import type { Passage } from '$lib/reading/open-article.svelte';

import { firstIndex } from './bisection';

/** A chunk of the text: how far it reaches, and where it stands. */
interface Chunk {
  element: HTMLElement;
  start: number;
  end: number;
  top: number;
  height: number;
}

/** What is known before the page stands. */
export const NO_LINES: ReadonlyMap<string, number> = new Map();

/** The middle of each passage's first line, from `origin`; `length` is the text's. */
export function firstLines(
  passages: readonly (Passage & { id: string })[],
  root: HTMLElement,
  origin: number,
  near: Band,
  length: number,
): Map<string, number> {
  const chunks = chunksOf(root, origin, length);
  const measured = new Map<Chunk, Map<string, number>>();
  const found = new Map<string, number>();
  for (const { id, start } of passages) {
    const chunk = chunks[firstIndex(chunks.length, (index) => (chunks[index]?.start ?? 0) > start) - 1];
    if (!chunk) continue;
    const share = (start - chunk.start) / Math.max(chunk.end - chunk.start, 1);
    const estimate = chunk.top + share * chunk.height;
    // So few chunks are always laid out.
    const isNear = chunks.length <= 2 || (chunk.top < near.bottom && chunk.top + chunk.height > near.top);
    if (!isNear) {
      found.set(id, estimate);
      continue;
    }
    const lines = measured.get(chunk) ?? marksIn(chunk, origin);
    measured.set(chunk, lines);
    found.set(id, lines.get(id) ?? estimate);
  }
  return found;
}

function chunksOf(root: HTMLElement, origin: number, length: number): Chunk[] {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-chunk]')];
  return elements.map((element, index) => {
    const { top, height } = element.getBoundingClientRect();
    const start = Number(element.dataset.chunk);
    const end = Number(elements[index + 1]?.dataset.chunk ?? length);
    return { element, start, end, top: top - origin, height };
  });
}

/** The middle of the first line of every highlight in a chunk. */
function marksIn({ element }: Chunk, origin: number): Map<string, number> {
  const lines = new Map<string, number>();
  for (const mark of element.querySelectorAll<HTMLElement>('mark[data-annotation]')) {
    const id = mark.dataset.annotation ?? '';
    if (lines.has(id)) continue;
    const line = mark.getClientRects()[0];
    if (line) lines.set(id, line.top + line.height / 2 - origin);
  }
  return lines;
}
