/** Dates as the window writes them: “14 May 2026”, 2026年5月14日; times 09.40. */
import type { Locale } from './index.svelte';

const months: Record<Locale, { long: Intl.DateTimeFormat; short: Intl.DateTimeFormat }> = {
  en: monthNames('en-GB'),
  'zh-CN': monthNames('zh-CN'),
};

function monthNames(tag: string) {
  return {
    long: new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }),
  };
}

/** The parts of an ISO 8601 date of day, month or year precision; `null` where it is none. */
export function dateParts(iso: string): { year: number; month?: number; day?: number } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (!match) return null;
  const [, year, month, day] = match;
  return {
    year: Number(year),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
  };
}

/** The name of a month, 1 to 12; in English “Sept” is “Sep”, as the other short names have three letters. */
export function monthName(month: number, locale: Locale, length: 'long' | 'short' = 'long'): string {
  const name = months[locale][length].format(Date.UTC(2000, month - 1, 1));
  return locale === 'en' && length === 'short' ? name.slice(0, 3) : name;
}

/** A date of the calendar in words; what is no ISO date is given back as it is. */
export function formatDate(iso: string, locale: Locale, length: 'long' | 'short' = 'long'): string {
  const parts = dateParts(iso);
  if (!parts) return iso;
  const { year, month, day } = parts;
  if (locale === 'zh-CN') return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  return [day, month && monthName(month, locale, length), year].filter(Boolean).join(' ');
}

/** The date of a moment (RFC 3339) where the reader is. */
export function formatMomentDate(moment: string, locale: Locale): string {
  const date = new Date(moment);
  const iso = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return formatDate(iso.map((part) => String(part).padStart(2, '0')).join('-'), locale);
}

/** The time of a moment (RFC 3339) where the reader is: 09.40, in Chinese 09:40. */
export function formatMomentTime(moment: string, locale: Locale): string {
  const date = new Date(moment);
  const parts = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return parts.join(locale === 'zh-CN' ? ':' : '.');
}
