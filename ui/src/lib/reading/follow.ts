/** Following a reference to where it leads. */
import { t } from '$lib/i18n/index.svelte';
import { client } from '$lib/ipc/client';
import { tell } from '$lib/state/messages.svelte';
import { go } from '$lib/state/route.svelte';

import { referenceAddress, type Reference } from './reference';

/**
 * Shows what a reference leads to, or says that it is not there any more. `from` is the annotation whose note it
 * stands in: that remembers which article was meant.
 */
export async function followReference(reference: Reference, from: string | null = null): Promise<void> {
  const [link] = await client.linksResolve({ addresses: [referenceAddress(reference)], from });
  if (!link?.source || link.state !== 'found') {
    tell(t(link?.state === 'trashed' ? 'link-trashed' : 'link-gone'));
    return;
  }
  const { source, article } = link;
  const place = {
    ...(article === null ? {} : { article }),
    ...(reference.to === 'annotation' ? { annotation: reference.id } : {}),
  };
  go({ page: 'issue', id: source.id, ...(reference.to === 'issue' ? {} : { at: place }) });
}
