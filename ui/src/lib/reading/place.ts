/** The place where a reader was, handed from the reader to the source and back: an article, and the words in view. */

/** A place in an issue, in either of its two forms. */
export interface Place {
  issue: string;
  /** Index of the article. */
  article: number;
  /** What is printed there, as far as it tells the place. */
  words: string;
}

let left: Place | null = null;

/** Leaves a page at a place. */
export function leaveAt(place: Place): void {
  left = place;
}

/** The place where the page before this one was left, if it was in this issue; only once. */
export function takePlace(issue: string): Place | null {
  const place = left?.issue === issue ? left : null;
  left = null;
  return place;
}

/** Words that tell a place well enough. */
const ENOUGH = 8;
const LONGEST = 60;

/**
 * Where a text says the beginning of some words, however they are spaced there; `null` where it does not.
 *
 * The source breaks lines where the reader does not, and marks list items that the reader numbers.
 */
export function findWords(text: string, words: string, from = 0, to = text.length): number | null {
  const wanted = words
    .trim()
    .replace(/^(?:[•*◦-]|\d+[.)、])\s+/, '')
    .slice(0, LONGEST)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, ENOUGH);
  const within = text.slice(from, to);
  // A word that the slice cut short is still the beginning of one.
  for (let count = wanted.length; count > 0; count = count > 3 ? count - 2 : 0) {
    const pattern = wanted.slice(0, count).map(escaped).join('\\s+');
    const found = within.search(new RegExp(pattern, 'u'));
    if (found >= 0) return from + found;
  }
  return null;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
