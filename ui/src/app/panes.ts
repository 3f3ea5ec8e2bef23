/** The panes of the window, in the order of the page: whatever carries `data-pane`. F6 goes from one to the next. */

/** Where focus last was in each pane. */
const last = new WeakMap<Element, HTMLElement>();

/** Remembers where focus is, so that coming back to a pane comes back to the same place. */
export function rememberFocus(event: FocusEvent): void {
  if (!(event.target instanceof HTMLElement)) return;
  const pane = event.target.closest('[data-pane]');
  if (pane && pane !== event.target) last.set(pane, event.target);
}

/** Moves focus to the next pane, or with -1 to the one before. */
export function focusPane(step: 1 | -1, root: ParentNode = document): void {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 ? (step > 0 ? -1 : 0) : at;
  const pane = panes[(from + step + panes.length) % panes.length];
  if (!pane) return;
  const before = last.get(pane);
  (before?.isConnected ? before : pane).focus();
}

/** After a change of page, focus goes to the new page unless it is somewhere already: what had it is gone. */
export function focusPage(root: ParentNode = document): void {
  const active = document.activeElement;
  if (active && active !== document.body) return;
  const page = root.querySelector<HTMLElement>('main[data-pane]');
  if (!page) return;
  // The reader did not go there by key: a frame around the whole page would only distract. `base.css` leaves it out.
  page.dataset.arrived = '';
  page.addEventListener('blur', () => delete page.dataset.arrived, { once: true });
  page.focus({ preventScroll: true });
}

function isShown(pane: HTMLElement): boolean {
  return pane.checkVisibility?.() ?? true;
}
