import { expect, it } from 'vitest';

import type { IssueName } from '$lib/ipc/bindings';

import { byIssue, minutesEast } from './days';

const issue = (id: string) => ({ id }) as IssueName;
const read = (id: string, article: number) => ({ source: issue(id), article, title: `${id} ${article}` });

it('articles stand by issue, each once, in the order they were first read', () => {
  const days = byIssue([read('b', 2), read('a', 0), read('b', 1), read('b', 2)]);
  expect(days.map(({ source, articles }) => [source.id, articles.map(({ article }) => article)])).toEqual([
    ['b', [2, 1]],
    ['a', [0]],
  ]);
});

it('a clock in the east is before that of Greenwich', () => {
  const at = (offset: number) => minutesEast({ getTimezoneOffset: () => offset } as Date);
  expect([at(-480), at(0), at(300)]).toEqual([480, 0, -300]);
});
