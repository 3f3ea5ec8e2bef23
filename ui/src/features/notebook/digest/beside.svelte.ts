/** The digest that is open beside the notebook, where there is room for one. */
import { client } from '$lib/ipc/client';
import { layout } from '$lib/state/layout.svelte';

import { DigestWriting } from './digest-writing.svelte';

let open = $state.raw<DigestWriting | null>(null);

/** The digest beside the notebook. */
export function digestBeside(): DigestWriting | null {
  return hasRoom() ? open : null;
}

/** Whether the window is wide enough for one. */
export function hasRoom(): boolean {
  return ['wide', 'full'].includes(layout());
}

/** Opens the digest that was changed last, or a new one. */
export async function openLatest(): Promise<void> {
  const [latest] = await client.digestsView();
  const id = latest?.id ?? (await client.digestCreate('', '')).row.id;
  const writing = new DigestWriting(id);
  await writing.load();
  open = writing;
}

/** Reads it again, where one is open: it was changed elsewhere, or what it quotes was. One that is gone is closed. */
export async function refreshBeside(): Promise<void> {
  await open?.load();
  if (open && (open.failure !== null || open.view?.row.trashed !== null)) open = null;
}

/** Closes it. */
export function closeBeside(): void {
  void open?.flush();
  open = null;
}
