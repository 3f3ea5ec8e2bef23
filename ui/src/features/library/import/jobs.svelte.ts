/** Imports: one at a time, the next waiting; what is under way, and what the last one did. */
import { t } from '$lib/i18n/index.svelte';
import { chooseFiles, chooseFolder, client } from '$lib/ipc/client';
import type { ImportReport, Progress } from '$lib/ipc/bindings';
import { loadLibrary } from '$lib/state/library.svelte';
import { announce, report, tell } from '$lib/state/messages.svelte';
import { go, route } from '$lib/state/route.svelte';

import { firstIssue, summaryOf } from './summary';
import { headingOf } from './wording';

/** An import under way. */
export interface ImportJob {
  id: string;
  progress: Progress | null;
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

let job = $state<ImportJob | null>(null);
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
    await importPaths(await chooseFiles(t('import-choose-files-title')));
  } catch (thrown) {
    report(thrown);
  }
}

/** Asks which folder to import, then imports what is in it. */
export async function askForFolder(): Promise<void> {
  try {
    const folder = await chooseFolder(t('import-choose-folder-title'));
    if (folder !== null) await importPaths([folder]);
  } catch (thrown) {
    report(thrown);
  }
}

/** Asks the import under way to stop at its next file. */
export function stopImport(): void {
  if (!job) return;
  job.stopping = true;
  client.jobCancel(job.id).catch(report);
}

async function run(paths: string[], { open = false }): Promise<ImportReport | null> {
  const id = `import-${++count}`;
  job = { id, progress: null, stopping: false };
  let spoken = Date.now();
  try {
    const finished = await client.importPaths(paths, id, (progress) => {
      if (job?.id !== id) return;
      job.progress = progress;
      if (Date.now() - spoken >= SPOKEN_EVERY && progress.total > 0) {
        spoken = Date.now();
        announce(t('import-progress', { done: progress.done, total: progress.total }));
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
  announce(heading);
  if (open && issue !== null) {
    go({ page: 'issue', id: issue });
  } else if (route().page !== 'library') {
    // On the library's own page the report stands in the panel; elsewhere it would go unseen.
    tell(heading, { label: t('import-show'), run: () => go({ page: 'library' }) });
  }
}
