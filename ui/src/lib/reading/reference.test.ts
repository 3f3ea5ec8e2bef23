import { describe, expect, it } from 'vitest';

import { inlinesOf } from '$lib/markdown/parse';
import { referenceAddress, referenceLink, referenceOf, type Reference } from './reference';

const references: Reference[] = [
  { to: 'annotation', id: '0192f0c1-7a' },
  { to: 'article', issue: 'a1b2', index: 0 },
  { to: 'article', issue: 'a1b2', index: 12 },
  { to: 'issue', id: 'a1b2' },
];

describe('references', () => {
  it.each(references)('come back from their address: %o', (reference) => {
    expect(referenceOf(referenceAddress(reference))).toEqual(reference);
  });

  it.each([
    'https://example.org',
    'flyleaf:',
    'flyleaf:annotation/',
    'flyleaf:annotation/a/b',
    'flyleaf:article/a1b2',
    'flyleaf:article/a1b2/-1',
    'flyleaf:issue/a b',
    'flyleaf:issue/../x',
    'flyleaf:shelf/a1',
    ' flyleaf:issue/a',
  ])('are not %j', (address) => {
    expect(referenceOf(address)).toBeNull();
  });

  it.each(['a ledger that nobody read', 'what [sic] *now* `x` \\ <b>', '潮先知风，人后知潮', 'two\nlines'])(
    'carry any words: %j',
    (words) => {
      const [link] = inlinesOf(referenceLink(words, { to: 'issue', id: 'a1' }));
      expect(link).toMatchObject({ kind: 'link', reference: { to: 'issue', id: 'a1' } });
      const said =
        link?.kind === 'link' ? link.children.map((child) => ('text' in child ? child.text : '')) : [];
      expect(said.join('')).toBe(words.replace('\n', ' '));
    },
  );
});
