import { expect, it } from 'vitest';

import type { ImportFile, ImportRow, ImportStep } from '$lib/ipc/bindings';

import { advanced, doneOf, reported } from './rows';

function file(path: string, entry: string | null = null): ImportFile {
  return { path, place: path, entry };
}

function present(path: string, entry: string | null = null): ImportRow {
  const outcome = { kind: 'present', issue: 'i', publication: 'P', name: '1' } as const;
  return { file: file(path, entry), parts: [], outcome };
}

const found: ImportStep = { kind: 'found', files: [file('a.txt'), file('b.zip'), file('c.txt')] };

function told(steps: ImportStep[]): string[] {
  return advanced([], steps).map(
    ({ number, file, state }) => `${number} ${file.entry ?? file.path} ${state}`,
  );
}

it('follows each file from waiting to done', () => {
  const steps: ImportStep[] = [
    { kind: 'searching', folder: '/in', found: 2 },
    found,
    { kind: 'reading', number: 0 },
    { kind: 'reading', number: 1 },
    { kind: 'done', number: 0, row: present('a.txt') },
  ];
  expect(told(steps)).toEqual(['0 a.txt present', '1 b.zip reading', '2 c.txt waiting']);
  expect(doneOf(advanced([], steps))).toBe(1);
});

it('puts the documents of an archive in its place', () => {
  const steps: ImportStep[] = [
    found,
    { kind: 'opened', number: 1, first: 3, files: [file('b.zip', 'x.txt'), file('b.zip', 'y.txt')] },
    { kind: 'reading', number: 2 },
    { kind: 'done', number: 4, row: present('b.zip', 'y.txt') },
  ];
  expect(told(steps)).toEqual(['0 a.txt waiting', '3 x.txt waiting', '4 y.txt present', '2 c.txt reading']);
});

it('reports what was refused first, then what asks for a look', () => {
  const error = { message: { id: 'x', arguments: {} }, hint: null, cancelled: false };
  const imported = (look: boolean) =>
    ({
      kind: 'imported',
      issue: 'n',
      publication: 'P',
      name: '2',
      articles: 1,
      coverage: 1,
      findings: look ? [{ id: 'f', arguments: {} }] : [],
      blocked: 0,
    }) as const;
  const rows: ImportRow[] = [
    { file: file('fine'), parts: [], outcome: imported(false) },
    { file: file('look'), parts: [], outcome: imported(true) },
    { file: file('left'), parts: [], outcome: { kind: 'cancelled' } },
    { file: file('bad'), parts: [], outcome: { kind: 'failed', error } },
  ];
  expect(reported({ rows, cancelled: false }).map(({ file }) => file.path)).toEqual([
    'bad',
    'look',
    'left',
    'fine',
  ]);
});
