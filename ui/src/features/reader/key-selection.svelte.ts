/**
 * The selection in the open article, in offsets of its canonical text, whichever way it was made; and how keys move it.
 *
 * Knows the text and its leaves, never the page: what is selected in the page is handed in, what keys select is painted
 * by whoever shows the page.
 */
import type { Passage } from '$lib/reading/open-article.svelte';

import { trimmed } from './selection';
import { type ArticleTree, leafAt } from './tree';
import { nextCharacter, nextWord, previousCharacter, previousWord } from './words';

/** What an edge of the selection moves by. */
export type Step = 'character' | 'word' | 'paragraph';

/** How long a selection by key rests before the toolbar comes, in milliseconds. */
export const SELECTION_REST = 200;

/** A selection with its two edges: `anchor` stays, `focus` moves. */
export interface Edges {
  anchor: number;
  focus: number;
  by: 'keys' | 'pointer';
}

/** The selection of one article. */
export class Selecting {
  edges = $state.raw<Edges | null>(null);
  /** Whether it has come to rest: the pointer is up, or no key was pressed for a moment. */
  rests = $state(false);

  readonly #tree: () => ArticleTree | null;
  readonly #language: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is selected, without whitespace at its ends; `null` where that leaves nothing. */
  readonly passage: Passage | null = $derived.by(() => {
    const tree = this.#tree();
    const { edges } = this;
    if (!tree || !edges) return null;
    return trimmed(
      { start: Math.min(edges.anchor, edges.focus), end: Math.max(edges.anchor, edges.focus) },
      tree.text,
    );
  });

  constructor(tree: () => ArticleTree | null, language: () => string) {
    this.#tree = tree;
    this.#language = language;
  }

  /** Drops the selection. */
  drop(): void {
    clearTimeout(this.#timer);
    this.edges = null;
    this.rests = false;
  }

  /** Takes over what the pointer, or the system's own ways, selected in the page. */
  adopt(anchor: number, focus: number, rests: boolean): void {
    clearTimeout(this.#timer);
    this.edges = { anchor, focus, by: 'pointer' };
    this.rests = rests;
  }

  /** Starts at the beginning of a leaf; where the selection already stands there, takes the whole leaf. */
  start(leaf: number): void {
    const at = this.#tree()?.leaves[leaf];
    if (!at) return;
    const again =
      this.edges?.by === 'keys' && this.edges.anchor === at.start && this.edges.focus === at.start;
    this.#set({ anchor: at.start, focus: again ? at.end : at.start, by: 'keys' });
  }

  /** Moves the free edge; without a selection, starts one at a leaf first. */
  extend(step: Step, direction: 1 | -1, leaf: number): void {
    const tree = this.#tree();
    if (!tree) return;
    const begin = tree.leaves[leaf]?.start ?? 0;
    const { anchor, focus } = this.edges ?? { anchor: begin, focus: begin };
    this.#set({ anchor, focus: this.#moved(tree, focus, step, direction), by: 'keys' });
  }

  /** Moves the caret itself: a selection shrinks to the edge in that direction, as in any text. */
  move(step: Step, direction: 1 | -1): void {
    const tree = this.#tree();
    const { edges } = this;
    if (!tree || !edges) return;
    const { anchor, focus } = edges;
    const edge = direction > 0 ? Math.max(anchor, focus) : Math.min(anchor, focus);
    const at = anchor === focus ? this.#moved(tree, focus, step, direction) : edge;
    this.#set({ anchor: at, focus: at, by: 'keys' });
  }

  #set(edges: Edges): void {
    clearTimeout(this.#timer);
    this.edges = edges;
    this.rests = false;
    this.#timer = setTimeout(() => (this.rests = true), SELECTION_REST);
  }

  #moved(tree: ArticleTree, offset: number, step: Step, direction: 1 | -1): number {
    const language = this.#language();
    if (step === 'paragraph') return paragraphEdge(tree, offset, direction);
    if (step === 'word') return (direction > 0 ? nextWord : previousWord)(tree.text, offset, language);
    return (direction > 0 ? nextCharacter : previousCharacter)(tree.text, offset, language);
  }
}

/** The end of the paragraph at `offset`, or of the next where it is there already; backwards, the beginning. */
function paragraphEdge({ leaves }: ArticleTree, offset: number, direction: 1 | -1): number {
  const index = leafAt(leaves, offset);
  const here = leaves[index];
  if (!here) return offset;
  if (direction > 0) return offset < here.end ? here.end : (leaves[index + 1]?.end ?? here.end);
  return offset > here.start ? here.start : (leaves[index - 1]?.start ?? here.start);
}
