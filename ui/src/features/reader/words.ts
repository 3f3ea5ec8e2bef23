/**
 * Steps of the caret by key: a character is a grapheme, a word is what Unicode and the dictionaries of the system call
 * one, so that Chinese moves by words too. Pure; offsets are UTF-16 code units of the text given.
 */
import { segmenter } from './segmenters';

/** How much text around a position is segmented: no word is longer, and a long article stays quick. */
const WINDOW = 400;

/** The offset one grapheme after `offset`, at most the end of the text. */
export function nextCharacter(text: string, offset: number, language: string): number {
  const [first] = segmenter(language, 'grapheme').segment(text.slice(offset, offset + WINDOW));
  return first ? offset + first.segment.length : text.length;
}

/** The offset one grapheme before `offset`, at least 0. */
export function previousCharacter(text: string, offset: number, language: string): number {
  const from = windowStart(text, offset);
  const before = segmenter(language, 'grapheme').segment(text.slice(from, offset));
  const last = before.containing(offset - from - 1);
  return last ? from + last.index : 0;
}

/** The end of the word at or after `offset`; the end of the text where no word follows. */
export function nextWord(text: string, offset: number, language: string): number {
  let from = windowStart(text, offset);
  while (from < text.length) {
    const window = text.slice(from, offset + WINDOW);
    for (const { index, segment, isWordLike } of segmenter(language, 'word').segment(window)) {
      const end = from + index + segment.length;
      if (isWordLike && end > offset) return end;
    }
    if (offset + WINDOW >= text.length) break;
    offset += WINDOW;
    from = offset;
  }
  return text.length;
}

/** The start of the word at or before `offset`; 0 where no word precedes. */
export function previousWord(text: string, offset: number, language: string): number {
  while (offset > 0) {
    const from = windowStart(text, offset);
    const window = text.slice(from, offset + WINDOW);
    let found: number | undefined;
    for (const { index, isWordLike } of segmenter(language, 'word').segment(window)) {
      if (from + index >= offset) break;
      if (isWordLike) found = from + index;
    }
    if (found !== undefined) return found;
    offset = from;
  }
  return 0;
}

/** The word that `offset` is in, at the beginning or at the end of; empty where it is at none. */
export function wordAt(text: string, offset: number, language: string): string {
  const from = windowStart(text, offset);
  for (const { index, segment, isWordLike } of segmenter(language, 'word').segment(
    text.slice(from, offset + WINDOW),
  )) {
    const start = from + index;
    if (start > offset) break;
    if (isWordLike && start + segment.length >= offset) return segment;
  }
  return '';
}

/** A place a window's length before `offset` where no word is cut: after a line feed or a space, if there is one. */
function windowStart(text: string, offset: number): number {
  const earliest = Math.max(0, offset - WINDOW);
  if (earliest === 0) return 0;
  const gap = text.slice(earliest, offset).search(/[\s。，；！？]/u);
  return gap < 0 ? earliest : earliest + gap;
}
