### The reader, the notes in its margin, and printing.

## Names

reader-untitled = Article { $number }
reader-missing = missing

## Contents

reader-contents = Contents of { $issue }
reader-contents-title = Contents
reader-contents-show = Contents
reader-entry-state =
    { $state ->
        [unread] Unread
        [read] Read
       *[begun] { $percent }% read
    }{ $count ->
        [0] { "" }
        [one] , { $count } highlight
       *[other] , { $count } highlights
    }
reader-issue-marks =
    { $highlights ->
        [one] { $highlights } highlight
       *[other] { $highlights } highlights
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
reader-issue-before = Issue before:
reader-issue-after = Issue after:

## Above and below the text

reader-article-of = Article { $number } of { $total }
reader-article-previous = Previous article
reader-article-next = Next article
reader-type = Type and theme
reader-text-size = Size of the text
reader-pixels = { $size }
reader-theme = Theme
reader-theme-system = System
reader-theme-light = Light
reader-theme-sepia = Sepia
reader-theme-dark = Dark
reader-theme-contrast = Contrast
reader-upright-notes = Upright notes
reader-margin-notes = Margin notes
reader-export = Export
reader-source = How this issue was read
reader-status = Place in the article
reader-paragraph = Paragraph { $number } of { $total }
reader-percent-read = { $percent }% read
reader-minutes-left = { $minutes } min left
reader-hint-paragraph = paragraph
reader-hint-select = select
reader-hint-keys = all keys
reader-map-label = Place in the article
reader-map =
    { $count ->
        [0] No highlights
        [one] { $count } highlight
       *[other] { $count } highlights
    }; { $percent }% read
reader-wide-table = Table, wider than the page
reader-image-unnamed = Image without a description
reader-image-absent = Not loaded: the image is not in the file
reader-image-broken = The image cannot be shown
reader-footnote-back = Note { $mark }, back to the text
reader-failed = This issue could not be opened
reader-try-again = Try again
reader-to-library = Go to the library

## What was not loaded

receipt-line =
    { $count ->
        [one] One thing was not loaded
       *[other] { $count } things were not loaded
    }
receipt-title = Not loaded
receipt-lead = This issue asks for what follows. Flyleaf opens no connection for an issue: nothing of this was loaded, and nobody was told that you are reading.
receipt-kind-tracking-pixel = Images too small to see, which only tell who reads
receipt-kind-beacon = Calls home
receipt-kind-script = Scripts
receipt-kind-form = Forms
receipt-kind-frame = Embedded pages
receipt-kind-tracking-parameter = Links that told where you came from; they lead to the same place without it
receipt-kind-unsafe-link = Links that may not be followed
receipt-kind-remote-image = Images on the network
receipt-kind-remote-media = Sound and video on the network
receipt-kind-remote-style = Style sheets on the network
receipt-kind-remote-font = Fonts on the network
receipt-no-address = without an address
receipt-all = Show all { $count }

## Marking

reader-tools-selection = Selection
reader-tools-highlight = Highlight
reader-tool-straw = Straw highlight
reader-tool-sage = Sage highlight
reader-tool-sky = Sky highlight
reader-tool-rose = Rose highlight
reader-tool-note = Write a note
reader-tool-quote = Copy quote
reader-tool-tag = Tags
reader-tool-cite = Copy citation
reader-tool-underline = Underline
reader-tool-remove = Remove highlight
reader-tool-named = { $label } ({ $key })
reader-colour-straw = straw
reader-colour-sage = sage
reader-colour-sky = sky
reader-colour-rose = rose
reader-highlighted = Highlighted in { $colour }
reader-underlined = Underlined in { $colour }
reader-recoloured = Now { $colour }
reader-restyled-highlight = Now a highlight
reader-restyled-underline = Now an underline
reader-highlight-removed = Highlight moved to the trash
reader-note-removed = Note and highlight moved to the trash
reader-whole-note-removed = Note moved to the trash
reader-undo = Undo
reader-quote-copied = Quote copied
reader-citation-copied = Citation copied, with a link back
reader-selected = Selected: { $quote }
reader-at-paragraph =
    Paragraph { $number } of { $total }{ $notes ->
        [0] { "" }
        [one] , { $notes } note
       *[other] , { $notes } notes
    }
reader-at-note = { $quote }. Note: { $note }
reader-at-highlight = { $quote }. Highlight in { $colour }
reader-selection-dropped = Selection dropped

## A quote with its source

reader-cite-quoted = “{ $quote }”
reader-cite-article = { $title }
reader-cite-publication = { $title }
reader-cite-number = No. { $number }
reader-cite-year = { " " }({ $year })
reader-cite-separator = ,{ " " }
reader-cite-dash = { " — " }

## Export to PDF

export-title = Export to PDF
export-articles = Articles
export-all = All { $count }
export-this-one = This one
export-choose = Choose
export-nothing-chosen = Choose at least one article.
export-paper = Paper
export-letter = Letter
export-notes = Notes
export-notes-margin = In the margin
export-notes-end = At the end of each article
export-notes-none = Leave them out
export-include = Include
export-masthead = Masthead page with contents
export-highlights = Highlights in colour
export-preview = Preview
export-laying-out = Laying out the pages
export-page = Page { $page } of { $pages }
export-spread = Pages { $left } and { $right } of { $pages }
export-earlier = Earlier pages
export-later = Later pages
export-pages =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
export-cancel = Cancel
export-close = Close
export-stop = Stop
export-do = Export PDF
export-busy = Exporting
export-busy-count = Exporting { $done } of { $total }
export-started = Writing the PDF
export-stopped = Stopped. No file was written.
export-save-title = Export to PDF
export-pdf-files = PDF files
export-written =
    PDF written, { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
export-show = Show in folder
export-failed = The PDF was not written.
export-unprinted = An image of “{ $article }” cannot be printed; words stand in its place: { $alt }
export-unprinted-unnamed = An image of “{ $article }” cannot be printed; its place says so.
export-missing = No installed font has these characters of “{ $article }”: { $characters }
export-unplaced =
    { $count ->
        [one] { $count } note has no place in the text and stands at the end.
       *[other] { $count } notes have no place in the text and stand at the end.
    }
