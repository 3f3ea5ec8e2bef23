import { beforeEach, expect, it, vi } from 'vitest';

import type { ImportReport, ImportStep } from '$lib/ipc/bindings';
import { Failure } from '$lib/ipc/failure';

const client = vi.hoisted(() => ({
  libraryView: vi.fn(),
  importPaths: vi.fn(),
  jobCancel: vi.fn(),
  jobCancelPart: vi.fn(),
  pasteText: vi.fn(),
  openedFiles: vi.fn(),
  chooseFiles: vi.fn(),
  chooseFolders: vi.fn(),
}));
vi.mock('$lib/ipc/client', () => ({ client }));

type Heard = (steps: ImportStep[]) => void;

const file = { path: '/a', place: '/a', entry: null };

const empty: ImportReport = { rows: [], cancelled: false };
const present: ImportReport = {
  rows: [{ file, parts: [], outcome: { kind: 'present', issue: 'old', publication: 'P', name: '1' } }],
  cancelled: false,
};

async function fresh() {
  vi.resetModules();
  const jobs = await import('./jobs.svelte');
  const { currentMessages, announcement } = await import('$lib/state/messages.svelte');
  const { go, route } = await import('$lib/state/route.svelte');
  return { ...jobs, currentMessages, announcement, go, route };
}

beforeEach(() => {
  vi.resetAllMocks();
  client.libraryView.mockResolvedValue({ publications: [], folder: '/f' });
  client.jobCancel.mockResolvedValue(null);
  client.jobCancelPart.mockResolvedValue(null);
  client.importPaths.mockResolvedValue(empty);
});

it('shows how far an import is, and afterwards what it did', async () => {
  const { importPaths, importJob, importDone } = await fresh();
  let finish: (report: ImportReport) => void = () => undefined;
  client.importPaths.mockImplementation((_paths: string[], _job: string, heard: Heard) => {
    heard([{ kind: 'found', files: [file, file] }]);
    heard([{ kind: 'reading', number: 1 }]);
    return new Promise<ImportReport>((resolve) => (finish = resolve));
  });
  const running = importPaths(['/a']);
  await vi.waitFor(() => expect(importJob()?.rows.map(({ state }) => state)).toEqual(['waiting', 'reading']));
  finish(present);
  await running;
  expect(importJob()).toBeNull();
  expect(importDone()?.report).toEqual(present);
  expect(client.libraryView).toHaveBeenCalledOnce();
});

it('has a report that is new until it was looked at', async () => {
  const { importPaths, reportIsUnseen, seeReport } = await fresh();
  expect(reportIsUnseen()).toBe(false);
  await importPaths(['/a']);
  expect(reportIsUnseen()).toBe(true);
  seeReport();
  expect(reportIsUnseen()).toBe(false);
});

it('runs one import after the other', async () => {
  const { importPaths } = await fresh();
  const order: string[] = [];
  client.importPaths.mockImplementation(async ([path]: string[]) => {
    order.push(`${path} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${path} ends`);
    return empty;
  });
  await Promise.all([importPaths(['/a']), importPaths(['/b'])]);
  expect(order).toEqual(['/a begins', '/a ends', '/b begins', '/b ends']);
});

it('goes on with the next import when one fails, and tells why', async () => {
  const { importPaths, currentMessages } = await fresh();
  const error = { message: { id: 'import-failed', arguments: {} }, hint: null, cancelled: false };
  client.importPaths.mockRejectedValueOnce(new Failure(error));
  expect(await importPaths(['/a'])).toBeNull();
  expect(await importPaths(['/b'])).toEqual(empty);
  expect(currentMessages().map(({ kind }) => kind)).toEqual(['failed']);
});

it('asks the job under way to stop, by its name', async () => {
  const { importPaths, importJob, stopFile, stopImport } = await fresh();
  let finish: (report: ImportReport) => void = () => undefined;
  client.importPaths.mockImplementation(() => new Promise<ImportReport>((resolve) => (finish = resolve)));
  const running = importPaths(['/a']);
  await vi.waitFor(() => expect(client.importPaths).toHaveBeenCalled());
  stopFile(4);
  expect(client.jobCancelPart).toHaveBeenCalledWith(client.importPaths.mock.calls[0]?.[1], 4);
  stopImport();
  expect(importJob()?.stopping).toBe(true);
  expect(client.jobCancel).toHaveBeenCalledWith(client.importPaths.mock.calls[0]?.[1]);
  finish({ ...empty, cancelled: true });
  await running;
  expect(importJob()).toBeNull();
});

it('takes nobody away who stopped the import', async () => {
  client.importPaths.mockResolvedValue({ ...present, cancelled: true });
  const { importPaths, route } = await fresh();
  await importPaths(['/a'], { open: true });
  expect(route().page).toBe('library');
});

it('opens the first issue only where it was asked to', async () => {
  client.importPaths.mockResolvedValue(present);
  const { importPaths, route } = await fresh();
  await importPaths(['/a']);
  expect(route()).toEqual({ page: 'library' });
  await importPaths(['/a'], { open: true });
  expect(route()).toEqual({ page: 'issue', id: 'old' });
});

it('tells of an import that ends out of sight, with the way to its report', async () => {
  client.importPaths.mockResolvedValue(present);
  const { importPaths, currentMessages, go, route } = await fresh();
  go({ page: 'issue', id: 'other' });
  await importPaths(['/a']);
  const [message] = currentMessages();
  expect(message?.kind === 'done' && message.text).toBe('1 was already here');
  message?.action?.run();
  expect(route()).toEqual({ page: 'library' });
});

it('imports nothing when the reader changes their mind', async () => {
  const { askForFiles, askForFolder } = await fresh();
  client.chooseFiles.mockResolvedValue([]);
  client.chooseFolders.mockResolvedValue([]);
  await askForFiles();
  await askForFolder();
  expect(client.importPaths).not.toHaveBeenCalled();
});

it('opens files that the system handed over, and not those that were dropped', async () => {
  client.openedFiles.mockResolvedValue(['/a']);
  client.importPaths.mockResolvedValue(present);
  const { importOpened, route } = await fresh();
  await importOpened({ open: false });
  expect(route()).toEqual({ page: 'library' });
  await importOpened({ open: true });
  expect(route()).toEqual({ page: 'issue', id: 'old' });
});

it('tells what was pasted and leads to it', async () => {
  const { paste, currentMessages, route } = await fresh();
  client.pasteText.mockResolvedValue(present.rows[0]);
  await paste('Tides', false);
  expect(client.pasteText).toHaveBeenCalledWith({ text: 'Tides', html: false, name: 'Pasted text' });
  currentMessages()[0]?.action?.run();
  expect(route()).toEqual({ page: 'issue', id: 'old' });
});
