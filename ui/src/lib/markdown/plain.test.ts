import { expect, it } from 'vitest';

import { isPlain, wordsOf } from './plain';

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

it.each([
  ['See **this** and [that](flyleaf:issue/a).', 'See this and that.'],
  ['# Tides\n\n- one\n- `two`\n\n> said', 'Tides one two said'],
  ['| a | b |\n| - | - |\n| c | d |', 'a b c d'],
  ['与「误差可减」同理', '与「误差可减」同理'],
])('%j says %j', (text, words) => expect(wordsOf(text)).toBe(words));
