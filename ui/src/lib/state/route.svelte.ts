/** Which page the window shows, and the way back. */
import { queryOf, type NoteFilter } from '$lib/notes/filter';

/** A place within an issue. */
export interface IssuePlace {
  /** Index of the article; without one, the issue itself. */
  article?: number;
  /** A place in the article's canonical text, in UTF-16 code units. */
  offset?: number;
  /** The annotation to make active there. */
  annotation?: string;
}

/** The pages. */
export type Route =
  | { page: 'library' }
  | { page: 'publication'; id: string }
  /** Without `at`, where it was read last. */
  | { page: 'issue'; id: string; at?: IssuePlace }
  | { page: 'source'; id: string }
  /** What changed in an issue, and what became of its notes. */
  | { page: 'revisions'; id: string }
  /** An issue as it was in one of its revisions. */
  | { page: 'past'; id: string; revision: number }
  | { page: 'notebook'; filter: NoteFilter }
  /** The notes with one tag. */
  | { page: 'tag'; id: string }
  | { page: 'timeline' }
  | { page: 'digests' }
  | { page: 'digest'; id: string }
  | { page: 'trash' };

let current = $state.raw<Route>({ page: 'library' });
const visited: Route[] = [];

/** The page that is shown. */
export function route(): Route {
  return current;
}

let whereabouts: (() => IssuePlace) | null = null;

/** Lets the page of an issue tell where in it the reader is, so that the way back leads there; gives the way to stop. */
export function tellWhereabouts(tell: () => IssuePlace): () => void {
  whereabouts = tell;
  return () => {
    if (whereabouts === tell) whereabouts = null;
  };
}

/** Shows a page. */
export function go(next: Route): void {
  if (same(current, next)) return;
  visited.push(current.page === 'issue' && whereabouts ? { ...current, at: whereabouts() } : current);
  current = next;
}

/** Shows the page before this one; the library where there is none. */
export function goBack(): void {
  current = visited.pop() ?? { page: 'library' };
}

/** Shows a page in place of this one, without a way back to this one. */
export function replace(next: Route): void {
  current = next;
}

function same(a: Route, b: Route): boolean {
  // A place within the page that is shown is somewhere to go.
  if ('at' in b && b.at) return false;
  return addressOf(a) === addressOf(b);
}

/** The address of a page, without a place in it. */
export function addressOf(shown: Route): string {
  const query = shown.page === 'notebook' ? queryOf(shown.filter) : '';
  const id = 'id' in shown ? `/${encodeURIComponent(shown.id)}` : '';
  const revision = shown.page === 'past' ? `/${shown.revision}` : '';
  return `#/${shown.page}${id}${revision}${query && `?${query}`}`;
}

/** The attributes of a link to a page of the window: `<a {...linkTo({ page: 'library' })}>`. */
export function linkTo(next: Route): { href: string; onclick: (event: MouseEvent) => void } {
  return {
    href: addressOf(next),
    onclick: (event) => {
      event.preventDefault();
      go(next);
    },
  };
}
