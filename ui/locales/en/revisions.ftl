### The revisions of an issue, and what becomes of its notes.

revisions-title = Revisions
revisions-back = Back to the issue
revisions-failed = The revisions could not be read
revisions-show = What changed
revisions-line = Revision { $number }: what changed
revisions-undecided =
    { $count ->
        [one] { $count } note asks where it belongs
       *[other] { $count } notes ask where they belong
    }
revisions-compared = Revision to compare with the current one
revisions-side = What to show

revision-number = Revision { $number }
revision-current = current
revision-read = Read
revision-read-name = Read revision { $number }
revision-read-only = It was revised since. You can read it and its marks here, not change them.
revision-read-current = Read the current one

## What changed

revisions-changes = Text
revisions-reading = How to read what changed
revisions-in-line = In line
revisions-beside = Side by side
revisions-only-one = This issue was imported once. When its file changes, import it again to see here what changed.
revisions-nothing-changed = No article changed.
revisions-articles-same =
    { $count ->
        [one] { $count } article is as it was.
       *[other] { $count } articles are as they were.
    }
revisions-article-added = Added
revisions-article-removed = Removed
revisions-article-moved = Moved
revisions-article-renamed = Renamed
revisions-text-same = The text is as it was.
revisions-unchanged =
    { $count ->
        [one] { $count } paragraph as it was
       *[other] { $count } paragraphs as they were
    }
revisions-more = Show more
revisions-moved-here = Moved here:{ " " }
revisions-moved-away = Moved away:{ " " }

## What became of notes

revisions-notes = Notes
revisions-which = Which notes
revisions-asking = To decide { $count }
revisions-all = All { $count }
revisions-no-notes = No note is on this issue yet.
revisions-all-decided = Nothing is left to decide.
revisions-count-exact = { $count } kept
revisions-count-moved = { $count } moved
revisions-count-changed = { $count } changed
revisions-count-ambiguous = { $count } ambiguous
revisions-count-orphaned = { $count } orphaned
revisions-note = Note on “{ $quote }”: { $status }
revisions-is-exact = In place
revisions-is-moved = Moved
revisions-is-changed = Changed
revisions-is-ambiguous = Ambiguous
revisions-is-orphaned = Orphaned
revisions-score = { $percent }% sure: the words here are other words now.
revisions-several = Several passages fit; it is attached to none of them.
revisions-gone = These words are not in the text any more.
revisions-article-gone = The article “{ $article }” is not in the issue any more.
revisions-left = Kept as it is.
revisions-before = Before
revisions-now = Now
revisions-nearest = Nearest
revisions-fits = It fits
revisions-place = { $article }, paragraph { $paragraph }
revisions-candidate = { $number } of { $total }, next
revisions-confirm = Confirm
revisions-confirm-all = Confirm all { $count } that have a place
revisions-attach = Attach here
revisions-choose = Choose another passage
revisions-keep = Keep without a place
revisions-act-on = { $act }: “{ $quote }”
note-decide = Decide

## Choosing a passage

attach-title = Choose the passage.
attach-how = Select the words that this note is about.
attach-here = Attach here
attach-stop = Leave it
attach-begun = Choose the passage for the note on { $quote }. Select words, Enter attaches, Escape leaves.
attach-nothing = Select some words first.
attach-ended = The note was left as it is.

decision-confirmed =
    { $count ->
        [one] Place confirmed
       *[other] { $count } places confirmed
    }
decision-attached = Note attached
decision-left = Kept without a place
