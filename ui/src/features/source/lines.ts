/**
 * The source as lines, and which region each belongs to. Offsets count UTF-16 code units of the source.
 *
 * A line belongs to the region of its first printed character: an article begins where its heading is printed, not
 * where its line is.
 */
import type { SourceRegion } from '$lib/ipc/bindings';

/** Where each line of a text starts; an end of the text that closes a line begins no other. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return starts;
}

/** Number of the line, from 0, that holds an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  return Math.max(0, firstIndex(starts.length, (index) => (starts[index] ?? 0) > offset) - 1);
}

/** The text of a line, without its line feed. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  const end = starts[line + 1];
  return text.slice(starts[line], end === undefined ? text.length : end - 1).replace(/\n$/, '');
}

/** For each line the index of its region. */
export function regionsOfLines(
  text: string,
  starts: readonly number[],
  regions: readonly SourceRegion[],
): Uint32Array {
  const found = new Uint32Array(starts.length);
  let region = 0;
  for (const [line, start] of starts.entries()) {
    const printed = lineText(text, starts, line).search(/\S/);
    const at = start + Math.max(0, printed);
    while (region + 1 < regions.length && (regions[region]?.end ?? 0) <= at) region += 1;
    found[line] = region;
  }
  return found;
}

/** The first line of a region; where none is its own, the line that holds it. */
export function firstLineOf(ofLines: Uint32Array, region: number): number {
  return Math.min(
    firstIndex(ofLines.length, (line) => (ofLines[line] ?? 0) >= region),
    Math.max(0, ofLines.length - 1),
  );
}

/** Lines as “11–19”, from 1. */
export function lineRange(first: number, last: number): string {
  return first >= last ? String(first + 1) : `${first + 1}–${last + 1}`;
}

/** The first number below `count` for which `holds` is true from there on; `count` where there is none. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
