import { expect, it } from 'vitest';

import { ticksOf } from './ticks';

it('a few highlights have a tick each, where they start', () => {
  const marks = [
    { start: 0, colour: 'straw' },
    { start: 50, colour: 'sky' },
    { start: 51, colour: 'rose' },
  ] as const;
  expect(ticksOf(marks, 100, 20)).toEqual([
    { share: 0, colour: 'straw' },
    { share: 0.5, colour: 'sky' },
    { share: 0.51, colour: 'rose' },
  ]);
});

it('thousands have no more than the line has places, and no part of it loses its tick', () => {
  const marks = Array.from({ length: 10_000 }, (_, start) => ({ start, colour: 'sage' as const }));
  const ticks = ticksOf(marks, 10_000, 200);
  expect(ticks).toHaveLength(200);
  expect(ticks.map(({ share }) => Math.floor(share * 200))).toEqual([...ticks.keys()]);
});

it('an empty text has no place to divide', () => {
  expect(ticksOf([{ start: 0, colour: 'rose' }], 0, 200)).toEqual([{ share: 0, colour: 'rose' }]);
});
