/** The sentences of an import of notes, before it and after it. */
import { t } from '$lib/i18n/index.svelte';
import type { IncomingCounts } from '$lib/ipc/bindings';

import type { Stage } from './notes-import.svelte';

/** How many notes an import adds. */
export function newNotes({ kept, moved, ambiguous, orphaned, unmatched }: IncomingCounts): number {
  return kept + moved + ambiguous + orphaned - unmatched;
}

/** What an import does, or did, in a sentence. */
export function headingOf(counts: IncomingCounts, stage: Stage): string {
  const count = newNotes(counts);
  if (stage === 'undone') return t('incoming-undone');
  if (stage === 'imported') return t('incoming-imported', { count });
  if (count > 0) return t('incoming-to-import', { count });
  return t(counts.unmatched > 0 ? 'incoming-none-matched' : 'incoming-nothing-new');
}

/** “9 kept, 2 moved, 1 without an issue”: what becomes of all that a file holds. */
export function countsOf(counts: IncomingCounts): string {
  const told = {
    kept: counts.kept,
    moved: counts.moved,
    ambiguous: counts.ambiguous,
    orphaned: counts.orphaned - counts.unmatched,
    unmatched: counts.unmatched,
    present: counts.present,
    unsupported: counts.unsupported,
  };
  return Object.entries(told)
    .filter(([, count]) => count > 0)
    .map(([id, count]) => t(`incoming-count-${id}`, { count }))
    .join(t('list-separator'));
}
