import { expect, it } from 'vitest';

import type { IssueRow } from '$lib/ipc/bindings';
import { siblingOf } from './siblings';

const row = (number: string | null, year = 2026): IssueRow => ({
  id: `${year}-${number}`,
  number,
  year,
  volume: null,
  date: null,
  date_printed: null,
  fallback_title: '',
  articles: 1,
  progress: 0,
  unread: false,
  highlights: 0,
  notes: 0,
  findings: 0,
  imported: '',
});

it.each([
  ['14', '15', 1, 'issue'],
  ['14', '16', 1, '15'],
  ['14', '13', -1, 'issue'],
  ['14', '9', -1, '13'],
  ['3-4', '7', 1, 'issue'],
  [null, '7', 1, 'issue'],
] as const)('beside %s stands, of %s, %s: %s', (own, other, step, shown) => {
  const sibling = siblingOf(row(own), row(other), step);
  expect(sibling?.kind === 'missing' ? sibling.number : sibling?.kind).toBe(shown);
});

it('takes no gap across a new count for a missing number', () => {
  expect(siblingOf(row('12', 2025), row('3', 2026), 1)?.kind).toBe('issue');
});

it('has nothing beside the first and the last', () => {
  expect(siblingOf(row('1'), null, -1)).toBeNull();
});
