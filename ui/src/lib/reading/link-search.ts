/** What the library knows that a note may lead to, and what leads to it. */
import type { Reference } from './reference';
import type { LinkSuggestion } from '$lib/markdown/link-entry';

/** What some words may lead to, the best first; `apart` is the annotation that is being written. */
export async function completeLinks(words: string, apart: string): Promise<LinkSuggestion[]> {
  void [words, apart];
  return [];
}

/** Something that leads to a place. */
export interface Backlink {
  key: string;
  /** What it says. */
  words: string;
  /** Where it stands. */
  place: string;
  follow: () => Promise<void>;
}

/** What leads to a place, the latest first. */
export async function backlinksTo(reference: Reference): Promise<Backlink[]> {
  void reference;
  return [];
}

/** Known tags that fit what was typed, the best first. */
export async function completeTags(typed: string): Promise<string[]> {
  void typed;
  return [];
}
