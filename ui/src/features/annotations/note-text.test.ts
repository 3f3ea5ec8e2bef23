import { describe, expect, it } from 'vitest';

import { noteLanguage, noteParagraphs, type NoteInline } from './note-text';

/** Writes the data back in a notation that is easy to read. */
function written(inlines: NoteInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.language === 'zh' ? `[${inline.text}]` : inline.text;
      if (inline.kind === 'code') return `<code ${inline.text}>`;
      if (inline.kind === 'link') return `<link ${inline.destination} ${written(inline.children)}>`;
      return `<${inline.kind} ${written(inline.children)}>`;
    })
    .join('');
}

describe('noteParagraphs', () => {
  it.each([
    ['plain words', ['plain words']],
    ['one\n\ntwo\n \nthree', ['one', 'two', 'three']],
    ['a line\nand another', ['a line\nand another']],
    ['*late* and **very *late***', ['<emphasis late> and <strong very <emphasis late>>']],
    ['see `tide`', ['see <code tide>']],
    ['[log](https://example.org/log)', ['<link https://example.org/log log>']],
    ['[bad](javascript:alert(1))', ['[bad](javascript:alert(1))']],
    ['<b onclick="x">markup</b> & <script>', ['<b onclick="x">markup</b> & <script>']],
    ['![a picture](https://example.org/p.png)', ['![a picture](https://example.org/p.png)']],
    ['# no heading\n- no list', ['# no heading\n- no list']],
    ['2 \\* 3', ['2 * 3']],
    ['「知」不必译作 knows，试 senses？', ['[「知」不必译作] knows[，试] senses[？]']],
    ['compare 潮先知风 *潮*', ['compare [潮先知风] <emphasis [潮]>']],
    ['  \n\n ', []],
  ])('%j', (note, paragraphs) => {
    expect(noteParagraphs(note).map(written)).toEqual(paragraphs);
  });
});

it('knows Chinese from the rest', () => {
  expect(noteLanguage('「知」不必译作 knows')).toBe('zh');
  expect(noteLanguage('Compare the term 潮 in the ledger')).toBe('en');
});
