/** Keeping what is shown of an issue up with its changes: with what undo and redo did, and with what was written. */
import { tick, untrack } from 'svelte';

import { backlinksTo } from '$lib/reading/link-search';
import { latestChange } from '$lib/state/changes.svelte';
import { report } from '$lib/state/messages.svelte';

import type { PageView } from './page-view.svelte';
import type { Reading } from './reading.svelte';

/** Follows changes that were taken back or done again; called once, while the reader is set up. */
export function followChanges({ reading, view }: { reading: Reading; view: PageView }) {
  let seen = untrack(() => latestChange()?.serial ?? -1);

  $effect(() => {
    const change = latestChange();
    if (!change || change.serial === seen) return;
    // A change to annotations of several issues may be one to this issue's.
    if (change.issue !== reading.issueId && !(change.issue === null && change.annotations > 0)) return;
    seen = change.serial;
    const { annotation, article } = change;
    // A corrected reading may have other articles: everything that is shown of it is asked for again.
    untrack(() => (annotation === null ? reading.load() : show(article, annotation)).catch(report));
  });

  // The counts beside the text are the library's; they are asked for again a moment after the last change.
  $effect(() => {
    if ((reading.open?.changes ?? 0) > 0) untrack(() => reading.refresh());
  });

  // What links to the active annotation is shown beside it.
  $effect(() => {
    const { open } = reading;
    const id = open?.active;
    void open?.changes;
    // Not at every key: a link counts once its note is done.
    if (!open || !id || open.editing !== null) return;
    backlinksTo({ to: 'annotation', id }).then((links) => (open.backlinks = { id, links }), report);
  });

  async function show(article: number | null, annotation: string) {
    await reading.reload(article, annotation);
    await tick();
    const placed = reading.open?.placed.find(({ id }) => id === annotation);
    if (placed) view.revealPassage(placed);
  }
}
