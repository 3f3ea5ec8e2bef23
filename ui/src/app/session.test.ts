import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { ImportReport, IssueRow, LibraryView, Settings } from '$lib/ipc/bindings';

const client = vi.hoisted(() => ({
  libraryView: vi.fn(),
  openedFiles: vi.fn(),
  settingsView: vi.fn(),
  settingsSave: vi.fn(),
  welcomeOpen: vi.fn(),
  importPaths: vi.fn(),
  jobCancel: vi.fn(),
}));
vi.mock('$lib/ipc/client', () => ({ client }));

const settings: Settings = {
  theme: 'system',
  language: 'en',
  read_size: 18,
  ui_scale: 100,
  margin_notes: true,
  upright_notes: false,
  letter_keys: true,
  last_issue: null,
};

function libraryOf(...issues: string[]): LibraryView {
  const rows = issues.map((id) => ({ id }) as IssueRow);
  const cover = { setting: 'block', palette: 'chalk' } as const;
  const publication = {
    id: 'p',
    title: 'P',
    publishers: [],
    language: 'en',
    cover,
    spellings: [],
    issues: rows,
  };
  return { publications: issues.length > 0 ? [publication] : [], folder: '/f' };
}

const imported: ImportReport = {
  rows: [
    {
      file: { path: '/a.txt', place: '/a.txt', entry: null },
      parts: [],
      outcome: {
        kind: 'imported',
        issue: 'a',
        publication: 'P',
        name: '1',
        articles: 1,
        coverage: 1,
        findings: [],
        blocked: 0,
      },
    },
  ],
  cancelled: false,
};

/** Fresh modules: each start of the window has its own state. */
async function start(chosen: Partial<Settings> = {}) {
  vi.resetModules();
  window.__FLYLEAF__ = { settings: { ...settings, ...chosen }, systemLanguage: 'en' };
  const session = await import('./session');
  const { route } = await import('$lib/state/route.svelte');
  const { adoptInitial } = await import('./initial');
  const { currentMessages } = await import('$lib/state/messages.svelte');
  adoptInitial();
  session.restoreRoute();
  return { ...session, route, currentMessages };
}

beforeEach(() => {
  vi.resetAllMocks();
  client.openedFiles.mockResolvedValue([]);
  client.libraryView.mockResolvedValue(libraryOf('old'));
  client.settingsSave.mockResolvedValue(null);
  client.importPaths.mockResolvedValue(imported);
  client.welcomeOpen.mockResolvedValue('welcome');
});

describe('a session begins', () => {
  it('with the issue that was open last, before anything is asked', async () => {
    const { route } = await start({ last_issue: 'old' });
    expect(route()).toEqual({ page: 'issue', id: 'old' });
    expect(client.libraryView).not.toHaveBeenCalled();
  });

  it('with the library where no issue was open', async () => {
    const { begin, route } = await start();
    await begin();
    expect(route()).toEqual({ page: 'library' });
    expect(client.welcomeOpen).not.toHaveBeenCalled();
  });

  it('with the welcome issue on the very first start', async () => {
    client.libraryView.mockResolvedValue(libraryOf());
    const { begin, route } = await start();
    await begin();
    expect(route()).toEqual({ page: 'issue', id: 'welcome' });
  });

  it('without the welcome issue where a library was emptied later', async () => {
    client.libraryView.mockResolvedValue(libraryOf());
    const { begin } = await start({ last_issue: 'gone' });
    await begin();
    expect(client.welcomeOpen).not.toHaveBeenCalled();
  });

  it('with the files it was given, imported and the first of them open', async () => {
    client.openedFiles.mockResolvedValue(['/a.txt', '/b.txt']);
    const { begin, route } = await start({ last_issue: 'old' });
    await begin();
    expect(client.importPaths.mock.calls[0]?.[0]).toEqual(['/a.txt', '/b.txt']);
    expect(route()).toEqual({ page: 'issue', id: 'a' });
  });

  it('by asking for the settings where the page was not told them', async () => {
    client.settingsView.mockResolvedValue({ ...settings, last_issue: 'old' });
    const { begin, route } = await start();
    delete window.__FLYLEAF__;
    await begin();
    expect(route()).toEqual({ page: 'issue', id: 'old' });
  });

  it('with a message where something fails, not with a blank window', async () => {
    client.openedFiles.mockRejectedValue(new Error('no shell'));
    const { begin, currentMessages } = await start();
    await begin();
    expect(currentMessages().map(({ kind }) => kind)).toEqual(['failed']);
  });
});

it('an issue is kept for the next start once', async () => {
  const { rememberIssue } = await start();
  rememberIssue('new');
  rememberIssue('new');
  await vi.waitFor(() => expect(client.settingsSave).toHaveBeenCalledOnce());
  expect(client.settingsSave.mock.calls[0]?.[0]).toMatchObject({ last_issue: 'new', theme: 'system' });
});
