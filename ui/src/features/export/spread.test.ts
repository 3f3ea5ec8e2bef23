import { expect, it } from 'vitest';

import { earlier, firstSpread, hasEarlier, hasLater, later } from './spread';

it.each([
  [11, 0, { left: 1, right: 2 }],
  [11, 0.35, { left: 1, right: 5 }],
  [11, 1, { left: 1, right: 11 }],
  [1, 0.5, { left: 1, right: 2 }],
])('begins, of %s pages, at %s', (pages, share, spread) => {
  expect(firstSpread(pages, share)).toEqual(spread);
});

it('turns to later and to earlier pages', () => {
  expect(later({ left: 1, right: 5 })).toEqual({ left: 6, right: 7 });
  expect(earlier({ left: 6, right: 7 })).toEqual({ left: 4, right: 5 });
  expect(earlier({ left: 1, right: 5 })).toEqual({ left: 3, right: 4 });
  expect(earlier({ left: 2, right: 3 })).toEqual({ left: 1, right: 2 });
});

it('knows where the pages end', () => {
  expect(hasLater({ left: 10, right: 11 }, 11)).toBe(false);
  expect(hasLater({ left: 8, right: 9 }, 11)).toBe(true);
  expect(hasEarlier({ left: 1, right: 2 })).toBe(false);
  expect(hasEarlier({ left: 1, right: 5 })).toBe(true);
});
