/** How wide the text is set, and whether there is room for a margin beside it. Pure; CSS pixels. */

/** The columns of the page. */
export interface Columns {
  /** Size of the text. */
  size: number;
  leading: number;
  /** Width of a full line. */
  measure: number;
  /** Size and leading of the notes, which grow half as fast as the text they stand beside. */
  note: { size: number; leading: number };
  /** Whether there is room for notes beside the text. */
  margin: boolean;
}

/** Between text and notes, and the narrowest column of notes (`--w-gap`, `--w-notes`). */
const GAP = 32;
const NOTES = 200;
/** What stays free on both sides of the columns together. */
const SIDES = 48;

/** A line of Latin text: 544 px at 18 px, about 66 characters. Chinese: 34 characters, or 32 where that keeps the margin. */
const LATIN_MEASURE = 544 / 18;
const CJK_MEASURE = { best: 34, least: 32 };
/** Chinese looks larger at the same size: 17 px where Latin is 18. */
const CJK_SIZE = 17 / 18;
/** Notes beside text of 18 px. */
const NOTE = { size: 14.5, leading: 20 };
const LEADING = { latin: 28 / 18, cjk: 30 / 17 };

/** The columns for a stage of `width` and the chosen size of reading text. */
export function columnsFor(width: number, readSize: number, language: string): Columns {
  const cjk = /^(zh|ja|ko)\b/i.test(language);
  const size = cjk ? Math.round(readSize * CJK_SIZE * 2) / 2 : readSize;
  const leading = Math.round(size * (cjk ? LEADING.cjk : LEADING.latin));
  const beside = width - GAP - NOTES - SIDES;
  const best = Math.round(size * (cjk ? CJK_MEASURE.best : LATIN_MEASURE));
  const least = cjk ? size * CJK_MEASURE.least : best;
  const margin = beside >= least;
  const room = margin ? (beside >= best ? best : least) : Math.min(best, width - SIDES);
  // Whole characters to a line, so that justified Chinese has even spaces.
  const measure = cjk ? Math.floor(room / size) * size : room;
  const noteSize = NOTE.size + (readSize - 18) / 2;
  const note = { size: noteSize, leading: Math.round((noteSize * NOTE.leading) / NOTE.size) };
  return { size, leading, note, measure: Math.max(measure, size * 8), margin };
}
