/**
 * Which highlights touch which leaf, kept so that a change redraws only the leaves it touches: a leaf whose
 * highlights are as they were gets the very array it had before. Pure.
 */
import type { AnnotationView } from '$lib/ipc/bindings';
import { hasNote } from '$lib/reading/open-article.svelte';

import type { Highlight } from './cut';
import { type Leaf, leafAt } from './tree';

const NONE: readonly Highlight[] = [];

/** The highlights of every leaf, by its number; `previous` is the last answer for the same leaves. */
export function highlightsByLeaf(
  leaves: readonly Leaf[],
  annotations: readonly AnnotationView[],
  previous: ReadonlyMap<number, readonly Highlight[]>,
): Map<number, readonly Highlight[]> {
  const found = new Map<number, Highlight[]>();
  for (const annotation of annotations) {
    const { id, start, end, style, colour, status } = annotation;
    if (start === null || end === null) continue;
    const highlight: Highlight = { id, start, end, style, colour, status, noted: hasNote(annotation) };
    for (
      let index = leafAt(leaves, start);
      index < leaves.length && (leaves[index]?.start ?? end) < end;
      index++
    ) {
      const list = found.get(index);
      if (list) list.push(highlight);
      else found.set(index, [highlight]);
    }
  }
  const kept = new Map<number, readonly Highlight[]>();
  for (const [index, list] of found) {
    const before = previous.get(index) ?? NONE;
    kept.set(index, same(before, list) ? before : list);
  }
  return kept;
}

function same(a: readonly Highlight[], b: readonly Highlight[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.id === other.id &&
        one.start === other.start &&
        one.end === other.end &&
        one.style === other.style &&
        one.colour === other.colour &&
        one.status === other.status &&
        one.noted === other.noted
      );
    })
  );
}
