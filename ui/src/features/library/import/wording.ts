/** The sentences of an import report. */
import type { AnchorCounts } from '$lib/ipc/bindings';
import { t } from '$lib/i18n/index.svelte';

import type { Summary } from './summary';

/** “18 issues, 2 need a look, 1 was already here”: what happened, most important first. */
export function headingOf(summary: Summary): string {
  const counts = {
    'import-sum-imported': summary.imported,
    'import-sum-revised': summary.revised,
    'import-sum-look': summary.look.length,
    'import-sum-present': summary.present,
    'import-sum-failed': summary.failed.length,
    'import-sum-cancelled': summary.cancelled,
  };
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return t('import-nothing');
  return parts.map(([id, count]) => t(id, { count })).join(t('list-separator'));
}

/** How surely notes stand, the surest first; in this order they are told everywhere. */
const STATUSES = ['exact', 'moved', 'changed', 'ambiguous', 'orphaned'] as const;

/** “3 kept, 1 moved”: what became of notes; empty where there are none. */
export function anchorsOf(anchors: AnchorCounts): string {
  const told = STATUSES.filter((status) => anchors[status] > 0);
  return told
    .map((status) => t(`revisions-count-${status}`, { count: anchors[status] }))
    .join(t('list-separator'));
}

/** What stands at the report's foot: notes that went along with revisions. */
export function footOf(summary: Summary): string[] {
  const told = anchorsOf(summary.anchors);
  return told === '' ? [] : [t('import-anchors', { told })];
}
