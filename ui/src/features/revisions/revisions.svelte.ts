/**
 * The revisions of an issue as they are shown: which of them is compared, what changed, and what became of each note.
 *
 * What a person decides goes to the library first; then everything is asked for again, since one decision may settle
 * others.
 */
import type { CandidateView, NoteDifference, ProseRow, RevisionsView } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { attachTo, confirmPlaces, leaveUnplaced } from '$lib/reading/decisions';
import { report } from '$lib/state/messages.svelte';

/** The revisions of one issue. */
export class Revisions {
  readonly issue: string;
  view = $state.raw<RevisionsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Whether something is being decided: a second press would be a second decision. */
  busy = $state(false);

  readonly asking = $derived(this.view?.notes.filter(({ asks }) => asks) ?? []);
  readonly confirmable = $derived(this.asking.filter(({ now }) => now !== null));

  #compared: number | null = null;

  constructor(issue: string) {
    this.issue = issue;
  }

  /** Loads what is shown, or compares another revision. */
  async load(compared = this.#compared): Promise<void> {
    this.#compared = compared;
    this.failure = null;
    try {
      this.view = await client.revisionsView(this.issue, compared);
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** What changed in an article. */
  difference(old: number | null, now: number | null): Promise<ProseRow[]> {
    return client.articleDifference(this.issue, this.view?.compared ?? 1, old, now);
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
      await this.load();
    } catch (thrown) {
      report(thrown);
    } finally {
      this.busy = false;
    }
  }
}
