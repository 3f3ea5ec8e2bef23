/** What a list of notes tells whoever shows in it what can be done where the place of a note is not certain. */
import type { Snippet } from 'svelte';

import type { NotebookNote } from '$lib/ipc/bindings';

/** A note's row as it stands in its list. */
export interface Placing {
  /** Whether the row is the active one: Tab leads to its buttons only then. */
  active: boolean;
  /** What was written on the passage. */
  hand: Snippet;
  /** Has the list read again; the focus is in the list then. */
  decided: () => Promise<void>;
}

/** Shows the passage of a note whose place is not certain, what was written on it, and what can be decided. */
export type ShowPlacing = Snippet<[NotebookNote, Placing]>;
