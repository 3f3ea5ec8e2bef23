/** How high a note will stand, before it is drawn: near enough for the place of notes that are out of sight. Pure. */

/** More lines than this are clamped in the margin. */
export const CLAMPED_TO = 6;

/** The type that a note is set in, in CSS pixels. */
export interface NoteType {
  size: number;
  leading: number;
  /** Of a line. */
  width: number;
}

/** Average width of a Latin letter, as a share of the size. */
const LATIN = 0.46;
/** Above the text, and a line of tags below it. */
const [HEAD, TAGS] = [4, 24];
const MORE = 24;

/** The height of a note in the margin. */
export function noteHeight(note: string, tagged: boolean, type: NoteType): number {
  // A line is never longer than what is counted, however long the note.
  const lines = note
    .slice(0, 2000)
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + linesOf(line, type), 0);
  const clamped = lines > CLAMPED_TO;
  return HEAD + Math.min(lines, CLAMPED_TO) * type.leading + (clamped ? MORE : 0) + (tagged ? TAGS : 0);
}

/** The height of a note that is folded to its first line. */
export function foldedHeight({ leading }: NoteType): number {
  return HEAD + leading;
}

function linesOf(line: string, { size, width }: NoteType): number {
  const wide = line.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/gu)?.length ?? 0;
  return Math.max(1, Math.ceil((wide * size + (line.length - wide) * size * LATIN) / Math.max(width, size)));
}
