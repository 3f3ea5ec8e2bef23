/** What the library knows that a note may lead to, and what leads to it. */
import { issueName, publicationName } from '$lib/i18n/issue-name';
import { t } from '$lib/i18n/index.svelte';
import type { IssueName, LinkTargetView, NotebookNote } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import type { LinkSuggestion } from '$lib/markdown/link-entry';
import { go } from '$lib/state/route.svelte';

import { referenceAddress, referenceOf, type Reference } from './reference';
import { shortened } from './shortened';

/** Something that leads to a place. */
export interface Backlink {
  key: string;
  /** What it says. */
  words: string;
  /** Where it stands. */
  place: string;
  /** Shows it. */
  follow: () => void;
}

const MOST_LINKS = 12;
const MOST_TAGS = 20;
/** A link says no more than this of a passage, in UTF-16 code units. */
const LONGEST = 72;

/** What some words may lead to, the best first; `apart` is the annotation that is being written. */
export async function completeLinks(words: string, apart: string | null): Promise<LinkSuggestion[]> {
  const targets = await client.linkTargets({ text: words, apart, limit: MOST_LINKS });
  return targets.flatMap((target): LinkSuggestion[] => {
    const reference = referenceOf(target.address);
    if (!reference) return [];
    return [{ reference, words: shortened(wordsOf(target), LONGEST), place: placeOf(target) }];
  });
}

/** What leads to a place, the latest first. */
export async function backlinksTo(reference: Reference): Promise<Backlink[]> {
  const { notes, digests } = await client.backlinksView(referenceAddress(reference));
  return [
    ...notes.map((note) => ({
      key: note.annotation.id,
      words: shortened(note.annotation.quote || note.annotation.note, LONGEST),
      place: [note.article_title, nameOf(note.source)].filter(Boolean).join(t('list-separator')),
      follow: () => show(note),
    })),
    ...digests.map(({ id, title }) => ({
      key: id,
      words: title || t('link-digest'),
      place: title ? t('link-digest') : '',
      follow: () => go({ page: 'digest', id }),
    })),
  ];
}

/** Known tags that fit what was typed, the best first. */
export async function completeTags(typed: string): Promise<string[]> {
  return (await client.tagCompletions(typed, MOST_TAGS)).map(({ tag }) => tag);
}

function show({ annotation }: NotebookNote): void {
  const { id, issue, article } = annotation;
  go({ page: 'issue', id: issue, at: { annotation: id, ...(article === null ? {} : { article }) } });
}

/** What a link to it says. */
function wordsOf({ words, article_title, source }: LinkTargetView): string {
  return words ?? article_title ?? nameOf(source);
}

function placeOf({ kind, article_title, source }: LinkTargetView): string {
  const parts =
    kind === 'annotation' ? [article_title, nameOf(source)] : kind === 'article' ? [nameOf(source)] : [];
  return parts.filter(Boolean).join(t('list-separator'));
}

function nameOf(source: IssueName): string {
  return `${publicationName(source.publication_title)}${t('list-separator')}${issueName(source)}`;
}
