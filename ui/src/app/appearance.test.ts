import { expect, it } from 'vitest';

import { adoptSettings, currentSettings } from '$lib/state/settings.svelte';

import { applyAppearance, shownTheme } from './appearance.svelte';

it.each([
  ['system', { dark: false, contrast: false }, 'light'],
  ['system', { dark: true, contrast: false }, 'dark'],
  ['system', { dark: false, contrast: true }, 'contrast'],
  ['sepia', { dark: true, contrast: true }, 'sepia'],
] as const)('%s with a system that asks for %j is shown as %s', (choice, system, shown) => {
  expect(shownTheme(choice, system)).toBe(shown);
});

it('writes every choice where styles find it', () => {
  adoptSettings({ ...currentSettings(), theme: 'dark', language: 'zh-CN', read_size: 27, ui_scale: 150 });
  applyAppearance('en-GB', { dark: false, contrast: false });
  const { dataset, lang, style } = document.documentElement;
  expect([dataset.theme, lang, dataset.notes]).toEqual(['dark', 'zh-CN', 'italic']);
  expect(style.getPropertyValue('--ui-scale')).toBe('1.5');
  expect(style.getPropertyValue('--read-leading')).toBe('42px');
  expect(style.getPropertyValue('--read-measure')).toBe('816px');
});
