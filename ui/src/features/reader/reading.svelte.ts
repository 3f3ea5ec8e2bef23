/**
 * An issue that is being read: its contents, the article that is open, and how far the reader is.
 *
 * Loads through the client and keeps nothing that the library does not hold, besides what is on the screen right now.
 */
import type { AnnotationView, ArticleSummary, ArticleView, IssueView } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { countNotes } from '$lib/notes/count.svelte';
import { OpenArticle } from '$lib/reading/open-article.svelte';
import { findWords, takePlace } from '$lib/reading/place';
import { report } from '$lib/state/messages.svelte';
import { attachingIn } from '$lib/state/attaching.svelte';
import type { IssuePlace } from '$lib/state/route.svelte';

import { highlightsByLeaf } from './leaf-highlights';
import type { Highlight } from './cut';
import { minutesLeft, percentRead } from './reading-time';
import { leafAt, treeOf } from './tree';

/** What of an article is on the screen, in UTF-16 code units of its canonical text. */
export interface Visible {
  first: number;
  /** One past the last character. */
  last: number;
}

/** How an article is opened. */
interface Showing {
  offset?: number;
  words?: string | undefined;
  /** What is written on the issue, where that is fresher than what is shown. */
  issueNotes?: AnnotationView[];
}

/** How long scrolling rests before the position is saved and the text on the screen counts as read, in milliseconds. */
const POSITION_REST = 400;

const NO_HIGHLIGHTS: ReadonlyMap<number, readonly Highlight[]> = new Map();

/** An issue that is being read. */
export class Reading {
  readonly issueId: string;
  /** The revision that is read; `null` for the current one. Another one is only read: nothing is marked or saved. */
  readonly revision: number | null;
  issue = $state.raw<IssueView | null>(null);
  open = $state.raw<OpenArticle | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Number of the leaf that the caret is at. */
  caret = $state(0);
  /** Whether the caret shows: it was moved by key, or put somewhere by the pointer. */
  caretShown = $state(false);
  /** Where a link under the pointer or in focus leads. */
  linkShown = $state<string | null>(null);
  /** Where the open article is to be shown from. */
  startAt = 0;

  #seen = $state(0);

  readonly tree = $derived(this.open ? treeOf(this.open.article) : null);
  readonly highlights = $derived.by(() => this.#highlights());
  readonly articles = $derived.by(() => this.#articles());
  readonly percent = $derived(percentRead(this.#seen, this.open?.article.length ?? 0));
  readonly minutes = $derived(this.tree ? minutesLeft(this.tree.text, this.#seen) : 0);

  #shown: Visible | null = null;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #lastHighlights: ReadonlyMap<number, readonly Highlight[]> = NO_HIGHLIGHTS;
  #request = 0;

  constructor(issueId: string, revision: number | null = null) {
    this.issueId = issueId;
    this.revision = revision;
  }

  /** Whether what is selected can be marked: in an old revision it is only read, and while a passage is chosen, chosen. */
  get marks(): boolean {
    return this.revision === null && attachingIn(this.issueId) === null;
  }

  /** Index of the open article. */
  get index(): number {
    return this.open?.article.index ?? this.issue?.position?.article ?? 0;
  }

  /** Loads the issue and the article that was asked for, or else read last. */
  async load(at: IssuePlace = {}): Promise<void> {
    this.failure = null;
    try {
      const issue = await this.#issueView();
      this.issue = issue;
      const place = takePlace(this.issueId);
      const last = issue.position ?? { article: 0, offset: 0 };
      const asked = place?.article ?? at.article;
      const { article, offset } = asked === undefined ? last : { article: asked, offset: at.offset ?? 0 };
      const index = Math.min(article, Math.max(issue.articles.length - 1, 0));
      await this.show(index, { offset, words: place?.words, issueNotes: issue.notes });
      if (this.revision === null) void client.issueOpened(this.issueId).catch(report);
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** Opens an article, from an offset of its text, or from where it says some words. */
  async show(index: number, { offset = 0, words, issueNotes }: Showing = {}): Promise<void> {
    const request = ++this.#request;
    await this.leave();
    try {
      const article = await this.#articleView(index);
      // A reader who presses the key for the next article twice wants the last one asked for.
      if (request !== this.#request) return;
      this.#shown = null;
      this.#seen = this.issue?.articles[index]?.read ?? 0;
      this.#lastHighlights = NO_HIGHLIGHTS;
      const from = words === undefined ? offset : (findWords(treeOf(article).text, words) ?? 0);
      this.startAt = from;
      this.open = new OpenArticle(
        article,
        issueNotes ?? this.open?.issueNotes ?? [],
        report,
        this.revision !== null,
      );
      this.caret = from > 0 && this.tree ? leafAt(this.tree.leaves, from) : 0;
      this.caretShown = false;
      this.linkShown = null;
    } catch (thrown) {
      report(thrown);
    }
  }

  /** Opens the article `step` further, if there is one. */
  async turn(step: 1 | -1): Promise<void> {
    const next = this.index + step;
    if (this.issue && next >= 0 && next < this.issue.articles.length) await this.show(next);
  }

  /** Loads what is written here again, or opens the article that a change was made in. */
  async reload(index: number | null, annotation: string): Promise<void> {
    if (index !== null && index !== this.index) await this.show(index);
    const open = this.open;
    if (!open) return;
    const [article, issue] = await Promise.all([this.#articleView(open.article.index), this.#issueView()]);
    if (this.open !== open) return;
    this.issue = issue;
    open.adopt(article, issue.notes);
    if (open.find(annotation)) open.active = annotation;
  }

  /** Takes over what is on the screen. */
  see(visible: Visible): void {
    this.#shown = visible;
    clearTimeout(this.#saveTimer);
    // What only flew past was not read: it counts once it has rested on the screen.
    this.#saveTimer = setTimeout(() => {
      this.#seen = Math.max(this.#seen, visible.last);
      this.#savePosition();
    }, POSITION_REST);
  }

  /** The first character on the screen. */
  get firstVisible(): number {
    return this.#shown?.first ?? this.startAt;
  }

  /** Saves what is not yet saved, before the article goes. */
  async leave(): Promise<void> {
    this.#savePosition();
    await this.open?.doneEditing();
  }

  /** Loads the issue's summary again, a moment after the last change. */
  refresh(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      this.#issueView().then((issue) => (this.issue = issue), report);
      void countNotes();
    }, POSITION_REST);
  }

  #issueView(): Promise<IssueView> {
    const { issueId, revision } = this;
    return revision === null ? client.issueView(issueId) : client.pastIssueView(issueId, revision);
  }

  #articleView(index: number): Promise<ArticleView> {
    const { issueId, revision } = this;
    return revision === null
      ? client.articleView(issueId, index)
      : client.pastArticleView(issueId, revision, index);
  }

  #savePosition(): void {
    clearTimeout(this.#saveTimer);
    const { open } = this;
    if (!open || !this.#shown || this.revision !== null) return;
    const article = open.article.index;
    const position = { issue: this.issueId, article, offset: this.#shown.first, seen: this.#seen };
    client.positionSave(position).catch(report);
    this.#keepRead(article);
  }

  /** Keeps in the list of articles what was read of this one, so that it stays when another is opened. */
  #keepRead(index: number): void {
    const { issue } = this;
    if (!issue || (issue.articles[index]?.read ?? 0) >= this.#seen) return;
    const articles = issue.articles.map((one) => (one.index === index ? { ...one, read: this.#seen } : one));
    this.issue = { ...issue, articles };
  }

  #highlights(): ReadonlyMap<number, readonly Highlight[]> {
    if (!this.tree || !this.open) return NO_HIGHLIGHTS;
    this.#lastHighlights = highlightsByLeaf(this.tree.leaves, this.open.annotations, this.#lastHighlights);
    return this.#lastHighlights;
  }

  /** The list of articles, with the open one as it is on the screen. */
  #articles(): ArticleSummary[] {
    const { issue, open } = this;
    if (!issue) return [];
    const marks = open?.placed.map(({ start, colour }) => ({ start, colour })) ?? [];
    return issue.articles.map((one) =>
      one.index === open?.article.index ? { ...one, marks, read: Math.max(one.read, this.#seen) } : one,
    );
  }
}
