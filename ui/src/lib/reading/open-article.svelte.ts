/**
 * The article that is open and what is written on it: the one place that changes its annotations.
 *
 * The text reads highlights from here, the margin reads notes, and both read which annotation is active. Every change
 * goes to the library first and shows when the library has it, except a note that is being typed: that shows at once
 * and is saved by `NoteSaving`.
 */
import { SvelteSet } from 'svelte/reactivity';

import type { AnnotationView, ArticleView, Colour } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';

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
  /** In reading order; those without a place last. */
  annotations = $state.raw<AnnotationView[]>([]);
  /** The annotation that keys act on; its highlight is underlined and its note stands beside its line. */
  active = $state<string | null>(null);
  /** The annotation whose note is being written; it is active too. */
  editing = $state<string | null>(null);
  /** The annotation whose note the pointer is over. */
  hovered = $state<string | null>(null);
  /** The annotations whose notes are on the page now: of many, only those near the window are. */
  readonly shownNotes: ReadonlySet<string> = new SvelteSet<string>();
  /** Counts changes, so that an offer to undo one ends with the next. */
  changes = $state(0);

  readonly placed = $derived(this.annotations.filter(isPlaced));
  readonly unplaced = $derived(this.annotations.filter((annotation) => !isPlaced(annotation)));
  readonly activeAnnotation = $derived(this.annotations.find(({ id }) => id === this.active) ?? null);

  readonly #saving: NoteSaving;
  /** How often each note is on the page: while it opens or closes, twice. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- what is shown by it is reactive
  readonly #timesShown = new Map<string, number>();

  constructor(article: ArticleView, failed: (thrown: unknown) => void) {
    this.article = article;
    this.annotations = article.annotations;
    this.#saving = new NoteSaving((update) => client.annotationUpdate(update), failed);
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

  /** Marks a passage that says `quote`; the new highlight becomes active. */
  async highlight(passage: Passage, quote: string, colour: Colour): Promise<AnnotationView> {
    const { issue, index } = this.article;
    const { start, end } = passage;
    const made = await client.annotationCreate({
      issue,
      target: { kind: 'passage', article: index, start, end, quote },
      style: 'highlight',
      colour,
      note: '',
      tags: [],
    });
    this.annotations = inReadingOrder([...this.annotations, made]);
    this.active = made.id;
    this.changes += 1;
    return made;
  }

  /** Gives a highlight another colour. */
  async recolour(id: string, colour: Colour): Promise<void> {
    await this.flush();
    this.#replace(
      await client.annotationUpdate({ id, style: null, colour, note: null, tags: null, session: '' }),
    );
    this.changes += 1;
  }

  /** Deletes a highlight with its note. */
  async remove(id: string): Promise<void> {
    await this.flush();
    await client.annotationDelete(id);
    this.annotations = this.annotations.filter((annotation) => annotation.id !== id);
    if (this.active === id) this.active = null;
    if (this.editing === id) this.editing = null;
    this.changes += 1;
  }

  /** Opens the note of an annotation for writing. */
  edit(id: string): void {
    if (this.editing !== id) void this.doneEditing();
    this.active = id;
    this.editing = id;
    this.#saving.begin(id);
  }

  /** Takes over what was typed; it is saved a moment later. */
  write(id: string, note: string): void {
    const annotation = this.find(id);
    if (!annotation || annotation.note === note) return;
    this.#replace({ ...annotation, note });
    this.changes += 1;
    this.#saving.typed(id, note);
  }

  /** Closes the note that is being written, and saves it. An emptied note leaves a bare highlight. */
  async doneEditing(): Promise<void> {
    const id = this.editing;
    this.editing = null;
    if (id !== null) await this.flush();
  }

  /** Saves what is not yet saved. */
  async flush(): Promise<void> {
    await this.#saving.flush();
  }

  /** Takes over what the library holds now, after undo or redo; keeps an active annotation that is still there. */
  adopt(annotations: AnnotationView[]): void {
    this.annotations = annotations;
    this.editing = null;
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

  #replace(changed: AnnotationView): void {
    this.annotations = this.annotations.map((annotation) =>
      annotation.id === changed.id ? changed : annotation,
    );
  }
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
