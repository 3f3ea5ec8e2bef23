/**
 * What the commands of the reader do, independent of the key or button that gave them: marking, noting, copying,
 * removing. Says what was done to a screen reader, and offers to undo what took something away.
 */
import { t } from '$lib/i18n/index.svelte';
import type { Colour, Style } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { changed } from '$lib/state/changes.svelte';
import { hasNote, isPlaced, type OpenArticle, type Passage } from '$lib/reading/open-article.svelte';
import { referenceLink } from '$lib/reading/reference';
import { announce, endOffer, offer, report, tell } from '$lib/state/messages.svelte';

import { citation, quotation, type CitationWords, type QuoteSource } from './citation';
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
  #last: Promise<void> = Promise.resolve();
  /** Changes that are not done yet. */
  #waiting = 0;

  constructor(reading: Reading, selecting: Selecting) {
    this.#reading = reading;
    this.#selecting = selecting;
  }

  /** Whether there is a passage or an active highlight to act on. */
  get hasTarget(): boolean {
    // What is being marked right now will be there.
    return (
      this.#waiting > 0 || this.#selecting.passage !== null || this.#reading.open?.activeAnnotation != null
    );
  }

  /** Marks what is selected, or gives the active highlight another colour. */
  async mark(colour: Colour): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const active = open?.activeAnnotation;
      this.#colour = colour;
      if (this.#selecting.passage) await this.#mark(colour, 'highlight');
      else if (open && active && active.colour !== colour) {
        await open.change(active.id, { colour });
        announce(t('reader-recoloured', { colour: t(`reader-colour-${colour}`) }));
      }
    });
  }

  /** Underlines what is selected, or turns the active highlight into an underline and back. */
  async underline(): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const active = open?.activeAnnotation;
      if (this.#selecting.passage) await this.#mark(this.#colour, 'underline');
      else if (open && active?.kind === 'passage') {
        const style = active.style === 'underline' ? 'highlight' : 'underline';
        await open.change(active.id, { style });
        announce(t(`reader-restyled-${style}`));
      }
    });
  }

  /** Writes a note on what is selected, or on the active highlight. */
  async note(): Promise<void> {
    await this.#on((open, id) => open.edit(id));
  }

  /** Opens the tags of what is selected, or of the active highlight. */
  async tag(): Promise<void> {
    await this.#on((open, id) => open.tag(id));
  }

  /** Begins a note on the article or on the issue. */
  noteOn(kind: 'article' | 'issue'): void {
    endOffer();
    this.#selecting.drop();
    this.#reading.open?.begin(kind, this.#colour);
  }

  /** Does something with what is selected, once it is marked, or with the active highlight. */
  async #on(act: (open: OpenArticle, id: string) => void): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const id = this.#selecting.passage ? await this.#mark(this.#colour, 'highlight') : open?.active;
      if (open && id) act(open, id);
    });
  }

  /** Deletes the active highlight with its note, and offers to take that back. */
  async remove(): Promise<void> {
    await this.#changing(async () => {
      const { open } = this.#reading;
      const annotation = open?.activeAnnotation;
      if (!open || !annotation) return;
      await open.remove(annotation.id);
      const words = t(
        annotation.kind !== 'passage'
          ? 'reader-whole-note-removed'
          : hasNote(annotation)
            ? 'reader-note-removed'
            : 'reader-highlight-removed',
      );
      offer(words, { label: t('reader-undo'), run: () => void this.#undo() });
    });
  }

  /** Copies the passage with its source. */
  async copyQuote(): Promise<void> {
    const { tree } = this.#reading;
    const passage = this.#passage;
    const source = this.#source;
    if (!tree || !passage || !source) return;
    const text = quotation(tree.text.slice(passage.start, passage.end), source, citationWords());
    await this.#copy(text, t('reader-quote-copied'));
  }

  /** Copies where it was printed, as a link that leads back to the active annotation, or else to the article. */
  async copyCitation(): Promise<void> {
    const { open } = this.#reading;
    const source = this.#source;
    if (!open || !source) return;
    const active = this.#selecting.passage ? null : open.active;
    const { issue, index } = open.article;
    const words = citation(source, citationWords()) || t('reader-untitled', { number: index + 1 });
    const reference = active
      ? ({ to: 'annotation', id: active } as const)
      : ({ to: 'article', issue, index } as const);
    await this.#copy(referenceLink(words, reference), t('reader-citation-copied'));
  }

  /** The passage that is selected, or that the active annotation is on. */
  get #passage(): Passage | null {
    const active = this.#reading.open?.activeAnnotation;
    return this.#selecting.passage ?? (active && isPlaced(active) ? active : null);
  }

  get #source(): QuoteSource | null {
    const { open, issue } = this.#reading;
    if (!open || !issue) return null;
    return {
      article: open.article.title,
      publication: issue.publication_title,
      number: issue.row.number,
      year: issue.row.year,
    };
  }

  async #copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      tell(done);
    } catch (thrown) {
      report(thrown);
    }
  }

  async #mark(colour: Colour, style: Style): Promise<string | null> {
    const { open, tree } = this.#reading;
    const { passage } = this.#selecting;
    if (!open || !tree || !passage) return null;
    this.#selecting.used();
    window.getSelection()?.removeAllRanges();
    const quote = tree.text.slice(passage.start, passage.end);
    const made = await open.mark(passage, quote, colour, style);
    announce(
      t(style === 'underline' ? 'reader-underlined' : 'reader-highlighted', {
        colour: t(`reader-colour-${colour}`),
      }),
    );
    return made.id;
  }

  /**
   * Carries out a change once the one before is done, so that the key for a note, pressed right after the one for a
   * highlight, finds it; the offer to undo the one before ends with it.
   */
  #changing(change: () => Promise<void>): Promise<void> {
    endOffer();
    this.#waiting += 1;
    this.#last = this.#last
      .then(change)
      .catch(report)
      .finally(() => (this.#waiting -= 1));
    return this.#last;
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

function citationWords(): CitationWords {
  return {
    quoted: (quote) => t('reader-cite-quoted', { quote }),
    article: (title) => t('reader-cite-article', { title }),
    publication: (title) => t('reader-cite-publication', { title }),
    number: (number) => t('reader-cite-number', { number }),
    year: (year) => t('reader-cite-year', { year }),
    separator: t('reader-cite-separator'),
    dash: t('reader-cite-dash'),
  };
}
