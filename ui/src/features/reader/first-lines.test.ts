import { afterEach, expect, it } from 'vitest';

import { firstLines } from './first-lines';

const rect = (top: number, height: number) => new DOMRect(0, top, 100, height);
const real = Object.getOwnPropertyDescriptor(Range.prototype, 'getBoundingClientRect');
let root: HTMLElement;

/** Chunks of a hundred characters, a thousand pixels each; the text of each stands on one line. */
function page(chunks: number): HTMLElement {
  root = document.createElement('div');
  for (let index = 0; index < chunks; index++) {
    const chunk = document.createElement('div');
    chunk.dataset.chunk = String(index * 100);
    chunk.getBoundingClientRect = () => rect(index * 1000 - 500, 1000);
    const leaf = document.createElement('p');
    leaf.dataset.start = String(index * 100);
    leaf.dataset.top = String(index * 1000 - 500 + 240);
    leaf.textContent = 'x'.repeat(99);
    chunk.append(leaf);
    root.append(chunk);
  }
  document.body.append(root);
  Range.prototype.getBoundingClientRect = function (this: Range) {
    return rect(Number(this.startContainer.parentElement?.dataset.top), 20);
  };
  return root;
}
afterEach(() => {
  root.remove();
  if (real) Object.defineProperty(Range.prototype, 'getBoundingClientRect', real);
  else Reflect.deleteProperty(Range.prototype, 'getBoundingClientRect');
});

const passage = (id: string, start: number) => ({ id, start, end: start + 5 });

it('measures first lines near the window and estimates them elsewhere', () => {
  const passages = [passage('a', 50), passage('b', 350), passage('c', 950)];
  const lines = firstLines(passages, page(10), -500, { top: 2900, bottom: 3500 }, 1000);
  expect([...lines]).toEqual([
    ['a', 500],
    ['b', 3250],
    ['c', 9500],
  ]);
});
