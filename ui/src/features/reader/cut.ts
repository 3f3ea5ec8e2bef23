/**
 * Cutting styled text at the edges of annotations, as `flyleaf_text::segment` does for print.
 *
 * A leaf's runs become pieces, each with the annotations that cover all of it, outermost first. Pure.
 */
import type { AnchorStatus, Colour, Run } from '$lib/ipc/bindings';

/** What the text needs to know of an annotation; a note's words are not part of it, so typing redraws no text. */
export interface Highlight {
  id: string;
  /** First UTF-16 code unit of the canonical text. */
  start: number;
  /** One past the last. */
  end: number;
  colour: Colour;
  status: AnchorStatus;
  /** Whether it has a note to point to. */
  noted: boolean;
}

/** A stretch of one run under the same annotations. */
export interface Piece {
  run: Run;
  text: string;
  /** First UTF-16 code unit of the canonical text. */
  start: number;
  /** One past the last. */
  end: number;
  /** The annotations that cover it, outermost first. */
  highlights: Highlight[];
  /** Whether it belongs to the opening phrase. */
  opening: boolean;
}

/**
 * Cuts a leaf's runs wherever a highlight starts or ends inside them.
 *
 * `leafStart` is the leaf's first code unit; `opening` the length of its opening phrase. Edges inside a surrogate pair
 * are ignored. Highlights may overlap in any way; the one that starts first, and of two the longer, lies outermost.
 */
export function cut(
  runs: readonly Run[],
  leafStart: number,
  highlights: readonly Highlight[],
  opening = 0,
): Piece[] {
  const layers = highlights.filter((highlight) => highlight.start < highlight.end).toSorted(outermostFirst);
  const edges = layers.flatMap((layer) => [layer.start, layer.end]);
  if (opening > 0) edges.push(leafStart + opening);
  const pieces: Piece[] = [];
  let start = leafStart;
  for (const run of runs) {
    const end = start + run.text.length;
    let from = start;
    for (const to of cutsWithin(run.text, start, end, edges)) {
      pieces.push({
        run,
        text: run.text.slice(from - start, to - start),
        start: from,
        end: to,
        highlights: layers.filter((layer) => layer.start < to && layer.end > from),
        opening: to <= leafStart + opening,
      });
      from = to;
    }
    start = end;
  }
  return pieces;
}

function outermostFirst(a: Highlight, b: Highlight): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

/** The ascending ends of the pieces of `text`, which stands from `start` to `end`; none for an empty text. */
function cutsWithin(text: string, start: number, end: number, edges: readonly number[]): number[] {
  if (start === end) return [];
  const inside = new Set(
    edges.filter((edge) => edge > start && edge < end && !splitsPair(text, edge - start)),
  );
  return [...inside].toSorted((a, b) => a - b).concat(end);
}

/** Whether `index` falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
