/**
 * Rows of a long list, of which only those near the view are held: fifty thousand cost as much as a few hundred.
 *
 * Rows that were not asked for yet are `undefined` and come a moment later; what is shown stays until its successor is
 * there.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets are made anew whenever they change */

/** A stretch of the list, and how long the whole list is. */
export interface Page<Row> {
  total: number;
  rows: readonly Row[];
}

/** Gives the rows from `offset` on, at most `limit` of them. */
export type LoadPage<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** Rows in one request. */
export const PAGE_ROWS = 100;
/** Pages that are held at most. */
const MOST_PAGES = 9;

/** The rows of one list. */
export class PagedRows<Row> {
  /** How long the list is; `null` until the first answer. */
  total = $state<number | null>(null);

  readonly #failed: (thrown: unknown) => void;
  #load: LoadPage<Row>;
  #pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  /** Pages that were asked for and have not come. */
  #asked = new Set<number>();
  #turn = 0;
  #last = 0;

  constructor(load: LoadPage<Row>, failed: (thrown: unknown) => void) {
    this.#load = load;
    this.#failed = failed;
  }

  /** The row at an index, as reactive state; asks for it where it is not here. */
  at(index: number): Row | undefined {
    const page = Math.floor(index / PAGE_ROWS);
    this.#last = page;
    const rows = this.#pages.get(page);
    if (!rows && !this.#asked.has(page)) {
      this.#asked.add(page);
      // Not while the page is being drawn.
      queueMicrotask(() => void this.#fetch(page));
    }
    return rows?.[index % PAGE_ROWS];
  }

  /** The rows that are here. */
  held(): Row[] {
    return [...this.#pages.values()].flat();
  }

  /** Reads what is shown again, or reads another list from its beginning. */
  async reload(other?: LoadPage<Row>): Promise<void> {
    if (other) [this.#load, this.#last] = [other, 0];
    const turn = ++this.#turn;
    this.#asked = new Set();
    const wanted = [this.#last - 1, this.#last, this.#last + 1].filter(
      (page) => page >= 0 && (page === this.#last || this.#pages.has(page)),
    );
    try {
      const answers = await Promise.all(
        wanted.map(async (page) => [page, await this.#load(page * PAGE_ROWS, PAGE_ROWS)] as const),
      );
      if (turn !== this.#turn) return;
      this.#pages = new Map(answers.map(([page, { rows }]) => [page, rows]));
      this.total = answers[0]?.[1].total ?? 0;
    } catch (thrown) {
      if (turn === this.#turn) this.#failed(thrown);
    }
  }

  async #fetch(page: number): Promise<void> {
    const turn = this.#turn;
    try {
      const { total, rows } = await this.#load(page * PAGE_ROWS, PAGE_ROWS);
      if (turn !== this.#turn) return;
      const near = [...this.#pages]
        .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
        .slice(0, MOST_PAGES - 1);
      this.#pages = new Map([...near, [page, rows]]);
      this.#asked = new Set([...this.#asked].filter((asked) => asked !== page && !this.#pages.has(asked)));
      this.total = total;
    } catch (thrown) {
      if (turn === this.#turn) this.#failed(thrown);
    }
  }
}
