/** The title of the window: what it shows, then its own name. */
import { t } from '$lib/i18n/index.svelte';
import { issueShortName, publicationName } from '$lib/i18n/issue-name';
import { publicationById, publicationOf } from '$lib/state/library.svelte';
import type { Route } from '$lib/state/route.svelte';

/** The title for a page; while the library is not read yet, the name alone. */
export function titleOf(shown: Route): string {
  const parts = [t('app-name')];
  const shelf = shown.page === 'publication' ? publicationById(shown.id) : undefined;
  if (shelf) parts.unshift(publicationName(shelf.title));
  if (shown.page === 'tag') parts.unshift(`#${shown.id}`);
  if (
    shown.page === 'notebook' ||
    shown.page === 'timeline' ||
    shown.page === 'digests' ||
    shown.page === 'trash'
  )
    parts.unshift(t(shown.page));
  if (shown.page === 'digest') parts.unshift(t('link-digest'));
  if (['issue', 'source', 'revisions', 'past'].includes(shown.page) && 'id' in shown) {
    const publication = publicationOf(shown.id);
    const issue = publication?.issues.find(({ id }) => id === shown.id);
    if (publication && issue) parts.unshift(publication.title, issueShortName(issue));
    if (shown.page === 'source') parts.unshift(t('source-title'));
    if (shown.page === 'revisions') parts.unshift(t('revisions-title'));
    if (shown.page === 'past') parts.unshift(t('revision-number', { number: shown.revision }));
  }
  return parts.filter((part) => part !== '').join(' · ');
}
