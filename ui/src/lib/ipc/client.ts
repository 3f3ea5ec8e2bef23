/**
 * Everything the window asks of Rust and of the system, as promises that give the answer or throw a `Failure`.
 *
 * The only module that imports `@tauri-apps` besides the generated bindings next to it.
 */
import { Channel, convertFileSrc } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import { openUrl, revealItemInDir } from '@tauri-apps/plugin-opener';

import { commands, events } from './bindings';
import type * as api from './bindings';
import { failureOf } from './failure';

type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: api.Error };

async function answer<T>(promise: Promise<Answer<T>>): Promise<T> {
  const given = await promise;
  if (given.status === 'error') throw failureOf(given.error);
  return given.data;
}

function channel(heard: (progress: api.Progress) => void): Channel<api.Progress> {
  const made = new Channel<api.Progress>();
  made.onmessage = heard;
  return made;
}

/** The operations of the library; what each does is written where it is implemented, in crate `api`. */
export const client = {
  libraryView: () => answer(commands.libraryView()),
  issueView: (issue: api.IssueId) => answer(commands.issueView(issue)),
  /** What an issue asks for and what is never loaded. */
  issueBlocked: (issue: api.IssueId) => answer(commands.issueBlocked(issue)),
  issueOpened: (issue: api.IssueId) => answer(commands.issueOpened(issue)),
  articleView: (issue: api.IssueId, index: number) => answer(commands.articleView(issue, index)),
  positionSave: (request: api.PositionSave) => answer(commands.positionSave(request)),
  annotationCreate: (request: api.AnnotationCreate) => answer(commands.annotationCreate(request)),
  annotationUpdate: (request: api.AnnotationUpdate) => answer(commands.annotationUpdate(request)),
  annotationDelete: (id: api.AnnotationId) => answer(commands.annotationDelete(id)),
  undo: () => answer(commands.undo()),
  redo: () => answer(commands.redo()),
  sourceOpen: (issue: api.IssueId) => answer(commands.sourceOpen(issue)),
  sourceAccount: (issue: api.IssueId) => answer(commands.sourceAccount(issue)),
  sourceCorrect: (issue: api.IssueId, correction: api.SourceCorrection) =>
    answer(commands.sourceCorrect(issue, correction)),
  issueReadAgain: (issue: api.IssueId) => answer(commands.issueReadAgain(issue)),
  rulesView: () => answer(commands.rulesView()),
  ruleSave: (request: api.RuleSave) => answer(commands.ruleSave(request)),
  ruleRemove: (id: string) => answer(commands.ruleRemove(id)),
  settingsView: () => answer(commands.settingsView()),
  settingsSave: (settings: api.Settings) => answer(commands.settingsSave(settings)),
  importPaths: (paths: string[], job: string, heard: (progress: api.Progress) => void) =>
    answer(commands.importPaths(paths, job, channel(heard))),
  welcomeOpen: () => answer(commands.welcomeOpen()),
  exportPdf: (request: api.ExportPdf, path: string, job: string, heard: (progress: api.Progress) => void) =>
    answer(commands.exportPdf(request, path, job, channel(heard))),
  /** Pages as PNG in base64; asking again under the same job name stops what is under way. */
  exportPreview: (request: api.ExportPdf, pages: number[], job: string) =>
    answer(commands.exportPreview(request, pages, job)),
  exportName: (issues: api.IssueId[], extension: string) => answer(commands.exportName(issues, extension)),
  jobCancel: (job: string) => commands.jobCancel(job),
  openedFiles: () => commands.openedFiles(),
  milestone: (name: 'first-paint' | 'article-painted') => commands.milestone(name),
};

/** Where the page finds an image of the library. */
export function imageAddress(id: api.ImageId): string {
  return convertFileSrc(id, 'flyleaf-image');
}

/** Asks for files to open, of any kind: their content says what they are. Empty when the reader changed their mind. */
export async function chooseFiles(title: string): Promise<string[]> {
  return (await open({ title, multiple: true })) ?? [];
}

/** Asks for a folder. */
export async function chooseFolder(title: string): Promise<string | null> {
  return open({ title, directory: true, recursive: true });
}

/** Asks where to write a file. */
export async function chooseSavePath(
  title: string,
  suggested: string,
  filterName: string,
  extension: string,
): Promise<string | null> {
  return save({ title, defaultPath: suggested, filters: [{ name: filterName, extensions: [extension] }] });
}

/** Opens the system's file manager on a file. */
export async function showInFolder(path: string): Promise<void> {
  await revealItemInDir(path);
}

/** Opens a link in the system's browser; only ever at the reader's deliberate act. */
export async function openLink(url: string): Promise<void> {
  await openUrl(url);
}

/** What is happening with files that are dragged over the window. */
export type FileDrag =
  { kind: 'over'; paths: string[] } | { kind: 'left' } | { kind: 'dropped'; paths: string[] };

/** Hears of files dragged over the window; gives the way to stop hearing. */
export function onFileDrag(heard: (drag: FileDrag) => void): () => void {
  const unlisten = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === 'enter') heard({ kind: 'over', paths: payload.paths });
    if (payload.type === 'leave') heard({ kind: 'left' });
    if (payload.type === 'drop') heard({ kind: 'dropped', paths: payload.paths });
  });
  return () => void unlisten.then((stop) => stop());
}

/** Hears that files wait in `openedFiles`; gives the way to stop hearing. */
export function onFilesOpened(heard: () => void): () => void {
  const unlisten = events.filesOpened.listen(heard);
  return () => void unlisten.then((stop) => stop());
}

/** Writes the title of the window. */
export async function setWindowTitle(title: string): Promise<void> {
  await getCurrentWindow().setTitle(title);
}

/** Makes the window's frame light or dark; `null` leaves it to the system. */
export async function setWindowTheme(theme: 'light' | 'dark' | null): Promise<void> {
  await getCurrentWindow().setTheme(theme);
}
