/** Markdown as words alone: whether it is that already, and what it says. Pure. */
import type { Block, Inline } from './model';
import { blocksOf } from './parse';

/** Whether a text is nothing but paragraphs of words, so that showing how it reads would show the same again. */
export function isPlain(text: string): boolean {
  // Nothing means anything else than itself without one of these.
  if (!/[*_`~[\]<>#|\\&+-]|:\/\/|\d[.)]|www\.|@/u.test(text)) return true;
  return blocksOf(text).every(
    (block) => block.kind === 'paragraph' && block.children.every(({ kind }) => kind === 'text'),
  );
}

/** What a text says on one line, without the signs that style it. */
export function wordsOf(text: string): string {
  return blocksOf(text).map(blockWords).join(' ').replace(/\s+/gu, ' ').trim();
}

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineWords(block.children);
    case 'list':
      return block.items.map(({ blocks }) => blocks.map(blockWords).join(' ')).join(' ');
    case 'quote':
      return block.blocks.map(blockWords).join(' ');
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].flat().map(inlineWords).join(' ');
    case 'quotation':
      return block.alt;
    case 'rule':
      return '';
  }
}

function inlineWords(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
      return inline.kind === 'break' ? ' ' : inlineWords(inline.children);
    })
    .join('');
}
