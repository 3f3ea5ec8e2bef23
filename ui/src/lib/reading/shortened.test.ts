import { expect, it } from 'vitest';

import { shortened } from './shortened';

it.each([
  ['One  bell.\nTwo.', 40, 'One bell. Two.'],
  ['Nobody rings it by hand any longer', 20, 'Nobody rings it by…'],
  ['船名之下，常有一行小字：谁造的船', 8, '船名之下，常有一…'],
  ['aaaaaaa🕰b', 8, 'aaaaaaa…'],
])('%j in %i is %j', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected);
});
