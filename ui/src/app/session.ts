/** How a session begins: with the files it was given, the issue that was open last, or the welcome issue. */
import { importPaths } from '$features/library/import/jobs.svelte';
import { client } from '$lib/ipc/client';
import { issueIsOpened, library, loadLibrary } from '$lib/state/library.svelte';
import { report } from '$lib/state/messages.svelte';
import { replace, route } from '$lib/state/route.svelte';
import { adoptSettings, changeSettings, currentSettings } from '$lib/state/settings.svelte';

import { hasInitial } from './initial';

/** Shows the issue that was open last, before anything is asked of the library. */
export function restoreRoute(): void {
  const issue = currentSettings().last_issue;
  if (issue !== null) replace({ page: 'issue', id: issue });
}

/** Begins: asks for what the page was not told, imports what was handed over, welcomes whoever is new. */
export async function begin(): Promise<void> {
  try {
    if (!hasInitial()) {
      adoptSettings(await client.settingsView());
      restoreRoute();
    }
    const [files] = await Promise.all([client.openedFiles(), loadLibrary()]);
    if (files.length > 0) {
      await importPaths(files, { open: true });
    } else if (currentSettings().last_issue === null && library()?.publications.length === 0) {
      await welcome();
    }
  } catch (thrown) {
    report(thrown);
  }
}

/** The very first start opens the welcome issue. */
async function welcome(): Promise<void> {
  const issue = await client.welcomeOpen();
  await loadLibrary();
  // Whoever has gone somewhere meanwhile is not called back.
  if (route().page === 'library') replace({ page: 'issue', id: issue });
}

/** The open issue is no longer unread, and the next start begins with it. */
export function rememberIssue(id: string): void {
  issueIsOpened(id);
  if (currentSettings().last_issue !== id) changeSettings({ last_issue: id });
}
