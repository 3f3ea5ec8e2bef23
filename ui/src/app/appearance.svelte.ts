/** Settings that the root element carries for all styles: theme, language, sizes, layout. */
import { bestLocale, locale, setLocale } from '$lib/i18n/index.svelte';
import type { Theme } from '$lib/ipc/bindings';
import { layout } from '$lib/state/layout.svelte';
import { currentSettings } from '$lib/state/settings.svelte';

/** The themes that the tokens know. */
export type ShownTheme = Exclude<Theme, 'system'>;

/** The theme to show for a choice, given what the system asks for. */
export function shownTheme(choice: Theme, system: { dark: boolean; contrast: boolean }): ShownTheme {
  if (choice !== 'system') return choice;
  if (system.dark) return 'dark';
  return system.contrast ? 'contrast' : 'light';
}

/** What the system asks for now. */
export function systemPreferences(): { dark: boolean; contrast: boolean } {
  const asks = (query: string) => window.matchMedia?.(query).matches ?? false;
  return { dark: asks('(prefers-color-scheme: dark)'), contrast: asks('(prefers-contrast: more)') };
}

/** Writes the settings to the root element; run in an effect, it follows every change. */
export function applyAppearance(systemLanguage: string, system = systemPreferences()): void {
  const { theme, language, read_size, ui_scale, upright_notes } = currentSettings();
  setLocale(language === 'system' ? bestLocale(systemLanguage) : language);
  const root = document.documentElement;
  root.dataset.theme = shownTheme(theme, system);
  root.dataset.layout = layout();
  root.dataset.notes = upright_notes ? 'upright' : 'italic';
  root.lang = locale();
  root.style.setProperty('--ui-scale', String(ui_scale / 100));
  // The measure keeps its number of characters and the leading its proportion: 544 and 28 px at 18 px.
  root.style.setProperty('--read-size', `${read_size}px`);
  root.style.setProperty('--read-leading', `${Math.round((read_size * 28) / 18)}px`);
  root.style.setProperty('--read-measure', `${Math.round((read_size * 544) / 18)}px`);
}
