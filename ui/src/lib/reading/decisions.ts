/** What a person decides about the places of notes after a revision: done, said, and offered to be taken back. */
import { t } from '$lib/i18n/index.svelte';
import type { AnnotationAttach } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { changed } from '$lib/state/changes.svelte';
import { endOffer, offer, report } from '$lib/state/messages.svelte';

/** Takes the places where notes were found for theirs. */
export async function confirmPlaces(ids: string[]): Promise<void> {
  endOffer();
  const count = await client.annotationsConfirm(ids);
  offerUndo(t('decision-confirmed', { count }));
}

/** Puts a note on a passage. */
export async function attachTo(request: AnnotationAttach): Promise<void> {
  endOffer();
  await client.annotationAttach(request);
  offerUndo(t('decision-attached'));
}

/** Leaves notes without a place. */
export async function leaveUnplaced(ids: string[]): Promise<void> {
  endOffer();
  await client.annotationsLeave(ids);
  offerUndo(t('decision-left'));
}

function offerUndo(done: string): void {
  offer(done, { label: t('undo-undo'), run: () => void undo() });
}

async function undo(): Promise<void> {
  try {
    const change = await client.undo();
    if (change) changed(change);
  } catch (thrown) {
    report(thrown);
  }
}
