/** Highlights as ticks on a line, as many as can be told apart on it. Pure. */
import type { Colour } from '$lib/ipc/bindings';

/** A tick: where it stands, as a share of the text, and its colour. */
export interface Tick {
  share: number;
  colour: Colour;
}

/** One tick for all highlights of a colour that would stand on the same of `places` places of the line. */
export function ticksOf(
  marks: readonly { start: number; colour: Colour }[],
  length: number,
  places: number,
): Tick[] {
  const ticks = new Map<string, Tick>();
  for (const { start, colour } of marks) {
    const share = start / Math.max(length, 1);
    const key = `${Math.floor(share * places)} ${colour}`;
    if (!ticks.has(key)) ticks.set(key, { share, colour });
  }
  return [...ticks.values()];
}
