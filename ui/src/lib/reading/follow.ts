/** Following a reference to where it leads. */
import { go } from '$lib/state/route.svelte';

import type { Reference } from './reference';

/** Shows what a reference leads to. */
export async function followReference(reference: Reference): Promise<void> {
  switch (reference.to) {
    case 'issue':
      return go({ page: 'issue', id: reference.id });
    case 'article':
      return go({ page: 'issue', id: reference.issue, at: { article: reference.index } });
    case 'annotation':
      // TODO(api): where an annotation stands.
      return;
  }
}
