/**
 * An issue's source and what became of it, while a person looks at it and puts it right.
 *
 * Corrections are made one after the other, each on what the one before it left: a key that is pressed twice means the
 * second line, not the first one again.
 */
import type {
  ReadingRule,
  RuleProposal,
  RuleView,
  Sentence,
  SourceAccount,
  SourceArticle,
  SourceCorrection,
  SourceRegion,
} from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { say } from '$lib/i18n/index.svelte';
import { loadLibrary } from '$lib/state/library.svelte';
import { announce, endOffer, report } from '$lib/state/messages.svelte';

import { firstLineOf, lineAt, lineStarts, regionsOfLines } from './lines';

/** A region by what it is: all of an article together, all furniture together. */
export type Kin = `article ${number}` | Exclude<SourceRegion['kind'], 'article'>;

/** What a region is part of. */
export function kinOf(region: Pick<SourceRegion, 'kind' | 'article'>): Kin {
  return region.kind === 'article' ? `article ${region.article ?? 0}` : region.kind;
}

/** An issue's source and what became of it. */
export class Source {
  readonly issue: string;
  text = $state.raw('');
  account = $state.raw<SourceAccount | null>(null);
  failure = $state.raw<Failure | null>(null);
  rules = $state.raw<RuleView[]>([]);
  /** The rule that the last correction teaches, until it is kept or left. */
  proposal = $state.raw<RuleProposal | null>(null);
  /** What the last correction did. */
  done = $state.raw<Sentence | null>(null);
  /** The line, from 0, where the caret is. */
  caret = $state(0);
  /** The other end of the selected lines. */
  anchor = $state(0);
  /** What the pointer or the focus is on, on either side. */
  lit = $state<Kin | null>(null);

  readonly starts = $derived(lineStarts(this.text));
  readonly regions = $derived(this.account?.regions ?? []);
  readonly ofLines = $derived(regionsOfLines(this.text, this.starts, this.regions));
  readonly region = $derived(this.regions[this.ofLines[this.caret] ?? 0] ?? null);
  /** The article that the caret is in. */
  readonly article = $derived(
    this.region?.article == null ? null : (this.account?.articles[this.region.article] ?? null),
  );
  readonly selected = $derived({
    first: Math.min(this.caret, this.anchor),
    last: Math.max(this.caret, this.anchor),
  });
  readonly ownRules = $derived(
    this.rules.filter(({ publication }) => publication === this.account?.publication),
  );

  #turn: Promise<unknown> = Promise.resolve();

  constructor(issue: string) {
    this.issue = issue;
  }

  /** Loads the source, what became of it, and the rules. */
  async load(): Promise<void> {
    this.failure = null;
    try {
      const [view, rules] = await Promise.all([client.sourceOpen(this.issue), client.rulesView()]);
      this.text = view.text;
      this.account = view.account;
      this.rules = rules;
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** Takes over what became of the source meanwhile: something was taken back or done again. */
  async refresh(): Promise<void> {
    [this.proposal, this.done] = [null, null];
    try {
      this.#adopt(await client.sourceAccount(this.issue));
    } catch (thrown) {
      report(thrown);
    }
  }

  /** Makes the correction that `propose` finds when its turn has come, and says what it did. */
  correct(propose: () => SourceCorrection | null): Promise<void> {
    return this.#take(async () => {
      const correction = propose();
      if (!correction) return;
      const { account, proposal, done } = await client.sourceCorrect(this.issue, correction);
      this.#adopt(account);
      [this.proposal, this.done] = [proposal, done];
      // What a toast offered to take back or do again is not the last change any more.
      endOffer();
      if (done) announce(say(done));
    });
  }

  /** Reads the issue again by the rules that its publication has now. */
  readAgain(): Promise<void> {
    return this.#take(async () => {
      this.#adopt(await client.issueReadAgain(this.issue));
      [this.proposal, this.done] = [null, null];
    });
  }

  /** Keeps a rule of the publication, or changes one. */
  saveRule(rule: ReadingRule, id: string | null = null): Promise<void> {
    return this.#take(async () => {
      const { account } = this;
      if (!account) return;
      this.rules = await client.ruleSave({ id, publication: account.publication, rule });
      if (id === null) this.proposal = null;
    });
  }

  /** Forgets a rule. */
  removeRule(id: string): Promise<void> {
    return this.#take(async () => {
      this.rules = await client.ruleRemove(id);
    });
  }

  /** Moves the caret, and with it the selection unless that is to grow. */
  moveTo(line: number, extend = false): void {
    this.caret = Math.min(Math.max(line, 0), this.starts.length - 1);
    if (!extend) this.anchor = this.caret;
  }

  /** The line on which an offset stands. */
  lineAt(offset: number): number {
    return lineAt(this.starts, offset);
  }

  /** The first line of the region that a line is in. */
  regionLine(line: number): number {
    return firstLineOf(this.ofLines, this.ofLines[line] ?? 0);
  }

  /** Whether a line is the first of its region. */
  begins(line: number): boolean {
    return line === 0 || this.ofLines[line] !== this.ofLines[line - 1];
  }

  /** The first and the last line of an article. */
  linesOf(article: SourceArticle): { first: number; last: number } {
    return { first: this.lineAt(article.start), last: this.lineAt(Math.max(article.start, article.end - 1)) };
  }

  /** The place of an article among those that are printed, which its colour follows. */
  printed(index: number): number {
    const start = this.account?.articles[index]?.start ?? 0;
    return this.account?.articles.filter((other) => other.start < start).length ?? 0;
  }

  #adopt(account: SourceAccount): void {
    const named = (one: SourceAccount | null) => [
      one?.title,
      one?.number,
      one?.volume,
      one?.year,
      one?.date,
      one?.publication,
    ];
    const renamed = String(named(this.account)) !== String(named(account));
    this.account = account;
    if (renamed) void loadLibrary();
  }

  #take(work: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(work).catch(report);
    this.#turn = next;
    return next;
  }
}
