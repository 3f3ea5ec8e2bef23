/**
 * Notes of all issues that fit a filter: a long list of which some can be chosen and changed at once, each change one
 * step to undo.
 */
import { replay } from '$app/undo';
import { t } from '$lib/i18n/index.svelte';
import type {
  AnnotationsChosen,
  ManyChange,
  NotebookFacets,
  NotebookNote,
  NotebookQuery,
} from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { countNotes } from '$lib/notes/count.svelte';
import { ALL, notebookQuery, queryOf, type NoteFilter } from '$lib/notes/filter';
import { announce, offer, report } from '$lib/state/messages.svelte';

import { PagedRows, type LoadPage } from './paged-rows.svelte';
import { Selection } from './selection.svelte';

/** The notes in the notebook, or those in the trash. */
export class Notebook {
  facets = $state.raw<NotebookFacets | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Names the list that is shown; changes once it is there. */
  address = $state('');
  readonly rows: PagedRows<NotebookNote>;
  readonly selection: Selection;
  readonly trashed: boolean;

  #filter: NoteFilter = ALL;
  #ids: Promise<readonly string[]> | null = null;

  constructor({ trashed = false }: { trashed?: boolean } = {}) {
    this.trashed = trashed;
    this.rows = new PagedRows<NotebookNote>(
      () => Promise.resolve({ total: 0, rows: [] }),
      (thrown) => (this.failure = failureOf(thrown)),
    );
    this.selection = new Selection(
      (first, last) => this.#between(first, last),
      () => this.rows.total ?? 0,
    );
  }

  /** Shows the notes that fit a filter, from the first. */
  async show(filter: NoteFilter): Promise<void> {
    this.#filter = filter;
    this.selection.forget();
    await this.#read(this.#loader(filter));
    if (filter === this.#filter) this.address = `${this.trashed ? 'trash' : 'notebook'}?${queryOf(filter)}`;
  }

  /** Reads again what is shown: something changed. */
  async refresh(): Promise<void> {
    await this.#read();
    this.selection.clamp();
  }

  /** Whether a note is chosen. */
  has(id: string): boolean {
    return this.selection.chosen.has(id);
  }

  /** What is chosen, in the order of the list; the active note where nothing is. */
  async chosen(): Promise<string[]> {
    const { chosen, active } = this.selection;
    if (chosen.size === 0) {
      const note = active === null ? undefined : this.rows.at(active);
      return note ? [note.annotation.id] : [];
    }
    if (chosen.size === 1) return [...chosen];
    const order = await this.#all();
    return order.filter((id) => chosen.has(id));
  }

  /** All notes that fit the filter, without a name for each. */
  shown(): AnnotationsChosen {
    return { kind: 'query', query: this.#query(this.#filter, 0, 0) };
  }

  /** The chosen notes; where all are, without a name for each. */
  async toExport(): Promise<AnnotationsChosen> {
    if (this.selection.chosen.size === this.rows.total) return this.shown();
    return { kind: 'annotations', annotations: await this.chosen() };
  }

  /** The tags of the chosen notes that are held. */
  tagsOfChosen(): string[] {
    const held = this.rows.held().filter(({ annotation }) => this.has(annotation.id));
    const tags = held.flatMap(({ annotation }) => annotation.tags).sort((a, b) => a.localeCompare(b));
    return tags.filter((tag, index) => tag !== tags[index - 1]);
  }

  /** Changes what is chosen, and offers to take that back; `done` says what was done to so many. */
  async change(change: ManyChange, done: (count: number) => string): Promise<void> {
    await this.#work(async () => {
      const ids = await this.chosen();
      if (ids.length === 0) return null;
      return client.annotationsChange({ ids, change });
    }, done);
    if (change.kind === 'trash') this.selection.drop();
  }

  /** Takes what is chosen out of the trash. */
  async restore(): Promise<void> {
    await this.#work(
      async () => {
        const ids = await this.chosen();
        return ids.length === 0 ? null : client.trashRestore(ids);
      },
      (count) => t('trash-restored', { count }),
    );
    this.selection.drop();
  }

  async #work(work: () => Promise<number | null>, done: (count: number) => string): Promise<void> {
    try {
      const count = await work();
      if (count === null) return;
      if (count === 0) announce(t('notebook-unchanged'));
      else offer(done(count), { label: t('undo-undo'), run: () => void replay('undo') });
      await this.refresh();
      void countNotes();
    } catch (thrown) {
      report(thrown);
    }
  }

  #query(filter: NoteFilter, offset: number, limit: number): NotebookQuery {
    return { ...notebookQuery(filter, offset, limit), trashed: this.trashed };
  }

  #loader(filter: NoteFilter): LoadPage<NotebookNote> {
    return async (offset, limit) => {
      const { notes, total, facets } = await client.notebookView(this.#query(filter, offset, limit));
      if (filter === this.#filter) this.facets = facets;
      return { total, rows: notes };
    };
  }

  async #read(other?: LoadPage<NotebookNote>): Promise<void> {
    this.#ids = null;
    this.failure = null;
    await this.rows.reload(other);
  }

  /** Every id, in the order of the list. */
  #all(): Promise<readonly string[]> {
    this.#ids ??= client.notebookIds(this.#query(this.#filter, 0, 0));
    return this.#ids;
  }

  async #between(first: number, last: number): Promise<readonly string[]> {
    const near: string[] = [];
    for (let index = first; index <= last; index += 1) {
      const note = this.rows.at(index);
      if (!note) break;
      near.push(note.annotation.id);
    }
    if (near.length === last - first + 1) return near;
    try {
      return (await this.#all()).slice(first, last + 1);
    } catch (thrown) {
      report(thrown);
      return [];
    }
  }
}
