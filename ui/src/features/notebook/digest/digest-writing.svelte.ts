/**
 * A digest that is being written: saved a moment after the last key, each sitting one step to undo, and what it quotes
 * as the library has it now.
 */
import { t } from '$lib/i18n/index.svelte';
import type { DigestView, QuotedView } from '$lib/ipc/bindings';
import { client } from '$lib/ipc/client';
import { failureOf, type Failure } from '$lib/ipc/failure';
import { announce, report } from '$lib/state/messages.svelte';

import { withoutQuotation } from './quotations';

/** How long typing rests before it is saved, in milliseconds. */
export const DIGEST_REST = 300;
/** After a rest so long, in milliseconds, typing is another step to undo. */
const SITTING = 20_000;

/** A digest that is open. */
export class DigestWriting {
  readonly id: string;
  title = $state('');
  body = $state('');
  view = $state.raw<DigestView | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly quoted = $derived(
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew whenever it changes
    new Map<string, QuotedView>((this.view?.quoted ?? []).map((quoted) => [quoted.id, quoted])),
  );

  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsaved: { title?: string; body?: string } = {};
  #session = crypto.randomUUID();
  #typedAt = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  /** Reads the digest, as it was or as undo made it. */
  async load(): Promise<void> {
    await this.flush();
    try {
      this.#adopt(await client.digestView(this.id));
      this.failure = null;
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** Asks again for what is quoted: an annotation changed. */
  async refresh(): Promise<void> {
    await this.flush();
    this.view = await client.digestView(this.id);
  }

  /** Takes the title as it stands now. */
  writeTitle(title: string): void {
    this.title = title;
    this.#typed({ title });
  }

  /** Takes the text as it stands now. */
  write(body: string): void {
    this.body = body;
    this.#typed({ body });
  }

  /** Takes a text that was changed as a whole, and saves it at once: a step of its own to undo. */
  async put(body: string): Promise<void> {
    await this.flush();
    this.#session = crypto.randomUUID();
    this.write(body);
    await this.flush();
    this.#session = crypto.randomUUID();
  }

  /** Quotes an annotation no longer. */
  async takeOut(quoted: string): Promise<void> {
    await this.put(withoutQuotation(this.body, quoted));
    announce(t('digest-taken-out'));
  }

  /** Takes it that what is quoted says what it says now. */
  async accept(quoted: string): Promise<void> {
    await this.flush();
    try {
      this.view = await client.digestAccept(this.id, quoted);
      announce(t('digest-accepted'));
    } catch (thrown) {
      report(thrown);
    }
  }

  /** Saves what is not yet saved; done when everything typed so far was answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { title = null, body = null } = this.#unsaved;
    this.#unsaved = {};
    if (title !== null || body !== null) {
      const update = { id: this.id, title, body, session: this.#session };
      this.#last = this.#last
        .then(() => client.digestUpdate(update))
        .then((view) => (this.view = view))
        .catch(report);
    }
    return this.#last.then(() => undefined);
  }

  #typed(part: { title?: string; body?: string }): void {
    const now = performance.now();
    if (now - this.#typedAt > SITTING && this.#typedAt > 0) this.#session = crypto.randomUUID();
    this.#typedAt = now;
    Object.assign(this.#unsaved, part);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DIGEST_REST);
  }

  #adopt(view: DigestView): void {
    this.view = view;
    this.title = view.row.title;
    this.body = view.body;
  }
}
