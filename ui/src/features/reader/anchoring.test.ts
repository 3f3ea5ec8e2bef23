import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { AnchorStatus } from '$lib/ipc/bindings';
import { cut } from './cut';

/** A case of tests/fixtures/anchoring, which Rust anchors; the window only paints what came out. */
interface Case {
  name: string;
  text: string;
  status: AnchorStatus;
  /** Unicode code points. */
  start: number | null;
  end: number | null;
  exact: string | null;
}

const FOLDER = '../tests/fixtures/anchoring/';
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Case[]);

/** The UTF-16 code units before `points` code points, as the window's door counts. */
function units(text: string, points: number): number {
  return Array.from(text).slice(0, points).join('').length;
}

describe('an anchored passage', () => {
  it('has a place exactly where its status says so', () => {
    expect(cases.length).toBeGreaterThan(20);
    for (const { name, status, start, end } of cases) {
      const placed = status === 'exact' || status === 'moved' || status === 'changed';
      expect([start !== null, end !== null], name).toEqual([placed, placed]);
    }
  });

  it.each(cases.filter(({ exact }) => exact !== null))('is painted on its words: $name', (given) => {
    const { text, status, start, end, exact } = given;
    const span = { start: units(text, start ?? 0), end: units(text, end ?? 0) };
    const run = { text, marks: [], language: null, link: null };
    const highlight = {
      id: 'a',
      ...span,
      colour: 'straw' as const,
      style: 'highlight' as const,
      status,
      noted: false,
    };
    const painted = cut([run], 0, [highlight]).filter(({ highlights }) => highlights.length > 0);
    expect(painted.map((piece) => piece.text).join('')).toBe(exact);
  });
});
