/** The page, as the margin beside it sees it. */
import type { Passage } from './open-article.svelte';

/** A stretch of the page in CSS pixels from its top. */
export interface Band {
  top: number;
  bottom: number;
}

/** What the margin asks of the page. */
export interface MarginPage {
  /** The page itself. */
  readonly element: HTMLElement;
  /** What is in the window and a window's height around it; changes seldom while the page is scrolled. Reactive. */
  readonly near: Band;
  /** Counts what may have moved the lines. Reactive. */
  readonly layouts: number;
  /**
   * The middle of the first line of every passage, by its id, from the top of the page: measured where it is near the
   * window, estimated elsewhere, so that a long article is not laid out for it.
   */
  firstLines(passages: readonly (Passage & { id: string })[]): ReadonlyMap<string, number>;
}
