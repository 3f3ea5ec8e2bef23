/** Where lists were left, so that the way back leads there. */

/** A place in a list. */
export interface ListPlace {
  /** How far it was scrolled, in CSS pixels. */
  top: number;
  /** Index of the active row. */
  active: number | null;
}

/** Lists that are remembered; the one that was left longest ago is forgotten first. */
const MOST = 20;
const places = new Map<string, ListPlace>();

/** Remembers where a list is. */
export function leave(address: string, place: ListPlace): void {
  places.delete(address);
  places.set(address, place);
  const [oldest] = places.keys();
  if (places.size > MOST && oldest !== undefined) places.delete(oldest);
}

/** Where a list was left. */
export function whereLeft(address: string): ListPlace | null {
  return places.get(address) ?? null;
}
