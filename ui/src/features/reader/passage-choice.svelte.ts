/** Choosing the passage that a note is about: while it goes on, a selection is not marked, it is chosen. */
import { t } from '$lib/i18n/index.svelte';
import { attachTo } from '$lib/reading/decisions';
import { type Attaching, attachingIn, endAttaching } from '$lib/state/attaching.svelte';
import { announce, report } from '$lib/state/messages.svelte';
import { go } from '$lib/state/route.svelte';

import type { Selecting } from './key-selection.svelte';
import type { Reading } from './reading.svelte';

/** The choice of a passage in the issue that is read. */
export class PassageChoice {
  readonly #reading: Reading;
  readonly #selecting: Selecting;

  constructor(reading: Reading, selecting: Selecting) {
    this.#reading = reading;
    this.#selecting = selecting;
  }

  /** The note whose passage is chosen; `null` where none is. */
  get wanted(): Attaching | null {
    return this.#reading.revision === null ? attachingIn(this.#reading.issueId) : null;
  }

  /** Puts the note on what is selected, and goes back to where one chooses for the next. */
  async attach(): Promise<void> {
    const { wanted } = this;
    const { open, tree } = this.#reading;
    const { passage } = this.#selecting;
    if (!wanted || !open || !tree) return;
    if (!passage) {
      announce(t('attach-nothing'));
      return;
    }
    const { start, end } = passage;
    const request = { id: wanted.id, article: open.article.index, start, end };
    try {
      await attachTo({ ...request, quote: tree.text.slice(start, end) });
      this.#selecting.used();
      window.getSelection()?.removeAllRanges();
      this.#end(wanted);
    } catch (thrown) {
      report(thrown);
    }
  }

  /** Leaves the note as it is. */
  leave(): void {
    announce(t('attach-ended'));
    if (this.wanted) this.#end(this.wanted);
  }

  #end({ back }: Attaching): void {
    endAttaching();
    go(back);
  }
}
