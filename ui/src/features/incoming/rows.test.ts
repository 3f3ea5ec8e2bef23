import { expect, it } from 'vitest';

import type { AnnotationsReport, IncomingAnnotation } from '$lib/ipc/bindings';

import { rowsOf } from './rows';

const note = (work: number, quote: string, outcome: IncomingAnnotation['outcome']): IncomingAnnotation => ({
  work,
  quote,
  outcome,
  note: '',
  colour: 'straw',
});
const work = (title: string) => ({
  title,
  author: null,
  annotations: 0,
  issue: null,
  reason: { id: 'exchange-issue-none', arguments: {} },
  tied: [],
});
const report = (annotations: IncomingAnnotation[], unsupported: string[] = []): AnnotationsReport => ({
  file: '',
  program: 'kindle',
  counts: { kept: 0, moved: 0, ambiguous: 0, orphaned: 0, unmatched: 0, unsupported: 0, present: 0 },
  works: [work('Tides'), work('Bells')],
  annotations,
  unsupported: unsupported.map((place) => ({ place, what: { id: 'exchange-drawing', arguments: {} } })),
});
const said = (all: ReturnType<typeof rowsOf>) =>
  all.map((row) => {
    if (row.kind === 'work') return row.work.title;
    if (row.kind === 'note') return row.note.quote;
    return row.kind === 'rest' ? row.count : row.one.place;
  });

it('notes stand under their works, what asks for a look first and the rest as in the file', () => {
  const rows = rowsOf(
    report([
      note(1, 'b1', 'kept'),
      note(0, 'a1', 'present'),
      note(0, 'a2', 'moved'),
      note(0, 'a3', 'kept'),
      note(0, 'a4', 'orphaned'),
    ]),
  );
  expect(said(rows)).toEqual(['Tides', 'a4', 'a2', 'a3', 'a1', 'Bells', 'b1']);
});

it('what cannot be kept is listed last, and counted', () => {
  expect(said(rowsOf(report([note(0, 'a', 'kept')], ['page 3', 'page 9'])))).toEqual([
    'Tides',
    'a',
    'Bells',
    2,
    'page 3',
    'page 9',
  ]);
});
