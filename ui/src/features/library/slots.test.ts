import { describe, expect, it } from 'vitest';

import type { IssueRow } from '$lib/ipc/bindings';

import { missingIn, slotsOf } from './slots';

/** Issues latest first, written as `number` or `number/year`; `-` is an issue without a number. */
function shelf(text: string): IssueRow[] {
  return text.split(' ').map((word, index) => {
    const [number, year] = word.split('/');
    return {
      id: `${index}`,
      number: number === '-' ? null : (number ?? null),
      volume: null,
      year: year ? Number(year) : null,
      date: null,
      date_printed: null,
      fallback_title: word,
      articles: 1,
      progress: 0,
      unread: true,
      highlights: 0,
      notes: 0,
      findings: 0,
      imported: '2026-05-14T09:40:00.000Z',
    };
  });
}

/** The slots as text: issues by their number, ghosts in brackets. */
function drawn(text: string): string {
  return slotsOf(shelf(text))
    .map((slot) => {
      if (slot.kind === 'issue') return slot.issue.number ?? '-';
      return slot.from === slot.to ? `(${slot.from})` : `(${slot.from}–${slot.to})`;
    })
    .join(' ');
}

describe('missing numbers', () => {
  it.each([
    ['16 15 14', '16 15 14', 'nothing is missing'],
    ['16 14 13', '16 (15) 14 13', 'one is missing'],
    ['60 57', '60 (59) (58) 57', 'each of a short gap has its place'],
    ['40 12', '40 (13–39) 12', 'a long gap has one place'],
    ['6500 4600 4599', '6500 4600 4599', 'so many are not missing'],
    ['5', '5', 'nothing is missing before the first or after the last'],
    ['3-4 1', '3-4 1', 'a double number is no whole number, so nothing is known'],
    ['9 - 7', '9 - (8) 7', 'an issue without a number hides no gap'],
    ['12a 10', '12a 10', 'a number with a letter is no whole number'],
    [
      '2/2020 22/2019 20/2019',
      '2 22 (21) 20',
      'numbering starts again each year: only gaps within a year count',
    ],
    ['5/2020 3/2019 1/2018', '5 (4) 3 (2) 1', 'numbering runs on over the years: every gap counts'],
    ['22/2020 22/2019 20/2019', '22 22 (21) 20', 'the same number in two years is a new start'],
  ])('%s → %s: %s', (issues, slots) => {
    expect(drawn(issues)).toBe(slots);
  });

  it('counts every number of a long gap', () => {
    expect(missingIn(slotsOf(shelf('40 12 10')))).toBe(28);
  });
});
