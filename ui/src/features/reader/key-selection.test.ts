import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Block } from '$lib/ipc/bindings';
import { Selecting, SELECTION_REST } from './key-selection.svelte';
import { treeOf } from './tree';

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text, marks: [], language: null, link: null }],
});
const tree = treeOf({
  blocks: ['The tide turns.', '我们有很多机会。', 'Last words.'].map(paragraph),
  images: [],
  leaf_starts: [0, 16, 25],
  language: 'en',
});

let selecting: Selecting;
/** What is selected, read back as text. */
const quote = () => selecting.passage && tree.text.slice(selecting.passage.start, selecting.passage.end);

beforeEach(() => {
  selecting = new Selecting(
    () => tree,
    () => 'en',
  );
});

describe('a selection by key', () => {
  it('starts at the caret paragraph and grows by words and characters', () => {
    selecting.start(0);
    expect(quote()).toBeNull();
    selecting.extend('word', 1, 0);
    selecting.extend('word', 1, 0);
    expect(quote()).toBe('The tide');
    selecting.extend('character', -1, 0);
    expect(quote()).toBe('The tid');
  });

  it('takes the whole paragraph when started twice', () => {
    selecting.start(1);
    selecting.start(1);
    expect(quote()).toBe('我们有很多机会。');
  });

  it('moves by the words of Chinese', () => {
    selecting.extend('word', 1, 1);
    expect(quote()).toBe('我们');
  });

  it('takes paragraph after paragraph, and gives them back', () => {
    selecting.extend('paragraph', 1, 0);
    expect(quote()).toBe('The tide turns.');
    selecting.extend('paragraph', 1, 0);
    expect(quote()).toBe('The tide turns.\n我们有很多机会。');
    selecting.extend('paragraph', -1, 0);
    expect(quote()).toBe('The tide turns.');
  });

  it('turns round at its anchor', () => {
    selecting.adopt(8, 4, true);
    expect(quote()).toBe('tide');
    selecting.extend('word', 1, 0);
    expect(quote()).toBeNull();
    selecting.extend('word', 1, 0);
    expect(quote()).toBe('turns');
  });

  it('moves its caret before it is extended', () => {
    selecting.move('character', 1, 0);
    expect(selecting.edges?.focus).toBe(0);
    selecting.move('word', 1, 0);
    selecting.move('character', 1, 0);
    selecting.extend('word', 1, 0);
    expect(quote()).toBe('tide');
    selecting.move('character', -1, 0);
    selecting.extend('word', -1, 0);
    expect(quote()).toBe('The');
  });

  it('grows by keys that move the caret once it was started', () => {
    selecting.start(0);
    selecting.move('word', 1, 0);
    selecting.move('word', 1, 0);
    expect(quote()).toBe('The tide');
    selecting.drop();
    selecting.move('word', 1, 0);
    expect(quote()).toBeNull();
  });

  it('starts at the caret', () => {
    selecting.move('word', 1, 0);
    selecting.move('word', 1, 0);
    selecting.start(0);
    selecting.move('word', 1, 0);
    expect(quote()).toBe('tide');
  });

  it('takes sentence after sentence, in Latin and in Chinese', () => {
    selecting.extend('sentence', 1, 1);
    expect(quote()).toBe('我们有很多机会。');
    selecting.extend('sentence', 1, 1);
    expect(quote()).toBe('我们有很多机会。\nLast words.');
    selecting.extend('sentence', -1, 1);
    expect(quote()).toBe('我们有很多机会。');
  });

  it('begins again where it was, as long as that is in the paragraph', () => {
    selecting.moveTo(8, { extend: false });
    selecting.drop();
    selecting.extend('word', -1, 0);
    expect(quote()).toBe('tide');
    selecting.drop();
    selecting.extend('word', 1, 1);
    expect(quote()).toBe('我们');
    selecting.forget();
    selecting.point(9);
    selecting.extend('word', 1, 0);
    expect(quote()).toBe('turns');
  });

  it('goes on from where it was used', () => {
    selecting.start(0);
    selecting.move('word', 1, 0);
    selecting.used();
    expect([quote(), selecting.edges?.focus, selecting.extending]).toEqual([null, 3, false]);
    selecting.adopt(4, 8, true);
    selecting.used();
    expect(selecting.edges).toBeNull();
  });

  it('goes to the ends of the text, and of the paragraphs', () => {
    selecting.shown(1);
    selecting.move('text', 1, 1);
    expect(selecting.edges?.focus).toBe(tree.text.length);
    selecting.move('paragraph', -1, 1);
    expect(selecting.edges?.focus).toBe(25);
    selecting.move('paragraph', -1, 1);
    expect(selecting.edges?.focus).toBe(16);
    selecting.extend('text', -1, 1);
    expect(quote()).toBe('The tide turns.');
  });

  it('comes to rest a moment after the last key', () => {
    vi.useFakeTimers();
    selecting.extend('word', 1, 0);
    vi.advanceTimersByTime(SELECTION_REST - 1);
    selecting.extend('word', 1, 0);
    vi.advanceTimersByTime(SELECTION_REST - 1);
    expect(selecting.rests).toBe(false);
    vi.advanceTimersByTime(1);
    expect(selecting.rests).toBe(true);
    vi.useRealTimers();
  });

  it('leaves nothing when dropped', () => {
    selecting.extend('word', 1, 0);
    selecting.drop();
    expect([quote(), selecting.edges, selecting.rests]).toEqual([null, null, false]);
  });
});
