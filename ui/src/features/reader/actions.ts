/**
 * What the commands of the reader do, independent of the key or button that gave them: marking, noting, copying,
 * removing. Says what was done to a screen reader, and offers to undo what took something away.
 */
import { t } from '$lib/i18n/index.svelte';
import type { Colour } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { changed } from '$lib/state/changes.svelte';
import { announce, endOffer, offer, report, tell } from '$lib/state/messages.svelte';

import { citation } from './citation';
import type { Selecting } from './key-selection.svelte';
import type { Reading } from './reading.svelte';

/** The colours in the order of their keys, 1 to 4. */
export const COLOURS = ['straw', 'sage', 'sky', 'rose'] as const satisfies readonly Colour[];

/** What can be done in the reader. */
export class Actions {
  readonly #reading: Reading;
  readonly #selecting: Selecting;
  /** The colour of a note that is written without choosing one: the last that was used. */
  #colour: Colour = 'straw';

  constructor(reading: Reading, selecting: Selecting) {
    this.#reading = reading;
    this.#selecting = selecting;
  }

  /** Whether there is a passage or an active highlight to act on. */
  get hasTarget(): boolean {
    return this.#selecting.passage !== null || this.#reading.open?.activeAnnotation != null;
  }

  /** Marks what is selected, or gives the active highlight another colour. */
  async mark(colour: Colour): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const active = open?.activeAnnotation;
      this.#colour = colour;
      if (this.#selecting.passage) await this.#highlight(colour);
      else if (open && active && active.colour !== colour) {
        await open.recolour(active.id, colour);
        announce(t('reader-recoloured', { colour: t(`reader-colour-${colour}`) }));
      }
    });
  }

  /** Writes a note on what is selected, or on the active highlight. */
  async note(): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const id = this.#selecting.passage ? await this.#highlight(this.#colour) : open?.active;
      if (open && id) open.edit(id);
    });
  }

  /** Deletes the active highlight with its note, and offers to take that back. */
  async remove(): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const annotation = open?.activeAnnotation;
      if (!open || !annotation) return;
      await open.remove(annotation.id);
      const words = annotation.note.trim() === '' ? t('reader-highlight-removed') : t('reader-note-removed');
      offer(words, { label: t('reader-undo'), run: () => void this.#undo() });
    });
  }

  /** Copies the passage with its source. */
  async copyQuote(): Promise<void> {
    const { tree, open, issue } = this.#reading;
    const passage =
      this.#selecting.passage ?? (open?.activeAnnotation?.start != null ? open.activeAnnotation : null);
    if (!tree || !open || !issue || passage?.start == null || passage.end === null) return;
    const text = citation(
      tree.text.slice(passage.start, passage.end),
      {
        article: open.article.title,
        publication: issue.publication_title,
        number: issue.row.number,
        year: issue.row.year,
      },
      {
        quoted: (quote) => t('reader-cite-quoted', { quote }),
        article: (title) => t('reader-cite-article', { title }),
        publication: (title) => t('reader-cite-publication', { title }),
        number: (number) => t('reader-cite-number', { number }),
        year: (year) => t('reader-cite-year', { year }),
        separator: t('reader-cite-separator'),
        dash: t('reader-cite-dash'),
      },
    );
    try {
      await navigator.clipboard.writeText(text);
      tell(t('reader-quote-copied'));
    } catch (thrown) {
      report(thrown);
    }
  }

  async #highlight(colour: Colour): Promise<string | null> {
    const { open, tree } = this.#reading;
    const { passage } = this.#selecting;
    if (!open || !tree || !passage) return null;
    this.#selecting.drop();
    window.getSelection()?.removeAllRanges();
    const quote = tree.text.slice(passage.start, passage.end);
    const made = await open.highlight(passage, quote, colour);
    announce(t('reader-highlighted', { colour: t(`reader-colour-${colour}`) }));
    return made.id;
  }

  /** Carries out a change; the offer to undo the one before ends with it. */
  async #changing(change: () => Promise<void>): Promise<void> {
    endOffer();
    try {
      await change();
    } catch (thrown) {
      report(thrown);
    }
  }

  async #undo(): Promise<void> {
    try {
      const change = await client.undo();
      if (change) changed(change);
    } catch (thrown) {
      report(thrown);
    }
  }
}
