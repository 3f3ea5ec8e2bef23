/** Undo and redo over everything that was written, wherever it was written. */
import { t } from '$lib/i18n/index.svelte';
import { client } from '$lib/ipc/client';
import { changed } from '$lib/state/changes.svelte';
import { loadLibrary, publicationOf } from '$lib/state/library.svelte';
import { endOffer, offer, report, tell } from '$lib/state/messages.svelte';
import { go, route } from '$lib/state/route.svelte';

/** Takes the last change back, or does it again, and says what that was. */
export async function replay(direction: 'undo' | 'redo'): Promise<void> {
  try {
    const change = await client[direction]();
    if (!change) {
      endOffer();
      tell(t(`${direction}-nothing`));
      return;
    }
    changed(change);
    const several = change.annotations > 1;
    const text = several
      ? t(`${direction}-several`, { count: change.annotations })
      : t(`${direction}-${change.kind}`);
    if (change.kind === 'merge' || change.kind === 'paste') await loadLibrary();
    const shown = route();
    // The issue that is shown may have been the one that was pasted.
    if (change.kind === 'paste' && 'id' in shown && !publicationOf(shown.id)) go({ page: 'library' });
    const issue = change.issue;
    const here =
      issue === null ||
      (['issue', 'source', 'revisions'].includes(shown.page) && 'id' in shown && shown.id === issue);
    offer(
      text,
      !here
        ? { label: t('undo-show'), run: () => go({ page: 'issue', id: issue }) }
        : {
            label: t(direction === 'undo' ? 'undo-redo' : 'undo-undo'),
            run: () => void replay(direction === 'undo' ? 'redo' : 'undo'),
          },
    );
  } catch (thrown) {
    report(thrown);
  }
}
