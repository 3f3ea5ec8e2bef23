import { expect, it } from 'vitest';

import { Failure, failureOf } from './failure';

const internal = (detail: string) => ({ id: 'ui-failed', arguments: { detail } });

it('an error of Rust keeps its sentence, its hint and whether it was asked for', () => {
  const error = {
    message: { id: 'error-disk-full', arguments: { path: '/a' } },
    hint: { id: 'hint-disk-full', arguments: {} },
    cancelled: true,
  };
  const failure = failureOf(error);
  expect(failure).toMatchObject({ sentence: error.message, hint: error.hint, cancelled: true });
  expect(failureOf(failure)).toBe(failure);
});

it.each([
  ['missing field `x` in request', 'missing field `x` in request'],
  [new TypeError('undefined is not an object'), 'undefined is not an object'],
  [undefined, 'undefined'],
])('%s is told as an internal error', (thrown, detail) => {
  expect(failureOf(thrown)).toBeInstanceOf(Failure);
  expect(failureOf(thrown)).toMatchObject({ sentence: internal(detail), hint: null, cancelled: false });
});
