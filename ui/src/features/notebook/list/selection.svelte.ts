/**
 * Which rows of a list are chosen, by pointer and by key: one row, a range from where it began, or any rows at all.
 *
 * Rows are chosen by id, so that a choice stays what it was when the list changes around it.
 */
import { SvelteSet } from 'svelte/reactivity';

/** The ids of the rows from one index to another, both included. */
export type IdsBetween = (first: number, last: number) => Promise<readonly string[]>;

/** What choosing does: alone in place of all others, one more or less, everything from where the range began. */
export type Choosing = 'only' | 'toggle' | 'range';

/** The choice in one list. */
export class Selection {
  /** The row that keys act on. */
  active = $state<number | null>(null);
  readonly chosen = new SvelteSet<string>();

  readonly #between: IdsBetween;
  readonly #length: () => number;
  /** Where a range began. */
  #anchor = 0;
  #turn = 0;

  constructor(between: IdsBetween, length: () => number) {
    this.#between = between;
    this.#length = length;
  }

  /** Chooses a row, and makes it the active one. */
  async choose(index: number, how: Choosing = 'only'): Promise<void> {
    if (index < 0 || index >= this.#length()) return;
    const turn = ++this.#turn;
    this.active = index;
    if (how !== 'range') this.#anchor = index;
    const [first, last] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
    const ids = await this.#between(first, last);
    // Whoever holds the key down wants the last row they came to.
    if (turn !== this.#turn) return;
    const [id] = ids;
    if (how === 'toggle' && id !== undefined && this.chosen.has(id)) {
      this.chosen.delete(id);
      return;
    }
    if (how !== 'toggle') this.chosen.clear();
    ids.forEach((one) => this.chosen.add(one));
  }

  /** Makes the row `step` further the active one: chosen alone, or with all from where the range began. */
  async move(step: number, how: 'only' | 'range' | 'leave' = 'only'): Promise<void> {
    const length = this.#length();
    if (length === 0) return;
    const from = this.active ?? (step > 0 ? -1 : length);
    const index = Math.min(length - 1, Math.max(0, from + step));
    if (how === 'leave') this.active = index;
    else await this.choose(index, how);
  }

  /** Chooses every row. */
  async all(): Promise<void> {
    const length = this.#length();
    if (length === 0) return;
    const turn = ++this.#turn;
    const ids = await this.#between(0, length - 1);
    if (turn !== this.#turn) return;
    this.chosen.clear();
    ids.forEach((one) => this.chosen.add(one));
    this.active ??= 0;
    this.#anchor = 0;
  }

  /** Chooses nothing; the active row stays. */
  drop(): void {
    this.#turn += 1;
    this.chosen.clear();
  }

  /** The list is another one: nothing is chosen and no row is active. */
  forget(): void {
    this.drop();
    this.active = null;
    this.#anchor = 0;
  }

  /** The list has become shorter: the active row is still one of its rows. */
  clamp(): void {
    const length = this.#length();
    if (this.active !== null && this.active >= length) this.active = length > 0 ? length - 1 : null;
    this.#anchor = Math.min(this.#anchor, Math.max(0, length - 1));
  }
}
