import { expect, it } from 'vitest';

import { findWords, leaveAt, takePlace } from './place';

it('hands a place over once, and only within its issue', () => {
  const place = { issue: 'a', article: 1, words: 'High water' };
  leaveAt(place);
  expect(takePlace('b')).toBeNull();
  leaveAt(place);
  expect(takePlace('a')).toEqual(place);
  expect(takePlace('a')).toBeNull();
});

it.each([
  ['High water at nine', 'Tides\nHigh water\n   at nine.', 6],
  ['2. Low water (at three)', 'x\nLow water (at three)', 2],
  ['潮水先知道风，灯塔看守人', '题\n潮水先知道风，灯塔看守人每天', 2],
  ['High water at nine in the morning, they said', 'High water at ten', 0],
  ['Nothing of the kind', 'High water', null],
  ['', 'High water', null],
])('finds %j in %j', (words, text, place) => {
  expect(findWords(text, words)).toBe(place);
});

it('looks between two offsets', () => {
  expect(findWords('bell, bell, bell', 'bell', 3, 10)).toBe(6);
});
