/** A day of the timeline in the order it is told. Pure. */
import type { IssueName, TimelineArticle } from '$lib/ipc/bindings';

/** The articles of one issue that were read. */
export interface ReadIssue {
  source: IssueName;
  articles: { article: number; title: string | null }[];
}

/** Articles by issue, both in the order in which they were first read. */
export function byIssue(read: readonly TimelineArticle[]): ReadIssue[] {
  const issues = new Map<string, ReadIssue>();
  for (const { source, article, title } of read) {
    const issue = issues.get(source.id) ?? { source, articles: [] };
    issues.set(source.id, issue);
    if (!issue.articles.some((one) => one.article === article)) issue.articles.push({ article, title });
  }
  return [...issues.values()];
}

/** Minutes by which a clock is before that of Greenwich. */
export function minutesEast(now: Date): number {
  // Minus nothing is a number of its own, and no answer to the question.
  return 0 - now.getTimezoneOffset();
}
