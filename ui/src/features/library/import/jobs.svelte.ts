/** Imports: one at a time, the next waiting; what is under way, and what the last one did. */
import { t } from '$lib/i18n/index.svelte';
import { client } from '$lib/ipc/client';
import type { ImportReport, ImportRow } from '$lib/ipc/bindings';
import { loadLibrary } from '$lib/state/library.svelte';
import { announce, report, tell } from '$lib/state/messages.svelte';
import { go, route } from '$lib/state/route.svelte';

import { fileFilters } from './formats';
import { advanced, doneOf, type FileRow } from './rows';
import { firstIssue, summaryOf } from './summary';
import { headingOf } from './wording';

/** An import under way. */
export interface ImportJob {
  id: string;
  /** Its files; none while they are looked for. */
  rows: readonly FileRow[];
  /** Whether it was asked to stop. */
  stopping: boolean;
}

/** What an import did, and when. */
export interface ImportDone {
  report: ImportReport;
  /** RFC 3339. */
  at: string;
}

/** A screen reader hears of progress this often at most, in milliseconds. */
const SPOKEN_EVERY = 5000;

// Replaced as a whole: thousands of rows would cost as many proxies.
let job = $state.raw<ImportJob | null>(null);
let done = $state.raw<ImportDone | null>(null);
let unseen = $state(false);
let queue: Promise<unknown> = Promise.resolve();
let count = 0;

/** The import under way. */
export function importJob(): ImportJob | null {
  return job;
}

/** The last import that ended. */
export function importDone(): ImportDone | null {
  return done;
}

/** Whether the last report was not looked at yet. */
export function reportIsUnseen(): boolean {
  return unseen;
}

/** The report was looked at. */
export function seeReport(): void {
  unseen = false;
}

/** Imports files and folders after those that came before; gives the report, or `null` where it failed. */
export function importPaths(paths: string[], options: { open?: boolean } = {}): Promise<ImportReport | null> {
  if (paths.length === 0) return Promise.resolve(null);
  const result = queue.then(() => run(paths, options));
  queue = result;
  return result;
}

/** Asks which files to import, then imports them. */
export async function askForFiles(): Promise<void> {
  try {
    await importPaths(await client.chooseFiles(t('import-choose-files-title'), fileFilters()));
  } catch (thrown) {
    report(thrown);
  }
}

/** Asks which folders to import, then imports what is in them. */
export async function askForFolder(): Promise<void> {
  try {
    await importPaths(await client.chooseFolders(t('import-choose-folder-title')));
  } catch (thrown) {
    report(thrown);
  }
}

/** Asks the import under way to stop at its next file. */
export function stopImport(): void {
  if (!job) return;
  job = { ...job, stopping: true };
  client.jobCancel(job.id).catch(report);
}

/** Asks the import under way to leave out one file. */
export function stopFile(number: number): void {
  if (job) client.jobCancelPart(job.id, number).catch(report);
}

/** Imports what was dropped or handed over. */
export async function importOpened(options: { open?: boolean } = {}): Promise<void> {
  try {
    await importPaths(await client.openedFiles(), options);
  } catch (thrown) {
    report(thrown);
  }
}

/** Imports pasted text and opens it; undo takes it out again. */
export async function paste(text: string, html: boolean): Promise<void> {
  try {
    const row = await client.pasteText({ text, html, name: t('import-pasted') });
    await loadLibrary();
    const issue = issueOf(row);
    const said =
      row.outcome.kind === 'present' ? t('import-sum-present', { count: 1 }) : t('import-paste-done');
    tell(
      said,
      issue === null ? undefined : { label: t('import-show'), run: () => go({ page: 'issue', id: issue }) },
    );
  } catch (thrown) {
    report(thrown);
  }
}

function issueOf({ outcome }: ImportRow): string | null {
  return outcome.kind === 'failed' || outcome.kind === 'cancelled' ? null : outcome.issue;
}

async function run(paths: string[], { open = false }): Promise<ImportReport | null> {
  const id = `import-${++count}`;
  job = { id, rows: [], stopping: false };
  let spoken = Date.now();
  try {
    const finished = await client.importPaths(paths, id, (steps) => {
      if (job?.id !== id) return;
      job = { ...job, rows: advanced(job.rows, steps) };
      if (Date.now() - spoken >= SPOKEN_EVERY && job.rows.length > 0) {
        spoken = Date.now();
        announce(t('import-progress', { done: doneOf(job.rows), total: job.rows.length }));
      }
    });
    done = { report: finished, at: new Date().toISOString() };
    unseen = true;
    await loadLibrary();
    finish(finished, open);
    return finished;
  } catch (thrown) {
    report(thrown);
    return null;
  } finally {
    job = null;
  }
}

function finish(finished: ImportReport, open: boolean): void {
  const heading = headingOf(summaryOf(finished));
  const issue = firstIssue(finished);
  if (open && issue !== null) {
    go({ page: 'issue', id: issue });
  } else if (route().page !== 'library') {
    // On the library's own page the report stands in the panel; elsewhere it would go unseen.
    tell(heading, { label: t('import-show'), run: () => go({ page: 'library' }) });
    return;
  }
  announce(heading);
}
