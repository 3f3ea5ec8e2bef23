import { describe, expect, it } from 'vitest';

import { columnsFor } from './columns';

describe('columnsFor', () => {
  it('sets 544 px of 18/28 beside a margin in the window as drawn', () => {
    expect(columnsFor(844, 18, 'en')).toMatchObject({ size: 18, leading: 28, measure: 544, margin: true });
    expect(columnsFor(824, 18, 'en').margin).toBe(true);
    expect(columnsFor(768, 18, 'en')).toMatchObject({ size: 18, leading: 28, measure: 544, margin: false });
  });

  it('sets Chinese 17/30 in whole characters: 34, or 32 where that keeps the margin', () => {
    expect(columnsFor(1200, 18, 'zh')).toMatchObject({
      size: 17,
      leading: 30,
      measure: 34 * 17,
      margin: true,
    });
    expect(columnsFor(844, 18, 'zh-Hans')).toMatchObject({
      size: 17,
      leading: 30,
      measure: 32 * 17,
      margin: true,
    });
    expect(columnsFor(824, 18, 'zh')).toMatchObject({
      size: 17,
      leading: 30,
      measure: 32 * 17,
      margin: true,
    });
    expect(columnsFor(768, 18, 'zh')).toMatchObject({
      size: 17,
      leading: 30,
      measure: 34 * 17,
      margin: false,
    });
  });

  it('gives up the margin before the measure, and then fills the width less 24 and 24', () => {
    expect(columnsFor(844, 28, 'en')).toMatchObject({
      size: 28,
      leading: 44,
      note: { size: 19.5, leading: 27 },
      measure: 796,
      margin: false,
    });
    expect(columnsFor(428, 18, 'en').measure).toBe(380);
  });
});
