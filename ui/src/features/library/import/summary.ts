/** What an import did, counted for its report. */
import type { AnchorCounts, ImportOutcome, ImportReport, ImportRow } from '$lib/ipc/bindings';

import { asksForALook, type ReadOutcome } from './rows';

/** A file and what became of it. */
export interface Row<Outcome extends ImportOutcome = ImportOutcome> {
  file: ImportRow['file'];
  outcome: Outcome;
}

/** The counts and rows of a report. */
export interface Summary {
  imported: number;
  revised: number;
  /** The same bytes were there already. */
  present: number;
  /** New issues and revisions by publication, in the order in which they came. */
  publications: { title: string; count: number }[];
  /** Issues with findings. */
  look: Row<ReadOutcome>[];
  failed: Row<Extract<ImportOutcome, { kind: 'failed' }>>[];
  cancelled: number;
  /** What became of the notes of revised issues. */
  anchors: AnchorCounts;
}

/** Counts a report. */
export function summaryOf(report: ImportReport): Summary {
  const of = <Kind extends ImportOutcome['kind']>(kind: Kind) =>
    report.rows.filter(
      (row): row is ImportRow & Row<Extract<ImportOutcome, { kind: Kind }>> => row.outcome.kind === kind,
    );
  const revised = of('revised');
  const sum = (status: keyof AnchorCounts) =>
    revised.reduce((all, { outcome }) => all + outcome.anchors[status], 0);
  const read: Row<ReadOutcome>[] = report.rows.filter((row): row is ImportRow & Row<ReadOutcome> =>
    ['imported', 'revised'].includes(row.outcome.kind),
  );
  const publications = new Map<string, number>();
  for (const { outcome } of read) {
    publications.set(outcome.publication, (publications.get(outcome.publication) ?? 0) + 1);
  }
  return {
    imported: of('imported').length,
    revised: revised.length,
    present: of('present').length,
    publications: [...publications].map(([title, count]) => ({ title, count })),
    look: read.filter(({ outcome }) => asksForALook(outcome)),
    failed: of('failed'),
    cancelled: of('cancelled').length,
    anchors: {
      exact: sum('exact'),
      moved: sum('moved'),
      changed: sum('changed'),
      ambiguous: sum('ambiguous'),
      orphaned: sum('orphaned'),
    },
  };
}

/** The first issue of a report that can be opened: read now, or there already. */
export function firstIssue(report: ImportReport): string | null {
  for (const { outcome } of report.rows) {
    if (outcome.kind !== 'failed' && outcome.kind !== 'cancelled') return outcome.issue;
  }
  return null;
}

/** The last part of a path, on any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
