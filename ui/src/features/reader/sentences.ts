/**
 * Steps of the caret by sentence. A sentence never runs over the end of a paragraph, which is a line feed in the
 * canonical text, and leaves out the space after it. Pure; offsets are UTF-16 code units of the text given.
 */
import { segmenter } from './segmenters';

/** How far around a position a paragraph is segmented: no sentence is longer, and a long paragraph stays quick. */
const REACH = 4000;

/** A stop after these ends no sentence, however large the next letter; Unicode's rules know no abbreviations. */
const ABBREVIATED =
  /(?:^|[\s(“‘"'])(?:\p{Lu}|Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Hon|Gen|Col|Capt|Lt|Sgt|Jr|Sr|No|Nos|Vol|vol|pp|p|fig|Fig|cf|ed|eds|vs|viz|etc|i\.e|e\.g|ca|approx)\.$/u;

interface Sentence {
  start: number;
  end: number;
}

/** The end of the sentence at or after `offset`; the end of the text where none follows. */
export function sentenceEnd(text: string, offset: number, language: string): number {
  for (let at = offset; at <= text.length; at = nextParagraph(text, at)) {
    const found = sentencesAround(text, at, language).find(({ end }) => end > offset);
    if (found) return found.end;
  }
  return text.length;
}

/** The start of the next sentence; the end of the text where none follows. */
export function nextSentence(text: string, offset: number, language: string): number {
  for (let at = offset; at <= text.length; at = nextParagraph(text, at)) {
    const found = sentencesAround(text, at, language).find(({ start }) => start > offset);
    if (found) return found.start;
  }
  return text.length;
}

/** The start of the sentence at `offset`, or of the one before where it is there already; 0 where none precedes. */
export function previousSentence(text: string, offset: number, language: string): number {
  for (let at = offset; at >= 0; at = text.lastIndexOf('\n', at - 1)) {
    const found = sentencesAround(text, at, language).findLast(({ start }) => start < offset);
    if (found) return found.start;
    if (at === 0) break;
  }
  return 0;
}

/** The sentence that holds `offset`, for reading it out; empty at the end of the text. */
export function sentenceAt(text: string, offset: number, language: string): string {
  const found = sentencesAround(text, offset, language).find(({ end }) => end > offset);
  return found ? text.slice(found.start, found.end) : '';
}

/** One past the line feed at or after `offset`; past the end of the text where there is none. */
function nextParagraph(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length + 1 : feed + 1;
}

/** The sentences of the paragraph around `offset`, as far as the reach goes, without the space at their ends. */
function sentencesAround(text: string, offset: number, language: string): Sentence[] {
  const feed = text.indexOf('\n', offset);
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - REACH);
  const to = Math.min(feed < 0 ? text.length : feed, offset + REACH);
  const sentences: Sentence[] = [];
  let open: number | null = null;
  for (const { index, segment } of segmenter(language, 'sentence').segment(text.slice(from, to))) {
    // Unicode ends a sentence at any “?”; what goes on with a small letter is the same one: “Why?” he said.
    if (open === null && /^\p{Ll}/u.test(segment)) open = sentences.pop()?.start ?? null;
    const start: number = open ?? from + index;
    const end = from + index + segment.trimEnd().length;
    open = ABBREVIATED.test(text.slice(start, end)) ? start : null;
    if (open === null) push(sentences, text, start, end);
  }
  if (open !== null) push(sentences, text, open, to);
  return sentences;
}

function push(sentences: Sentence[], text: string, start: number, end: number): void {
  const inner = text.slice(start, end).trim();
  if (inner === '') return;
  const from = start + text.slice(start, end).indexOf(inner);
  sentences.push({ start: from, end: from + inner.length });
}
