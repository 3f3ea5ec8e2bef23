/** Where the selection toolbar stands: above what is selected, below where there is no room, never over it. Pure. */

/** A box in CSS pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Between the selection and the toolbar. */
const GAP = 6;

/**
 * The toolbar's left and top in the window.
 *
 * `first` and `last` are the selection's first and last line, `view` is what is in view, `column` what the toolbar may
 * cover from left to right. Where neither place is in view, it stands at the bottom of the view.
 */
export function toolbarPlace(
  first: Box,
  last: Box,
  size: { width: number; height: number },
  view: Box,
  column: Box,
): { left: number; top: number } {
  const left = Math.max(column.left, Math.min(first.left, column.right - size.width));
  const above = first.top - GAP - size.height;
  if (above >= view.top && first.top <= view.bottom) return { left, top: above };
  const below = last.bottom + GAP;
  if (below + size.height <= view.bottom && last.bottom >= view.top) return { left, top: below };
  return { left, top: view.bottom - GAP - size.height };
}
