/** Notes on their way into a file of another program: how much they are, what they are written as, and where to. */
import { t } from '$lib/i18n/index.svelte';
import type { AnnotationsChosen, AnnotationsExtent, AnnotationsFormat } from '$lib/ipc/bindings';
import { chooseSavePath, client, showInFolder } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { report, tell } from '$lib/state/messages.svelte';

import { NOTE_FORMATS, type NoteFormat } from './note-formats';

/** An export of notes. */
export class NotesExport {
  format = $state<AnnotationsFormat>('web_annotation');
  /** How much was chosen; `null` until it is known. */
  extent = $state.raw<AnnotationsExtent | null>(null);
  failure = $state.raw<Failure | null>(null);
  writing = $state(false);

  readonly #chosen: AnnotationsChosen;

  constructor(chosen: AnnotationsChosen) {
    this.#chosen = chosen;
  }

  /** Asks how much was chosen. */
  async measure(): Promise<void> {
    try {
      this.extent = await client.annotationsExtent(this.#chosen);
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** Whether a format takes what was chosen. */
  takes({ single }: NoteFormat): boolean {
    return !single || this.extent === null || this.extent.issues <= 1;
  }

  /** Asks where to, and writes; gives whether that was done. */
  async write(): Promise<boolean> {
    const { format, extent } = this;
    const { extension } = NOTE_FORMATS.find((one) => one.format === format) ?? {};
    if (!extent || extension === undefined) return false;
    this.failure = null;
    try {
      const path = await this.#askForPath(extension, extent);
      if (path === null) return false;
      this.writing = true;
      const { path: written } = await client.annotationsExport({ chosen: this.#chosen, format }, path);
      tell(t('outgoing-written', { count: extent.annotations }), {
        label: t('export-show'),
        run: () => void showInFolder(written).catch(report),
      });
      return true;
    } catch (thrown) {
      this.failure = failureOf(thrown);
      return false;
    } finally {
      this.writing = false;
    }
  }

  async #askForPath(extension: string | null, { issue }: AnnotationsExtent): Promise<string | null> {
    if (extension === null) return (await client.chooseFolders(t('outgoing-folder')))[0] ?? null;
    const name = issue
      ? await client.exportName([issue], extension)
      : `${t('outgoing-file-name')}.${extension}`;
    return chooseSavePath(t('outgoing-export'), name, t(`outgoing-${this.format}`), extension);
  }
}
