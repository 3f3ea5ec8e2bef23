/** Changes that undo and redo made behind the open article: whoever shows that article loads it again. */
import type { ChangeView } from '$lib/ipc/bindings';

/** A change that was taken back or done again; `serial` differs each time. */
export interface Replayed extends ChangeView {
  serial: number;
}

let latest = $state.raw<Replayed | null>(null);
let serial = 0;

/** The latest change that was taken back or done again, as reactive state. */
export function latestChange(): Replayed | null {
  return latest;
}

/** Tells of a change that was taken back or done again. */
export function changed(change: ChangeView): void {
  serial += 1;
  latest = { ...change, serial };
}
