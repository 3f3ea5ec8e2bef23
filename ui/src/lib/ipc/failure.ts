/** A failed operation, as Rust describes it: what happened, and what to do. */
import type * as api from './bindings';

/** Thrown by every operation of the client that fails. */
export class Failure extends Error {
  /** What happened, and to which file or id. */
  readonly sentence: api.Sentence;
  /** What to do about it. */
  readonly hint: api.Sentence | null;
  /** Whether the work ended because it was asked to stop. */
  readonly cancelled: boolean;

  constructor(error: api.Error) {
    super(error.message.id);
    this.name = 'Failure';
    this.sentence = error.message;
    this.hint = error.hint;
    this.cancelled = error.cancelled;
  }
}

/** Whatever was thrown, as a failure: what did not come from Rust is told as an internal error. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure({ message: { id: 'ui-failed', arguments: { detail } }, hint: null, cancelled: false });
}
