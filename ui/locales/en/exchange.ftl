### Notes of other programs in, and notes out to them.

## In

incoming-import = Import notes
incoming-import-how = From Kindle, Zotero, Readwise, KOReader and others
incoming-choose-title = Choose a file of notes
incoming-files = Files of notes
incoming-reading = Reading the file
incoming-program-web-annotation = Web Annotations
incoming-program-epub-annotations = EPUB Annotations
incoming-program-readium = Readium
incoming-program-hypothesis = Hypothesis
incoming-program-zotero = Zotero
incoming-program-readest = Readest
incoming-program-foliate = Foliate
incoming-program-calibre = calibre
incoming-program-koreader = KOReader
incoming-program-kindle = Kindle
incoming-program-readwise = Readwise
incoming-extent =
    { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    } on { $works ->
        [one] { $works } work
       *[other] { $works } works
    }
incoming-to-import =
    { $count ->
        [one] { $count } note will be imported
       *[other] { $count } notes will be imported
    }
incoming-imported =
    { $count ->
        [0] No notes imported
        [one] { $count } note imported
       *[other] { $count } notes imported
    }
incoming-nothing-new = Nothing new: all of it is here already
incoming-none-matched = No issue was found for these notes
incoming-undone = Import taken back
incoming-count-kept = { $count } kept
incoming-count-moved = { $count } moved
incoming-count-ambiguous = { $count } ambiguous
incoming-count-orphaned = { $count } orphaned
incoming-count-unmatched = { $count } without an issue
incoming-count-present = { $count } already here
incoming-count-unsupported = { $count } unsupported
incoming-unmatched =
    { $count ->
        [one] { $count } note has no issue and will not be imported. Choose its issue below, or import the issue first.
       *[other] { $count } notes have no issue and will not be imported. Choose their issue below, or import the issue first.
    }
incoming-unmatched-done =
    { $count ->
        [one] { $count } note was not imported, because it has no issue. Its file is as it was.
       *[other] { $count } notes were not imported, because they have no issue. Their file is as it was.
    }
incoming-list = Notes in the file
incoming-untitled = Work without a title
incoming-outcome-kept = Kept
incoming-outcome-moved = Moved
incoming-outcome-changed = Words changed
incoming-outcome-ambiguous = Several places fit
incoming-outcome-orphaned = Without a place
incoming-outcome-present = Already here
incoming-outcome-unmatched = Not imported
incoming-rest =
    { $count ->
        [one] { $count } thing that cannot be kept as a note
       *[other] { $count } things that cannot be kept as notes
    }
incoming-no-issue = It has no issue here.
incoming-other-issue = Another issue
incoming-choose = Choose the issue
incoming-act-on = { $act }: { $title }
incoming-choose-issue = Choose the issue
incoming-find-issue = Find an issue
incoming-issues = Issues
incoming-issues-found =
    { $count ->
        [one] { $count } issue found
       *[other] { $count } issues found
    }
incoming-issues-more = { $count } more; add words to find them.
incoming-fits = Fits
incoming-leave-out = Leave these notes out
incoming-match = Match by title and words
incoming-not-read = The file was not read.
incoming-not-imported = Nothing was imported.
incoming-again = Look again
incoming-do =
    { $count ->
        [0] Import
        [one] Import { $count } note
       *[other] Import { $count } notes
    }

## Out

outgoing-export = Export notes
outgoing-format = Format
outgoing-extent =
    { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    } of { $issues ->
        [one] { $issues } issue
       *[other] { $issues } issues
    }
outgoing-web_annotation = Web Annotations (JSON-LD)
outgoing-web_annotation-for = Everything, to keep or to import again, here or in any program that reads the W3C’s standard.
outgoing-markdown = Markdown, one file
outgoing-markdown-for = To read and go on writing in: what you add stays when you export over it again.
outgoing-markdown_notes = Markdown, a file for each note
outgoing-markdown_notes-for = A folder for Obsidian and other collections of notes; what you add stays, too.
outgoing-html = Web page
outgoing-html-for = To read, print or send.
outgoing-epub_annotations = EPUB Annotations
outgoing-epub_annotations-for = For reading systems that follow the W3C’s draft for EPUB.
outgoing-csv = Readwise (CSV)
outgoing-csv-for = For Readwise, and for spreadsheets.
outgoing-bibtex = BibTeX
outgoing-bibtex-for = The articles that you wrote on, to cite them in LaTeX.
outgoing-csl_json = CSL-JSON
outgoing-csl_json-for = The same articles, for Zotero, Pandoc and word processors.
outgoing-one-issue = A file of it holds the notes of one issue; these are of { $issues }. Export them from each issue.
outgoing-nothing = There are no notes to export.
outgoing-folder = Choose a folder for the notes
outgoing-file-name = Flyleaf notes
outgoing-do = Export
outgoing-failed = Nothing was exported.
outgoing-written =
    { $count ->
        [one] { $count } note exported
       *[other] { $count } notes exported
    }

## Keys

key-notes-import = Import notes
key-export-notes = Export notes
key-rows-export = Export notes
