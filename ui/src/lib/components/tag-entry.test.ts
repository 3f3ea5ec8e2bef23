import { describe, expect, it } from 'vitest';

import { sameTag, tagOf, withTag } from './tag-entry';

describe('a typed tag', () => {
  it.each([
    [' people ', 'people'],
    ['#people', 'people'],
    ['＃译法', '译法'],
    ['tide  tables', 'tide tables'],
    [' # ', ''],
    ['C#', 'C#'],
  ])('%j is %j', (typed, tag) => {
    expect(tagOf(typed)).toBe(tag);
  });

  it('is added once, in whatever spelling', () => {
    expect(withTag(['People'], 'people')).toEqual(['People']);
    expect(withTag(['People'], 'ｐｅｏｐｌｅ')).toEqual(['People']);
    expect(withTag(['People'], 'data')).toEqual(['People', 'data']);
    expect(withTag(['People'], '  ')).toEqual(['People']);
    expect(sameTag('译法', '译文')).toBe(false);
  });
});
