import { describe, expect, it } from 'vitest';

import type { Cell } from '$lib/ipc/bindings';

import { figureColumns, isFigure } from './figure-columns';

const cell = (text: string, columns = 1, rows = 1): Cell => ({
  blocks: [{ kind: 'paragraph', runs: [{ text, marks: [], language: null, link: null }] }],
  columns,
  rows,
});
const rows = (...cells: Cell[][]) => cells.map((row) => ({ cells: row }));

describe('figureColumns', () => {
  it('finds columns below spanned heads and beside cells that reach down', () => {
    const table = rows(
      [cell('Port', 1, 2), cell('Water', 2), cell('Remarks', 1, 2)],
      [cell('low'), cell('high')],
      [cell('East'), cell('38.5'), cell('301'), cell('Lifted.', 1, 2)],
      [cell('West'), cell('–'), cell('288.5')],
    );
    expect(figureColumns(table, 2)).toEqual([
      [false, false, false],
      [true, true],
      [false, true, true, false],
      [false, true, true],
    ]);
  });

  it('takes a column with a word in it for words, and ends with spans that claim too much', () => {
    const table = rows([cell('1'), cell('2')], [cell('one'), cell('3')], [cell('x', 9_999_999, 9_999_999)]);
    expect(figureColumns(table, 0)).toEqual([[false, true], [false, true], [false]]);
  });
});

describe('isFigure', () => {
  it.each(['12', '−3.5', '1,250 m³', '75.3 %', '$40', '12:30', '(12)', '€ 1’000'])('%s is one', (text) => {
    expect(isFigure(text)).toBe(true);
  });
  it.each(['', 'East', '3rd of March', 'No. 7', 'four'])('%s is none', (text) => {
    expect(isFigure(text)).toBe(false);
  });
});
