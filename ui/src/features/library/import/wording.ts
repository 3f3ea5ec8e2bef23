/** The sentences of an import report. */
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

/** What stands at the report's foot: notes that went along with revisions. */
export function footOf(summary: Summary): string[] {
  return [
    summary.kept > 0 && t('import-kept', { count: summary.kept }),
    summary.orphaned > 0 && t('import-orphaned', { count: summary.orphaned }),
  ].filter((part) => part !== false);
}
