import { beforeEach, expect, it } from 'vitest';

import { focusPage, focusPane, rememberFocus } from './panes';

function pane(name: string): HTMLElement {
  const made = document.createElement('section');
  made.dataset.pane = '';
  made.tabIndex = -1;
  made.id = name;
  const inside = made.appendChild(document.createElement('button'));
  inside.id = `${name}-button`;
  return document.body.appendChild(made);
}

beforeEach(() => {
  document.body.replaceChildren();
  ['one', 'two', 'three'].forEach(pane);
  document.body.addEventListener('focusin', rememberFocus);
});

const focused = () => document.activeElement?.id;

it('goes from pane to pane and round again', () => {
  const visited = [1, 2, 3, 4].map(() => (focusPane(1), focused()));
  expect(visited).toEqual(['one', 'two', 'three', 'one']);
});

it('goes backwards, from nowhere to the last', () => {
  focusPane(-1);
  expect(focused()).toBe('three');
  focusPane(-1);
  expect(focused()).toBe('two');
});

it('comes back to where focus was in a pane', () => {
  document.getElementById('one-button')?.focus();
  focusPane(1);
  expect(focused()).toBe('two');
  focusPane(-1);
  expect(focused()).toBe('one-button');
  document.getElementById('one-button')?.remove();
  focusPane(1);
  expect(focused()).toBe('one');
});

it('goes to a new page, unframed until it leaves, and never away from where it is', () => {
  const page = document.body.appendChild(document.createElement('main'));
  page.dataset.pane = '';
  page.tabIndex = -1;
  focusPage();
  expect(document.activeElement).toBe(page);
  expect(page.dataset.arrived).toBe('');
  document.getElementById('one-button')?.focus();
  expect(page.dataset.arrived).toBeUndefined();
  focusPage();
  expect(focused()).toBe('one-button');
});
