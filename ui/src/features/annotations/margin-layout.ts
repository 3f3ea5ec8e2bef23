/**
 * Where margin notes stand: beside the first line of their passage, moved only as far as needed so that none lies on
 * another. Pure; all measures are CSS pixels from the top of the page.
 */

/** A note that wants a place. */
export interface NoteBox {
  id: string;
  /** Top of the first line of its passage. */
  anchor: number;
  /** Its height as drawn. */
  height: number;
}

/** A note with its place. */
export interface PlacedNote {
  id: string;
  anchor: number;
  height: number;
  top: number;
}

/** Notes never come closer to each other than this. */
export const NOTE_GAP = 12;
/** A leader line bends where a note stands further than this from its passage. */
export const ELBOW_FROM = 4;

/**
 * Places notes, given in reading order.
 *
 * The active note is pinned to its line; those below are pushed down, those above pushed up. Without an active note
 * all are pushed down, then each run of notes that touch is raised by half of what its last note was moved, as far as
 * there is room. No note ever stands above the page: where those above the active note find no room, it gives way.
 */
export function layOutNotes(notes: readonly NoteBox[], active: string | null): PlacedNote[] {
  const sorted = notes.toSorted((a, b) => a.anchor - b.anchor);
  const pinned = sorted.findIndex((note) => note.id === active);
  const tops = pinned < 0 ? balanced(sorted) : aroundPinned(sorted, pinned);
  return sorted.map((note, index) => ({ ...note, top: tops[index] ?? note.anchor }));
}

function aroundPinned(notes: NoteBox[], pinned: number): number[] {
  const tops = notes.map((note) => note.anchor);
  for (let index = pinned - 1; index >= 0; index--) {
    tops[index] = Math.min(at(tops, index), at(tops, index + 1) - NOTE_GAP - height(notes, index));
  }
  return pushDown(notes, tops);
}

function balanced(notes: NoteBox[]): number[] {
  const tops = pushDown(
    notes,
    notes.map((note) => note.anchor),
  );
  let first = 0;
  while (first < notes.length) {
    let last = first;
    while (last + 1 < notes.length && touches(notes, tops, last)) last++;
    const overflow = at(tops, last) - (notes[last]?.anchor ?? 0);
    const floor = first === 0 ? 0 : at(tops, first - 1) + height(notes, first - 1) + NOTE_GAP;
    const raise = Math.min(overflow / 2, at(tops, first) - floor);
    if (raise > 0) for (let index = first; index <= last; index++) tops[index] = at(tops, index) - raise;
    first = last + 1;
  }
  return tops;
}

/** Moves every note down that would lie on the one before it or above the page. */
function pushDown(notes: NoteBox[], wanted: number[]): number[] {
  let floor = 0;
  return wanted.map((top, index) => {
    const placed = Math.max(top, floor);
    floor = placed + height(notes, index) + NOTE_GAP;
    return placed;
  });
}

function touches(notes: NoteBox[], tops: number[], index: number): boolean {
  return at(tops, index + 1) - (at(tops, index) + height(notes, index)) <= NOTE_GAP + 0.01;
}

function at(tops: number[], index: number): number {
  return tops[index] ?? 0;
}

function height(notes: NoteBox[], index: number): number {
  return notes[index]?.height ?? 0;
}

/** The line from the end of a passage's text to its note, as an SVG path in a box `width` wide that starts at the text. */
export function leaderPath(
  anchor: number,
  top: number,
  width: number,
  lineMiddle: number,
  noteMiddle: number,
): string {
  const from = Math.round(anchor + lineMiddle) + 0.5;
  const to = Math.round(top + noteMiddle) + 0.5;
  if (Math.abs(to - from) <= ELBOW_FROM) return `M5 ${from}H${width}`;
  return `M5 ${from}H12L21 ${to}H${width}`;
}
