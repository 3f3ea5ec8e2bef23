import { describe, expect, it } from 'vitest';

import { chineseNumber, imprintOf, sealNumber, verticalImprintOf } from './imprint';

const blank = { number: null, date: null, date_printed: null, year: null };

describe('number and date of a cover', () => {
  it.each([
    [
      { number: '14', date: '2026-03', date_printed: 'March 2026' },
      { large: '14', small: 'March 2026' },
    ],
    [
      { number: '22', year: 2019 },
      { large: '22', small: '2019' },
    ],
    [
      { number: '7', date: '2026-05-14' },
      { large: '7', small: '14 May 2026' },
    ],
    [{ date: '2026-02' }, { large: 'Feb', small: '2026' }],
    [{ date: '2026-05-14' }, { large: '14', small: 'May 2026' }],
    [
      { date: '2026-05-14', date_printed: '2026年5月14日' },
      { large: '14', small: '2026年5月' },
    ],
    [{ date_printed: 'Whitsun' }, { large: '', small: 'Whitsun' }],
    [{ year: 1998 }, { large: '1998', small: '' }],
    [{}, { large: '', small: '' }],
  ])('%j prints %j', (issue, imprint) => {
    expect(imprintOf({ ...blank, ...issue })).toEqual(imprint);
  });

  it('shortens a date that has no room, the same way along a shelf', () => {
    const small = (date: string) => imprintOf({ ...blank, number: '60', date }, 5.2).small;
    expect([small('2026-05-14'), small('2026-05-08')]).toEqual(['14 May', '8 May']);
    const printed = {
      ...blank,
      number: '3',
      date: '2026-05-14',
      date_printed: 'Thursday, the fourteenth of May',
    };
    expect(imprintOf(printed).small).toBe('14 May 2026');
  });
});

describe('Chinese numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [31, '三十一'],
    [105, '一〇五'],
  ])('%i is %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it('writes the twenties of a seal short', () => {
    expect([20, 21, 24, 30].map(sealNumber)).toEqual(['二十', '廿一', '廿四', '三十']);
  });

  it.each([
    [
      { number: '24', date: '2026-05' },
      { large: '廿四', small: '二〇二六年五月' },
    ],
    [
      { number: '3-4', year: 2019 },
      { large: '三-四', small: '二〇一九年' },
    ],
    [{ date: '2026-12' }, { large: '十二月', small: '二〇二六年' }],
    [{ date: '2026-12-31' }, { large: '三十一日', small: '二〇二六年十二月' }],
    [{}, { large: '', small: '' }],
  ])('%j stands upright as %j', (issue, imprint) => {
    expect(verticalImprintOf({ ...blank, ...issue })).toEqual(imprint);
  });
});
