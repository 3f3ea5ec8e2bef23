/** How a title is broken into the lines of a cover's masthead, and how large it is set; sizes in cqw. */
import { isWide, widthOf } from './widths';

/** A set masthead. */
export interface Masthead {
  lines: string[];
  /** Hundredths of the cover's width. */
  size: number;
}

/** What a cover's setting leaves for the masthead. */
export interface Room {
  /** The largest size that the setting uses. */
  largest: number;
  /** The height left above the number. */
  height: number;
  /** Line height as a multiple of the size. */
  leading: number;
}

const WIDTH = 84;
const SMALLEST = 13;
/** A line may run this far into the margin before a word of it is divided. */
const WIDEST = 87;
const MOST_LINES = 4;

/** Mastheads that were set before: every issue of a publication has the same. */
const known = new Map<string, Masthead>();

/** Sets a title: at most four lines, as large as its longest line allows, hyphenated only at the smallest size. */
export function setMasthead(title: string, room: Room): Masthead {
  const key = `${room.largest} ${room.height} ${room.leading} ${title}`;
  const masthead = known.get(key) ?? set(title, room);
  known.set(key, masthead);
  return masthead;
}

function set(title: string, room: Room): Masthead {
  const pieces = piecesOf(title);
  const candidates = isShort(pieces)
    ? [pieces.map(({ text }) => text)]
    : [1, 2, 3, 4].filter((count) => count <= pieces.length).map((count) => balanced(pieces, count));
  const sized = candidates.map((lines) => ({ lines, size: fitting(lines, room) }));
  const best = sized.reduce((a, b) => (b.size > a.size ? b : a), { lines: [title], size: 0 });
  if (best.size >= SMALLEST) return best;
  return { lines: hyphenated(pieces), size: SMALLEST };
}

/** The two names of a title such as “Lamp & Ledger”; `null` where it is not made of two. */
export function namesOf(title: string): [string, string] | null {
  const names = title
    .split(/(?<=\p{L}{2})\s*[&＆]\s*(?=\p{L}{2})|\s+and\s+|\s*[与和]\s*/iu)
    .map((name) => name.trim());
  const [first, second] = names;
  return names.length === 2 && first && second ? [first, second] : null;
}

/** A word, or one character of a text without spaces. */
interface Piece {
  text: string;
  /** What stands before it when it does not open a line. */
  joint: '' | ' ';
}

function piecesOf(title: string): Piece[] {
  return title
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const parts: string[] = [];
      for (const character of word) {
        const last = parts.at(-1);
        if (last !== undefined && !isWide(character) && !isWide(last))
          parts[parts.length - 1] = last + character;
        else parts.push(character);
      }
      return parts.map((text, index): Piece => ({ text, joint: index === 0 ? ' ' : '' }));
    });
}

/** Up to four words stand one under the other, as on a printed masthead. */
function isShort(pieces: Piece[]): boolean {
  return pieces.length <= MOST_LINES && pieces.every(({ text }) => !isWide(text));
}

/** The pieces on `count` lines such that the longest line is as short as can be. */
function balanced(pieces: Piece[], count: number): string[] {
  let best: string[] = [];
  let least = Infinity;
  const place = (from: number, lines: string[]): void => {
    if (lines.length === count - 1) {
      const all = [...lines, joined(pieces.slice(from))];
      const widest = Math.max(...all.map(widthOf));
      if (widest < least) [best, least] = [all, widest];
      return;
    }
    const left = count - lines.length - 1;
    for (let to = from + 1; to <= pieces.length - left; to += 1) {
      const line = joined(pieces.slice(from, to));
      // A line that is wider than the best so far cannot lead to a better one, and neither can a longer line.
      if (widthOf(line) >= least) break;
      place(to, [...lines, line]);
    }
  };
  // A title of more pieces than could ever be read on a cover is filled line by line instead.
  if (pieces.length > 40) return hyphenated(pieces);
  place(0, []);
  return best;
}

function joined(pieces: Piece[]): string {
  return pieces.map(({ text, joint }, index) => (index === 0 ? text : joint + text)).join('');
}

function fitting(lines: string[], room: Room): number {
  const widest = Math.max(...lines.map(widthOf));
  const across = widest * SMALLEST <= WIDEST ? Math.max(WIDTH / widest, SMALLEST) : WIDTH / widest;
  const size = Math.min(room.largest, across, room.height / (lines.length * room.leading));
  return Math.floor(size * 10) / 10;
}

/** Lines at the smallest size: words that are too long are divided, what does not fit on four lines is left off. */
function hyphenated(pieces: Piece[]): string[] {
  const widest = WIDTH / SMALLEST;
  const lines: string[] = [''];
  for (const { text, joint } of pieces) {
    for (const [index, part] of divided(text, widest).entries()) {
      const line = lines.at(-1) ?? '';
      const longer = line === '' ? part : line + (index === 0 ? joint : '') + part;
      if (index === 0 && widthOf(longer) <= widest) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
  }
  if (lines.length <= MOST_LINES) return lines;
  const kept = lines.slice(0, MOST_LINES);
  let last = kept.pop() ?? '';
  while (last !== '' && widthOf(`${last}…`) > widest) last = last.slice(0, -1);
  return [...kept, `${last.trimEnd()}…`];
}

/** A word in parts that fit, each but the last ending in a hyphen. */
function divided(word: string, widest: number): string[] {
  if (widthOf(word) <= widest) return [word];
  for (let at = word.length - 3; at >= 3; at -= 1) {
    if (breaksAt(word, at) && widthOf(`${word.slice(0, at)}-`) <= widest) {
      return [`${word.slice(0, at)}-`, ...divided(word.slice(at), widest)];
    }
  }
  let at = word.length - 1;
  while (at > 1 && widthOf(`${word.slice(0, at)}-`) > widest) at -= 1;
  return [`${word.slice(0, at)}-`, ...divided(word.slice(at), widest)];
}

/** Between two consonants after a vowel, or between a vowel and a consonant before a vowel: where syllables part. */
function breaksAt(word: string, at: number): boolean {
  const around = word.slice(at - 2, at + 2).toLowerCase();
  return /^[aeiouy][^aeiouy\W][^aeiouy\W]/.test(around) || /^.[aeiouy][^aeiouy\W][aeiouy]/.test(around);
}
