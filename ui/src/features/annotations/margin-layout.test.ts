import { describe, expect, it } from 'vitest';

import { crowded, layOutNotes, leaderPath, NOTE_GAP, type NoteBox } from './margin-layout';

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

/** Notes as a reader writes them: here a few, there many. */
function written(random: (below: number) => number): NoteBox[] {
  let anchor = 0;
  return Array.from({ length: 5 + random(40) }, (_, index) => {
    anchor += random(4) === 0 ? random(900) : random(60);
    return note(String(index), anchor, 24 + 20 * random(6));
  });
}

/** The numbers of the notes that touch each other around one. */
function around(placed: ReturnType<typeof layOutNotes>, index: number): [number, number] {
  const touch = (above: number) => {
    const [one, next] = [placed[above], placed[above + 1]];
    return one !== undefined && next !== undefined && next.top - one.top - one.height <= NOTE_GAP + 0.01;
  };
  let [from, to] = [index, index];
  while (touch(from - 1)) from -= 1;
  while (touch(to)) to += 1;
  return [from, to];
}

describe('a calm margin', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;

  /** Notes that moved although they touch the changed one neither before nor after. */
  function disturbed(
    before: ReturnType<typeof layOutNotes>,
    after: typeof before,
    changed: string,
  ): string[] {
    const at = (placed: typeof before) => placed.findIndex(({ id }) => id === changed);
    const spans = [before, after].map((placed) =>
      around(placed, at(placed)).map((index) => placed[index]?.anchor ?? 0),
    );
    return before
      .filter(({ id, anchor, top }) => {
        const now = after.find((one) => one.id === id);
        const inside = spans.some(([from = 0, to = 0]) => anchor >= from && anchor <= to);
        return !inside && Math.abs((now?.top ?? top) - top) > 0.001;
      })
      .map(({ id }) => id);
  }

  it('moves nothing but its neighbours while a note is typed', () => {
    for (let round = 0; round < 200; round++) {
      const notes = written(random);
      const typed = notes[random(notes.length)] as NoteBox;
      const before = layOutNotes(notes, typed.id);
      const taller = notes.map((one) => (one === typed ? { ...one, height: one.height + 20 } : one));
      expect(disturbed(before, layOutNotes(taller, typed.id), typed.id)).toEqual([]);
    }
  });

  it('moves nothing but its neighbours when a note becomes active, and leaves it on its line', () => {
    for (let round = 0; round < 200; round++) {
      const notes = written(random);
      const chosen = notes[random(notes.length)] as NoteBox;
      const before = layOutNotes(notes, null);
      expect(disturbed(before, layOutNotes(notes, chosen.id), chosen.id)).toEqual([]);
    }
  });

  it('does not move while the page is scrolled, once heights are known', () => {
    const notes = written(random);
    expect(layOutNotes(notes, null)).toEqual(layOutNotes(notes.toReversed(), null));
  });

  it('folds nothing where there is room, and folds for nothing far away', () => {
    const few = [note('a', 0, 100), note('b', 20, 100), note('c', 900, 100)];
    expect(crowded(few).size).toBe(0);
    const many = Array.from({ length: 20 }, (_, index) => note(`m${index}`, 3000 + index * 10, 100));
    expect([...crowded([...few, ...many])].sort()).toEqual(many.map(({ id }) => id).sort());
  });

  it('lets ten thousand notes stand by their lines, and soon', () => {
    // One note on every second line or so; each would take five lines.
    const anchors = Array.from({ length: 10_000 }, (_, index) => index * 45 + random(30));
    const notes = anchors.map((anchor, index) => note(String(index), anchor, 104));
    const started = performance.now();
    const folded = crowded(notes);
    const placed = layOutNotes(
      notes.map((one) => (folded.has(one.id) ? { ...one, height: 24 } : one)),
      null,
    );
    expect(performance.now() - started).toBeLessThan(200);
    expect(Math.max(...placed.map(({ top, anchor }) => Math.abs(top - anchor)))).toBeLessThan(400);
  });
});

describe('leaderPath', () => {
  it('runs straight where the note is within 4 px, and bends otherwise', () => {
    expect(leaderPath(100, 103, 32, 14, 14)).toBe('M5 114.5H32');
    expect(leaderPath(100, 60, 32, 14, 14)).toBe('M5 114.5H12L21 74.5H32');
  });
});
