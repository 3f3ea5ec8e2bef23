/** What a cover prints besides its masthead: the number large, the date small; in Chinese settings, in numerals. */
import { dateParts, formatDate, monthName } from '$lib/i18n/dates';
import type { IssueRow } from '$lib/ipc/bindings';

import { widthOf } from './widths';

/** The two lines of a cover's foot; either may be blank. */
export interface Imprint {
  large: string;
  small: string;
}

type Dated = Pick<IssueRow, 'number' | 'date' | 'date_printed' | 'year'>;

/** The width of a date in em that its place holds: 84 cqw at 10 cqw. */
const DATE_WIDTH = 8.4;

/** Number and date as a Latin cover prints them; `room` is what the date may fill, in em of its size. */
export function imprintOf(issue: Dated, room = DATE_WIDTH): Imprint {
  const zh = /[\u4E00-\u9FFF]/.test(issue.date_printed ?? '');
  if (issue.number !== null) return { large: issue.number, small: fittingDate(issue, room, zh) };
  const parts = dateParts(issue.date ?? '');
  if (parts?.month) {
    const month = zh ? `${parts.month}月` : monthName(parts.month, 'en', 'short');
    const year = String(parts.year);
    return parts.day
      ? { large: String(parts.day), small: zh ? `${year}年${month}` : `${month} ${year}` }
      : { large: month, small: year };
  }
  if (issue.date_printed) return { large: '', small: fittingDate(issue, DATE_WIDTH, zh) };
  return { large: parts || issue.year !== null ? String(parts?.year ?? issue.year) : '', small: '' };
}

/** The date as printed, or the longest shorter form that fits; beside a number the day and month. */
function fittingDate(issue: Dated, room: number, zh: boolean): string {
  const parts = dateParts(issue.date ?? '');
  const year = parts?.year ?? issue.year;
  const forms = [
    // Beside a number there is seldom room for a year; all covers of a shelf then do without it.
    room < DATE_WIDTH && parts ? dayAndMonth(parts, zh) : null,
    issue.date_printed,
    issue.date && parts ? formatDate(issue.date, zh ? 'zh-CN' : 'en', 'short') : null,
    parts ? dayAndMonth(parts, zh) : null,
    year === null ? null : String(year),
  ];
  return forms.find((form): form is string => Boolean(form) && widthOf(form ?? '') <= room) ?? '';
}

function dayAndMonth({ month, day }: { month?: number; day?: number }, zh: boolean): string {
  if (!month || !day) return '';
  return zh ? `${month}月${day}日` : `${day} ${monthName(month, 'en', 'short')}`;
}

/** Number and date as a vertical cover prints them: Chinese numerals, the number in its seal. */
export function verticalImprintOf(issue: Dated): Imprint {
  const parts = dateParts(issue.date ?? '');
  const year = parts?.year ?? issue.year;
  const month = parts?.month ? `${chineseNumber(parts.month)}月` : '';
  const day = parts?.day ? `${chineseNumber(parts.day)}日` : '';
  const ofYear = year === null ? '' : `${chineseDigits(String(year))}年`;
  if (issue.number !== null) {
    const number = /^\d+$/.test(issue.number)
      ? sealNumber(Number(issue.number))
      : chineseDigits(issue.number);
    return { large: number, small: ofYear + month + day || (issue.date_printed ?? '') };
  }
  return month ? { large: day || month, small: ofYear + (day ? month : '') } : { large: '', small: ofYear };
}

const DIGITS = '〇一二三四五六七八九';

/** Digits one by one, as years are written: 2026 is 二〇二六. */
export function chineseDigits(text: string): string {
  return text.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit);
}

/** A number up to 99 in words, others digit by digit: 十九, 三十一, 一〇五. */
export function chineseNumber(value: number): string {
  if (value > 99 || value < 1) return chineseDigits(String(value));
  const [tens, units] = [Math.floor(value / 10), value % 10];
  return (tens > 1 ? DIGITS[tens] : '') + (tens > 0 ? '十' : '') + (units > 0 ? DIGITS[units] : '');
}

/** As `chineseNumber`, with the printers' short form of the twenties: 廿四. */
export function sealNumber(value: number): string {
  return value > 20 && value < 30 ? `廿${DIGITS[value % 10]}` : chineseNumber(value);
}
