import { expect, it } from 'vitest';

import { firstLineOf, lineAt, lineRange, lineStarts, lineText, regionsOfLines } from './lines';

const TEXT = 'LAMP\n\n  Tides\nHigh 😀 water.\n- 2 -\n';

it('cuts a text into its lines, whatever ends it', () => {
  const starts = lineStarts(TEXT);
  expect(starts.map((_, line) => lineText(TEXT, starts, line))).toEqual([
    'LAMP',
    '',
    '  Tides',
    'High 😀 water.',
    '- 2 -',
  ]);
  expect(lineStarts('')).toEqual([0]);
  expect(lineStarts('one\ntwo')).toEqual([0, 4]);
  expect([0, 4, 5, 6, 20, 999].map((offset) => lineAt(starts, offset))).toEqual([0, 0, 1, 2, 3, 4]);
});

it('gives a line to the region of its first printed character', () => {
  const starts = lineStarts(TEXT);
  const heading = TEXT.indexOf('Tides');
  const page = TEXT.indexOf('- 2');
  const regions = [
    { kind: 'masthead', article: null, start: 0, end: heading },
    { kind: 'article', article: 0, start: heading, end: page },
    { kind: 'furniture', article: null, start: page, end: TEXT.length },
  ] as const;
  const found = regionsOfLines(TEXT, starts, regions);
  expect([...found]).toEqual([0, 0, 1, 1, 2]);
  expect([0, 1, 2].map((region) => firstLineOf(found, region))).toEqual([0, 2, 4]);
});

it('writes lines as a reader counts them', () => {
  expect([lineRange(0, 0), lineRange(10, 18)]).toEqual(['1', '11–19']);
});
