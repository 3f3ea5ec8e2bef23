/** Finding an issue of the library by words of its name. */
import { issueName, publicationName } from '$lib/i18n/issue-name';
import type { IssueName, LibraryView } from '$lib/ipc/bindings';

/** An issue that can be chosen. */
export interface FoundIssue {
  id: string;
  publication: string;
  name: string;
  /** Whether the notes fit it as well as others. */
  fits: boolean;
}

/** The issues whose names hold all the words, those that fit first, the others as the library lists them. */
export function issuesFound(
  library: LibraryView | null,
  fitting: readonly IssueName[],
  typed: string,
): FoundIssue[] {
  const tied = new Set(fitting.map(({ id }) => id));
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  const all = (library?.publications ?? []).flatMap(({ title, issues }) =>
    issues.map((issue): FoundIssue => ({
      id: issue.id,
      publication: publicationName(title),
      name: issueName(issue),
      fits: tied.has(issue.id),
    })),
  );
  const found = all.filter(({ publication, name }) => {
    const text = folded(`${publication} ${name}`);
    return words.every((word) => text.includes(word));
  });
  return [...found.filter(({ fits }) => fits), ...found.filter(({ fits }) => !fits)];
}

/** Letters without case, width and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
