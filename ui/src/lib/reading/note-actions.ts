/** What a note asks of the page it stands on. */
export interface NoteActions {
  /** Deletes the annotation, and offers to take that back. */
  remove(id: string): void | Promise<void>;
  /** Begins a note on the article or the issue as a whole. */
  begin(kind: 'article' | 'issue'): void;
  /** Gives focus back to the annotation's passage. */
  leave(id: string): void;
}
