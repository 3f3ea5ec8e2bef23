/**
 * The page as it stands in the window: what of the text is in view, and moving it. The only part of the reader, with
 * `viewport` and `selection`, that looks at the DOM of the text.
 */
import type { Band } from '$lib/reading/margin-page';
import type { AnnotationView } from '$lib/ipc/bindings';
import { isPlaced, type Passage } from '$lib/reading/open-article.svelte';

import type { Reading } from './reading.svelte';
import { firstLines, NO_LINES } from './first-lines';
import { caretBox, lineBeside, lineEdge, lineText, type CaretPlace } from './lines';
import { leavesIn, rangeOf } from './selection';
import { leafAt } from './tree';
import { firstLeafInView, isInView, reveal, showFrom, visibleText } from './viewport';

/** Where the window stands on the page, as shares of the page's height. */
export interface Window {
  top: number;
  height: number;
  /** Where the text begins and how high it is. */
  textTop: number;
  textHeight: number;
}

/** The page in the window. */
export class PageView {
  scroller = $state<HTMLElement | null>(null);
  text = $state<HTMLElement | null>(null);
  window = $state.raw<Window>({ top: 0, height: 1, textTop: 0, textHeight: 1 });
  /** What is in the window and a window's height around it, in CSS pixels from the top of the page. */
  near = $state.raw<Band>({ top: 0, bottom: 0 });
  /** Counts what may have moved the lines: the width, the size of the text, the fonts. */
  layouts = $state(0);

  readonly #reading: Reading;
  #frame = 0;
  /** Where on the line the caret wants to stand, as long as it goes up and down from the place it was put at. */
  #column: { offset: number; x: number } | null = null;
  #restored = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Shows the open article from where it is to be shown; the first text in view then counts as seen. */
  restore(): void {
    const { scroller, text } = this;
    if (!scroller || !text) return;
    showFrom(this.#reading.startAt, text, scroller);
    this.#restored = true;
    this.#look();
  }

  /** Forgets the article that was shown. */
  leave(): void {
    cancelAnimationFrame(this.#frame);
    this.#restored = false;
  }

  /** The page was scrolled. */
  scrolled(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  /** The lines may stand elsewhere now: what was first in view stays first. */
  measured(): void {
    const { scroller, text } = this;
    if (scroller && text && this.#restored) showFrom(this.#reading.firstVisible, text, scroller);
    this.layouts += 1;
    this.scrolled();
  }

  /** Scrolls by most of a window, so that the last lines stay to find one's place by. */
  page(direction: 1 | -1): void {
    const height = this.scroller?.clientHeight ?? 0;
    this.scroller?.scrollBy({ top: direction * Math.max(height - 84, height / 2), behavior: motion() });
  }

  /** Puts the caret at a leaf, with the focus. */
  focusLeaf(index: number): void {
    const leaf = this.leaf(index);
    if (!leaf || !this.scroller) return;
    this.#reading.caret = index;
    this.#reading.caretShown = true;
    leaf.focus({ preventScroll: true });
    reveal(leaf.getBoundingClientRect(), this.scroller);
  }

  /** Gives the focus to the paragraph of the caret, without showing the caret or moving the page. */
  focusFirst(): void {
    this.leaf(this.#reading.caret)?.focus({ preventScroll: true });
  }

  /** The leaf that a step of the caret starts from: where it is, or the first in view where that is scrolled away. */
  caretFrom(): number {
    const { scroller, text } = this;
    const leaf = this.leaf(this.#reading.caret);
    if (!scroller || !text || (leaf && isInView(leaf, scroller))) return this.#reading.caret;
    return firstLeafInView(text, scroller);
  }

  /** Shows the text from an offset, with the caret there. */
  showFrom(offset: number): void {
    const { scroller, text } = this;
    const { tree } = this.#reading;
    if (!scroller || !text || !tree) return;
    showFrom(offset, text, scroller);
    this.#reading.caret = leafAt(tree.leaves, offset);
    this.focusFirst();
  }

  /** Shows an annotation, with the focus on its passage; on the article or the issue, on the note itself. */
  showAnnotation(annotation: AnnotationView): void {
    if (isPlaced(annotation)) this.revealPassage(annotation);
    const element = this.highlight(annotation.id) ?? document.getElementById(`note-${annotation.id}`);
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  }

  /** Whether the leaf of the caret is in view. */
  caretInView(): boolean {
    const leaf = this.leaf(this.#reading.caret);
    return Boolean(leaf && this.scroller && isInView(leaf, this.scroller));
  }

  /** Brings a passage into view; gives whether it has a place on the page. */
  revealPassage(passage: Passage): boolean {
    const range = this.text && rangeOf(passage, this.text);
    if (!range || !this.scroller) return false;
    reveal(range.getBoundingClientRect(), this.scroller);
    return true;
  }

  /** The place a line above or below; the beginning or the end of the text where there is no such line. */
  lineBeside(at: CaretPlace, direction: 1 | -1): CaretPlace {
    const { text } = this;
    const end = { offset: direction > 0 ? (this.#reading.tree?.text.length ?? 0) : 0, upstream: false };
    if (!text) return end;
    const kept = this.#column?.offset === at.offset ? this.#column.x : null;
    const x = kept ?? caretBox(at, text)?.left ?? 0;
    const place = lineBeside(at, direction, x, text) ?? end;
    this.#column = { offset: place.offset, x };
    return place;
  }

  /** The beginning or the end of the line that a place is in. */
  lineEdge(at: CaretPlace, edge: 'start' | 'end'): CaretPlace {
    return this.text ? lineEdge(at, edge, this.text) : at;
  }

  /** What the line of a place says. */
  lineText(at: CaretPlace): string {
    return this.text ? lineText(at, this.text) : '';
  }

  /** Moves the focus along with the caret, without moving the page. */
  attend(leaf: number): void {
    this.#reading.caret = leaf;
    this.#reading.caretShown = true;
    const element = this.leaf(leaf);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
  }

  /** The middle of every passage's first line, from the top of the page. */
  firstLines(passages: readonly (Passage & { id: string })[]): ReadonlyMap<string, number> {
    const { scroller, text } = this;
    if (!scroller || !text) return NO_LINES;
    const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
    return firstLines(passages, text, origin, this.near, this.#reading.tree?.text.length ?? 0);
  }

  /** The first piece of an annotation's highlight. */
  highlight(id: string): HTMLElement | null {
    return this.text?.querySelector<HTMLElement>(`mark[data-annotation="${CSS.escape(id)}"]`) ?? null;
  }

  /** Every piece of an annotation's highlight. */
  highlights(id: string): HTMLElement[] {
    return [...(this.text?.querySelectorAll<HTMLElement>(`mark[data-annotation="${CSS.escape(id)}"]`) ?? [])];
  }

  /** The element of a leaf. */
  leaf(index: number): HTMLElement | null {
    return this.text?.querySelector<HTMLElement>(`[data-leaf="${index}"]`) ?? null;
  }

  #look(): void {
    const { scroller, text } = this;
    if (!scroller || !text || !this.#restored || scroller.clientHeight === 0) return;
    const whole = Math.max(scroller.scrollHeight, 1);
    const from = text.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    this.window = {
      top: scroller.scrollTop / whole,
      height: scroller.clientHeight / whole,
      textTop: from / whole,
      textHeight: text.offsetHeight / whole,
    };
    const { scrollTop, clientHeight } = scroller;
    const reach = { top: scrollTop - clientHeight / 2, bottom: scrollTop + clientHeight * 1.5 };
    if (reach.top < this.near.top || reach.bottom > this.near.bottom)
      this.near = { top: scrollTop - clientHeight, bottom: scrollTop + clientHeight * 2 };
    const visible = visibleText(text, scroller);
    if (visible) this.#reading.see(visible);
    if (this.#reading.caretShown || !leavesIn(text).length) return;
    if (!this.caretInView()) this.#reading.caret = firstLeafInView(text, scroller);
  }
}

/** Whether the page may glide. */
function motion(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
