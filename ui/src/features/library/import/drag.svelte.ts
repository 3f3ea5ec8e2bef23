/** Files that are held over the window now. */

let count = $state(0);

/** How many are held over the window. */
export function dragged(): number {
  return count;
}

/** Tells how many are held over the window. */
export function setDragged(held: number): void {
  count = held;
}
