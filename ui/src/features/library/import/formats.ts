/** The kinds of files that are read, as file dialogs offer them; what a file is, its content decides. */
import { t } from '$lib/i18n/index.svelte';
import type { FileFilter } from '$lib/ipc/bindings';

/** Each kind by its message, with its endings; the bundle's file associations name the same endings. */
export const formats = [
  ['format-text', ['txt', 'text']],
  ['format-html', ['html', 'htm', 'xhtml']],
  ['format-markdown', ['md', 'markdown']],
  ['format-docx', ['docx']],
  ['format-odt', ['odt', 'fodt']],
  ['format-rtf', ['rtf']],
  ['format-epub', ['epub']],
  ['format-pdf', ['pdf']],
  ['format-mail', ['eml', 'mht', 'mhtml', 'mbox']],
  ['format-feed', ['rss', 'atom', 'json', 'xml']],
  ['format-zip', ['zip']],
] as const;

/** The filters of a file dialog: everything that is read, each kind, and every file. */
export function fileFilters(): FileFilter[] {
  const all = formats.flatMap(([, extensions]) => [...extensions]);
  return [
    { name: t('format-all'), extensions: all },
    ...formats.map(([id, extensions]) => ({ name: t(id), extensions: [...extensions] })),
    { name: t('format-any'), extensions: ['*'] },
  ];
}
