/** What notes can be written as. */
import type { AnnotationsFormat } from '$lib/ipc/bindings';

/** A format of notes. */
export interface NoteFormat {
  format: AnnotationsFormat;
  /** The ending of its file; `null` where it is a folder of files. */
  extension: string | null;
  /** Whether a file of it holds the notes of one issue only. */
  single: boolean;
}

/** The formats, in the order in which they are offered. */
export const NOTE_FORMATS: readonly NoteFormat[] = [
  { format: 'web_annotation', extension: 'jsonld', single: false },
  { format: 'markdown', extension: 'md', single: true },
  { format: 'markdown_notes', extension: null, single: false },
  { format: 'html', extension: 'html', single: false },
  { format: 'epub_annotations', extension: 'ann', single: true },
  { format: 'csv', extension: 'csv', single: false },
  { format: 'bibtex', extension: 'bib', single: false },
  { format: 'csl_json', extension: 'json', single: false },
];
