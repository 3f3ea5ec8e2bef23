import { describe, expect, it } from 'vitest';

import { nextSentence, previousSentence, sentenceAt, sentenceEnd } from './sentences';

/** A text with the caret as `|`. */
function caret(marked: string): [text: string, offset: number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

function shown(text: string, offset: number): string {
  return `${text.slice(0, offset)}|${text.slice(offset)}`;
}

describe('steps by sentence', () => {
  it.each([
    // [caret, end of the sentence, next sentence, previous sentence]
    ['|One bell. Two.', 'One bell.| Two.', 'One bell. |Two.', '|One bell. Two.'],
    ['One| bell. Two.', 'One bell.| Two.', 'One bell. |Two.', '|One bell. Two.'],
    ['One bell.| Two.', 'One bell. Two.|', 'One bell. |Two.', '|One bell. Two.'],
    ['One bell. |Two.', 'One bell. Two.|', 'One bell. Two.|', '|One bell. Two.'],
    ['One bell. Tw|o.', 'One bell. Two.|', 'One bell. Two.|', 'One bell. |Two.'],
    ['One.|\nTwo.', 'One.\nTwo.|', 'One.\n|Two.', '|One.\nTwo.'],
    ['One.\n\n|Two.', 'One.\n\nTwo.|', 'One.\n\nTwo.|', '|One.\n\nTwo.'],
    ['No stop|\nTwo.', 'No stop\nTwo.|', 'No stop\n|Two.', '|No stop\nTwo.'],
    ['|“Why?” he said. So.', '“Why?” he said.| So.', '“Why?” he said. |So.', '|“Why?” he said. So.'],
    [
      '|Mr. Tamm saw J. B. Reed. He left.',
      'Mr. Tamm saw J. B. Reed.| He left.',
      'Mr. Tamm saw J. B. Reed. |He left.',
      '|Mr. Tamm saw J. B. Reed. He left.',
    ],
    ['|潮先知风。人后知潮！', '潮先知风。|人后知潮！', '潮先知风。|人后知潮！', '|潮先知风。人后知潮！'],
    ['潮先知风。|人后知潮！', '潮先知风。人后知潮！|', '潮先知风。人后知潮！|', '|潮先知风。人后知潮！'],
    [
      '|他问：“几时？”没人答。完。',
      '他问：“几时？”|没人答。完。',
      '他问：“几时？”|没人答。完。',
      '|他问：“几时？”没人答。完。',
    ],
  ])('%j', (marked, end, next, previous) => {
    const [text, offset] = caret(marked);
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
    expect(shown(text, sentenceEnd(text, offset, language))).toBe(end);
    expect(shown(text, nextSentence(text, offset, language))).toBe(next);
    expect(shown(text, previousSentence(text, offset, language))).toBe(previous);
  });

  it('reads out the sentence at the caret', () => {
    expect(sentenceAt('One bell. Two.', 10, 'en')).toBe('Two.');
    expect(sentenceAt('One bell. Two.', 14, 'en')).toBe('');
  });

  it('goes through a paragraph without a stop, however long', () => {
    const text = 'word '.repeat(100_000);
    let offset = 0;
    for (let step = 0; step < 20; step++) {
      const next = sentenceEnd(text, offset, 'en');
      expect(next).toBeGreaterThan(offset);
      offset = next;
    }
    expect(previousSentence(text, offset, 'en')).toBeLessThan(offset);
  });
});
