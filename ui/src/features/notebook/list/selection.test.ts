import { expect, it } from 'vitest';

import { Selection, type IdsBetween } from './selection.svelte';

const rows = Array.from({ length: 10 }, (_, index) => `id ${index}`);
const between: IdsBetween = (first, last) => Promise.resolve(rows.slice(first, last + 1));
const make = (length = 10) => new Selection(between, () => length);
const chosen = (selection: Selection) => [...selection.chosen].sort();

it('a row alone takes the place of all others', async () => {
  const selection = make();
  await selection.choose(3);
  await selection.choose(5);
  expect([chosen(selection), selection.active]).toEqual([['id 5'], 5]);
});

it('a range goes from where it began, in either direction', async () => {
  const selection = make();
  await selection.choose(4);
  await selection.choose(6, 'range');
  expect(chosen(selection)).toEqual(['id 4', 'id 5', 'id 6']);
  await selection.choose(3, 'range');
  expect(chosen(selection)).toEqual(['id 3', 'id 4']);
});

it('a toggled row comes and goes, and the next range begins there', async () => {
  const selection = make();
  await selection.choose(1);
  await selection.choose(4, 'toggle');
  expect(chosen(selection)).toEqual(['id 1', 'id 4']);
  await selection.choose(1, 'toggle');
  expect(chosen(selection)).toEqual(['id 4']);
  await selection.choose(2, 'range');
  expect(chosen(selection)).toEqual(['id 1', 'id 2']);
});

it('keys move from the first row to the last and no further', async () => {
  const selection = make(3);
  await selection.move(1);
  expect(selection.active).toBe(0);
  await selection.move(-1);
  expect(selection.active).toBe(0);
  await selection.move(1, 'range');
  await selection.move(5, 'range');
  expect([chosen(selection), selection.active]).toEqual([['id 0', 'id 1', 'id 2'], 2]);
  await selection.move(-1, 'leave');
  expect([chosen(selection).length, selection.active]).toEqual([3, 1]);
});

it('all are chosen at once and dropped at once', async () => {
  const selection = make();
  await selection.all();
  expect(selection.chosen.size).toBe(10);
  selection.drop();
  expect(selection.chosen.size).toBe(0);
});

it('a list that became shorter has its active row within it', async () => {
  let length = 10;
  const selection = new Selection(between, () => length);
  await selection.choose(9);
  length = 4;
  selection.clamp();
  expect(selection.active).toBe(3);
  length = 0;
  selection.clamp();
  expect(selection.active).toBeNull();
});

it('an answer that comes late does not undo what was chosen since', async () => {
  const answers: ((ids: readonly string[]) => void)[] = [];
  const selection = new Selection(
    () => new Promise((resolve) => answers.push(resolve)),
    () => 10,
  );
  const first = selection.choose(1);
  const second = selection.choose(2);
  answers[1]?.(['id 2']);
  answers[0]?.(['id 1']);
  await Promise.all([first, second]);
  expect(chosen(selection)).toEqual(['id 2']);
});
