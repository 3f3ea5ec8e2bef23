/** What publications and issues are called. */
import type { IssueRow } from '$lib/ipc/bindings';

import { formatDate } from './dates';
import { locale, t } from './index.svelte';

type Named = Pick<IssueRow, 'number' | 'date' | 'date_printed' | 'year' | 'fallback_title'>;

/** The title of a publication; words in its place where none is printed. */
export function publicationName(title: string): string {
  return isUntitled(title) ? t('publication-untitled') : title;
}

/** Whether a publication prints no title: its name is then in the language of the window. */
export function isUntitled(title: string): boolean {
  return title.trim() === '';
}

/** “No. 14”, 第14期; `null` where no number is printed. */
export function issueNumber(issue: Pick<Named, 'number'>): string | null {
  return issue.number === null ? null : t('issue-number', { number: issue.number });
}

/** Its date where it is certain, as printed where it is not, at least its year; `null` where nothing is known. */
export function issueDate(issue: Named): string | null {
  if (issue.date !== null) return formatDate(issue.date, locale());
  if (issue.date_printed !== null) return issue.date_printed;
  return issue.year === null ? null : formatDate(String(issue.year), locale());
}

/** The shortest name: number, or date, or title. */
export function issueShortName(issue: Named): string {
  return issueNumber(issue) ?? issueDate(issue) ?? issue.fallback_title;
}

/** The full name: “No. 14, March 2026”. */
export function issueName(issue: Named): string {
  const parts = [issueNumber(issue), issueDate(issue)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(t('list-separator')) : issue.fallback_title;
}

/** The two ends of the line under a masthead: volume and number, and the date; blank where nothing is known. */
export function datelineOf(issue: Named & Pick<IssueRow, 'volume'>): { number: string; date: string } {
  const volume = issue.volume === null ? null : t('issue-volume', { volume: issue.volume });
  const number = [volume, issueNumber(issue)].filter((part) => part !== null).join(' ');
  return { number, date: issueDate(issue) ?? '' };
}
