/**
 * Everything the window asks of Rust and of the system, as promises that give the answer or throw a `Failure`.
 *
 * The only module that imports `@tauri-apps` besides the generated bindings next to it.
 */
import { Channel, convertFileSrc } from '@tauri-apps/api/core';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { save } from '@tauri-apps/plugin-dialog';
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

function channel<Told>(heard: (told: Told) => void): Channel<Told> {
  const made = new Channel<Told>();
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
  notebookView: (query: api.NotebookQuery) => answer(commands.notebookView(query)),
  notebookIds: (query: api.NotebookQuery) => answer(commands.notebookIds(query)),
  annotationView: (id: api.AnnotationId) => answer(commands.annotationView(id)),
  annotationsChange: (request: api.AnnotationsChange) => answer(commands.annotationsChange(request)),
  trashView: () => answer(commands.trashView()),
  trashRestore: (ids: api.AnnotationId[]) => answer(commands.trashRestore(ids)),
  trashEmpty: () => answer(commands.trashEmpty()),
  tagsView: () => answer(commands.tagsView()),
  tagCompletions: (typed: string, most: number) => answer(commands.tagCompletions(typed, most)),
  tagRename: (request: api.TagRename) => answer(commands.tagRename(request)),
  linksResolve: (request: api.LinksResolve) => answer(commands.linksResolve(request)),
  backlinksView: (address: string) => answer(commands.backlinksView(address)),
  linkTargets: (request: api.LinkSearch) => answer(commands.linkTargets(request)),
  timelineView: (request: api.TimelineRequest) => answer(commands.timelineView(request)),
  digestsView: () => answer(commands.digestsView()),
  digestView: (id: api.DigestId) => answer(commands.digestView(id)),
  digestCreate: (title: string, body: string) => answer(commands.digestCreate(title, body)),
  digestUpdate: (request: api.DigestUpdate) => answer(commands.digestUpdate(request)),
  digestAccept: (id: api.DigestId, quoted: api.AnnotationId | null) =>
    answer(commands.digestAccept(id, quoted)),
  digestDelete: (id: api.DigestId) => answer(commands.digestDelete(id)),
  digestRestore: (id: api.DigestId) => answer(commands.digestRestore(id)),
  exportDigest: (
    request: api.ExportDigest,
    path: string,
    job: string,
    heard: (progress: api.Progress) => void,
  ) => answer(commands.exportDigest(request, path, job, channel(heard))),
  digestName: (id: api.DigestId, extension: string) => answer(commands.digestName(id, extension)),
  revisionsView: (issue: api.IssueId, compared: number | null) =>
    answer(commands.revisionsView(issue, compared)),
  articleDifference: (issue: api.IssueId, compared: number, was: number | null, now: number | null) =>
    answer(commands.articleDifference(issue, compared, was, now)),
  pastIssueView: (issue: api.IssueId, revision: number) => answer(commands.pastIssueView(issue, revision)),
  pastArticleView: (issue: api.IssueId, revision: number, index: number) =>
    answer(commands.pastArticleView(issue, revision, index)),
  annotationDifference: (id: api.AnnotationId) => answer(commands.annotationDifference(id)),
  annotationCandidates: (id: api.AnnotationId) => answer(commands.annotationCandidates(id)),
  annotationsConfirm: (ids: api.AnnotationId[]) => answer(commands.annotationsConfirm(ids)),
  annotationAttach: (request: api.AnnotationAttach) => answer(commands.annotationAttach(request)),
  annotationsLeave: (ids: api.AnnotationId[]) => answer(commands.annotationsLeave(ids)),
  /** What an import would make of a file of notes. */
  annotationsPreview: (path: string, choices: api.IncomingChoices) =>
    answer(commands.annotationsPreview(path, choices)),
  annotationsImport: (path: string, choices: api.IncomingChoices) =>
    answer(commands.annotationsImport(path, choices)),
  annotationsExport: (request: api.AnnotationsExport, path: string) =>
    answer(commands.annotationsExport(request, path)),
  annotationsExtent: (chosen: api.AnnotationsChosen) => answer(commands.annotationsExtent(chosen)),
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
  /** Steps come several at a time. */
  importPaths: (paths: string[], job: string, heard: (steps: api.ImportStep[]) => void) =>
    answer(commands.importPaths(paths, job, channel(heard))),
  pasteText: (request: api.PasteText) => answer(commands.pasteText(request)),
  /** Asks for files; empty when the reader changed their mind. */
  chooseFiles: (title: string, filters: api.FileFilter[]) => answer(commands.chooseFiles(title, filters)),
  /** Asks for folders; empty when the reader changed their mind. */
  chooseFolders: (title: string) => answer(commands.chooseFolders(title)),
  publicationMerge: (from: api.PublicationId, into: api.PublicationId) =>
    answer(commands.publicationMerge(from, into)),
  welcomeOpen: () => answer(commands.welcomeOpen()),
  exportPdf: (request: api.ExportPdf, path: string, job: string, heard: (progress: api.Progress) => void) =>
    answer(commands.exportPdf(request, path, job, channel(heard))),
  /** Pages as PNG in base64; asking again under the same job name stops what is under way. */
  exportPreview: (request: api.ExportPdf, pages: number[], job: string) =>
    answer(commands.exportPreview(request, pages, job)),
  exportName: (issues: api.IssueId[], extension: string) => answer(commands.exportName(issues, extension)),
  jobCancel: (job: string) => commands.jobCancel(job),
  jobCancelPart: (job: string, number: number) => commands.jobCancelPart(job, number),
  openedFiles: () => commands.openedFiles(),
  milestone: (name: 'first-paint' | 'article-painted') => commands.milestone(name),
};

/** Where the page finds an image of the library. */
export function imageAddress(id: api.ImageId): string {
  return convertFileSrc(id, 'flyleaf-image');
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

/** Hears how many files are held over the window; gives the way to stop hearing. */
export function onFilesDragged(heard: (count: number) => void): () => void {
  const unlisten = events.filesDragged.listen(({ payload }) => heard(payload.count));
  return () => void unlisten.then((stop) => stop());
}

/** Hears that files wait in `openedFiles`, and whether the first is to be shown; gives the way to stop hearing. */
export function onFilesOpened(heard: (show: boolean) => void): () => void {
  const unlisten = events.filesOpened.listen(({ payload }) => heard(payload.show));
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
