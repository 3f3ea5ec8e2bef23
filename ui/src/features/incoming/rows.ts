/** The rows of a list of incoming notes: each work with its notes under it, then what cannot be kept as a note. Pure. */
import type {
  AnnotationsReport,
  IncomingAnnotation,
  IncomingUnsupported,
  IncomingWork,
} from '$lib/ipc/bindings';

/** A row. */
export type Row =
  | { kind: 'work'; index: number; work: IncomingWork }
  | { kind: 'note'; note: IncomingAnnotation }
  | { kind: 'rest'; count: number }
  | { kind: 'unsupported'; one: IncomingUnsupported };

/** What asks for a look comes first among the notes of a work; otherwise they stay in the order of the file. */
const RANK: Record<IncomingAnnotation['outcome'], number> = {
  unmatched: 0,
  orphaned: 0,
  ambiguous: 0,
  changed: 1,
  moved: 2,
  kept: 2,
  present: 3,
};

/** The rows of a report. */
export function rowsOf({ works, annotations, unsupported }: AnnotationsReport): Row[] {
  const notes = works.map((): IncomingAnnotation[] => []);
  for (const note of annotations) notes[note.work]?.push(note);
  const rows = works.flatMap((work, index): Row[] => [
    { kind: 'work', index, work },
    ...(notes[index] ?? [])
      .sort((a, b) => RANK[a.outcome] - RANK[b.outcome])
      .map((note): Row => ({ kind: 'note', note })),
  ]);
  if (unsupported.length === 0) return rows;
  return [
    ...rows,
    { kind: 'rest', count: unsupported.length },
    ...unsupported.map((one): Row => ({ kind: 'unsupported', one })),
  ];
}
