/** Which two pages the preview shows. Pure; pages count from 1. */

/** Two pages side by side; the right one may not exist. */
export interface Spread {
  left: number;
  right: number;
}

/** The first page, and beside it about where `share` of the text stands. */
export function firstSpread(pages: number, share: number): Spread {
  const guess = 2 + Math.floor(share * Math.max(pages - 1, 0));
  return { left: 1, right: Math.max(2, Math.min(guess, pages)) };
}

/** The two pages after a spread. */
export function later({ right }: Spread): Spread {
  return { left: right + 1, right: right + 2 };
}

/** The two pages before a spread; never before the first. */
export function earlier({ left, right }: Spread): Spread {
  // From the first page beside one further in, the pages before that one come first.
  const end = Math.max(2, left === 1 ? right - 1 : left - 1);
  return { left: end - 1, right: end };
}

/** Whether there are pages after a spread. */
export function hasLater({ right }: Spread, pages: number): boolean {
  return right < pages;
}

/** Whether there are pages before a spread, or between its two. */
export function hasEarlier({ left, right }: Spread): boolean {
  return left > 1 || right > 2;
}
