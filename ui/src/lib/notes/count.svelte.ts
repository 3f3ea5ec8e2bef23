/** How many notes there are, and how many lie in the trash, as the rail says. */
import { client } from '$lib/ipc/client';

import { ALL, notebookQuery } from './filter';

let notes = $state<number | null>(null);
let turn = 0;

/** How many notes there are; `null` until it is known. */
export function noteCount(): number | null {
  return notes;
}

/** Counts again. A count that cannot be had is no failure worth a word: what was known stays. */
export async function countNotes(): Promise<void> {
  const asked = ++turn;
  try {
    const { total } = await client.notebookView(notebookQuery(ALL, 0, 0));
    if (asked === turn) notes = total;
  } catch {
    // The page that is shown says what is wrong with the library.
  }
}
