/** What every part of the text needs: the reading, and what stands between its paragraphs. */
import { createContext, type Snippet } from 'svelte';

import type { NoteActions } from '$lib/reading/note-actions';
import type { OpenArticle } from '$lib/reading/open-article.svelte';

import type { Reading } from '../reading.svelte';

/** The surroundings of the text. */
export interface TextContext {
  reading: Reading;
  /** The open article; the same as `reading.open`, which is there while its text is shown. */
  open: OpenArticle;
  /** Number of the leaf under which the active note is opened; -1 where it stands in the margin or none is open. */
  slipUnder: () => number;
  /** The note that is opened between paragraphs. */
  slip: Snippet<[OpenArticle, NoteActions]>;
  noteActions: NoteActions;
  /** Brings a leaf into view with the caret at it; the first link to `footnote` in it takes the focus. */
  goTo: (leaf: number, footnote?: string) => void;
}

export const [textContext, setTextContext] = createContext<TextContext>();

/** What a chunk of the text tells the leaves in it. */
export interface ChunkContext {
  /** Whether it is near the window, or was: only then are its highlights drawn. */
  isNear: () => boolean;
}

export const [chunkContext, setChunkContext] = createContext<ChunkContext>();
