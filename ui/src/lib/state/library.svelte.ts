/** What is in the library, as the rail and the library's pages list it. */
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import type { IssueRow, LibraryView, PublicationView } from '$lib/ipc/bindings';

let view = $state.raw<LibraryView | null>(null);
let failure = $state.raw<Failure | null>(null);
let asked = 0;

const homes = $derived(
  new Map(view?.publications.flatMap((publication) => publication.issues.map(({ id }) => [id, publication]))),
);

/** The library as it was last read; `null` until then. */
export function library(): LibraryView | null {
  return view;
}

/** Why the library could not be read, where it could not. */
export function libraryFailure(): Failure | null {
  return failure;
}

/** Issues that were opened in this session: an answer that was under way meanwhile may still call them unread. */
// Read only where the view is made anew, so nothing needs to react to it.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const opened = new Set<string>();

/** An issue is being opened, and no longer unread from now on. */
export function issueIsOpened(issue: string): void {
  opened.add(issue);
  if (view) view = withOpened(view);
}

function withOpened(library: LibraryView): LibraryView {
  const stale = ({ issues }: PublicationView) => issues.some(({ id, unread }) => unread && opened.has(id));
  if (!library.publications.some(stale)) return library;
  const read = (row: IssueRow) => (row.unread && opened.has(row.id) ? { ...row, unread: false } : row);
  const publications = library.publications.map((publication) =>
    stale(publication) ? { ...publication, issues: publication.issues.map(read) } : publication,
  );
  return { ...library, publications };
}

/** Reads the library again; what was shown stays until the answer is there. Never throws. */
export async function loadLibrary(): Promise<void> {
  const turn = ++asked;
  try {
    const answer = await client.libraryView();
    if (turn === asked) [view, failure] = [withOpened(answer), null];
  } catch (thrown) {
    if (turn === asked) failure = failureOf(thrown);
  }
}

/** A publication by its id. */
export function publicationById(id: string): PublicationView | undefined {
  return view?.publications.find((publication) => publication.id === id);
}

/** The publication that an issue belongs to. */
export function publicationOf(issue: string): PublicationView | undefined {
  return homes.get(issue);
}

/** How many issues of a publication were never opened. */
export function unreadOf(publication: PublicationView): number {
  return publication.issues.reduce((count: number, issue: IssueRow) => count + (issue.unread ? 1 : 0), 0);
}
