### Notes outside their issues: the notebook, tags, the timeline, digests, the trash.

## Notebook

notebook = Notebook
notebook-pages = Pages of the notebook
notebook-notes = Notes
notebook-failed = The notes could not be read
notebook-loading = Loading
notebook-count-tagged =
    { $count ->
        [one] { $count } note tagged { $tag }
       *[other] { $count } notes tagged { $tag }
    }
notebook-count-found =
    { $count ->
        [one] { $count } note found
       *[other] { $count } notes found
    }
notebook-on-issue = On the issue
notebook-empty-hint = Notes and highlights of every issue come together here.
notebook-no-match = No match
notebook-no-match-for = No match for “{ $text }”
notebook-no-match-hint = Try fewer words or fewer choices, or look in the trash.

## Filters and order

notebook-filters = Filters
notebook-find = Find in notes
notebook-clear = Show all
notebook-facets-more = { $count } more
notebook-status = Status
notebook-status-exact = In place
notebook-status-moved = Moved
notebook-status-changed = Changed
notebook-status-ambiguous = Undecided
notebook-status-orphaned = Orphaned
notebook-colour = Colour
notebook-colour-straw = Straw
notebook-colour-sage = Sage
notebook-colour-sky = Sky
notebook-colour-rose = Rose
notebook-tag = Tag
notebook-publication = Publication
notebook-kind = Kind
notebook-kind-note = With a note
notebook-kind-mark = Mark only
notebook-kind-article-note = On an article
notebook-kind-issue-note = On an issue
notebook-style = Style
notebook-style-highlight = Highlight
notebook-style-underline = Underline
notebook-made = Made
notebook-from = From
notebook-until = Until
notebook-day-format = 2026-05-14
notebook-day-wrong = Not a day. Write it as 2026-05-14.
notebook-order = Order
notebook-order-newest = Newest first
notebook-order-oldest = Oldest first
notebook-order-changed = Last changed
notebook-order-publication = By publication
notebook-order-reading = As published

## Changing many

notebook-chosen =
    { $count ->
        [0] None selected
       *[other] { $count } selected
    }
notebook-chosen-tools = What to do with the selected notes
notebook-drop = Select none
notebook-unchanged = Nothing had to be changed
notebook-recolour = Colour { $colour }
notebook-recoloured =
    { $count ->
        [one] { $count } note is { $colour } now
       *[other] { $count } notes are { $colour } now
    }
notebook-add-tag = Add tag
notebook-add-tag-to =
    { $count ->
        [one] Add a tag to the note
       *[other] Add a tag to { $count } notes
    }
notebook-tagged =
    { $count ->
        [one] { $count } note tagged { $tag }
       *[other] { $count } notes tagged { $tag }
    }
notebook-remove-tag = Remove tag
notebook-remove-tag-from =
    { $count ->
        [one] Remove a tag from the note
       *[other] Remove a tag from { $count } notes
    }
notebook-untagged =
    { $count ->
        [one] Tag { $tag } removed from { $count } note
       *[other] Tag { $tag } removed from { $count } notes
    }
notebook-in-digest = In the digest
notebook-digest-beside = Digest beside the notes
notebook-into-digest = Put into a digest
notebook-trash = Move to the trash
notebook-trashed =
    { $count ->
        [one] Note moved to the trash
       *[other] { $count } notes moved to the trash
    }

## Tags

tag-in-notebook = Show in the notebook
tag-rename = Rename
tag-rename-title = Rename { $tag }
tag-rename-what =
    { $count ->
        [one] Changes { $count } note.
       *[other] Changes { $count } notes.
    }
tag-merge-what =
    { $count ->
        [one] There is a tag { $tag } already, on { $count } note. Both become one.
       *[other] There is a tag { $tag } already, on { $count } notes. Both become one.
    }
tag-renamed =
    { $count ->
        [one] { $from } is { $to } now, on { $count } note
       *[other] { $from } is { $to } now, on { $count } notes
    }

## Timeline

timeline = Timeline
timeline-detail = What you read and wrote, day by day
timeline-failed = The timeline could not be read
timeline-nothing = Nothing read or written yet.
timeline-read = Read
timeline-written = Written
timeline-changed = Changed
timeline-imported = Imported
timeline-untitled = Article without a title
timeline-earlier = Earlier days
timeline-more-days =
    { $count ->
        [one] { $count } earlier day
       *[other] { $count } earlier days
    }
timeline-all-notes = All { $count } notes of this day
timeline-more-notes = { $count } more
timeline-more-issues = { $count } more

## Digests

digests = Digests
digests-failed = The digests could not be read
digests-count =
    { $count ->
        [one] { $count } digest
       *[other] { $count } digests
    }
digests-nothing = No digests yet.
digests-hint = A digest is a text of your own that quotes your notes and stays current with them.
digest-new = New digest
digest-untitled = Without a title
digest-title = Title
digest-text = Text of the digest
digest-placeholder = Write in Markdown. Quote notes with Ctrl J.
digest-failed = The digest could not be read
digest-side = Show
digest-write = Write
digest-read = Read
digest-empty = Nothing written yet.
digest-quotes-none = Quotes nothing yet
digest-quotes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
digest-quotes-between = {" "}from{" "}
digest-sources =
    { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }
digest-quote = Quote a note
digest-found =
    { $count ->
        [one] { $count } note found
       *[other] { $count } notes found
    }
digest-found-more = { $count } more; add words to find them.
digest-put-in =
    { $count ->
        [one] Note put into the digest
       *[other] { $count } notes put into the digest
    }
digest-choose =
    { $count ->
        [one] Put the note into
       *[other] Put { $count } notes into
    }
digest-open = Open
digest-quoted-edited = Edited since it was put in.
digest-quoted-trashed = Moved to the trash since it was put in.
digest-quoted-gone = Deleted since it was put in.
digest-accept = Accept
digest-accepted = Accepted as it is now
digest-take-out = Take out
digest-taken-out = Taken out of the digest
digest-close = Close the digest
digest-copy = Copy as Markdown
digest-copied = Copied as Markdown
digest-trash = Move the digest to the trash
digest-trashed = Digest moved to the trash
digest-export = Export the digest
digest-export-do = Export
digest-export-stopped = Stopped. No file was written.
digest-exported = Digest exported
digest-format = Format
digest-format-pdf = PDF
digest-format-markdown = Markdown

## Trash

trash = Trash
trash-nothing = The trash is empty.
trash-since = In the trash since { $date }
trash-restore = Restore
trash-restored =
    { $count ->
        [one] Note restored
       *[other] { $count } notes restored
    }
trash-digest-restored = Digest { $title } restored
trash-empty = Empty trash
trash-empty-question =
    { $count ->
        [one] One thing is in the trash. It will be deleted for good and cannot be brought back.
       *[other] { $count } things are in the trash. They will be deleted for good and cannot be brought back.
    }
trash-keep = Keep them
trash-empty-do = Delete { $count } for good
trash-emptied =
    { $count ->
        [one] { $count } thing deleted for good
       *[other] { $count } things deleted for good
    }

## Keys

keys-notebook = Notebook
key-go-notebook = Notebook
key-go-digests = Digests
key-go-timeline = Timeline
key-go-trash = Trash
key-row-next = Next note
key-row-previous = Previous note
key-row-next-too = A note more
key-row-previous-too = A note less
key-row-first = First note
key-row-last = Last note
key-row-skip-next = Next note, selection stays
key-row-skip-previous = Previous note, selection stays
key-row-toggle = Select or not
key-rows-all = Select all
key-rows-drop = Select none
key-row-open = Open at its place
key-rows-straw = Colour straw
key-rows-sage = Colour sage
key-rows-sky = Colour sky
key-rows-rose = Colour rose
key-rows-tag = Add a tag
key-rows-untag = Remove a tag
key-rows-digest = Put into a digest
key-rows-trash = Move to the trash
key-rows-restore = Restore from the trash
key-notes-find = Find in notes
key-digest-quote = Quote a note in the digest
key-digest-export = Export the digest
