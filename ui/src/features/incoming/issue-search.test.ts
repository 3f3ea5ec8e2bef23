import { expect, it } from 'vitest';

import type { LibraryView } from '$lib/ipc/bindings';

import { issuesFound } from './issue-search';

const issue = (id: string, number: string, date: string | null = null) => ({
  id,
  number,
  date,
  date_printed: null,
  year: 2026,
  fallback_title: '',
});
const library = {
  publications: [
    { title: 'Harbour Letter', issues: [issue('h8', '8'), issue('h7', '7', '2026-05')] },
    { title: '河岸茶会通讯', issues: [issue('r3', '3')] },
    { title: 'Café Notes', issues: [issue('c1', '1')] },
  ],
} as unknown as LibraryView;
const ids = (typed: string, fitting: string[] = []) =>
  issuesFound(library, fitting.map((id) => ({ id })) as never, typed).map(({ id }) => id);

it.each([
  ['', ['h8', 'h7', 'r3', 'c1']],
  ['harbour 7', ['h7']],
  ['May LETTER', ['h7']],
  ['茶会', ['r3']],
  ['cafe', ['c1']],
  ['harbour café', []],
])('%s finds %s', (typed, found) => expect(ids(typed)).toEqual(found));

it('those that fit equally well come first', () => {
  expect(ids('', ['c1', 'h7'])).toEqual(['h7', 'c1', 'h8', 'r3']);
});

it('a library that is not read yet has none', () => expect(issuesFound(null, [], '')).toEqual([]));
