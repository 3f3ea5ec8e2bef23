import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { fileFilters, formats } from './formats';

interface Bundle {
  bundle: { fileAssociations: { ext: string[] }[] };
}

it('offers everything that is read, then each kind, then any file', () => {
  const filters = fileFilters();
  expect(filters).toHaveLength(formats.length + 2);
  expect(filters[0]?.extensions).toContain('docx');
  expect(filters.every(({ name }) => !name.startsWith('format-'))).toBe(true);
});

it('offers every ending that the system opens with Flyleaf', () => {
  const { bundle } = JSON.parse(readFileSync('../tauri.conf.json', 'utf8')) as Bundle;
  const known = new Set<string>(formats.flatMap(([, extensions]) => [...extensions]));
  const associated = bundle.fileAssociations.flatMap(({ ext }) => ext);
  expect(associated.filter((ending) => !known.has(ending))).toEqual([]);
  // Any program writes XML: it is offered in the dialog and not claimed.
  expect([...known].filter((ending) => !associated.includes(ending))).toEqual(['xml']);
});
