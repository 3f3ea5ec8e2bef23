import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { AnnotationUpdate } from '$lib/ipc/bindings';
import { NOTE_REST, NoteSaving } from './note-saving';

let saved: string[];
let failures: unknown[];
let saving: NoteSaving;

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  failures = [];
  let sessions = 0;
  saving = new NoteSaving(
    async ({ id, note, session }: AnnotationUpdate) => {
      if (note === 'refuse') throw new Error('disk full');
      saved.push(`${session}/${id}: ${note}`);
    },
    (thrown) => failures.push(thrown),
    () => `s${++sessions}`,
  );
});
afterEach(() => vi.useRealTimers());

it('saves once typing rests, with the last text', async () => {
  saving.begin('a');
  for (const note of ['T', 'Ti', 'Tid', 'Tide']) {
    saving.typed('a', note);
    await vi.advanceTimersByTimeAsync(NOTE_REST - 1);
  }
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(['s1/a: Tide']);
});

it('gives one session to a sitting and another to the next', async () => {
  saving.begin('a');
  saving.typed('a', 'one');
  await saving.flush();
  saving.typed('a', 'one two');
  await saving.flush();
  saving.begin('a');
  saving.typed('a', 'three');
  await saving.flush();
  expect(saved).toEqual(['s1/a: one', 's1/a: one two', 's2/a: three']);
});

it('saves the note before it when another is begun', async () => {
  saving.begin('a');
  saving.typed('a', 'left in haste');
  saving.begin('b');
  await saving.flush();
  expect(saved).toEqual(['s1/a: left in haste']);
});

it('tells of a failure and saves again with the next key', async () => {
  saving.begin('a');
  saving.typed('a', 'refuse');
  await saving.flush();
  expect(failures).toHaveLength(1);
  saving.typed('a', 'kept');
  await saving.flush();
  expect(saved).toEqual(['s1/a: kept']);
});
