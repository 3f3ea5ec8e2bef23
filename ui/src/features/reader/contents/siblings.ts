/** What stands before and after an issue in its publication: the issue there is, or the number that is missing. Pure. */
import type { IssueRow } from '$lib/ipc/bindings';

/** A neighbour: an issue to open, or a number between two known ones that nobody has. */
export type Sibling = { kind: 'issue'; row: IssueRow } | { kind: 'missing'; number: string };

/** The neighbour on one side; `step` is -1 for the issue before, 1 for the one after. */
export function siblingOf(row: IssueRow, neighbour: IssueRow | null, step: 1 | -1): Sibling | null {
  if (!neighbour) return null;
  const [own, other] = [wholeNumber(row), wholeNumber(neighbour)];
  // Where numbering starts again each year, a gap across the turn of the year says nothing.
  const comparable =
    own !== null && other !== null && (row.year === neighbour.year || (other - own) * step > 0);
  if (comparable && (other - own) * step > 1) return { kind: 'missing', number: String(own + step) };
  return { kind: 'issue', row: neighbour };
}

function wholeNumber(row: IssueRow): number | null {
  return row.number !== null && /^\d{1,6}$/.test(row.number) ? Number(row.number) : null;
}
