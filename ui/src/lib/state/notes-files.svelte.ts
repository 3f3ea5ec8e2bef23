/** Files of other programs' notes that wait to be looked at, one after the other, before they are imported. */
import { t } from '$lib/i18n/index.svelte';
import { client } from '$lib/ipc/client';

import { report } from './messages.svelte';

/** The endings of the files that programs write notes to. */
const ENDINGS = [
  'json',
  'jsonld',
  'ann',
  'annotation',
  'calibre_annotation_collection',
  'csv',
  'html',
  'htm',
  'lua',
  'txt',
  'epub',
];

let files = $state.raw<readonly string[]>([]);

/** The file that is looked at; `null` where none waits. */
export function notesFile(): string | null {
  return files[0] ?? null;
}

/** Has files looked at after those that wait; one that waits is looked at once. */
export function lookAtNotes(paths: readonly string[]): void {
  files = [...files, ...paths.filter((path) => !files.includes(path))];
}

/** Goes on to the next file. */
export function nextNotesFile(): void {
  files = files.slice(1);
}

/** Asks which files of notes to look at. */
export async function askForNotes(): Promise<void> {
  try {
    const filters = [
      { name: t('incoming-files'), extensions: ENDINGS },
      { name: t('format-any'), extensions: ['*'] },
    ];
    lookAtNotes(await client.chooseFiles(t('incoming-choose-title'), filters));
  } catch (thrown) {
    report(thrown);
  }
}
