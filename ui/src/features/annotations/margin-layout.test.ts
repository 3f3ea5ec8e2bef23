import { describe, expect, it } from 'vitest';

import { layOutNotes, leaderPath, NOTE_GAP, type NoteBox } from './margin-layout';

const note = (id: string, anchor: number, height = 40): NoteBox => ({ id, anchor, height });
const tops = (notes: NoteBox[], active: string | null = null) =>
  layOutNotes(notes, active).map(({ top }) => top);

describe('layOutNotes', () => {
  it('leaves notes that do not meet on their lines', () => {
    expect(tops([note('a', 0), note('b', 100), note('c', 300)])).toEqual([0, 100, 300]);
  });

  it('places by position, whatever the order given', () => {
    expect(layOutNotes([note('b', 100), note('a', 0)], null).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('raises a run that overlaps by half of what its last note was moved', () => {
    // Pushed down: 200, 252, 304; the last is 94 below its line, so all rise by 47.
    expect(tops([note('a', 200), note('b', 205), note('c', 210)])).toEqual([153, 205, 257]);
  });

  it('never raises a run above the page or into the run before it', () => {
    expect(tops([note('a', 10), note('b', 12), note('c', 14)])).toEqual([0, 52, 104]);
    expect(tops([note('a', 0), note('b', 60), note('c', 61)])).toEqual([0, 52, 104]);
  });

  it('pins the active note, pushes those above up and those below down', () => {
    expect(tops([note('a', 190), note('b', 200), note('c', 205)], 'b')).toEqual([148, 200, 252]);
  });

  it('lets the active note give way where those above find no room', () => {
    expect(tops([note('a', 0), note('b', 10), note('c', 300)], 'b')).toEqual([0, 52, 300]);
  });

  it('never lets notes meet, leave their order or stand above the page', () => {
    let seed = 42;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
    for (let round = 0; round < 300; round++) {
      const notes = Array.from({ length: 1 + random(12) }, (_, index) =>
        note(String(index), random(600), 20 + random(120)),
      );
      const active = random(3) === 0 ? null : String(random(notes.length));
      const placed = layOutNotes(notes, active);
      placed.forEach((one, index) => {
        const next = placed[index + 1];
        expect(one.top).toBeGreaterThanOrEqual(0);
        if (next) expect(next.top - one.top - one.height).toBeGreaterThanOrEqual(NOTE_GAP - 0.001);
        if (next) expect(next.anchor).toBeGreaterThanOrEqual(one.anchor);
      });
      const pinned = placed.findIndex(({ id }) => id === active);
      const above = placed.slice(0, pinned).reduce((sum, one) => sum + one.height + NOTE_GAP, 0);
      if (pinned >= 0 && above <= (placed[pinned]?.anchor ?? 0))
        expect(placed[pinned]?.top).toBe(placed[pinned]?.anchor);
    }
  });
});

describe('leaderPath', () => {
  it('runs straight where the note is within 4 px, and bends otherwise', () => {
    expect(leaderPath(100, 103, 32, 14, 14)).toBe('M5 114.5H32');
    expect(leaderPath(100, 60, 32, 14, 14)).toBe('M5 114.5H12L21 74.5H32');
  });
});
