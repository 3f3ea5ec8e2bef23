import { expect, it } from 'vitest';

import { pastable, startsPasting } from './pasting';

function pasting(target: Element, data: Record<string, string>): ClipboardEvent {
  const clipboardData = { getData: (kind: string) => data[kind] ?? '' };
  return { target, clipboardData, defaultPrevented: false } as unknown as ClipboardEvent;
}

function element(markup: string): Element {
  return new DOMParser().parseFromString(markup, 'text/html').body.querySelector('[data-here]') as Element;
}

const page = element('<p data-here></p>');

it.each([
  [{ 'text/plain': 'Tides' }, { text: 'Tides', html: false }],
  [
    { 'text/plain': 'Tides', 'text/html': '<h1>Tides</h1>' },
    { text: '<h1>Tides</h1>', html: true },
  ],
  [
    { 'text/plain': 'Tides', 'text/html': '<meta charset="utf-8">' },
    { text: 'Tides', html: false },
  ],
  [{ 'text/plain': ' \n' }, null],
  [{}, null],
])('of %j takes %j', (data, wanted) => {
  expect(pastable(pasting(page, data), null)).toEqual(wanted);
});

it('leaves alone what is pasted into a field or a dialog', () => {
  const data = { 'text/plain': 'Tides' };
  const field = element('<textarea data-here></textarea>');
  expect(pastable(pasting(field, data), null)).toBeNull();
  expect(pastable(pasting(field, data), field)).toEqual({ text: 'Tides', html: false });
  expect(pastable(pasting(element('<div role="dialog"><p data-here></p></div>'), data), null)).toBeNull();
});

it('begins with the key for it alone', () => {
  const press = (init: KeyboardEventInit) => startsPasting(new KeyboardEvent('keydown', init));
  expect(press({ key: 'v', ctrlKey: true })).toBe(true);
  expect(press({ key: 'v' })).toBe(false);
  expect(press({ key: 'v', ctrlKey: true, shiftKey: true })).toBe(false);
});
