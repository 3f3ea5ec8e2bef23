/**
 * What the window tells the reader in passing: toasts that are seen, announcements that are heard. Every toast is
 * announced too, through the one live region.
 */
import { say } from '$lib/i18n/index.svelte';
import { failureOf, type Failure } from '$lib/ipc/failure';

/** Something the reader may do about a message. */
export interface MessageAction {
  /** A verb. */
  label: string;
  run: () => void;
}

/** A toast: what was done goes after six seconds, what failed stays until it is dismissed. */
export type Message = { id: number; action?: MessageAction } & (
  { kind: 'done'; text: string } | { kind: 'failed'; failure: Failure }
);

const DONE_FOR = 6000;

const messages = $state<Message[]>([]);
let announced = $state('');
let next = 0;

/** The toasts, oldest first. */
export function currentMessages(): readonly Message[] {
  return messages;
}

/** Takes a toast away. */
export function dismiss(id: number): void {
  const index = messages.findIndex((message) => message.id === id);
  if (index >= 0) messages.splice(index, 1);
}

/** Says that something was done; gives the toast's id, for whoever has a reason to take it away early. */
export function tell(text: string, action?: MessageAction): number {
  const id = next++;
  messages.push({ id, kind: 'done', text, ...(action ? { action } : {}) });
  setTimeout(() => dismiss(id), DONE_FOR);
  announce(text);
  return id;
}

let offered: number | null = null;

/** Says what was done and offers to take it back, until the next change: undo would then take back something else. */
export function offer(text: string, action: MessageAction): void {
  endOffer();
  offered = tell(text, action);
}

/** Ends the offer to take the last change back. */
export function endOffer(): void {
  if (offered !== null) dismiss(offered);
  offered = null;
}

/** Takes away what was said in passing: something asks for the reader's attention. What failed stays. */
export function dismissDone(): void {
  messages
    .filter(({ kind }) => kind === 'done')
    .map(({ id }) => id)
    .forEach(dismiss);
}

/** Says that something failed; work that was asked to stop is no failure. */
export function report(thrown: unknown, action?: MessageAction): void {
  const failure = failureOf(thrown);
  if (failure.cancelled) return;
  messages.push({ id: next++, kind: 'failed', failure, ...(action ? { action } : {}) });
  announce(say(failure.sentence));
}

/** The sentence that the live region holds now. */
export function announcement(): string {
  return announced;
}

/** Has a screen reader say a sentence; the same sentence twice is said twice. */
export function announce(text: string): void {
  announced = announced === text ? `${text}\u00A0` : text;
}
