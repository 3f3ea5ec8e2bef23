/**
 * A file of another program's notes on its way into the library: looked at, its works assigned to issues, imported, and
 * taken out again.
 *
 * What is shown is always what the library answered to the choices made so far; an answer to older choices is dropped.
 */
import { say, t } from '$lib/i18n/index.svelte';
import type { AnnotationsReport, IncomingChoices, WorkChoice } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { changed } from '$lib/state/changes.svelte';
import { announce } from '$lib/state/messages.svelte';

import { headingOf, newNotes } from './wording';

/** Where a file stands: it is read, shown for a decision, being imported, imported, or taken out again. */
export type Stage = 'looking' | 'shown' | 'importing' | 'imported' | 'undone';

/** The import of one file. */
export class NotesImport {
  stage = $state<Stage>('looking');
  report = $state.raw<AnnotationsReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What was chosen by hand. */
  choices = $state.raw<readonly WorkChoice[]>([]);

  readonly path: string;
  #turn = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Reads the file anew; choices made on it before are forgotten. */
  async begin(): Promise<void> {
    this.choices = [];
    this.report = null;
    await this.#look();
  }

  /** Assigns a work to an issue, leaves it out, or lets it be matched. */
  async assign(work: number, issue: string | null | undefined): Promise<void> {
    const others = this.choices.filter((choice) => choice.work !== work);
    this.choices = issue === undefined ? others : [...others, { work, issue }];
    await this.#look();
  }

  /** Imports what is shown. */
  async run(): Promise<void> {
    this.#turn += 1;
    this.stage = 'importing';
    this.failure = null;
    try {
      this.report = await client.annotationsImport(this.path, this.#request());
      this.stage = 'imported';
      this.#tellPages();
      announce(headingOf(this.report.counts, this.stage));
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Takes out again what was imported. */
  async undo(): Promise<void> {
    this.failure = null;
    try {
      const change = await client.undo();
      if (!change) return;
      changed(change);
      this.stage = 'undone';
      announce(t('incoming-undone'));
    } catch (thrown) {
      this.failure = failureOf(thrown);
      announce(say(this.failure.sentence));
    }
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    this.failure = null;
    this.stage = 'looking';
    try {
      const report = await client.annotationsPreview(this.path, this.#request());
      if (turn !== this.#turn) return;
      this.report = report;
      this.stage = 'shown';
      announce(headingOf(report.counts, this.stage));
    } catch (thrown) {
      if (turn === this.#turn) this.#fail(thrown);
    }
  }

  #request(): IncomingChoices {
    return { file: this.report?.file ?? null, issue: null, works: [...this.choices] };
  }

  #fail(thrown: unknown): void {
    this.stage = 'shown';
    this.failure = failureOf(thrown);
    announce(say(this.failure.sentence));
  }

  /** Pages that show notes show the new ones, too. */
  #tellPages(): void {
    const annotations = this.report ? newNotes(this.report.counts) : 0;
    const none = { annotation: null, digest: null, issue: null, article: null };
    if (annotations > 0) changed({ kind: 'create', annotations, ...none });
  }
}
