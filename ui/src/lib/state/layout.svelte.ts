/**
 * The row of the layout table that the window is in: its width divided by the size of the interface, so that a large
 * interface gets the layout of a narrow window. Styles read it as `[data-layout]` on the root element.
 */
import { currentSettings } from './settings.svelte';

/** From wide to narrow: 1600 and up, 1260, 1120, 720, and below that. */
export type Layout = 'wide' | 'full' | 'icons' | 'drawers' | 'narrow';

const widths: readonly [Layout, number][] = [
  ['wide', 1600],
  ['full', 1260],
  ['icons', 1120],
  ['drawers', 720],
];

/** The row for a width in CSS pixels and a size of the interface in percent. */
export function layoutFor(width: number, scale: number): Layout {
  const effective = (width * 100) / scale;
  return widths.find(([, least]) => effective >= least)?.[0] ?? 'narrow';
}

let width = $state(1280);

/** Tells how wide the window is. */
export function setWindowWidth(pixels: number): void {
  width = pixels;
}

/** The row that the window is in. */
export function layout(): Layout {
  return layoutFor(width, currentSettings().ui_scale);
}

/** Whether contents, filters and the import panel are drawers over the page. */
export function hasDrawers(): boolean {
  return ['drawers', 'narrow'].includes(layout());
}
