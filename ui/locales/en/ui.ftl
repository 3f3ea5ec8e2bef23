### What the window says outside the reader.

app-name = Flyleaf
list-separator = ,{" "}
back = Back
ui-failed = Something went wrong in the window: { $detail }

## Names of issues

issue-number = No. { $number }
issue-volume = Vol. { $volume }
publication-untitled = Without a title
issue-unread = Unread
issue-read = Read
issue-state-unread = unread
issue-state-read = read
issue-percent = { $percent }%
issue-percent-read = { $percent }% read
issue-notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
issue-missing = missing
issue-missing-name = No. { $number }, missing
issue-add = Add it
issue-add-name = Add it: No. { $number }

## Rail

rail = Flyleaf
rail-home = Flyleaf, library
rail-publications = Publications
rail-none = None yet
rail-unread = { $count } unread

## Library

library = Library
library-shelves = Shelves
library-publications =
    { $count ->
        [one] { $count } publication
       *[other] { $count } publications
    }
library-missing =
    { $count ->
        [one] { $count } missing number
       *[other] { $count } missing numbers
    }
library-failed = The library could not be opened
library-retry = Try again
shelf-issues =
    { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }
shelf-missing = { $count } missing
shelf-all = All issues
shelf-all-name = All issues of { $publication }
publication-spellings = Also printed as
publication-spelling-why = {" "}({ $why })
merge = Merge
merge-with = Merge with another
merge-title = Merge publications
merge-into = Make its issues part of
merge-what = The issues, spellings and reading rules of { $from } go there, and so do issues to come under its title. Undo takes it back.
merge-done = { $from } is part of { $into } now
publication-issues = Issues

## Import

import = Import
import-drop = Drop files or folders here
import-drop-count =
    { $count ->
        [one] Let go to import { $count } file or folder
       *[other] Let go to import { $count } files or folders
    }
import-formats = Text, pages, mail, Word, PDF, EPUB, feeds, archives. Originals are copied, never changed.
import-choose-files = Choose files
import-choose-files-title = Choose files to import
import-choose-folder = Choose a folder
import-choose-folder-title = Choose a folder to import
import-under-way = Import in progress
import-progress = { $done } of { $total }
import-searching = Looking for files
import-reading = Finding articles
import-stopping = Stopping after this file
import-stop = Stop this import
import-show = Show
import-report = Import report
import-files-under-way = Files of this import
import-files-done = Files of the last import
import-state-waiting = Waiting
import-state-reading = Reading
import-state-imported = New
import-state-revised = Revised
import-state-present = Already here
import-state-failed = Not imported
import-state-cancelled = Left out
import-stop-file = Leave out { $name }
import-open-name = Open { $name }
import-needs-look = Needs a look
import-report-name = Needs a look: { $name }
import-retry = Try again
import-retry-name = Try again: { $name }
import-retry-all = Try all that were refused again
import-parts =
    { $count ->
        [one] Made of { $count } file
       *[other] Made of { $count } files
    }
import-paste = Paste text here
import-paste-done = Pasted as an issue
import-pasted = Pasted text
format-all = Everything that can be read
format-any = Any file
format-text = Plain text
format-html = Web pages
format-markdown = Markdown
format-docx = Word documents
format-odt = OpenDocument texts
format-rtf = Rich Text
format-epub = EPUB books
format-pdf = PDF
format-mail = Mails and mailboxes
format-feed = Feeds
format-zip = ZIP archives
import-when = { $date }, { $time }
import-nothing = No files found
import-anchors = Notes on revised issues: { $told }
import-notes = Notes: { $told }
import-changes = What changed
import-changes-name = What changed in { $name }
import-stopped = Stopped before the last file. What was imported is kept.
import-issue = { $publication }, { $name }
import-open = Open

## Welcome

welcome-begin = Begin
welcome-lead = Read newsletters and bulletins as issues, and write in their margins.
welcome-text = Give it the files you already have. Flyleaf finds the masthead, the number, the date, the contents and each article, and tells you where it was unsure. Nothing in the original is dropped.
welcome-notes = Your notes stay beside the words they are about, and go with them into a PDF.
welcome-private = Everything stays on this computer. No account.
welcome-sample = Open the sample issue
welcome-sample-detail = Four articles, two notes, in English with some Chinese
welcome-folder = Kept in

## Settings

settings = Settings
settings-at-once = Takes effect at once
settings-appearance = Appearance
settings-theme = Theme
settings-theme-system = System
settings-theme-light = Light
settings-theme-sepia = Sepia
settings-theme-dark = Dark
settings-theme-contrast = Contrast
settings-read-size = Text size
settings-ui-scale = Interface size
settings-percent = { $percent }%
settings-notes = Your notes
settings-notes-italic = Italic
settings-notes-upright = Upright
settings-margin-notes = Show notes in the margin
settings-language = Language
settings-interface = Interface
settings-system = System
settings-keys = Keys
settings-letter-keys = Single letters are commands
settings-letter-keys-detail = Such as J for the next paragraph. They never act while you write.
settings-specimen = Specimen

## Messages

toasts = Messages
toast-dismiss = Dismiss
undo-create = Highlight taken back
undo-update = Change to a note taken back
undo-delete = Highlight brought back
undo-several =
    { $count ->
        [one] Change to { $count } note taken back
       *[other] Change to { $count } notes taken back
    }
undo-restore = Note moved to the trash again
undo-digest = Change to a digest taken back
undo-correct = Correction taken back
redo-create = Highlight made again
redo-update = Change to a note made again
redo-delete = Highlight deleted again
redo-several =
    { $count ->
        [one] { $count } note changed again
       *[other] { $count } notes changed again
    }
redo-restore = Note taken out of the trash again
redo-digest = Change to a digest made again
redo-correct = Correction made again
undo-merge = Publications parted again
undo-paste = Pasted issue taken out
undo-nothing = Nothing to undo
redo-merge = Publications merged again
redo-paste = Pasted issue put back
redo-nothing = Nothing to redo
undo-undo = Undo
undo-redo = Redo
undo-show = Show

## Dialogs and failures

dialog-close = Close
failure-kind = Not done
failure-what = What
failure-hint = What to do

## Keys

keys = Keys
keys-go = Go
keys-read = Read
keys-caret = Caret
keys-select = Select
keys-mark = Mark
keys-notes = Notes
keys-source = Source
keys-files = Files
keys-app = Application
key-go-library = Library
key-revisions-show = What changed in revisions
key-decision-next = Next note to decide
key-decision-previous = Previous note to decide
key-go-back = Back
key-pane-next = Next pane
key-pane-previous = Previous pane
key-paragraph-next = Next paragraph
key-paragraph-previous = Previous paragraph
key-page-next = Page down
key-page-previous = Page up
key-article-next = Next article
key-article-previous = Previous article
key-issue-next = Next issue
key-issue-previous = Previous issue
key-contents-show = Contents
key-caret-character-right = Caret a character on
key-caret-character-left = Caret a character back
key-caret-line-down = Caret a line down
key-caret-line-up = Caret a line up
key-caret-word-right = Caret a word on
key-caret-word-left = Caret a word back
key-caret-sentence-next = Caret a sentence on
key-caret-sentence-previous = Caret a sentence back
key-caret-paragraph-next = Caret a paragraph on
key-caret-paragraph-previous = Caret a paragraph back
key-caret-line-start = To the start of the line
key-caret-line-end = To the end of the line
key-caret-text-start = To the start of the article
key-caret-text-end = To the end of the article
key-select-start = Start a selection here
key-select-character-right = A character more
key-select-character-left = A character less
key-select-word-right = A word more
key-select-word-left = A word less
key-select-paragraph-next = A paragraph more
key-select-paragraph-previous = A paragraph less
key-select-line-down = A line more
key-select-line-up = A line less
key-select-sentence-next = A sentence more
key-select-sentence-previous = A sentence less
key-select-line-start = As far as the start of the line
key-select-line-end = As far as the end of the line
key-select-text-start = As far as the start of the article
key-select-text-end = As far as the end of the article
key-select-drop = Drop the selection
key-highlight-straw = Highlight in yellow
key-highlight-sage = Highlight in green
key-highlight-sky = Highlight in blue
key-highlight-rose = Highlight in pink
key-passage-underline = Underline, or back to a highlight
key-highlight-remove = Remove the highlight
key-note-write = Write a note
key-note-tag = Tags
key-quote-copy = Copy the quote
key-citation-copy = Copy the citation
key-note-next = Next note
key-note-previous = Previous note
key-note-edit = Edit the note
key-note-article = Note on the article
key-note-issue = Note on the issue
key-note-delete = Delete the note
key-margin-toggle = Show or hide notes
key-source-show = How the issue was read
key-source-leave = Back to the issue
key-line-next = Next line
key-line-previous = Previous line
key-line-next-too = A line more
key-line-previous-too = A line less
key-region-next = Next part
key-region-previous = Previous part
key-boundary-up = Boundary a line up
key-boundary-down = Boundary a line down
key-boundary-up-paragraph = Boundary a paragraph up
key-boundary-down-paragraph = Boundary a paragraph down
key-article-split = New article here
key-article-merge = Merge with the article before
key-article-retitle = Retitle the article
key-article-earlier = Read the article earlier
key-article-later = Read the article later
key-article-remove = Not an article
key-lines-article = Lines back to the article
key-lines-furniture = Lines are furniture
key-lines-boilerplate = Lines are boilerplate
key-lines-unplaced = Lines have no place
key-import-files = Import files
key-import-paste = Paste text as an issue
key-export-pdf = Export as PDF
key-settings-open = Settings
key-text-larger = Larger text
key-text-smaller = Smaller text
key-text-standard = Standard text size
key-undo = Undo
key-redo = Redo
key-keys-show = All keys
