/** Tags as they are typed. Pure. */

/** Longer tags are cut, in UTF-16 code units; nobody reads them. */
const LONGEST = 80;

/** The tag that was typed: without the sign before it, on one line; empty where nothing is left. */
export function tagOf(typed: string): string {
  return typed
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[#＃]+\s*/u, '')
    .slice(0, LONGEST)
    .trim();
}

/** What of two spellings of a tag is one and the same. */
export function sameTag(a: string, b: string): boolean {
  const fold = (tag: string) => tag.normalize('NFKC').toLowerCase();
  return fold(a) === fold(b);
}

/** The tags with one more, unless it is there in some spelling. */
export function withTag(tags: readonly string[], typed: string): string[] {
  const tag = tagOf(typed);
  return tag === '' || tags.some((one) => sameTag(one, tag)) ? [...tags] : [...tags, tag];
}
