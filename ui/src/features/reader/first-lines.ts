/**
 * Where passages begin on the page. The text stands in chunks, and the browser lays out those near the window only:
 * in the others a passage stands at its share of the chunk.
 */
import type { Band } from '$lib/reading/margin-page';
import type { Passage } from '$lib/reading/open-article.svelte';

import { firstIndex } from './bisection';
import { characterBox } from './lines';
import { leafStart, leavesIn } from './selection';

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
  const leaves = new Map<Chunk, HTMLElement[]>();
  const found = new Map<string, number>();
  for (const { id, start } of passages) {
    const chunk = chunks[firstIndex(chunks.length, (index) => (chunks[index]?.start ?? 0) > start) - 1];
    if (!chunk) continue;
    const within = leaves.get(chunk) ?? (isNear(chunk) ? leavesIn(chunk.element) : []);
    leaves.set(chunk, within);
    found.set(id, lineIn(within, start, origin) ?? estimateIn(chunk, start));
  }
  return found;

  function isNear({ top, height }: Chunk): boolean {
    return top < near.bottom && top + height > near.top;
  }
}

/** Where an offset stands in leaves that are laid out; `null` where they do not hold it. */
function lineIn(leaves: HTMLElement[], offset: number, origin: number): number | null {
  const leaf =
    leaves[firstIndex(leaves.length, (index) => leafStart(leaves[index] as HTMLElement) > offset) - 1];
  if (!leaf) return null;
  const { top, height } = characterBox(leaf, offset - leafStart(leaf));
  return height > 0 ? top + height / 2 - origin : null;
}

/** Where an offset stands if the text fills its chunk evenly. */
function estimateIn({ start, end, top, height }: Chunk, offset: number): number {
  return top + ((offset - start) / Math.max(end - start, 1)) * height;
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
