import { afterEach, describe, expect, it } from 'vitest';

import { firstLines } from './first-lines';

const rect = (top: number, height: number) => new DOMRect(0, top, 100, height);
let root: HTMLElement;

/** Chunks of a hundred characters, a thousand pixels each; the marks in each stand on lines of their own. */
function page(chunks: number): HTMLElement {
  root = document.createElement('div');
  for (let index = 0; index < chunks; index++) {
    const chunk = document.createElement('div');
    chunk.dataset.chunk = String(index * 100);
    chunk.getBoundingClientRect = () => rect(index * 1000 - 500, 1000);
    const mark = document.createElement('mark');
    mark.dataset.annotation = `in-${index}`;
    mark.getClientRects = () => [rect(index * 1000 - 500 + 240, 20)] as unknown as DOMRectList;
    chunk.append(mark);
    root.append(chunk);
  }
  document.body.append(root);
  return root;
}
afterEach(() => root.remove());

const passage = (id: string, start: number) => ({ id, start, end: start + 5 });

describe('firstLines', () => {
  it('measures near the window and estimates elsewhere', () => {
    const passages = [passage('in-0', 50), passage('in-3', 350), passage('in-9', 950)];
    const lines = firstLines(passages, page(10), -500, { top: 2900, bottom: 3500 }, 1000);
    expect([...lines]).toEqual([
      ['in-0', 500],
      ['in-3', 3250],
      ['in-9', 9500],
    ]);
  });

  it('measures everything in a short text', () => {
    const lines = firstLines([passage('in-1', 150)], page(2), -500, { top: 0, bottom: 0 }, 200);
    expect([...lines]).toEqual([['in-1', 1250]]);
  });
});
