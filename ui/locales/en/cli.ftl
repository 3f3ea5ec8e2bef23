### What the command line says. Failures: what, which file or id, what to do.

## The command line itself

cli-command-after-file = The command “{ $file }” stands after a file; a command comes first.
cli-json-without-command = --json belongs to a command; see flyleaf --help.
cli-file-not-found = There is neither a file nor a command named “{ $file }”.
cli-file-not-found-hint = Check the path, or see flyleaf --help for the commands.
cli-file-unreachable = “{ $file }” cannot be opened: { $detail }.
cli-no-data-folder = This system names no folder for the library.
cli-no-data-folder-hint = Name one with --library DIR.
cli-output-failed = The answer could not be written: { $detail }.
error-no-display = There is no display to open the window on; flyleaf --help names the commands that need none.
error-window = The window could not be opened: { $detail }.

## Progress

cli-stage-searching = Searching
cli-stage-reading = Reading
cli-stage-typesetting = Typesetting
cli-stage-writing = Writing

## Names

cli-issue = { $publication }, { $name }
cli-publication-untitled = (no publication title)
cli-issue-number = No. { $number }
cli-issue-volume = Vol. { $volume }
cli-issue-volume-number = Vol. { $volume }, No. { $number }
cli-untitled = (no title)
cli-kind-issue = note on the issue
cli-kind-article = note on the article
cli-kind-highlight = highlight
cli-kind-underline = underline
cli-status-exact = in place
cli-status-moved = moved
cli-status-changed = changed
cli-status-ambiguous = several places fit
cli-status-orphaned = no place

## Counts

cli-list-separator = ,{" "}
cli-count-articles =
    { $count ->
        [one] 1 article
       *[other] { $count } articles
    }
cli-count-highlights =
    { $count ->
        [one] 1 highlight
       *[other] { $count } highlights
    }
cli-count-notes =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
cli-count-look =
    { $count ->
        [one] 1 place to look at
       *[other] { $count } places to look at
    }
cli-count-pages =
    { $count ->
        [one] 1 page
       *[other] { $count } pages
    }
cli-count-headings =
    { $count ->
        [one] 1 heading
       *[other] { $count } headings
    }
cli-count-paragraphs =
    { $count ->
        [one] 1 paragraph
       *[other] { $count } paragraphs
    }
cli-count-lists =
    { $count ->
        [one] 1 list
       *[other] { $count } lists
    }
cli-count-quotes =
    { $count ->
        [one] 1 quotation
       *[other] { $count } quotations
    }
cli-count-preformatted =
    { $count ->
        [one] 1 preformatted block
       *[other] { $count } preformatted blocks
    }
cli-count-tables =
    { $count ->
        [one] 1 table
       *[other] { $count } tables
    }
cli-count-figures =
    { $count ->
        [one] 1 figure
       *[other] { $count } figures
    }
cli-count-footnotes =
    { $count ->
        [one] 1 footnote
       *[other] { $count } footnotes
    }
cli-count-characters =
    { $count ->
        [one] 1 character
       *[other] { $count } characters
    }

## inspect

cli-inspect-number = No. { $value }
cli-inspect-volume = Vol. { $value }
cli-inspect-contents = Contents
cli-inspect-articles = Articles
cli-inspect-regions = What became of the text
cli-inspect-report = Report
cli-region-masthead = Masthead
cli-region-contents = Contents
cli-region-article = Articles
cli-region-furniture = Furniture
cli-region-boilerplate = Boilerplate
cli-region-unassigned = Without a place

## import

cli-import-imported =
    Imported { $issue } from { $path }: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }.
cli-import-revised =
    Revised { $issue } from { $path }: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }; annotations: { $exact } kept, { $moved } moved, { $changed } changed, { $ambiguous } ambiguous, { $orphaned } orphaned.
cli-import-present = { $issue } is already here, byte for byte: { $path }.
cli-import-nothing = Nothing to import was found.

## list, show, notes

cli-library-empty = The library in { $folder } holds no issue yet. Import one with flyleaf import FILE.
cli-no-such-publication = No publication is called “{ $name }”.
cli-no-such-publication-empty = The library holds no issue yet; import one with flyleaf import FILE.
cli-no-such-publication-hint = The library holds: { $titles }.
cli-show-blocked =
    { $count ->
        [one] One thing that the issue asks for was not loaded; --json names it.
       *[other] { $count } things that the issue asks for were not loaded; --json names them.
    }
cli-show-revision = revision { $number }
cli-notes-none = No annotation to list.

## annotate

cli-annotate-highlighted = Highlighted “{ $quote }” in article { $article } of { $issue } ({ $id }).
cli-annotate-noted = Noted on “{ $quote }” in article { $article } of { $issue } ({ $id }).

## export

cli-export-pdf-only = { $option } is for --format pdf alone.
cli-export-article-of-several = --article picks from a single issue; name one issue only.
cli-export-unplaced =
    { $count ->
        [one] One annotation has no place in the text; its note stands at the end of its issue.
       *[other] { $count } annotations have no place in the text; their notes stand at the end of their issues.
    }
cli-export-unprinted = An image of “{ $article }” cannot be printed; words stand in its place: { $alt }
cli-export-unprinted-unnamed = An image of “{ $article }” cannot be printed; its place says so.
cli-export-missing = No installed font shows these characters of “{ $article }”: { $characters }

## check

cli-check-looked =
    Looked at { $issues ->
        [one] 1 issue
       *[other] { $issues } issues
    }, { $revisions ->
        [one] 1 revision
       *[other] { $revisions } revisions
    }, { $annotations ->
        [one] 1 annotation
       *[other] { $annotations } annotations
    }, { $originals ->
        [one] 1 original
       *[other] { $originals } originals
    } and { $images ->
        [one] 1 image
       *[other] { $images } images
    }.
cli-check-whole = The library is whole.
cli-check-damaged =
    { $count ->
        [one] One row of the library in { $folder } is damaged.
       *[other] { $count } rows of the library in { $folder } are damaged.
    }
cli-check-damaged-hint = Copy the folder before anything else; the rest of it can be read and exported.

## import-annotations

cli-annotations-issue = { $title } → { $issue }. { $reason }
cli-annotations-no-issue = { $title }: { $reason }
cli-annotations-moved = moved: { $quote }
cli-annotations-changed = changed: { $quote }
cli-annotations-ambiguous = ambiguous: { $quote }
cli-annotations-orphaned = orphaned: { $quote }
cli-annotations-unsupported = unsupported, { $place }: { $what }
cli-annotations-counts = { $kept } kept, { $moved } moved, { $ambiguous } ambiguous, { $orphaned } orphaned, { $unsupported } unsupported, { $present } already here
