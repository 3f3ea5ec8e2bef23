import { expect, it } from 'vitest';

import { isPlain } from './plain';

it.each([
  ['Who was the assistant? Check the lists, 1911–22.', true],
  ['two\n\nparagraphs', true],
  ['a * b, and a_b', true],
  ['潮先知风', true],
  ['see *this*', false],
  ['- a list', false],
  ['1. a list', false],
  ['see https://example.org', false],
  ['[there](flyleaf:issue/a)', false],
])('%j: %s', (text, plain) => {
  expect(isPlain(text)).toBe(plain);
});
