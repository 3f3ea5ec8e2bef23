/** Keeps what is shown up with what undo and redo did. */
import { untrack } from 'svelte';

import { latestChange } from '$lib/state/changes.svelte';
import { report } from '$lib/state/messages.svelte';

/** Calls `again` after every change that was taken back or done again; called once, while a page is set up. */
export function afterReplay(again: () => Promise<void>): void {
  let seen = untrack(() => latestChange()?.serial ?? -1);
  $effect(() => {
    const change = latestChange();
    if (!change || change.serial === seen) return;
    seen = change.serial;
    untrack(() => again().catch(report));
  });
}
