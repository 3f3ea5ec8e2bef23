/** Which script a text is set in, and where it changes within one. Pure. */
import type { Inline, Script } from './model';

/** The script that a text is set in: Chinese where it has Chinese characters in number. */
export function scriptOf(text: string): Script {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han * 3 > letters ? 'zh' : 'en';
}

/** Chinese characters, with the punctuation and the spaces between them. */
const CHINESE =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef](?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef\s]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef])?/gu;

/** A text cut where its script changes. */
export function byScript(text: string): Extract<Inline, { kind: 'text' }>[] {
  const pieces: Extract<Inline, { kind: 'text' }>[] = [];
  let from = 0;
  for (const { 0: chinese, index } of text.matchAll(CHINESE)) {
    if (index > from) pieces.push({ kind: 'text', text: text.slice(from, index), script: 'en' });
    pieces.push({ kind: 'text', text: chinese, script: 'zh' });
    from = index + chinese.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from), script: 'en' });
  return pieces;
}
