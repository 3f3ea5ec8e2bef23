/** The rows of an import, one a file, as its steps tell of them. */
import type { ImportFile, ImportOutcome, ImportReport, ImportRow, ImportStep } from '$lib/ipc/bindings';

/** A file that was read, now an issue. */
export type ReadOutcome = Extract<ImportOutcome, { kind: 'imported' | 'revised' }>;

/** A file of an import: it waits, is being read, or is done with. */
export type FileRow = { number: number; file: ImportFile } & (
  { state: 'waiting' | 'reading'; row: null } | { state: ImportRow['outcome']['kind']; row: ImportRow }
);

/** The rows as they are after some more steps. Rows that changed are new objects. */
export function advanced(rows: readonly FileRow[], steps: readonly ImportStep[]): FileRow[] {
  let next = [...rows];
  // Numbers are places until an archive is opened, whose documents stand in its place with numbers of their own.
  let places = new Map(next.map(({ number }, place) => [number, place]));
  const put = (number: number, change: (row: FileRow) => FileRow) => {
    const place = places.get(number);
    const row = place === undefined ? undefined : next[place];
    if (place !== undefined && row) next[place] = change(row);
  };
  const waiting = (files: ImportFile[], first: number): FileRow[] =>
    files.map((file, index) => ({ number: first + index, file, state: 'waiting', row: null }));
  for (const step of steps) {
    if (step.kind === 'found') {
      next = waiting(step.files, 0);
    } else if (step.kind === 'opened') {
      const place = places.get(step.number) ?? next.length;
      next = [...next.slice(0, place), ...waiting(step.files, step.first), ...next.slice(place + 1)];
    } else if (step.kind === 'reading') {
      put(step.number, ({ number, file }) => ({ number, file, state: 'reading', row: null }));
    } else if (step.kind === 'done') {
      const { row } = step;
      put(step.number, ({ number }) => ({ number, file: row.file, state: row.outcome.kind, row }));
    }
    if (step.kind === 'found' || step.kind === 'opened') {
      places = new Map(next.map(({ number }, place) => [number, place]));
    }
  }
  return next;
}

/** How many of the rows are done with. */
export function doneOf(rows: readonly FileRow[]): number {
  return rows.reduce((count, { row }) => count + (row ? 1 : 0), 0);
}

/** The rows of a report: what was refused first, then what asks for a look, then the rest in its order. */
export function reported(report: ImportReport): FileRow[] {
  const rank = ({ outcome }: ImportRow) => {
    if (outcome.kind === 'failed') return 0;
    if (asksForALook(outcome)) return 1;
    return outcome.kind === 'cancelled' ? 2 : 3;
  };
  return report.rows
    .map((row, number): FileRow => ({ number, file: row.file, state: row.outcome.kind, row }))
    .sort((a, b) => (a.row && b.row ? rank(a.row) - rank(b.row) : 0));
}

/** Whether an issue should be checked against its original. */
export function asksForALook(outcome: ImportRow['outcome']): outcome is ReadOutcome {
  if (outcome.kind === 'imported') return outcome.findings.length > 0;
  if (outcome.kind !== 'revised') return false;
  const { ambiguous, orphaned } = outcome.anchors;
  return outcome.findings.length > 0 || ambiguous + orphaned > 0;
}
