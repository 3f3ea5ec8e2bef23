/** Recomputes the contrast ratios that the design promises, from the tokens themselves. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/lib/styles/tokens.css', 'utf8');

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** WCAG 2.2, “contrast ratio”. */
function ratio(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((m, n) => n - m);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function coloursIn(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
}

function theme(name: string): Record<string, string> {
  const body = new RegExp(`\\[data-theme=["']${name}["']\\] \\{([\\s\\S]*?)\\n\\}`).exec(tokens)?.[1] ?? '';
  return coloursIn(body);
}

const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'caution', 'fault', 'good'];
const grounds = ['paper', 'rail', 'sunk', 'leaf', 'wash'];
const fills = ['straw', 'sage', 'sky', 'rose', 'select'];
const marks = ['straw-mark', 'sage-mark', 'sky-mark', 'rose-mark'];
const regions = ['masthead', 'contents', 'article-a', 'article-b', 'furniture', 'none'].map(
  (name) => `reg-${name}`,
);

describe.each(['light', 'sepia', 'dark', 'contrast'])('%s', (name) => {
  const colours = theme(name);
  const text = name === 'contrast' ? 7 : 4.5;
  const pairs: [string, string, number][] = [
    ...inks.flatMap((ink) => grounds.map((ground): [string, string, number] => [ink, ground, text])),
    ...fills.flatMap((fill): [string, string, number][] => [
      ['ink', fill, text],
      ['ink-2', fill, 4.5],
    ]),
    ['on-accent', 'accent', text],
    ['on-accent', 'accent-hover', 4.5],
    ...[...marks, ...regions, 'edge', 'accent'].map((mark): [string, string, number] => [mark, 'paper', 3]),
    ['edge', 'rail', 3],
    ['edge', 'leaf', 3],
  ];

  it.each(pairs)('%s on %s is at least %f', (ink, ground, least) => {
    expect(ratio(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('the promised figures are the tokens’', () => {
  const on = (name: string, ink: string) => ratio(theme(name)[ink] ?? '', theme(name).paper ?? '').toFixed(1);
  expect(['light', 'sepia', 'dark', 'contrast'].map((name) => on(name, 'ink'))).toEqual([
    '16.4',
    '13.1',
    '13.7',
    '21.0',
  ]);
  expect(['light', 'sepia', 'dark', 'contrast'].map((name) => on(name, 'accent'))).toEqual([
    '6.3',
    '6.2',
    '7.0',
    '9.3',
  ]);
});

it('covers are printed in ink that reads on their paper', () => {
  const colours = coloursIn(tokens);
  const inksOfCovers = Object.keys(colours).filter((name) => /^cover-.*-ink$/.test(name));
  expect(inksOfCovers).toHaveLength(8);
  for (const ink of inksOfCovers) {
    const paper = colours[ink.replace(/-ink$/, '')] ?? '';
    expect(ratio(colours[ink] ?? '', paper), ink).toBeGreaterThanOrEqual(7);
  }
});
