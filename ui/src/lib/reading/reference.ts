/**
 * References from one piece of writing to a passage, an article or an issue, as they stand in notes and digests:
 * ordinary Markdown links whose address has the scheme `flyleaf:`. Pure.
 */

/** What a reference leads to. */
export type Reference =
  | { to: 'annotation'; id: string }
  /** An article by its index in its issue, from 0. */
  | { to: 'article'; issue: string; index: number }
  | { to: 'issue'; id: string };

const ADDRESS = /^flyleaf:(annotation|article|issue)\/([\w-]{1,64})(?:\/(\d{1,9}))?$/i;

/** The reference that an address is; `null` where it is none. */
export function referenceOf(address: string): Reference | null {
  const [, kind, id, index] = ADDRESS.exec(address) ?? [];
  if (!kind || !id) return null;
  const to = kind.toLowerCase();
  if (to === 'article') return index === undefined ? null : { to, issue: id, index: Number(index) };
  if (index !== undefined) return null;
  return to === 'issue' ? { to, id } : { to: 'annotation', id };
}

/** The address of a reference. */
export function referenceAddress(reference: Reference): string {
  return reference.to === 'article'
    ? `flyleaf:article/${reference.issue}/${reference.index}`
    : `flyleaf:${reference.to}/${reference.id}`;
}

/** A Markdown link that says `words` and leads to a reference. */
export function referenceLink(words: string, reference: Reference): string {
  const said = words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~!]/g, '\\$&');
  return `[${said}](${referenceAddress(reference)})`;
}
