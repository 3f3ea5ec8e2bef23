/**
 * The places on a publication's shelf: its issues, latest first, and between them the numbers that are missing.
 *
 * A number is missing only between two known ones, never before the first or after the last. Where numbering starts
 * again each year, a gap across the turn of the year says nothing and is left out.
 */
import type { IssueRow } from '$lib/ipc/bindings';

/** A place on the shelf; a long gap takes one place. */
export type Slot = { kind: 'issue'; issue: IssueRow } | { kind: 'missing'; from: number; to: number };

/** Gaps longer than this are drawn as one ghost. */
const LONGEST_GAP = 4;
/** More numbers than this are not missing: one of the two was misread, or counts something else. */
const LIKELIEST_GAP = 120;

/** The places for issues that come latest first. */
export function slotsOf(issues: readonly IssueRow[]): Slot[] {
  const yearly = restartsYearly(issues);
  const slots: Slot[] = [];
  let later: IssueRow | undefined;
  for (const issue of issues) {
    if (later && !(yearly && later.year !== issue.year)) slots.push(...between(issue, later));
    slots.push({ kind: 'issue', issue });
    later = numberOf(issue) === null ? later : issue;
  }
  return slots;
}

/** How many numbers are missing. */
export function missingIn(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + (slot.kind === 'missing' ? slot.to - slot.from + 1 : 0), 0);
}

/** The number of an issue where it is a whole number; `12a` and `3-4` are none. */
function numberOf(issue: IssueRow): number | null {
  return issue.number !== null && /^\d{1,6}$/.test(issue.number) ? Number(issue.number) : null;
}

function between(earlier: IssueRow, later: IssueRow): Slot[] {
  const [low, high] = [numberOf(earlier), numberOf(later)];
  if (low === null || high === null || high - low < 2) return [];
  const [from, to] = [low + 1, high - 1];
  if (to - from >= LIKELIEST_GAP) return [];
  if (to - from >= LONGEST_GAP) return [{ kind: 'missing', from, to }];
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    kind: 'missing',
    from: to - index,
    to: to - index,
  }));
}

/** Whether a number comes again, or goes down while time goes on, with another year. */
function restartsYearly(issues: readonly IssueRow[]): boolean {
  let later: IssueRow | undefined;
  for (const issue of issues) {
    const [low, high] = [numberOf(issue), later ? numberOf(later) : null];
    if (later && low !== null && high !== null && low >= high && later.year !== issue.year) return true;
    if (low !== null) later = issue;
  }
  return false;
}
