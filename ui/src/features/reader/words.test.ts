import { describe, expect, it } from 'vitest';

import { nextCharacter, nextWord, previousCharacter, previousWord, wordAt } from './words';

/** A text with the caret as `|`. */
function caret(marked: string): [text: string, offset: number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

function shown(text: string, offset: number): string {
  return `${text.slice(0, offset)}|${text.slice(offset)}`;
}

describe('steps by word', () => {
  it.each([
    ['The |tide clock', 'en', 'The tide| clock', '|The tide clock'],
    ['The ti|de clock', 'en', 'The tide| clock', 'The |tide clock'],
    ['The tide|, at last', 'en', 'The tide, at| last', 'The |tide, at last'],
    ['don’t| stop', 'en', 'don’t stop|', '|don’t stop'],
    ['|我们有很多机会', 'zh', '我们|有很多机会', '|我们有很多机会'],
    ['我们有很多机会|', 'zh', '我们有很多机会|', '我们有很多|机会'],
    ['End.|\nNext line', 'en', 'End.\nNext| line', '|End.\nNext line'],
  ])('%s (%s)', (marked, language, next, previous) => {
    const [text, offset] = caret(marked);
    expect(shown(text, nextWord(text, offset, language))).toBe(next);
    expect(shown(text, previousWord(text, offset, language))).toBe(previous);
  });

  it('finds the next word beyond a long gap', () => {
    const text = `a${' '.repeat(2000)}b`;
    expect(nextWord(text, 1, 'en')).toBe(text.length);
    expect(previousWord(text, 2001, 'en')).toBe(0);
  });
});

describe('the word at the caret', () => {
  it.each([
    ['The |tide clock', 'tide'],
    ['The tide| clock', 'tide'],
    ['The ti|de clock', 'tide'],
    ['我们|有很多机会', '我们'],
    ['One. | Two.', ''],
    ['|', ''],
  ])('%j', (marked, word) => {
    const [text, offset] = caret(marked);
    expect(wordAt(text, offset, 'en')).toBe(word);
  });
});

describe('steps by character', () => {
  it.each([
    ['a|é', 'aé|', '|aé'],
    ['x|👩‍🚀y', 'x👩‍🚀|y', '|x👩‍🚀y'],
    ['x👩‍🚀|y', 'x👩‍🚀y|', 'x|👩‍🚀y'],
    ['潮|先', '潮先|', '|潮先'],
  ])('%s', (marked, next, previous) => {
    const [text, offset] = caret(marked);
    expect(shown(text, nextCharacter(text, offset, 'en'))).toBe(next);
    expect(shown(text, previousCharacter(text, offset, 'en'))).toBe(previous);
  });

  it('stays at the ends of the text', () => {
    expect(nextCharacter('ab', 2, 'en')).toBe(2);
    expect(previousCharacter('ab', 0, 'en')).toBe(0);
  });

  it('takes a broken language tag for the root language', () => {
    expect(nextWord('one two', 0, 'no_such-tag!')).toBe(3);
  });
});
