/**
 * The caret and the selection in the open article, in offsets of its canonical text, whichever way they were made; and
 * how keys move them.
 *
 * Knows the text and its leaves, never the page: what is selected in the page and where its lines end is handed in,
 * what keys select is painted by whoever shows the page.
 */
import type { Passage } from '$lib/reading/open-article.svelte';

import { trimmed } from './selection';
import { nextSentence, previousSentence, sentenceEnd } from './sentences';
import { type ArticleTree, leafAt } from './tree';
import { nextCharacter, nextWord, previousCharacter, previousWord } from './words';

/** What the caret moves by. */
export type Step = 'character' | 'word' | 'sentence' | 'paragraph' | 'text';

/** How long a selection by key rests before the toolbar comes, in milliseconds. */
export const SELECTION_REST = 200;

/** The caret, where both edges are one, or a selection: `anchor` stays, `focus` moves. */
export interface Edges {
  anchor: number;
  focus: number;
  by: 'keys' | 'pointer';
  /** Whether the caret stands at the end of a line, before where the next begins: both are the same offset. */
  upstream?: boolean;
}

/** The caret and the selection of one article. */
export class Selecting {
  edges = $state.raw<Edges | null>(null);
  /** Whether it has come to rest: the pointer is up, or no key was pressed for a moment. */
  rests = $state(false);
  /** Whether keys that move the caret select: a selection was started, and is not yet used or dropped. */
  extending = $state(false);

  readonly #tree: () => ArticleTree | null;
  readonly #language: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the caret was last: clicked at, or dropped at. */
  #place = -1;

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

  /** Whether keys have put a caret into the text, whether or not it selects. */
  get byKeys(): boolean {
    return this.edges?.by === 'keys';
  }

  /** Drops the caret and the selection; the next one begins where it was. */
  drop(): void {
    clearTimeout(this.#timer);
    if (this.edges) this.#place = this.edges.focus;
    this.edges = null;
    this.rests = false;
    this.extending = false;
  }

  /** What was selected was marked: a selection by key leaves its caret, to go on from. */
  used(): void {
    const { edges } = this;
    if (edges?.by !== 'keys') return this.drop();
    this.extending = false;
    this.#set({ anchor: edges.focus, focus: edges.focus, upstream: edges.upstream ?? false });
  }

  /** Forgets everything: another article is shown. */
  forget(): void {
    this.drop();
    this.#place = -1;
  }

  /** Remembers where the pointer was put; a caret by key begins there. */
  point(offset: number): void {
    this.#place = offset;
  }

  /** Takes over what the pointer, or the system's own ways, selected in the page. */
  adopt(anchor: number, focus: number, rests: boolean): void {
    clearTimeout(this.#timer);
    this.edges = { anchor, focus, by: 'pointer' };
    this.rests = rests;
    this.extending = false;
  }

  /** Starts a selection at the caret, or at the beginning of a leaf; where it stands there already, takes the leaf. */
  start(leaf: number): void {
    const tree = this.#tree();
    const { edges } = this;
    if (edges?.by === 'keys' && edges.anchor === edges.focus) {
      const here = tree?.leaves[leafAt(tree.leaves, edges.focus)];
      if (!here) return;
      this.#set(this.extending ? { anchor: here.start, focus: here.end } : edges);
    } else {
      const at = tree?.leaves[leaf]?.start;
      if (at === undefined) return;
      this.#set({ anchor: at, focus: at });
    }
    this.extending = true;
  }

  /** Moves the free edge; without a caret, from where it was in this leaf, or from the beginning of the leaf. */
  extend(step: Step, direction: 1 | -1, leaf: number): void {
    const tree = this.#tree();
    if (!tree) return;
    const { anchor, focus } = this.edges ?? this.#origin(tree, leaf);
    this.#set({ anchor, focus: this.#extended(tree, focus, step, direction) });
  }

  /**
   * Moves the caret. The first key shows it where it was; a selection shrinks to the edge in that direction, as in any
   * text; a selection that was started grows.
   */
  move(step: Step, direction: 1 | -1, leaf: number): void {
    const tree = this.#tree();
    if (!tree) return;
    const { edges } = this;
    if (edges && this.extending) return this.extend(step, direction, leaf);
    if (!edges) return this.#set(this.#origin(tree, leaf));
    const { anchor, focus } = edges;
    const edge = direction > 0 ? Math.max(anchor, focus) : Math.min(anchor, focus);
    const shrinks = anchor !== focus && step === 'character';
    const at = shrinks ? edge : this.#moved(tree, focus, step, direction);
    this.#set({ anchor: at, focus: at });
  }

  /** Puts the caret, or with `extend` the free edge, at a place that was found in the page. */
  moveTo(offset: number, { extend, upstream = false }: { extend: boolean; upstream?: boolean }): void {
    const anchor = extend || this.extending ? (this.edges?.anchor ?? offset) : offset;
    this.#set({ anchor, focus: offset, upstream });
  }

  /** Shows the caret where a step begins, if there is none yet; gives it. */
  shown(leaf: number): Edges | null {
    const tree = this.#tree();
    if (!this.edges && tree) this.#set(this.#origin(tree, leaf));
    return this.edges;
  }

  #set(edges: Omit<Edges, 'by'>): void {
    clearTimeout(this.#timer);
    this.edges = { ...edges, by: 'keys' };
    this.rests = false;
    this.#timer = setTimeout(() => (this.rests = true), SELECTION_REST);
  }

  #origin({ leaves }: ArticleTree, leaf: number): { anchor: number; focus: number } {
    const { start = 0, end = 0 } = leaves[leaf] ?? {};
    const at = this.#place >= start && this.#place <= end ? this.#place : start;
    return { anchor: at, focus: at };
  }

  /** Where the free edge goes: to the end of what it takes in, to the beginning of what it gives back. */
  #extended(tree: ArticleTree, offset: number, step: Step, direction: 1 | -1): number {
    if (step === 'sentence' && direction > 0) return sentenceEnd(tree.text, offset, this.#language());
    if (step === 'paragraph') return paragraphEdge(tree, offset, direction);
    return this.#moved(tree, offset, step, direction);
  }

  #moved(tree: ArticleTree, offset: number, step: Step, direction: 1 | -1): number {
    const language = this.#language();
    const forward = direction > 0;
    switch (step) {
      case 'character':
        return (forward ? nextCharacter : previousCharacter)(tree.text, offset, language);
      case 'word':
        return (forward ? nextWord : previousWord)(tree.text, offset, language);
      case 'sentence':
        return (forward ? nextSentence : previousSentence)(tree.text, offset, language);
      case 'paragraph':
        return paragraphStart(tree, offset, direction);
      case 'text':
        return forward ? tree.text.length : 0;
    }
  }
}

/** The end of the paragraph at `offset`, or of the next where it is there already; backwards, the beginning. */
function paragraphEdge(tree: ArticleTree, offset: number, direction: 1 | -1): number {
  const { leaves } = tree;
  const index = leafAt(leaves, offset);
  const here = leaves[index];
  if (!here) return offset;
  if (direction < 0) return paragraphStart(tree, offset, -1);
  return offset < here.end ? here.end : (leaves[index + 1]?.end ?? here.end);
}

/** The beginning of the next paragraph, or the end of the text; backwards, of this one or of the one before. */
function paragraphStart({ leaves }: ArticleTree, offset: number, direction: 1 | -1): number {
  const index = leafAt(leaves, offset);
  const here = leaves[index];
  if (!here) return offset;
  if (direction > 0) return leaves[index + 1]?.start ?? here.end;
  return offset > here.start ? here.start : (leaves[index - 1]?.start ?? here.start);
}
