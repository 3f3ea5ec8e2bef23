/** Links to pieces of the library while they are typed: `[[` and some words, until one is chosen. Pure. */
import { referenceLink, type Reference } from '$lib/reading/reference';

/** What `[[` and some words may mean. */
export interface LinkSuggestion {
  reference: Reference;
  /** What the link will say. */
  words: string;
  /** Where that is: the article, the issue. */
  place: string;
}

/** What stands between `[[` and the caret. */
export interface LinkEntry {
  /** Where the two brackets begin. */
  from: number;
  words: string;
}

/** More words than this name nothing. */
const LONGEST = 80;

/** The link that is being typed at `caret`; `null` where none is. */
export function linkEntry(text: string, caret: number): LinkEntry | null {
  const from = text.lastIndexOf('[[', caret - 2);
  if (from < 0 || caret - from - 2 > LONGEST) return null;
  const words = text.slice(from + 2, caret);
  return /[\n[\]]/u.test(words) ? null : { from, words };
}

/** The text with the link in the place of what was typed for it, and where the caret then stands. */
export function withLink(
  text: string,
  { from, words }: LinkEntry,
  chosen: LinkSuggestion,
): { text: string; caret: number; link: string } {
  const link = referenceLink(chosen.words, chosen.reference);
  // Whoever types quickly, or has brackets closed for them, has the end there already.
  const after = text.slice(from + 2 + words.length).replace(/^\]{1,2}/u, '');
  return { text: text.slice(0, from) + link + after, caret: from + link.length, link };
}
