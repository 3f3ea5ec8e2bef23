import { describe, expect, it } from 'vitest';

import { noteHeight } from './note-height';

const type = { size: 15, leading: 20, width: 190 };
const lines = (note: string) => (noteHeight(note, false, type) - 4) / 20;

describe('noteHeight', () => {
  it.each([
    ['short', 1],
    ['Who was the assistant? Check the staff lists, 1911–22.', 2],
    ['「知」不必译作感觉，而是知道，感觉太弱', 2],
    ['one\ntwo\nthree', 3],
  ])('%j stands on %i lines', (note, expected) => {
    expect(lines(note)).toBe(expected);
  });

  it('counts the line of tags, and clamps', () => {
    expect(noteHeight('short', true, type)).toBe(48);
    expect(noteHeight('word '.repeat(10_000), false, type)).toBe(4 + 6 * 20 + 24);
  });
});
