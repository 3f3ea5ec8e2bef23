import { readdirSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

const FOLDER = 'src/lib/styles/fonts';

/** WOFF2, section 5.2: the tags that a directory names by number; only the first fourteen matter here. */
const KNOWN = 'cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF'.split(' ');

/** The tables of a WOFF2 file, those with a number from the list above by their names. */
function tablesOf(bytes: Buffer): string[] {
  let at = 48;
  const base128 = () => {
    while ((bytes[at++] ?? 0) & 0x80);
  };
  return Array.from({ length: bytes.readUInt16BE(12) }, () => {
    const flags = bytes[at++] ?? 0;
    const number = flags & 0x3f;
    const tag = number === 0x3f ? bytes.toString('latin1', at, (at += 4)) : (KNOWN[number] ?? `#${number}`);
    base128();
    const version = flags >> 6;
    if (tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0) base128();
    return tag;
  });
}

it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.woff2')))(
  '%s is not hinted by FreeType, which would round its advances',
  (name) => {
    const tables = tablesOf(readFileSync(`${FOLDER}/${name}`));
    expect(tables).toContain('head');
    expect(tables).toContain('prep');
  },
);
