/** Two texts that are read as one: what of it each side says, and which of it is worth showing. */
import type { ProseChange, ProsePiece, ProseRow } from '$lib/ipc/bindings';

/** Which text is read: both as one, or one of them. */
export type Side = 'both' | 'old' | 'new';

/** What a side does not have. */
const ABSENT: Record<Side, readonly ProseChange[]> = {
  both: [],
  old: ['added', 'moved_here'],
  new: ['removed', 'moved_away'],
};

/** The parts of a row that a side has. */
export function sideOf(pieces: readonly ProsePiece[], side: Side): ProsePiece[] {
  return pieces.filter(({ change }) => !ABSENT[side].includes(change));
}

/** Whether a row says the same in both texts. */
export function isSame({ pieces }: ProseRow): boolean {
  return pieces.every(({ change }) => change === 'same');
}

/** A row that is shown, or a run of rows that nothing happened to. */
export type Stretch = { kind: 'row'; row: ProseRow } | { kind: 'same'; rows: ProseRow[] };

/** Rows that nothing happened to, put together, but for the one before a change and the one after it. */
export function stretchesOf(rows: readonly ProseRow[]): Stretch[] {
  const changed = rows.map((row) => !isSame(row));
  const stretches: Stretch[] = [];
  rows.forEach((row, index) => {
    const near = changed[index - 1] || changed[index] || changed[index + 1];
    const last = stretches.at(-1);
    if (near) stretches.push({ kind: 'row', row });
    else if (last?.kind === 'same') last.rows.push(row);
    else stretches.push({ kind: 'same', rows: [row] });
  });
  return stretches;
}
