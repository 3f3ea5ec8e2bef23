/** Which page the window shows, and the way back. */

/** The pages. */
export type Route =
  | { page: 'library' }
  | { page: 'publication'; id: string }
  | { page: 'issue'; id: string }
  | { page: 'source'; id: string };

let current = $state.raw<Route>({ page: 'library' });
const visited: Route[] = [];

/** The page that is shown. */
export function route(): Route {
  return current;
}

/** Shows a page. */
export function go(next: Route): void {
  if (same(current, next)) return;
  visited.push(current);
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
  return a.page === b.page && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');
}

/** The attributes of a link to a page of the window: `<a {...linkTo({ page: 'library' })}>`. */
export function linkTo(next: Route): { href: string; onclick: (event: MouseEvent) => void } {
  return {
    href: `#/${next.page}${'id' in next ? `/${next.id}` : ''}`,
    onclick: (event) => {
      event.preventDefault();
      go(next);
    },
  };
}
