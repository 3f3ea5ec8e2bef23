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
note-shown = As it reads
note-tag = Tags
note-label-article = Note on the article
note-label-issue = Note on the issue
note-lost-article = Was on the article “{ $article }”, which is not in this revision.
notes-on-article = Your notes on this article
notes-on-issue = Your notes on this issue
note-add-article = Note on this article
note-add-issue = Note on this issue
note-done = done
note-more = More
note-edit = Edit note
note-delete = Delete note and highlight
note-today = Today, { $time }
note-moved = Moved, same words
note-changed = The words here have changed
note-ambiguous = Several passages fit these words. It is attached to none of them.
note-orphaned = These words are not in the text any more.

## Tags

tag-field = Tags
tag-placeholder = Add a tag
tag-suggestions = Known tags
tag-remove = Remove tag { $tag }
tag-added = Tag { $tag } added
tag-removed = Tag { $tag } removed

## Links

link-suggestions = Where the link leads
link-suggested =
    { $count ->
        [0] Nothing of that name
        [one] One place: { $first }
       *[other] { $count } places, first { $first }
    }
link-made = Link to { $words }
link-digest = Digest
link-gone = What this link leads to is not in the library any more.
link-trashed = What this link leads to is in the trash.
backlinks = What links here

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
