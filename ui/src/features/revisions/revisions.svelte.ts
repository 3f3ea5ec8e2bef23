/**
 * The revisions of an issue as they are shown: which of them is compared, what changed, and what became of each note.
 */
import type { ProseRow, RevisionsView } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';

import { Deciding } from './deciding.svelte';

/** The revisions of one issue. */
export class Revisions {
  readonly issue: string;
  view = $state.raw<RevisionsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly deciding = new Deciding(() => this.load());

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
}
