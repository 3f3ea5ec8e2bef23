/**
 * Where margin notes stand: beside the first line of their passage, moved only as far as needed so that none lies on
 * another. Pure; all measures are CSS pixels from the top of the page.
 *
 * Calm: what changes at one note moves only the notes that touch each other around it.
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
 * All are pushed down, then each run of notes that touch is raised by half of what its last note was moved, as far as
 * there is room. In the run of the active note that note is pinned to its line instead: those below are pushed down,
 * those above pushed up. No note ever stands above the page: where those above the active note find no room, it gives
 * way.
 */
export function layOutNotes(notes: readonly NoteBox[], active: string | null): PlacedNote[] {
  const sorted = notes.toSorted((a, b) => a.anchor - b.anchor);
  const pinned = active === null ? -1 : sorted.findIndex((note) => note.id === active);
  const { tops, runs } = balanced(sorted);
  const placed = pinned < 0 ? tops : aroundPinned(sorted, tops, runs, pinned);
  return sorted.map((note, index) => ({ ...note, top: placed[index] ?? note.anchor }));
}

/** Pins one note of a run to its line; the notes of other runs move only where they are pushed. */
function aroundPinned(notes: NoteBox[], others: number[], runs: number[], pinned: number): number[] {
  const tops = notes.map((note, index) => (runs[index] === runs[pinned] ? note.anchor : at(others, index)));
  for (let index = pinned - 1; index >= 0; index--) {
    tops[index] = Math.min(at(tops, index), at(tops, index + 1) - NOTE_GAP - height(notes, index));
  }
  return pushDown(notes, tops);
}

/** Every note's top, and the number of the run that it stands in. */
function balanced(notes: NoteBox[]): { tops: number[]; runs: number[] } {
  const tops = pushDown(
    notes,
    notes.map((note) => note.anchor),
  );
  const runs: number[] = [];
  let first = 0;
  while (first < notes.length) {
    let last = first;
    while (last + 1 < notes.length && touches(notes, tops, last)) last++;
    const overflow = at(tops, last) - (notes[last]?.anchor ?? 0);
    const floor = first === 0 ? 0 : at(tops, first - 1) + height(notes, first - 1) + NOTE_GAP;
    const raise = Math.max(0, Math.min(overflow / 2, at(tops, first) - floor));
    for (let index = first; index <= last; index++) {
      tops[index] = at(tops, index) - raise;
      runs[index] = first;
    }
    first = last + 1;
  }
  return { tops, runs };
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

/** How far around a note others count when it is decided whether the margin is crowded there. */
const NEIGHBOURHOOD = 400;

/**
 * The notes that are folded to their first line, because those around them need more room than there is: given in the
 * order of their anchors, with the heights they would have unfolded. Decided note by note from what stands around it,
 * so that a note never folds for something far away.
 */
export function crowded(notes: readonly NoteBox[]): Set<string> {
  const folded = new Set<string>();
  let [first, after, needed] = [0, 0, 0];
  const room = (note: NoteBox | undefined) => (note?.height ?? 0) + NOTE_GAP;
  for (const { id, anchor } of notes) {
    for (let next = notes[after]; next && next.anchor <= anchor + NEIGHBOURHOOD; next = notes[++after])
      needed += room(next);
    for (let next = notes[first]; next && next.anchor < anchor - NEIGHBOURHOOD; next = notes[++first])
      needed -= room(next);
    if (needed > 2 * NEIGHBOURHOOD) folded.add(id);
  }
  return folded;
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
