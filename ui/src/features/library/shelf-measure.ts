/** How covers fit on a shelf; in CSS pixels, at 100 % unless a size of the interface is given. */
export const COVER = { width: 92, height: 123, gap: 17 } as const;

/** How many covers stand side by side in a shelf of `width` pixels, with the interface at `scale` percent. */
export function placesIn(width: number, scale: number): number {
  const factor = scale / 100;
  return Math.max(1, Math.floor((width + COVER.gap * factor) / ((COVER.width + COVER.gap) * factor)));
}
