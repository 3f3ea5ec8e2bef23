/** Saying the beginning of a long text. Pure. */

/** A text on one line, cut after a word where it is longer than `most` UTF-16 code units. */
export function shortened(text: string, most: number): string {
  const said = text.replace(/\s+/gu, ' ').trim();
  if (said.length <= most) return said;
  const cut = said.slice(0, most).replace(/[\ud800-\udbff]$/u, '');
  // Not inside a word, where there is a space to cut at.
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
