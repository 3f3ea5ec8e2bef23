### Writing: notes, their links and tags, and what keys say.

## Notes

notes-label = Your notes
notes-empty = This leaf is blank.
notes-empty-hint = Select some text and press N.
notes-unplaced = Without a place
note-label = Note on “{ $quote }”
note-field = Note on “{ $quote }”
note-placeholder = Write a note
note-saved = Note saved
note-done = done
note-more = More
note-edit = Edit note
note-delete = Delete note and highlight
note-today = Today, { $time }
note-moved = Moved, same words
note-changed = The words here have changed
note-ambiguous = Several passages fit these words. It is attached to none of them.
note-orphaned = These words are not in the text any more.

## Markdown

markdown-task-done = done
markdown-task-open = to do

## The caret, as it is said aloud

caret-selecting = Selecting
caret-space = space
caret-paragraph-end = end of paragraph
caret-line-start = Start of line
caret-line-end = End of line
caret-text-start = Start of article
caret-text-end = End of article
