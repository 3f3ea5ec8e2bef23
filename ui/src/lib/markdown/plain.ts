/** Whether Markdown reads as it was typed. Pure. */
import { blocksOf } from './parse';

/** Whether a text is nothing but paragraphs of words, so that showing how it reads would show the same again. */
export function isPlain(text: string): boolean {
  // Nothing means anything else than itself without one of these.
  if (!/[*_`~[\]<>#|\\&+-]|:\/\/|\d[.)]|www\.|@/u.test(text)) return true;
  return blocksOf(text).every(
    (block) => block.kind === 'paragraph' && block.children.every(({ kind }) => kind === 'text'),
  );
}
