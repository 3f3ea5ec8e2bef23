/**
 * The lines of a digest that quote annotations: an image of the annotation that is a paragraph of its own. Pure.
 */
import { referenceAddress } from '$lib/reading/reference';

/** The line that quotes an annotation. */
export function quotationLine(id: string): string {
  return `![](${referenceAddress({ to: 'annotation', id })})`;
}

/** A change of a text: what stands from `from` to `to` gives way to `words`; the caret goes to `caret`. */
export interface TextChange {
  from: number;
  to: number;
  words: string;
  caret: number;
}

/** Puts quotations in at a caret, each a paragraph of its own; a caret within a line puts them after that line. */
export function insertion(body: string, caret: number, ids: readonly string[]): TextChange {
  const lineEnd = body.indexOf('\n', caret);
  const lineStart = body.lastIndexOf('\n', caret - 1) + 1;
  const end = lineEnd < 0 ? body.length : lineEnd;
  const blank = body.slice(lineStart, end).trim() === '';
  const before = (blank ? body.slice(0, lineStart) : body.slice(0, end)).trimEnd();
  const after = body.slice(end).trimStart();
  const lines = ids.map(quotationLine).join('\n\n');
  const words = `${before === '' ? '' : '\n\n'}${lines}\n\n`;
  return {
    from: before.length,
    to: body.length - after.length,
    words,
    caret: before.length + words.length,
  };
}

/** A text after a change. */
export function changedText(body: string, { from, to, words }: TextChange): string {
  return body.slice(0, from) + words + body.slice(to);
}

/** A text that quotes an annotation no longer; links to it keep their words. */
export function withoutQuotation(body: string, id: string): string {
  const address = escaped(referenceAddress({ to: 'annotation', id }));
  return body
    .replace(new RegExp(`(^|\\n)[ ]{0,3}!\\[[^\\]\\n]*\\]\\(${address}\\)[ \\t]*(?=\\n|$)\\n*`, 'giu'), '$1')
    .replace(new RegExp(`!?\\[([^\\]\\n]*)\\]\\(${address}\\)`, 'giu'), '$1');
}

/** A text in which every quotation is written out: for other programs, which cannot ask the library. */
export function writtenOut(body: string, quote: (id: string) => string | null): string {
  return body.replace(
    /^[ ]{0,3}!\[[^\]\n]*\]\(flyleaf:annotation\/([\w.~-]{1,128})\)[ \t]*$/gimu,
    (line, id: string) => quote(id) ?? line,
  );
}

/** Lines as a Markdown quotation. */
export function quoted(lines: string): string {
  return lines
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
