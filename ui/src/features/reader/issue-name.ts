/** How an issue is called in the reader: by its number, else its date, else by what it holds. */
import { formatDate } from '$lib/i18n/dates';
import { locale, t } from '$lib/i18n/index.svelte';
import type { IssueRow } from '$lib/ipc/bindings';

type Named = Pick<IssueRow, 'number' | 'volume' | 'year' | 'date' | 'date_printed' | 'fallback_title'>;

/** The date as printed, else as read, else the year. */
export function issueDate(row: Named): string {
  if (row.date) return formatDate(row.date, locale());
  return row.date_printed ?? (row.year === null ? '' : t('reader-year', { year: String(row.year) }));
}

/** One name for an issue among its publication's others. */
export function issueName(row: Named): string {
  if (row.number !== null) return t('reader-number', { number: row.number });
  return issueDate(row) || row.fallback_title;
}

/** The two ends of the line under the masthead. */
export function datelineOf(row: Named): { number: string; date: string } {
  const number = row.number === null ? '' : t('reader-number', { number: row.number });
  const volume = row.volume === null ? '' : t('reader-volume', { volume: row.volume });
  return { number: [volume, number].filter(Boolean).join(' '), date: issueDate(row) };
}
