/**
 * The article that is open and what is written on it: the one place that changes its annotations.
 *
 * The text reads highlights from here, the margin reads notes, and both read which annotation is active. Every change
 * goes to the library first and shows when the library has it, except a note that is being typed: that shows at once
 * and is saved by `NoteSaving`.
 */
import { SvelteSet } from 'svelte/reactivity';

import type { AnnotationUpdate, AnnotationView, ArticleView, Colour, Style } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';

import type { Backlink } from './link-search';
import { NoteSaving } from './note-saving';

/** A passage of the canonical text in UTF-16 code units: `start < end`. */
export interface Passage {
  start: number;
  end: number;
}

/** An annotation that has a place in the text. */
export type PlacedAnnotation = AnnotationView & Passage;

/** The article that is open. */
export class OpenArticle {
  readonly article: ArticleView;
  /** Whether it is of a revision that is not current: notes in it are read, not written. */
  readonly readOnly: boolean;
  /** Passages in reading order, those without a place last; then what is on the article, and on the issue. */
  annotations = $state.raw<AnnotationView[]>([]);
  /** The annotation that keys act on; its highlight is underlined and its note stands beside its line. */
  active = $state<string | null>(null);
  /** The annotation whose note is being written; it is active too. */
  editing = $state<string | null>(null);
  /** The annotation whose tags are being chosen; it is active too. */
  tagging = $state<string | null>(null);
  /** The annotation whose note the pointer is over. */
  hovered = $state<string | null>(null);
  /** What links to the active annotation, once that is known. */
  backlinks = $state.raw<{ id: string; links: readonly Backlink[] } | null>(null);
  /** The annotations whose notes are on the page now: of many, only those near the window are. */
  readonly shownNotes: ReadonlySet<string> = new SvelteSet<string>();
  /** Counts changes, so that an offer to undo one ends with the next. */
  changes = $state(0);

  readonly placed = $derived(this.annotations.filter(isPlaced));
  readonly unplaced = $derived(
    this.annotations.filter((annotation) => annotation.kind === 'passage' && !isPlaced(annotation)),
  );
  /** What is written on the article as a whole. */
  readonly articleNotes = $derived(this.annotations.filter(({ kind }) => kind === 'article'));
  /** What is written on the issue as a whole. */
  readonly issueNotes = $derived(this.annotations.filter(({ kind }) => kind === 'issue'));
  readonly activeAnnotation = $derived(this.annotations.find(({ id }) => id === this.active) ?? null);

  readonly #saving: NoteSaving;
  /** How often each note is on the page: while it opens or closes, twice. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- what is shown by it is reactive
  readonly #timesShown = new Map<string, number>();
  /** Notes begun on the article or the issue, and what the library made of them: nothing, until they say something. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- never read while the page is drawn
  readonly #drafts = new Map<string, AnnotationView | null>();

  constructor(
    article: ArticleView,
    issueNotes: AnnotationView[],
    failed: (thrown: unknown) => void,
    readOnly = false,
  ) {
    this.article = article;
    this.readOnly = readOnly;
    this.annotations = everything(article, issueNotes);
    this.#saving = new NoteSaving((update) => this.#save(update), failed);
  }

  /** Tells that a note is on the page; gives the way to tell that it is not any more. */
  noteShown(id: string): () => void {
    const shown = this.shownNotes as SvelteSet<string>;
    this.#timesShown.set(id, (this.#timesShown.get(id) ?? 0) + 1);
    shown.add(id);
    return () => {
      const left = (this.#timesShown.get(id) ?? 0) - 1;
      if (left > 0) this.#timesShown.set(id, left);
      else {
        this.#timesShown.delete(id);
        shown.delete(id);
      }
    };
  }

  /** The annotation of that id. */
  find(id: string | null): AnnotationView | null {
    return this.annotations.find((annotation) => annotation.id === id) ?? null;
  }

  /** Whether an annotation of a passage has something to show beside it: written, being written, or leading here. */
  showsNote(annotation: AnnotationView): boolean {
    const { id } = annotation;
    return hasNote(annotation) || this.editing === id || this.tagging === id || this.linksTo(id).length > 0;
  }

  /** What links to an annotation, as long as it is the active one. */
  linksTo(id: string): readonly Backlink[] {
    return this.active === id && this.backlinks?.id === id ? this.backlinks.links : [];
  }

  /** Marks a passage that says `quote`; the new annotation becomes active. */
  async mark(passage: Passage, quote: string, colour: Colour, style: Style): Promise<AnnotationView> {
    const { issue, index } = this.article;
    const { start, end } = passage;
    const made = await client.annotationCreate({
      issue,
      target: { kind: 'passage', article: index, start, end, quote },
      style,
      colour,
      note: '',
      tags: [],
    });
    this.annotations = inReadingOrder([...this.annotations, made]);
    this.active = made.id;
    this.changes += 1;
    return made;
  }

  /** Gives an annotation another colour, style or other tags. */
  async change(
    id: string,
    change: Partial<Pick<AnnotationUpdate, 'colour' | 'style' | 'tags'>>,
  ): Promise<void> {
    await this.doneEditing();
    const { colour = null, style = null, tags = null } = change;
    this.#replace(await client.annotationUpdate({ id, style, colour, tags, note: null, session: '' }));
    this.changes += 1;
  }

  /** Moves an annotation to the trash. */
  async remove(id: string): Promise<void> {
    await this.doneEditing();
    await client.annotationDelete(id);
    this.#drop(id);
    this.changes += 1;
  }

  /** Opens the note of an annotation for writing. */
  edit(id: string): void {
    if (this.readOnly) return;
    if (this.editing !== id) void this.doneEditing();
    this.active = id;
    this.tagging = null;
    this.editing = id;
    this.#saving.begin(id);
  }

  /** Opens the tags of an annotation. */
  tag(id: string): void {
    if (this.readOnly) return;
    void this.doneEditing();
    this.active = id;
    this.tagging = id;
  }

  /** Begins a note on the article or on the issue; it is kept once it says something. */
  begin(kind: 'article' | 'issue', colour: Colour): void {
    if (this.readOnly) return;
    void this.doneEditing();
    const { issue, index } = this.article;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- written down at once
    const now = new Date().toISOString();
    const draft: AnnotationView = {
      id: `draft-${crypto.randomUUID()}`,
      issue,
      kind,
      article: kind === 'article' ? index : null,
      lost_article: null,
      start: null,
      end: null,
      quote: '',
      status: 'exact',
      style: 'highlight',
      colour,
      note: '',
      tags: [],
      created: now,
      modified: now,
    };
    this.#drafts.set(draft.id, null);
    this.annotations = [...this.annotations, draft];
    this.edit(draft.id);
  }

  /** Takes over what was typed; it is saved a moment later. */
  write(id: string, note: string): void {
    const annotation = this.find(id);
    if (!annotation || annotation.note === note) return;
    this.#replace({ ...annotation, note });
    this.changes += 1;
    this.#saving.typed(id, note);
  }

  /**
   * Closes the note that is being written, and saves it; gives its id if it is still there. An emptied note leaves a
   * bare highlight, and on an article or an issue nothing.
   */
  async doneEditing(): Promise<string | null> {
    const id = this.editing;
    this.editing = null;
    if (id === null) return null;
    await this.flush();
    const kept = this.#settle(id);
    const annotation = this.find(kept);
    if (!annotation || annotation.kind === 'passage' || hasNote(annotation)) return kept;
    await client.annotationDelete(annotation.id);
    this.#drop(annotation.id);
    return null;
  }

  /** Saves what is not yet saved. */
  async flush(): Promise<void> {
    await this.#saving.flush();
  }

  /** Takes over what the library holds now, after undo or redo; keeps an active annotation that is still there. */
  adopt(article: ArticleView, issueNotes: AnnotationView[]): void {
    this.annotations = everything(article, issueNotes);
    this.editing = null;
    this.tagging = null;
    this.#drafts.clear();
    if (!this.find(this.active)) this.active = null;
  }

  /** The placed annotation after (`1`) or before (`-1`) the active one, or from `offset` where none is active. */
  neighbour(step: 1 | -1, offset: number): PlacedAnnotation | null {
    const index = this.placed.findIndex(({ id }) => id === this.active);
    if (index >= 0) return this.placed[index + step] ?? null;
    return step > 0
      ? (this.placed.find(({ end }) => end > offset) ?? null)
      : (this.placed.findLast(({ start }) => start < offset) ?? null);
  }

  /** Saves what was typed; the first words of a begun note make it. */
  async #save(update: AnnotationUpdate): Promise<void> {
    const made = this.#drafts.get(update.id);
    if (made !== null) {
      await client.annotationUpdate({ ...update, id: made?.id ?? update.id });
      return;
    }
    const begun = this.find(update.id);
    if (!begun || !update.note?.trim()) return;
    const { issue, article, colour } = begun;
    const answer = await client.annotationCreate({
      issue,
      target: article === null ? { kind: 'issue' } : { kind: 'article', article },
      style: 'highlight',
      colour,
      note: update.note,
      tags: [],
    });
    if (this.#drafts.has(update.id)) this.#drafts.set(update.id, answer);
  }

  /** Puts what the library made in the place of a begun note; gives the id that it has now, if it was kept. */
  #settle(id: string): string | null {
    const made = this.#drafts.get(id);
    if (made === undefined) return id;
    const begun = this.find(id);
    this.#drafts.delete(id);
    if (!made || !begun) {
      this.#drop(id);
      return null;
    }
    this.annotations = this.annotations.map((one) => (one.id === id ? { ...made, note: begun.note } : one));
    if (this.active === id) this.active = made.id;
    return made.id;
  }

  #drop(id: string): void {
    this.annotations = this.annotations.filter((annotation) => annotation.id !== id);
    if (this.active === id) this.active = null;
    if (this.editing === id) this.editing = null;
    if (this.tagging === id) this.tagging = null;
  }

  #replace(changed: AnnotationView): void {
    this.annotations = this.annotations.map((annotation) =>
      annotation.id === changed.id ? changed : annotation,
    );
  }
}

/** Whether something is written on a passage besides its colour. */
export function hasNote({ note, tags }: Pick<AnnotationView, 'note' | 'tags'>): boolean {
  return note.trim() !== '' || tags.length > 0;
}

/** What an article shows: what is on its passages, on itself and on its issue. */
function everything({ annotations, notes }: ArticleView, issueNotes: AnnotationView[]): AnnotationView[] {
  return [...annotations, ...notes, ...issueNotes];
}

/** Whether an annotation has a place in the text. */
export function isPlaced(annotation: AnnotationView): annotation is PlacedAnnotation {
  return annotation.start !== null && annotation.end !== null;
}

/** Sorted by position, those without a place last, in the order they were made. */
export function inReadingOrder(annotations: AnnotationView[]): AnnotationView[] {
  return annotations.toSorted(
    (a, b) =>
      position(a.start) - position(b.start) ||
      (a.end ?? 0) - (b.end ?? 0) ||
      a.created.localeCompare(b.created),
  );
}

function position(offset: number | null): number {
  return offset ?? Number.MAX_SAFE_INTEGER;
}
