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

/** Whatever was thrown, as a failure: what our part of Rust did not write is told as an internal error. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isError(thrown)) return new Failure(thrown);
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure({ message: { id: 'ui-failed', arguments: { detail } }, hint: null, cancelled: false });
}

/** Tauri answers with a bare sentence where a command could not even be called. */
function isError(thrown: unknown): thrown is api.Error {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    typeof thrown.message === 'object' &&
    'hint' in thrown
  );
}
