/** The sentences of an import report. */
import { t } from '$lib/i18n/index.svelte';

import type { Summary } from './summary';

/** “18 issues imported, 2 need a look”: what happened, most important first. */
export function headingOf(summary: Summary): string {
  const parts = [
    summary.imported > 0 && t('import-imported', { count: summary.imported }),
    summary.revised > 0 && t('import-revised', { count: summary.revised }),
    summary.failed.length > 0 && t('import-failed', { count: summary.failed.length }),
    summary.look.length > 0 && t('import-look', { count: summary.look.length }),
  ].filter((part) => part !== false);
  if (parts.length === 0) {
    return summary.present > 0 ? t('import-all-present', { count: summary.present }) : t('import-nothing');
  }
  return parts.join(t('list-separator'));
}

/** What stands at the report's foot: files that were there already, notes that went along. */
export function footOf(summary: Summary): string[] {
  const counted = summary.imported + summary.revised + summary.failed.length > 0;
  return [
    counted && summary.present > 0 && t('import-present', { count: summary.present }),
    summary.kept > 0 && t('import-kept', { count: summary.kept }),
    summary.orphaned > 0 && t('import-orphaned', { count: summary.orphaned }),
  ].filter((part) => part !== false);
}
