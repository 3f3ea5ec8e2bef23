import { expect, it } from 'vitest';

import { spoken } from './spoken';

it('says a short text as it is, on one line', () => {
  expect(spoken(' One bell.\nTwo. ')).toBe('One bell. Two.');
});

it('says a long text by its two ends, and cuts no character', () => {
  const long = spoken(`${'a'.repeat(89)}🕰${'b'.repeat(100)}🕰${'c'.repeat(49)}`);
  expect(long).toBe(`${'a'.repeat(89)} … ${'c'.repeat(49)}`);
});
