import { expect, it } from 'vitest';

import { placesIn } from './shelf-measure';

it.each([
  [748, 100, 7],
  [748, 200, 3],
  [92, 100, 1],
  [0, 100, 1],
])('a shelf of %i px at %i %% holds %i covers', (width, scale, places) => {
  expect(placesIn(width, scale)).toBe(places);
});
