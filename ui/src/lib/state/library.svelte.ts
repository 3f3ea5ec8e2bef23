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

/** Reads the library again; what was shown stays until the answer is there. Never throws. */
export async function loadLibrary(): Promise<void> {
  const turn = ++asked;
  try {
    const answer = await client.libraryView();
    if (turn === asked) [view, failure] = [answer, null];
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
