import { expect, it } from 'vitest';

import { layoutFor } from './layout.svelte';

it.each([
  [1600, 100, 'wide'],
  [1280, 100, 'full'],
  [1259, 100, 'icons'],
  [820, 100, 'drawers'],
  [719, 100, 'narrow'],
  [1280, 200, 'narrow'],
  [1280, 150, 'drawers'],
  [1280, 80, 'wide'],
] as const)('a window of %i px with an interface of %i %% is %s', (width, scale, layout) => {
  expect(layoutFor(width, scale)).toBe(layout);
});
