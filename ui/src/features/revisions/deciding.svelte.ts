/**
 * What a person decides about the places of notes: it goes to the library first, then what is shown is asked for again,
 * since one decision may settle others.
 */
import type { CandidateView, NoteDifference } from '$lib/ipc/bindings';
import { attachTo, confirmPlaces, leaveUnplaced } from '$lib/reading/decisions';
import { report } from '$lib/state/messages.svelte';

/** Decisions, one after the other. */
export class Deciding {
  /** Whether something is being decided: a second press would be a second decision. */
  busy = $state(false);
  readonly #decided: () => Promise<void>;

  /** `decided` asks again for what is shown. */
  constructor(decided: () => Promise<void>) {
    this.#decided = decided;
  }

  /** Takes the places of these notes for theirs. */
  confirm(notes: readonly NoteDifference[]): Promise<void> {
    return this.#decide(() => confirmPlaces(notes.map(({ note }) => note.id)));
  }

  /** Puts a note on one of its candidates. */
  attach({ note }: NoteDifference, candidate: CandidateView): Promise<void> {
    const { start, end, passage } = candidate;
    const request = { id: note.id, article: passage.article, start, end, quote: passage.words };
    return this.#decide(() => attachTo(request));
  }

  /** Leaves a note without a place. */
  leave({ note }: NoteDifference): Promise<void> {
    return this.#decide(() => leaveUnplaced([note.id]));
  }

  async #decide(decision: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await decision();
      await this.#decided();
    } catch (thrown) {
      report(thrown);
    } finally {
      this.busy = false;
    }
  }
}
