import { expect, it } from 'vitest';

import { formatDate, monthName } from './dates';

it.each([
  ['2026-05-14', 'en', '14 May 2026'],
  ['2026-05', 'en', 'May 2026'],
  ['2026', 'en', '2026'],
  ['2026-05-14', 'zh-CN', '2026年5月14日'],
  ['2026-05', 'zh-CN', '2026年5月'],
  ['Whitsun 2026', 'en', 'Whitsun 2026'],
] as const)('%s in %s is %s', (iso, locale, text) => {
  expect(formatDate(iso, locale)).toBe(text);
});

it('has short names of three letters', () => {
  const names = Array.from({ length: 12 }, (_, index) => monthName(index + 1, 'en', 'short'));
  expect(names.every((name) => name.length === 3)).toBe(true);
  expect(new Set(names).size).toBe(12);
});
