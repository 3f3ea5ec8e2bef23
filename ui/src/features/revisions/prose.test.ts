import { describe, expect, it } from 'vitest';

import type { ProseChange, ProseRow } from '$lib/ipc/bindings';

import { isSame, sideOf, stretchesOf } from './prose';

const row = (...pieces: [ProseChange, string][]): ProseRow => ({
  pieces: pieces.map(([change, text]) => ({ change, text })),
});
const same = (text: string) => row(['same', text]);

describe('a side', () => {
  const pieces = row(
    ['same', 'High water at '],
    ['removed', 'nine'],
    ['added', 'ten'],
    ['same', '. '],
    ['moved_away', 'Fog follows. '],
    ['moved_here', 'Ice first.'],
  ).pieces;
  const said = (side: 'both' | 'old' | 'new') =>
    sideOf(pieces, side)
      .map(({ text }) => text)
      .join('');

  it('says what its text says', () => {
    expect(said('old')).toBe('High water at nine. Fog follows. ');
    expect(said('new')).toBe('High water at ten. Ice first.');
    expect(said('both')).toBe('High water at nineten. Fog follows. Ice first.');
  });
});

describe('stretches', () => {
  const changed = row(['same', 'The bell '], ['removed', 'rings'], ['added', 'rang']);

  it('keep a row before and after a change, and put the rest together', () => {
    const rows = [same('1'), same('2'), same('3'), changed, same('5'), same('6')];
    expect(stretchesOf(rows)).toEqual([
      { kind: 'same', rows: rows.slice(0, 2) },
      { kind: 'row', row: rows[2] },
      { kind: 'row', row: rows[3] },
      { kind: 'row', row: rows[4] },
      { kind: 'same', rows: rows.slice(5) },
    ]);
    expect(rows.map(isSame)).toEqual([true, true, true, false, true, true]);
  });

  it('lose no row', () => {
    const rows = [changed, same('2'), same('3'), same('4'), changed, changed];
    const shown = stretchesOf(rows).flatMap((one) => (one.kind === 'row' ? [one.row] : one.rows));
    expect(shown).toEqual(rows);
    expect(stretchesOf([])).toEqual([]);
  });
});
