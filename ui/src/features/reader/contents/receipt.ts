/** The entries of a privacy receipt by what they are. Pure. */
import type { Blocked, BlockedKind } from '$lib/ipc/bindings';

/** Everything of one kind. */
export interface Group {
  kind: BlockedKind;
  /** Addresses as the issue says them; empty where it names none. */
  urls: string[];
}

/** Groups in a fixed order: first what tells on the reader, then what only decorates. */
const ORDER: readonly BlockedKind[] = [
  'tracking_pixel',
  'beacon',
  'script',
  'form',
  'frame',
  'tracking_parameter',
  'unsafe_link',
  'remote_image',
  'remote_media',
  'remote_style',
  'remote_font',
];

/** The entries of each kind that there is, in the order of the issue. */
export function grouped(blocked: readonly Blocked[]): Group[] {
  return ORDER.map((kind) => ({
    kind,
    urls: blocked.filter((one) => one.kind === kind).map(({ url }) => url),
  })).filter(({ urls }) => urls.length > 0);
}
