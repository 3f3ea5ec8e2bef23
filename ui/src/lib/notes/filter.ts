/**
 * Which notes the notebook shows and in which order: a part of its route, so that the way back leads to the same notes.
 * Pure.
 */
import type { AnchorStatus, Colour, NotebookQuery, NoteKind, Style } from '$lib/ipc/bindings';

/** The orders that notes can be in. */
export const ORDERS = ['newest', 'oldest', 'changed', 'publication', 'reading'] as const;

/** An order of notes. */
export type Order = (typeof ORDERS)[number];

/** The choices of a filter that hold any number of values. */
export interface Choices {
  status: AnchorStatus;
  colour: Colour;
  tag: string;
  /** Ids. */
  publication: string;
  kind: NoteKind;
  style: Style;
}

/** Which notes are shown: those that fit every choice; a choice without a value fits all. */
export type NoteFilter = { readonly [Choice in keyof Choices]: readonly Choices[Choice][] } & {
  /** Words of the quote or the note. */
  readonly text: string;
  /** First and last day on which they were made, as ISO 8601 dates; empty for no limit. */
  readonly from: string;
  readonly until: string;
  readonly order: Order;
};

/** Every note, the newest first. */
export const ALL: NoteFilter = {
  text: '',
  status: [],
  colour: [],
  tag: [],
  publication: [],
  kind: [],
  style: [],
  from: '',
  until: '',
  order: 'newest',
};

const CHOICES = ['status', 'colour', 'tag', 'publication', 'kind', 'style'] as const;

/** The filter with a value chosen, or no longer chosen. */
export function toggled<Choice extends keyof Choices>(
  filter: NoteFilter,
  choice: Choice,
  value: Choices[Choice],
): NoteFilter {
  const values = filter[choice] as readonly Choices[Choice][];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...filter, [choice]: next };
}

/** Whether every note fits. */
export function fitsAll(filter: NoteFilter): boolean {
  return (
    filter.text.trim() === '' &&
    filter.from === '' &&
    filter.until === '' &&
    CHOICES.every((choice) => filter[choice].length === 0)
  );
}

/** A filter as the query of an address: the same filter always gives the same one; `''` for `ALL`. */
export function queryOf(filter: NoteFilter): string {
  const query = new URLSearchParams();
  if (filter.text.trim() !== '') query.set('text', filter.text.trim());
  for (const choice of CHOICES) [...filter[choice]].sort().forEach((value) => query.append(choice, value));
  if (filter.from !== '') query.set('from', filter.from);
  if (filter.until !== '') query.set('until', filter.until);
  if (filter.order !== ALL.order) query.set('order', filter.order);
  return query.toString();
}

/** The date that was typed, `''` where nothing was; `null` where it is no day of the calendar. */
export function dayOf(typed: string): string | null {
  const [, year, month, day] = /^(\d{4})[-./年\s]?(\d{1,2})[-./月\s]?(\d{1,2})日?$/u.exec(typed.trim()) ?? [];
  if (typed.trim() === '') return '';
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

const SORTS = {
  newest: { sort: 'created', reversed: false },
  oldest: { sort: 'created', reversed: true },
  changed: { sort: 'modified', reversed: false },
  publication: { sort: 'publication', reversed: false },
  reading: { sort: 'reading', reversed: false },
} as const satisfies Record<Order, Pick<NotebookQuery, 'sort' | 'reversed'>>;

/** What is asked of the library for a filter: days are the reader's own, from midnight to midnight. */
export function notebookQuery(filter: NoteFilter, offset: number, limit: number): NotebookQuery {
  return {
    text: filter.text,
    tags: [...filter.tag],
    colours: [...filter.colour],
    styles: [...filter.style],
    publications: [...filter.publication],
    issue: null,
    statuses: [...filter.status],
    kinds: [...filter.kind],
    created_from: filter.from === '' ? null : midnight(filter.from, 0),
    created_until: filter.until === '' ? null : midnight(filter.until, 1),
    modified_from: null,
    modified_until: null,
    trashed: false,
    ...SORTS[filter.order],
    offset,
    limit,
  };
}

/** The moment at which a day begins where the reader is, or so many days after it. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
