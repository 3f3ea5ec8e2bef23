/** What the place of a note is called, and the way there. */
import { formatMomentDate } from '$lib/i18n/dates';
import { locale, t } from '$lib/i18n/index.svelte';
import { issueName, publicationName } from '$lib/i18n/issue-name';
import type { AnnotationView, NotebookNote } from '$lib/ipc/bindings';
import type { Route } from '$lib/state/route.svelte';

/** The page that shows an annotation at its place. */
export function placeOf({ id, issue, article }: AnnotationView): Route {
  return { page: 'issue', id: issue, at: { annotation: id, ...(article === null ? {} : { article }) } };
}

/** What a note is on, in a few words: its article, or its issue. */
export function subjectOf({ annotation, article_title, source }: NotebookNote): string {
  if (annotation.kind === 'issue') return annotation.lost_article ?? t('notebook-on-issue');
  return article_title ?? issueName(source);
}

/** Where a quote was printed: “Title of the article, Publication, No. 14”. */
export function citationOf({ article_title, source }: NotebookNote): string {
  return [article_title, publicationName(source.publication_title), issueName(source)]
    .filter((part) => part !== null && part !== '')
    .join(t('list-separator'));
}

/** The day of a moment, in words. */
export function dayName(moment: string): string {
  return formatMomentDate(moment, locale());
}
