import { describe, expect, it } from 'vitest';

import { ALL, dayOf, fitsAll, notebookQuery, queryOf, toggled } from './filter';

describe('a filter', () => {
  it('gains a value and loses it again', () => {
    const sage = toggled(ALL, 'colour', 'sage');
    const both = toggled(sage, 'colour', 'sky');
    expect(both.colour).toEqual(['sage', 'sky']);
    expect(toggled(both, 'colour', 'sage').colour).toEqual(['sky']);
    expect(toggled(sage, 'colour', 'sage')).toEqual(ALL);
  });

  it('fits all only where nothing is chosen; an order chooses nothing', () => {
    expect(fitsAll({ ...ALL, order: 'reading', text: '  ' })).toBe(true);
    for (const part of [{ text: 'tide' }, { from: '2026-05-01' }, { tag: ['data'] }])
      expect(fitsAll({ ...ALL, ...part })).toBe(false);
  });

  it('has one address, however it was put together', () => {
    const one = toggled(toggled(ALL, 'tag', 'to check'), 'tag', '译法');
    const other = toggled(toggled(ALL, 'tag', '译法'), 'tag', 'to check');
    expect(queryOf(one)).toBe(queryOf(other));
    expect(queryOf(ALL)).toBe('');
    expect(queryOf({ ...ALL, text: ' a&b ', order: 'reading' })).toBe('text=a%26b&order=reading');
  });
});

describe('what is asked of the library', () => {
  it('holds whole days of the reader', () => {
    const query = notebookQuery({ ...ALL, from: '2026-05-14', until: '2026-05-14' }, 0, 100);
    const [from, until] = [query.created_from, query.created_until].map((moment) => new Date(moment ?? ''));
    expect([from?.getDate(), from?.getHours(), until?.getDate(), until?.getHours()]).toEqual([14, 0, 15, 0]);
  });

  it('has every choice and the order', () => {
    const query = notebookQuery({ ...ALL, tag: ['data'], kind: ['note'], order: 'oldest' }, 200, 100);
    expect(query).toMatchObject({
      tags: ['data'],
      kinds: ['note'],
      sort: 'created',
      reversed: true,
      offset: 200,
    });
    expect(query.created_from).toBeNull();
  });
});

describe('a day', () => {
  it.each([
    ['2026-05-14', '2026-05-14'],
    ['2026.5.1', '2026-05-01'],
    ['2026年5月14日', '2026-05-14'],
    ['20260514', '2026-05-14'],
    [' ', ''],
    ['2026-02-30', null],
    ['May', null],
  ])('%s is %s', (typed, day) => expect(dayOf(typed)).toBe(day));
});
