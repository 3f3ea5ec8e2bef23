import { readFileSync } from 'node:fs';

import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

import type { Blocked, BlockedKind } from '$lib/ipc/bindings';

import { grouped } from './receipt';

const KINDS: Record<BlockedKind, true> = {
  remote_image: true,
  tracking_pixel: true,
  remote_font: true,
  remote_style: true,
  script: true,
  form: true,
  frame: true,
  remote_media: true,
  beacon: true,
  unsafe_link: true,
  tracking_parameter: true,
};
const kinds = Object.keys(KINDS) as BlockedKind[];

describe('grouped', () => {
  it('leaves no kind out, and names each in both languages', () => {
    const blocked = kinds.map((kind): Blocked => ({ kind, url: kind }));
    expect(
      grouped(blocked)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(kinds.toSorted());
    for (const locale of ['en', 'zh-CN']) {
      const body = new FluentResource(readFileSync(`locales/${locale}/reader.ftl`, 'utf8')).body;
      const ids = body.map(({ id }) => id);
      for (const kind of kinds) expect(ids).toContain(`receipt-kind-${kind.replaceAll('_', '-')}`);
    }
  });

  it('keeps the order of the issue within a kind, and shows no empty one', () => {
    const url = (kind: BlockedKind, name: string): Blocked => ({ kind, url: name });
    const blocked = [url('remote_image', 'b'), url('tracking_pixel', 'p'), url('remote_image', 'a')];
    expect(grouped(blocked)).toEqual([
      { kind: 'tracking_pixel', urls: ['p'] },
      { kind: 'remote_image', urls: ['b', 'a'] },
    ]);
  });
});
