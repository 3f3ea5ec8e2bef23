import { describe, expect, it } from 'vitest';

import { linkEntry, withLink } from './link-entry';

/** A text with the caret as `|`. */
function entry(marked: string) {
  return linkEntry(marked.replace('|', ''), marked.indexOf('|'));
}

describe('a link that is typed', () => {
  it.each([
    ['see [[|', ''],
    ['see [[bell|', 'bell'],
    ['see [[the bell| rings', 'the bell'],
    ['[[one]] and [[潮先|', '潮先'],
    ['see [[bell|]]', 'bell'],
  ])('is found in %j', (marked, words) => {
    expect(entry(marked)?.words).toBe(words);
  });

  it.each([
    'see [bell|',
    'see [[bell]]|',
    'see [[bell\n|',
    'see [|[bell',
    'a [[b](c)|',
    `[[${'x'.repeat(81)}|`,
    '|',
  ])('is none in %j', (marked) => {
    expect(entry(marked)).toBeNull();
  });

  it.each([
    ['see [[bel|, then', 'see [The bell](flyleaf:article/i1/2)|, then'],
    ['see [[bel|]]', 'see [The bell](flyleaf:article/i1/2)|'],
  ])('%j becomes %j', (marked, expected) => {
    const text = marked.replace('|', '');
    const found = entry(marked);
    if (!found) throw new Error('there is an entry');
    const reference = { to: 'article', issue: 'i1', index: 2 } as const;
    const made = withLink(text, found, { reference, words: 'The bell', place: '' });
    expect(`${made.text.slice(0, made.caret)}|${made.text.slice(made.caret)}`).toBe(expected);
  });
});
