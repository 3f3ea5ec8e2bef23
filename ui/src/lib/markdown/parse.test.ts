import { describe, expect, it } from 'vitest';

import type { Block, Inline } from './model';
import { blocksOf } from './parse';
import { scriptOf } from './script';

/** Writes the data back in a notation that is easy to read. */
function inlines(children: Inline[]): string {
  return children
    .map((inline) => {
      if (inline.kind === 'text') return inline.script === 'zh' ? `[${inline.text}]` : inline.text;
      if (inline.kind === 'code') return `<code ${inline.text}>`;
      if (inline.kind === 'break') return '<break>';
      if (inline.kind !== 'link') return `<${inline.kind} ${inlines(inline.children)}>`;
      const to = inline.reference ? JSON.stringify(Object.values(inline.reference)) : inline.destination;
      return `<link ${to} ${inlines(inline.children)}>`;
    })
    .join('');
}

function written(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlines(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlines(block.children)}`;
    case 'quote':
      return `> (${block.blocks.map(written).join(' / ')})`;
    case 'list':
      return block.items
        .map(({ checked, blocks }, index) => {
          const mark = block.ordered ? `${block.start + index}.` : '-';
          return `${mark} ${checked === null ? '' : checked ? '[x] ' : '[ ] '}${blocks.map(written).join(' / ')}`;
        })
        .join('; ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlines).join('|')).join('; ');
    case 'code':
      return `<pre ${block.text}>`;
    case 'rule':
      return '---';
    case 'quotation':
      return `<quotation ${Object.values(block.reference).join(' ')}>`;
  }
}

const shown = (text: string) => blocksOf(text).map(written);

describe('blocksOf', () => {
  it.each([
    ['plain words', ['plain words']],
    ['one\n\ntwo\n \nthree', ['one', 'two', 'three']],
    ['a line\nand another', ['a line\nand another']],
    ['a line  \nand another', ['a line<break>and another']],
    ['*late* and **very *late***', ['<emphasis late> and <strong very <emphasis late>>']],
    ['~~never~~ seldom', ['<struck never> seldom']],
    ['see `tide`', ['see <code tide>']],
    ['# A head\n- one\n- two', ['# A head', '- one; - two']],
    ['3. third\n4. fourth', ['3. third; 4. fourth']],
    ['- [ ] ask\n- [x] look', ['- [ ] ask; - [x] look']],
    ['> said\n>\n> twice', ['> (said / twice)']],
    ['```\nlet x\n```', ['<pre let x>']],
    ['| a | b |\n| - | - |\n| 1 | 2 |', ['a|b; 1|2']],
    ['one\n\n---\n\ntwo', ['one', '---', 'two']],
    ['2 \\* 3', ['2 * 3']],
    ['「知」不必译作 knows，试 senses？', ['[「知」不必译作] knows[，试] senses[？]']],
    ['compare 潮先知风 *潮*', ['compare [潮先知风] <emphasis [潮]>']],
    ['  \n\n ', []],
  ])('reads %j', (text, blocks) => {
    expect(shown(text)).toEqual(blocks);
  });

  it.each([
    ['[log](https://example.org/log)', ['<link https://example.org/log log>']],
    ['[log][l]\n\n[l]: https://example.org/log', ['<link https://example.org/log log>']],
    ['at https://example.org/a.', ['at <link https://example.org/a https://example.org/a>.']],
    ['<mailto:a@example.org>', ['<link mailto:a@example.org mailto:a@example.org>']],
    ['[here](flyleaf:annotation/a1)', ['<link ["annotation","a1"] here>']],
    ['[there](flyleaf:article/i1/3)', ['<link ["article","i1",3] there>']],
    ['see\n\n![](flyleaf:annotation/a1)', ['see', '<quotation annotation a1>']],
  ])('follows %j', (text, blocks) => {
    expect(shown(text)).toEqual(blocks);
  });

  it.each([
    '[bad](javascript:alert(1))',
    '[bad](data:text/html,x)',
    '[bad](file:///etc/passwd)',
    '[bad](flyleaf:open/etc)',
    '<b onclick="x">markup</b> & <script>',
    '<script>alert(1)</script>',
    '<!-- a comment -->',
    '![a picture](https://example.org/p.png)',
    'words ![](flyleaf:annotation/a1) among words',
    'a claim[^1]',
  ])('shows as typed %j', (text) => {
    expect(shown(text)).toEqual([text]);
  });

  it('shows what is nested beyond reason as typed, and soon', () => {
    const length = 20_000;
    const started = performance.now();
    expect(shown(`one\n\n${'* '.repeat(40)}\n\ntwo`)).toEqual(['one', '---', 'two']);
    for (const part of ['>', '> - ', '*', '[', '![', '*a **b ', '[a](', 'x\n> ', '**a**']) {
      const text = part.repeat(length / part.length);
      const blocks = blocksOf(text);
      expect(blocks.length).toBeGreaterThan(0);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
    const deep = blocksOf(`${'> '.repeat(14)}deep`);
    expect(JSON.stringify(deep)).toContain('deep');
  });
});

it('knows Chinese from the rest', () => {
  expect(scriptOf('「知」不必译作 knows')).toBe('zh');
  expect(scriptOf('Compare the term 潮 in the ledger')).toBe('en');
});
