/** What is said aloud of a text: short enough to be heard out. Pure. */

/** Longer texts are said by their two ends, in UTF-16 code units. */
const LONGEST = 160;
const [FIRST, LAST] = [90, 50];

/** A text as it is said: on one line, and of a long one its beginning and its end. */
export function spoken(text: string): string {
  const said = text.replace(/\s+/gu, ' ').trim();
  if (said.length <= LONGEST) return said;
  return `${said.slice(0, FIRST).replace(/[\ud800-\udbff]$/u, '')} … ${said.slice(-LAST).replace(/^[\udc00-\udfff]/u, '')}`;
}
