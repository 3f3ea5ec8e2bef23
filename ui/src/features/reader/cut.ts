/**
 * Cutting styled text at the edges of annotations, as `flyleaf_text::segment` does for print.
 *
 * A leaf's runs become pieces, each with the annotations that cover all of it, outermost first. Pure.
 */
import type { AnchorStatus, Colour, Run, Style } from '$lib/ipc/bindings';

/** What the text needs to know of an annotation; a note's words are not part of it, so typing redraws no text. */
export interface Highlight {
  id: string;
  /** First UTF-16 code unit of the canonical text. */
  start: number;
  /** One past the last. */
  end: number;
  style: Style;
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
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let start = leafStart;
  let covering: Highlight[] = [];
  let [edge, layer] = [0, 0];
  for (const run of runs) {
    const end = start + run.text.length;
    for (let from = start; from < end;) {
      while ((sorted[edge] ?? end) <= from) edge++;
      let to = Math.min(sorted[edge] ?? end, end);
      // An edge inside a character cuts at the next one.
      while (to < end && splitsPair(run.text, to - start)) to = Math.min(sorted[++edge] ?? end, end);
      covering = covering.filter((one) => one.end > from);
      for (let next = layers[layer]; next && next.start < to; next = layers[++layer]) {
        if (next.end > from) covering.push(next);
      }
      pieces.push({
        run,
        text: run.text.slice(from - start, to - start),
        start: from,
        end: to,
        highlights: covering,
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

/** Whether `index` falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
