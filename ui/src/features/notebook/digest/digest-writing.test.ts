import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { DigestUpdate } from '$lib/ipc/bindings';

import { DIGEST_REST, DigestWriting } from './digest-writing.svelte';
import { quotationLine } from './quotations';

const client = vi.hoisted(() => ({ digestView: vi.fn(), digestUpdate: vi.fn(), digestAccept: vi.fn() }));
vi.mock('$lib/ipc/client', () => ({ client }));

const row = { id: 'd', title: 'Tides', created: '', modified: '', trashed: null };
const stored = { row, body: 'One.', quoted: [] };

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  client.digestView.mockResolvedValue(stored);
  client.digestUpdate.mockImplementation((update: DigestUpdate) =>
    Promise.resolve({ ...stored, body: update.body ?? stored.body }),
  );
});
afterEach(() => vi.useRealTimers());

async function opened() {
  const writing = new DigestWriting('d');
  await writing.load();
  return writing;
}
const saved = () => client.digestUpdate.mock.calls.map(([update]) => update as DigestUpdate);

it('is saved a moment after the last key, title and text together', async () => {
  const writing = await opened();
  writing.write('One. T');
  writing.write('One. Two.');
  writing.writeTitle('Ebb');
  await vi.advanceTimersByTimeAsync(DIGEST_REST - 1);
  expect(saved()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved()).toMatchObject([{ id: 'd', title: 'Ebb', body: 'One. Two.' }]);
});

it('is one step to undo while it is typed, and another after a rest', async () => {
  const writing = await opened();
  for (const [text, rest] of [
    ['a', 1000],
    ['ab', 30_000],
    ['abc', 1000],
  ] as const) {
    writing.write(text);
    await vi.advanceTimersByTimeAsync(rest);
  }
  const [first, second, third] = saved().map(({ session }) => session);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('keeps what was typed while an answer was under way', async () => {
  const writing = await opened();
  let answer: (view: typeof stored) => void = () => undefined;
  client.digestUpdate.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  writing.write('One. Two.');
  const flushed = writing.flush();
  await vi.advanceTimersByTimeAsync(0);
  writing.write('One. Two. Three.');
  answer({ ...stored, body: 'One. Two.' });
  await flushed;
  expect(writing.body).toBe('One. Two. Three.');
});

it('quotes no longer what was taken out, in one step of its own', async () => {
  const writing = await opened();
  writing.write(`One.\n\n${quotationLine('a')}\n\nTwo.`);
  await writing.takeOut('a');
  expect(saved().map(({ body }) => body)).toEqual([`One.\n\n${quotationLine('a')}\n\nTwo.`, 'One.\n\nTwo.']);
  const [typed, taken] = saved().map(({ session }) => session);
  expect(taken).not.toBe(typed);
});

it('takes over what undo made of it', async () => {
  const writing = await opened();
  writing.write('Other.');
  client.digestView.mockResolvedValue({ ...stored, body: 'Before.' });
  await writing.load();
  expect(saved()).toHaveLength(1);
  expect(writing.body).toBe('Before.');
});
