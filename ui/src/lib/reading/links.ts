/** Which links of an issue may be followed. Pure. */

const FOLLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address that a link of the text leads to, written out; `null` where it is none that may be opened. */
export function destinationOf(link: string | null): string | null {
  if (!link) return null;
  try {
    const url = new URL(link);
    return FOLLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
