import { expect, it } from 'vitest';

import { minutesLeft, percentRead, readingMinutes } from './reading-time';

it('counts words and Chinese characters', () => {
  expect(readingMinutes('word '.repeat(238))).toBeCloseTo(1);
  expect(readingMinutes('潮'.repeat(390))).toBeCloseTo(1);
  expect(readingMinutes(`${'word '.repeat(119)}${'潮'.repeat(195)}`)).toBeCloseTo(1);
});

it('says at least a minute until nothing is left', () => {
  const text = 'word '.repeat(1190).trim();
  expect(minutesLeft(text, 0)).toBe(5);
  expect(minutesLeft(text, text.length - 4)).toBe(1);
  expect(minutesLeft(text, text.length)).toBe(0);
});

it('says 100% only when all was read', () => {
  expect([0, 380, 999, 1000, 1200].map((read) => percentRead(read, 1000))).toEqual([0, 38, 99, 100, 100]);
  expect(percentRead(0, 0)).toBe(100);
});
