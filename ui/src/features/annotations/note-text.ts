/**
 * A note's Markdown as data: paragraphs of text, emphasis, strong, code and links. What else Markdown knows stays as it
 * was typed, so that a note never shows less than was written; markup stays text. Pure.
 */
import { Lexer, type Token, type Tokens } from 'marked';

import { destinationOf } from '$lib/reading/links';

/** The scripts that a note's hand is set in: Chinese is never italic. */
export type NoteLanguage = 'zh' | 'en';

/** A stretch of a note. */
export type NoteInline =
  | { kind: 'text'; text: string; language: NoteLanguage }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis'; children: NoteInline[] }
  | { kind: 'strong'; children: NoteInline[] }
  | { kind: 'link'; destination: string; children: NoteInline[] };

/** The paragraphs of a note; line ends within one are part of its text. */
export function noteParagraphs(note: string): NoteInline[][] {
  return note
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => inlines(Lexer.lexInline(paragraph)));
}

/** The language that a note is set in: Chinese where it has Chinese characters in number, else as the window says. */
export function noteLanguage(note: string): NoteLanguage {
  const han = note.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = note.match(/\p{L}/gu)?.length ?? 0;
  return han * 3 > letters ? 'zh' : 'en';
}

/** Chinese characters, with the punctuation and the spaces between them. */
const CHINESE =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef](?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef\s]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef])?/gu;

/** A text cut where its script changes. */
function byScript(text: string): NoteInline[] {
  const pieces: NoteInline[] = [];
  let from = 0;
  for (const { 0: chinese, index } of text.matchAll(CHINESE)) {
    if (index > from) pieces.push({ kind: 'text', text: text.slice(from, index), language: 'en' });
    pieces.push({ kind: 'text', text: chinese, language: 'zh' });
    from = index + chinese.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from), language: 'en' });
  return pieces;
}

function inlines(tokens: Token[]): NoteInline[] {
  return tokens.flatMap((token): NoteInline | NoteInline[] => {
    switch (token.type) {
      case 'em':
        return { kind: 'emphasis', children: inlines((token as Tokens.Em).tokens) };
      case 'strong':
        return { kind: 'strong', children: inlines((token as Tokens.Strong).tokens) };
      case 'codespan':
        return { kind: 'code', text: (token as Tokens.Codespan).text };
      case 'escape':
        return byScript((token as Tokens.Escape).text);
      case 'link': {
        const { href, tokens: children, raw } = token as Tokens.Link;
        const destination = destinationOf(href);
        return destination ? { kind: 'link', destination, children: inlines(children) } : byScript(raw);
      }
      default:
        return byScript(token.raw);
    }
  });
}
