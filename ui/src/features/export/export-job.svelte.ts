/**
 * An export to PDF: what was chosen, the pages it would have, and the writing of the file.
 *
 * A preview that is asked for while another is under way takes its place; nothing is written until the reader says where.
 */
import { say, t } from '$lib/i18n/index.svelte';
import type { ExportPdf, ExportReport, IssueView, NotesPlacement, Paper, Progress } from '$lib/ipc/bindings';
import { chooseSavePath, client, showInFolder } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { announce, report, tell } from '$lib/state/messages.svelte';

import { earlier, firstSpread, later, type Spread } from './spread';

/** Which articles are printed. */
export type Extent = 'all' | 'current' | 'chosen';

const PREVIEW_JOB = 'export-preview';
const EXPORT_JOB = 'export-pdf';

/** An export of one issue. */
export class ExportJob {
  extent = $state<Extent>('all');
  chosen = $state.raw<readonly number[]>([]);
  paper = $state<Paper>('a4');
  notes = $state<NotesPlacement>('margin');
  masthead = $state(true);
  highlights = $state(true);

  fileName = $state('');
  pages = $state(0);
  spread = $state.raw<Spread>({ left: 1, right: 2 });
  /** Addresses of the pages' pictures, left and right. */
  pictures = $state.raw<string[]>([]);
  looking = $state(false);
  progress = $state.raw<Progress | null>(null);
  writing = $state(false);
  failure = $state.raw<Failure | null>(null);
  done = $state.raw<ExportReport | null>(null);

  readonly issue: IssueView;
  readonly article: number;
  #turn = 0;

  readonly request = $derived.by((): ExportPdf => ({
    issues: [this.issue.row.id],
    articles: this.#articles(),
    paper: this.paper,
    notes: this.notes,
    masthead: this.masthead,
    highlights: this.highlights,
  }));
  readonly nothingChosen = $derived(this.extent === 'chosen' && this.chosen.length === 0);

  constructor(issue: IssueView, article: number) {
    this.issue = issue;
    this.article = article;
    this.chosen = [article];
  }

  /** Asks for the suggested name of the file. */
  async name(): Promise<void> {
    try {
      this.fileName = await client.exportName([this.issue.row.id], 'pdf');
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** Draws the first pages again, after a choice; the second is about where the open article begins. */
  async look(): Promise<void> {
    if (this.nothingChosen) return;
    const before = this.pages;
    const share = this.#share();
    this.spread = before > 0 ? firstSpread(before, share) : { left: 1, right: 2 };
    const answered = await this.#draw();
    const spread = firstSpread(this.pages, share);
    if (answered && spread.right !== this.spread.right) {
      this.spread = spread;
      await this.#draw();
    }
  }

  /** Shows the pages after or before those that are shown. */
  async turn(step: 1 | -1): Promise<void> {
    this.spread = step > 0 ? later(this.spread) : earlier(this.spread);
    await this.#draw();
  }

  /** Asks where to, and writes the file; gives whether the dialog has nothing more to say. */
  async write(): Promise<boolean> {
    this.failure = null;
    this.done = null;
    try {
      const path = await chooseSavePath(t('export-save-title'), this.fileName, t('export-pdf-files'), 'pdf');
      if (path === null) return false;
      this.writing = true;
      announce(t('export-started'));
      const written = await client.exportPdf(
        this.request,
        path,
        EXPORT_JOB,
        (progress) => (this.progress = progress),
      );
      this.done = written;
      const show = { label: t('export-show'), run: () => void showInFolder(written.path).catch(report) };
      tell(t('export-written', { pages: written.pages }), show);
      return written.missing.length === 0 && written.unplaced === 0;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.cancelled) announce(t('export-stopped'));
      else {
        this.failure = failure;
        announce(say(failure.sentence));
      }
      return false;
    } finally {
      this.writing = false;
      this.progress = null;
    }
  }

  /** Asks the writing to stop; the file that was there before stays as it is. */
  stop(): void {
    void client.jobCancel(EXPORT_JOB);
  }

  /** Gives back what the pictures hold. */
  release(): void {
    this.#turn += 1;
    void client.jobCancel(PREVIEW_JOB);
    this.#show([]);
  }

  #articles(): number[] | null {
    if (this.extent === 'all') return null;
    return this.extent === 'current' ? [this.article] : [...this.chosen];
  }

  /** How far into the text the open article begins, 0 to 1. */
  #share(): number {
    if (this.extent !== 'all' || this.article === 0) return 0;
    const lengths = this.issue.articles.map(({ length }) => length);
    const before = lengths.slice(0, this.article).reduce((sum, length) => sum + length, 0);
    return (
      before /
      Math.max(
        1,
        lengths.reduce((sum, length) => sum + length, 0),
      )
    );
  }

  async #draw(): Promise<boolean> {
    const turn = ++this.#turn;
    this.looking = true;
    try {
      const { left, right } = this.spread;
      const preview = await client.exportPreview(this.request, [left, right], PREVIEW_JOB);
      if (turn !== this.#turn) return false;
      this.failure = null;
      this.pages = preview.pages;
      this.#show(preview.images.map(pictureAddress));
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (turn === this.#turn && !failure.cancelled) this.failure = failure;
      return false;
    } finally {
      if (turn === this.#turn) this.looking = false;
    }
  }

  #show(pictures: string[]): void {
    this.pictures.forEach((address) => URL.revokeObjectURL(address));
    this.pictures = pictures;
  }
}

/** The address of a PNG file given in base64. */
function pictureAddress(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
}
