/** What regions and articles are called, and the class that colours them. */
import type { SourceArticle, SourceRegion } from '$lib/ipc/bindings';
import { t } from '$lib/i18n/index.svelte';

import type { Source } from './source.svelte';

/** “Masthead”, “Article 2”, “Article 2, continued”. */
export function nameOf(source: Source, region: SourceRegion): string {
  if (region.kind !== 'article' || region.article === null) return t(`source-kind-${region.kind}`);
  const number = region.article + 1;
  const first = source.regions.find(({ article }) => article === region.article);
  return t(first === region ? 'source-article' : 'source-article-continued', { number });
}

/** The name of an article: its title, or words in its place. */
export function titleOfArticle(article: SourceArticle): string {
  return article.title ?? t('source-untitled');
}

/** The class that gives a region its colour. */
export function hueOf(source: Source, region: Pick<SourceRegion, 'kind' | 'article'>): string {
  if (region.kind !== 'article') return region.kind;
  return source.printed(region.article ?? 0) % 2 === 0 ? 'article-a' : 'article-b';
}
