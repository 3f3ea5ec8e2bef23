/** How long a text takes to read. Pure. */

/** Words a minute in scripts that part words by spaces (Brysbaert 2019: 238 for silent reading of English). */
const WORDS_A_MINUTE = 238;
/** Characters a minute in Chinese and Japanese (Wang et al. 2018 and Trauzettel-Klosinski 2012: 255 to 260 words of 1.5). */
const HAN_A_MINUTE = 390;

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;

/** Minutes to read `text`, not rounded. */
export function readingMinutes(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.replace(HAN, ' ').match(WORD)?.length ?? 0;
  return han / HAN_A_MINUTE + words / WORDS_A_MINUTE;
}

/** Whole minutes left of `text` once `seen` UTF-16 code units were read: 0 at the end, otherwise at least 1. */
export function minutesLeft(text: string, seen: number): number {
  const rest = text.slice(seen);
  return rest.trim() === '' ? 0 : Math.max(1, Math.round(readingMinutes(rest)));
}

/** The share of `length` that was read, in whole percent; 100 only when nothing is left. */
export function percentRead(read: number, length: number): number {
  if (length === 0 || read >= length) return 100;
  return Math.min(99, Math.max(0, Math.round((read / length) * 100)));
}
