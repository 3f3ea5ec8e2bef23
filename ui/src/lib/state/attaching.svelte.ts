/** The note whose passage is being chosen in the reader, if one is: the next selection that is confirmed becomes it. */

import type { Route } from './route.svelte';

/** A note that looks for its passage. */
export interface Attaching {
  /** The annotation. */
  id: string;
  /** Its issue. */
  issue: string;
  /** What it was written on; empty where it was on no passage. */
  quote: string;
  /** BCP 47 tag of those words. */
  language: string;
  /** The page that is shown once it is decided. */
  back: Route;
}

let current = $state.raw<Attaching | null>(null);

/** The note that looks for its passage in an issue. */
export function attachingIn(issue: string): Attaching | null {
  return current?.issue === issue ? current : null;
}

/** Has the reader choose a passage for a note. */
export function beginAttaching(wanted: Attaching): void {
  current = wanted;
}

/** No passage is chosen any more. */
export function endAttaching(): void {
  current = null;
}
