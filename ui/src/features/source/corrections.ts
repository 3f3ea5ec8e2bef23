/** What the keys and buttons of the source view mean, as corrections of what is there now; `null` where they mean nothing. */
import type { ArticleFact, IssueFact, RegionKind, SourceCorrection, SourceRegion } from '$lib/ipc/bindings';

import { lineText } from './lines';
import type { Source } from './source.svelte';

/** How far a boundary goes: by a line, or by a paragraph. */
export type Stride = 'line' | 'paragraph';

/** Moves the beginning of the region that the caret is in. */
export function moveBoundary(source: Source, direction: 1 | -1, stride: Stride): SourceCorrection | null {
  const first = source.regionLine(source.caret);
  return first === 0 ? null : moveBoundaryTo(source, first, step(source, first, direction, stride));
}

/** Moves the beginning of the region whose first line is `first` to another line. */
export function moveBoundaryTo(source: Source, first: number, to: number): SourceCorrection | null {
  const [own, above] = [regionAt(source, first), regionAt(source, first - 1)];
  if (!own || !above || to === first) return null;
  const begun = beginsArticle(source, own);
  if (begun !== null) return { kind: 'begin', article: begun, at: startOf(source, to) };
  const [from, end, becomes] = to < first ? [to, first, own.kind] : [first, to, above.kind];
  return { kind: 'mark', start: startOf(source, from), end: startOf(source, end), becomes };
}

/** Makes the selected lines something else. */
export function mark(source: Source, becomes: RegionKind): SourceCorrection {
  const { first, last } = source.selected;
  return { kind: 'mark', start: startOf(source, first), end: startOf(source, last + 1), becomes };
}

/** Makes a region something else. */
export function markRegion(region: SourceRegion, becomes: RegionKind): SourceCorrection {
  return { kind: 'mark', start: region.start, end: region.end, becomes };
}

/** Lets an article begin at the caret. */
export function split(source: Source, line = source.selected.first): SourceCorrection {
  return { kind: 'split', at: startOf(source, line) };
}

/** Makes the article a part of the one printed before it. */
export function merge(source: Source): SourceCorrection | null {
  const { article } = source;
  return article?.merges_into == null ? null : { kind: 'merge', article: article.start };
}

/** Says that the article is none. */
export function remove(source: Source, becomes: RegionKind): SourceCorrection | null {
  const { article, account } = source;
  if (!article || (account?.articles.length ?? 0) < 2) return null;
  return { kind: 'delete', article: article.start, becomes };
}

/** Moves the article in the reading order. */
export function reorder(source: Source, direction: 1 | -1): SourceCorrection | null {
  const { article, account } = source;
  if (!article || !account) return null;
  const others = account.articles;
  const before = others[article.index + (direction < 0 ? -1 : 2)];
  if (direction < 0 && article.index === 0) return null;
  if (direction > 0 && article.index === others.length - 1) return null;
  return { kind: 'order', article: article.start, before: before?.start ?? null };
}

/** Says something of the article. */
export function sayOfArticle(article: number, fact: ArticleFact, value: string): SourceCorrection {
  return { kind: 'article', article, fact, value: value.trim() || null };
}

/** Says something of the issue. */
export function sayOfIssue(fact: IssueFact, value: string): SourceCorrection {
  return { kind: 'issue', fact, value: value.trim() || null };
}

function regionAt(source: Source, line: number): SourceRegion | undefined {
  return source.regions[source.ofLines[line] ?? 0];
}

/** Where a line begins; the end of the source past the last. */
function startOf(source: Source, line: number): number {
  return source.starts[line] ?? source.text.length;
}

/** The article that begins with a region, by where it begins; `null` where it goes on there, or is none. */
function beginsArticle(source: Source, region: SourceRegion): number | null {
  if (region.article === null) return null;
  const first = source.regions.find(({ article }) => article === region.article);
  return first === region ? (source.account?.articles[region.article]?.start ?? null) : null;
}

/** The next printed line from a line, or the next first line of a paragraph. */
function step(source: Source, from: number, direction: 1 | -1, stride: Stride): number {
  const printed = (line: number) => lineText(source.text, source.starts, line).trim() !== '';
  const wanted = (line: number) => printed(line) && (stride === 'line' || line === 0 || !printed(line - 1));
  for (let line = from + direction; line >= 0 && line < source.starts.length; line += direction) {
    if (wanted(line)) return line;
  }
  return from;
}
