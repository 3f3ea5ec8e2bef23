/**
 * Saves a note while it is typed: a moment after the last key, and at once when asked. All saves of one sitting carry
 * the same session, so that undo takes the whole edit back. Saves run one after the other; the last text wins.
 */
import type { AnnotationUpdate } from '$lib/ipc/bindings';

/** How long typing rests before it is saved, in milliseconds. */
export const NOTE_REST = 300;

/** What waits to be saved. */
interface Waiting {
  id: string;
  note: string;
}

/** The saving of one article's notes. */
export class NoteSaving {
  readonly #save: (update: AnnotationUpdate) => Promise<unknown>;
  readonly #failed: (thrown: unknown) => void;
  readonly #newSession: () => string;
  #session = '';
  #waiting: Waiting | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    save: (update: AnnotationUpdate) => Promise<unknown>,
    failed: (thrown: unknown) => void,
    newSession: () => string = () => crypto.randomUUID(),
  ) {
    this.#save = save;
    this.#failed = failed;
    this.#newSession = newSession;
  }

  /** Starts a sitting. */
  begin(id: string): void {
    if (this.#waiting && this.#waiting.id !== id) void this.flush();
    this.#session = this.#newSession();
  }

  /** Takes a note as it stands now. */
  typed(id: string, note: string): void {
    if (this.#waiting && this.#waiting.id !== id) void this.flush();
    if (this.#session === '') this.#session = this.#newSession();
    this.#waiting = { id, note };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), NOTE_REST);
  }

  /** Saves what waits; done when everything typed so far was answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) {
      const { id, note } = waiting;
      const update = { id, note, style: null, colour: null, tags: null, session: this.#session };
      this.#last = this.#last.then(() => this.#save(update)).catch(this.#failed);
    }
    return this.#last.then(() => undefined);
  }
}
