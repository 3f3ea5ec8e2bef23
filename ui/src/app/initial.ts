/** What Rust tells the page before it paints, so that the first frame has the right colours, language and size. */
import { adoptSettings } from '$lib/state/settings.svelte';
import type { Settings } from '$lib/ipc/bindings';

import { applyAppearance } from './appearance.svelte';

declare global {
  interface Window {
    /** Written by the shell before any script of the page runs; absent where the page runs without the shell. */
    __FLYLEAF__?: { settings: Settings; systemLanguage: string };
  }
}

/** The language of the system as a BCP 47 tag. */
export function systemLanguage(): string {
  return window.__FLYLEAF__?.systemLanguage ?? navigator.language;
}

/** Whether the settings were known before the page started. */
export function hasInitial(): boolean {
  return window.__FLYLEAF__ !== undefined;
}

/** Takes over what Rust wrote into the page. */
export function adoptInitial(): void {
  if (window.__FLYLEAF__) adoptSettings(window.__FLYLEAF__.settings);
  applyAppearance(systemLanguage());
}
