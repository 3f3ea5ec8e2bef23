import { describe, expect, it, vi } from 'vitest';

import { PAGE_ROWS, PagedRows, type Page } from './paged-rows.svelte';

const list = (total: number, name = 'row') => {
  const load = vi.fn((offset: number, limit: number): Promise<Page<string>> =>
    Promise.resolve({
      total,
      rows: Array.from(
        { length: Math.max(0, Math.min(limit, total - offset)) },
        (_, index) => `${name} ${offset + index}`,
      ),
    }),
  );
  return load;
};
const never = (thrown: unknown) => expect.fail(String(thrown));
const settled = () => new Promise((done) => setTimeout(done));

describe('rows of a long list', () => {
  it('come when they are asked for, a page at a time and each page once', async () => {
    const load = list(1000);
    const rows = new PagedRows(load, never);
    expect(rows.at(205)).toBeUndefined();
    expect(rows.at(206)).toBeUndefined();
    await settled();
    expect(rows.at(205)).toBe('row 205');
    expect(rows.total).toBe(1000);
    expect(load.mock.calls).toEqual([[200, PAGE_ROWS]]);
  });

  it('are forgotten far from the view, and come again', async () => {
    const load = list(50_000);
    const rows = new PagedRows(load, never);
    for (let index = 0; index < 50_000; index += PAGE_ROWS) {
      rows.at(index);
      await settled();
    }
    expect(rows.held().length).toBeLessThanOrEqual(9 * PAGE_ROWS);
    expect(rows.at(3)).toBeUndefined();
    await settled();
    expect(rows.at(3)).toBe('row 3');
  });

  it('stay until their successors are there', async () => {
    const rows = new PagedRows(list(10), never);
    rows.at(0);
    await settled();
    let answer: (page: Page<string>) => void = () => undefined;
    const reloading = rows.reload(() => new Promise((resolve) => (answer = resolve)));
    expect(rows.at(0)).toBe('row 0');
    answer({ total: 1, rows: ['other'] });
    await reloading;
    expect([rows.at(0), rows.at(1), rows.total]).toEqual(['other', undefined, 1]);
  });

  it('of a list that was left do not come any more', async () => {
    let answer: (page: Page<string>) => void = () => undefined;
    const rows = new PagedRows<string>(() => new Promise((resolve) => (answer = resolve)), never);
    rows.at(0);
    await settled();
    await rows.reload(list(2, 'new'));
    answer({ total: 1, rows: ['late'] });
    await settled();
    expect([rows.at(0), rows.total]).toEqual(['new 0', 2]);
  });

  it('say why they do not come', async () => {
    const failed = vi.fn();
    const rows = new PagedRows<string>(() => Promise.reject(new Error('no')), failed);
    rows.at(0);
    await settled();
    rows.at(0);
    await settled();
    expect(failed).toHaveBeenCalledOnce();
  });
});
