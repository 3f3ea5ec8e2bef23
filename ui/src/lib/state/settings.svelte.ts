/** The reader's choices: in force at once, kept in the library a moment later. */
import { client } from '$lib/ipc/client';
import type { Settings } from '$lib/ipc/bindings';

import { report } from './messages.svelte';

/** What holds until the library has answered; the same as in crate `api`. */
const initial: Settings = {
  theme: 'system',
  language: 'system',
  read_size: 18,
  ui_scale: 100,
  margin_notes: true,
  upright_notes: false,
  letter_keys: true,
  last_issue: null,
};

/** Limits of the sizes, as crate `api` documents them. */
export const limits = { read_size: { min: 14, max: 28 }, ui_scale: { min: 80, max: 200 } } as const;

const settings = $state<Settings>({ ...initial });
let saving: Promise<unknown> = Promise.resolve();

/** The choices now in force; read only, changed through `changeSettings`. */
export function currentSettings(): Readonly<Settings> {
  return settings;
}

/** Takes over the choices that the library holds, without saving them again. */
export function adoptSettings(known: Settings): void {
  Object.assign(settings, known);
}

/** Changes choices and saves them; saves run one after the other, so that the last change wins. */
export function changeSettings(change: Partial<Settings>): void {
  Object.assign(settings, change);
  const snapshot = $state.snapshot(settings);
  saving = saving.then(() => client.settingsSave(snapshot)).catch(report);
}

/** Sets a size within its limits. */
export function changeSize(name: keyof typeof limits, value: number): void {
  const { min, max } = limits[name];
  changeSettings({ [name]: Math.min(max, Math.max(min, Math.round(value))) });
}
