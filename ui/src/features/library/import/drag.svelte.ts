/** Files that are held over the window now. */

let paths = $state.raw<string[] | null>(null);

/** What is held over the window; `null` while nothing is. */
export function dragged(): string[] | null {
  return paths;
}

/** Tells what is held over the window. */
export function setDragged(held: string[] | null): void {
  paths = held;
}
