import { beforeEach, expect, it, vi } from 'vitest';

import { latestChange } from '$lib/state/changes.svelte';
import { currentMessages, dismiss } from '$lib/state/messages.svelte';
import { replace, route } from '$lib/state/route.svelte';

import { replay } from './undo';

const client = vi.hoisted(() => ({ undo: vi.fn(), redo: vi.fn(), libraryView: vi.fn() }));
vi.mock('$lib/ipc/client', () => ({ client }));

const change = {
  kind: 'delete',
  annotation: 'a',
  digest: null,
  annotations: 1,
  issue: 'i',
  article: 2,
} as const;

beforeEach(() => {
  vi.resetAllMocks();
  currentMessages()
    .slice()
    .forEach(({ id }) => dismiss(id));
  replace({ page: 'issue', id: 'i' });
});

function told() {
  const message = currentMessages().at(-1);
  return { text: message?.kind === 'done' ? message.text : message?.kind, action: message?.action };
}

it('tells what was taken back, tells the reader’s page, and offers to do it again', async () => {
  client.undo.mockResolvedValue(change);
  const before = latestChange()?.serial ?? 0;
  await replay('undo');
  expect(latestChange()).toEqual({ ...change, serial: before + 1 });
  expect(told()).toMatchObject({ text: 'Highlight brought back', action: { label: 'Redo' } });
  client.redo.mockResolvedValue(change);
  told().action?.run();
  await vi.waitFor(() => expect(told().text).toBe('Highlight deleted again'));
});

it('leads to a change that was made in another issue', async () => {
  replace({ page: 'library' });
  client.undo.mockResolvedValue(change);
  await replay('undo');
  told().action?.run();
  expect(route()).toEqual({ page: 'issue', id: 'i' });
});

it('says so where there is nothing to take back', async () => {
  client.undo.mockResolvedValue(null);
  await replay('undo');
  expect(told()).toEqual({ text: 'Nothing to undo', action: undefined });
});

it('tells of a failure', async () => {
  client.undo.mockRejectedValue(new Error('locked'));
  await replay('undo');
  expect(told().text).toBe('failed');
});

it('lists publications anew when they were merged or parted, and leads to no issue', async () => {
  client.libraryView.mockResolvedValue({ publications: [], folder: '/f' });
  client.undo.mockResolvedValue({
    kind: 'merge',
    annotation: null,
    annotations: 0,
    issue: null,
    article: null,
  });
  await replay('undo');
  expect(client.libraryView).toHaveBeenCalledOnce();
  expect(told()).toMatchObject({ text: 'Publications parted again', action: { label: 'Redo' } });
  expect(route()).toEqual({ page: 'issue', id: 'i' });
});

it('leaves an issue that was pasted and is taken back', async () => {
  client.libraryView.mockResolvedValue({ publications: [], folder: '/f' });
  client.undo.mockResolvedValue({
    kind: 'paste',
    annotation: null,
    annotations: 0,
    issue: null,
    article: null,
  });
  await replay('undo');
  expect(route()).toEqual({ page: 'library' });
});
