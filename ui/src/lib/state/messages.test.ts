import { beforeEach, expect, it, vi } from 'vitest';

import {
  announcement,
  currentMessages,
  dismiss,
  dismissDone,
  endOffer,
  offer,
  report,
  tell,
} from './messages.svelte';

const action = { label: 'Undo', run: () => undefined };
const shown = () =>
  currentMessages().map((message) => (message.kind === 'done' ? message.text : message.kind));

beforeEach(() => {
  vi.useFakeTimers();
  endOffer();
  [...currentMessages()].forEach(({ id }) => dismiss(id));
});

it('what was done goes after a while, what failed stays', () => {
  tell('Copied');
  report(new Error('disk full'));
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual(['failed']);
});

it('what is shown is said too, and the same twice is said twice', () => {
  tell('Copied');
  expect(announcement()).toBe('Copied');
  tell('Copied');
  expect(announcement()).not.toBe('Copied');
  expect(announcement().trim()).toBe('Copied');
  report(new Error('disk full'));
  expect(announcement()).toContain('disk full');
});

it('there is one offer to undo at a time, and it ends with the next change', () => {
  tell('Copied');
  offer('Note deleted', action);
  offer('Highlight deleted', action);
  expect(shown()).toEqual(['Copied', 'Highlight deleted']);
  endOffer();
  expect(shown()).toEqual(['Copied']);
});

it('gives way to a dialog, but for what failed', () => {
  tell('Copied');
  report(new Error('disk full'));
  offer('Note deleted', action);
  dismissDone();
  expect(shown()).toEqual(['failed']);
});
