import { describe, expect, it } from 'vitest';

import type { Run } from '$lib/ipc/bindings';
import { cut, type Highlight, splitsPair } from './cut';
import cases from './fixtures/cut.json';

const LEAF_START = 100;

function run(text: string): Run {
  return { text, marks: [], language: null, link: null };
}

/** The highlights that a marked text names, by the notation of fixtures/README.md. */
function highlightsIn(marked: string, around = 0): Highlight[] {
  const found = new Map<string, Highlight>();
  const open: string[] = [];
  let at = LEAF_START;
  for (const token of marked.match(/\{[a-z]:|:[a-z]\}|\}|[^{}:]/gsu) ?? []) {
    if (token.startsWith('{')) {
      const id = token.slice(1, 2);
      open.push(id);
      found.set(id, {
        id,
        start: at - around,
        end: at,
        style: 'highlight',
        colour: 'straw',
        status: 'exact',
        noted: false,
      });
    } else if (token.endsWith('}')) {
      const id = token.length > 1 ? token.slice(1, 2) : open.pop();
      const highlight = found.get(id ?? '');
      if (highlight) highlight.end = at + around;
    } else at += token.length;
  }
  return [...found.values()];
}

describe('cut', () => {
  it.each(cases)('$name', ({ runs, marked, around, pieces }) => {
    const cutPieces = cut(runs.map(run), LEAF_START, highlightsIn(marked, around));
    const shown = cutPieces.map(({ text, highlights }) => {
      const ids = highlights.map(({ id }) => id).join(',');
      return ids ? `${ids}|${text}` : text;
    });
    expect(shown).toEqual(pieces);
    expect(cutPieces.map((piece) => piece.text).join('')).toBe(runs.join(''));
    for (const piece of cutPieces) expect(piece.end - piece.start).toBe(piece.text.length);
  });

  it('never cuts a surrogate pair', () => {
    const inside: Highlight = {
      id: 'a',
      start: LEAF_START + 2,
      end: LEAF_START + 3,
      style: 'highlight',
      colour: 'sky',
      status: 'exact',
      noted: false,
    };
    expect(cut([run('潮😀')], LEAF_START, [inside]).map((piece) => piece.text)).toEqual(['潮😀']);
    expect(splitsPair('潮😀', 2)).toBe(true);
    expect(splitsPair('潮😀', 1)).toBe(false);
  });

  it('tells the opening phrase from the rest', () => {
    const pieces = cut([run('The tide clock was late.')], LEAF_START, [], 'The tide'.length);
    expect(pieces.map(({ text, opening }) => [text, opening])).toEqual([
      ['The tide', true],
      [' clock was late.', false],
    ]);
  });

  it('keeps the text of any cutting', () => {
    const runs = ['One ', '潮', 'two 😀 three', '. Four'].map(run);
    const whole = runs.map(({ text }) => text).join('');
    for (let seed = 1; seed < 200; seed++) {
      const highlights = [0, 1, 2].map((index): Highlight => {
        const start = LEAF_START - 2 + ((seed * 7 + index * 13) % 20);
        return {
          id: String(index),
          start,
          end: start + ((seed * 5 + index) % 9),
          style: 'highlight',
          colour: 'rose',
          status: 'exact',
          noted: true,
        };
      });
      const pieces = cut(runs, LEAF_START, highlights);
      expect(pieces.map(({ text }) => text).join('')).toBe(whole);
      for (const piece of pieces) {
        for (const layer of piece.highlights) {
          expect(layer.start < piece.end && layer.end > piece.start).toBe(true);
        }
      }
    }
  });

  it('cuts a paragraph under ten thousand highlights soon', () => {
    const text = 'tide '.repeat(50_000);
    const highlights = Array.from({ length: 10_000 }, (_, index): Highlight => ({
      id: String(index),
      start: LEAF_START + index * 25,
      end: LEAF_START + index * 25 + 40,
      style: 'highlight',
      colour: 'straw',
      status: 'exact',
      noted: false,
    }));
    const started = performance.now();
    const pieces = cut([run(text)], LEAF_START, highlights);
    expect(performance.now() - started).toBeLessThan(300);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.highlights.length))).toBe(2);
  });
});
