### How an issue was read, and putting it right.

source-title = How this issue was read
source-back = Back to the issue
source-failed = The original could not be shown
source-from = from
source-read-again = Read again
source-read-again-title = Read the original again, by the rules the publication has now
source-done = Done
source-side = What is shown
source-original = Original
source-structure = What was found
source-lines = Lines of the original
source-line = Line { $number }, { $region }. { $text }
source-none = none
source-edit = { $label }: { $value }. Change
source-status = Status

## Coverage

source-coverage = Coverage
source-percent = { $percent }%
source-has-place = of the text has a place
source-share = { $kind } { $percent } %
source-unplaced =
    { $passages ->
        [one] No place yet: 1 passage, { $characters } characters
       *[other] No place yet: { $passages } passages, { $characters } characters
    }

## Regions

source-kind-masthead = Masthead
source-kind-contents = Contents
source-kind-furniture = Furniture
source-kind-boilerplate = Boilerplate
source-kind-unassigned = No place yet
source-articles = Articles
source-article = Article { $number }
source-article-continued = Article { $number }, continued
source-untitled = Without a title
source-boundary = Beginning of { $region }, line { $line }
source-boundary-title = Drag to another line, or move it with [ and ]

## Lines

source-lines-actions = What these lines are
source-line-selected = Line { $range }
source-lines-selected = Lines { $range }
source-make-article = Article
source-make-furniture = Furniture
source-make-boilerplate = Boilerplate
source-make-unassigned = No place
source-new-article = New article
source-part-of = Part of article { $number }

## What was found

source-fact-publication = Title
source-fact-number = Number
source-fact-volume = Volume
source-fact-year = Year
source-fact-date = Date
source-publishers = Also
source-as-printed = as printed
source-printed = printed “{ $printed }”
source-date-hint = 2026-05-14
source-entries-matched =
    { $count ->
        [one] One entry, matched to an article.
       *[other] { $count } entries, each matched to an article.
    }
source-entries = { $matched } of { $count } entries are matched to an article.
source-furniture-note = Page numbers and running heads. Kept, not shown when reading.
source-boilerplate-note = Notices about the publication itself. Kept, not shown when reading.
source-title-of = Title of article { $number }
source-article-byline = By
source-article-source = Source
source-article-date = Date
source-entry-differs = Contents print “{ $entry }”.
source-use-entry = Use that
source-merge = Merge with { $number }
source-split = Split
source-start-earlier = Start earlier
source-start-later = Start later
source-earlier = Read earlier
source-later = Read later
source-no-article = Not an article
source-report = Report
source-report-empty = Nothing asks for a look.

## Reading rules

source-rules = Reading rules
source-rules-empty = None yet. A correction can be kept as a rule for this publication’s next issues.
source-rule = Reading rule
source-rule-offer = For the next issues too?
source-rule-keep = Keep as a rule
source-rule-change = Change it first
source-rule-leave = Only here
source-rule-kept = Rule kept for the next issues
source-rule-removed = Rule removed
source-rule-edit = Edit
source-rule-remove = Remove
source-rule-save = Save
source-rule-like = Lines like
source-rule-from = From a line like
source-rule-file = Files named like
source-rule-help = { "{number}" } stands for a number, { "{month}" } for a month, { "{any}" } for anything. Case and spacing do not count.
source-rule-value-help = { "{value}" } stands for what the issue says. { "{number}" } stands for a number, { "{month}" } for a month, { "{any}" } for anything.
source-rule-read = Title as it is read
source-rule-title = Title of the publication
source-rule-fact = What the line says
source-rule-begins = They begin articles
source-rule-capitals = Only those in capitals
source-rule-until = Up to
source-rule-until-article = the next article
source-rule-until-end = the end of the issue
source-rule-becomes = They are
source-rule-applies = Rules are applied when an issue is imported, or read again.

## Status

source-changes =
    { $count ->
        [one] 1 change. Your notes keep their places.
       *[other] { $count } changes. Your notes keep their places.
    }
source-hint-boundary = move boundary
source-hint-merge = merge
source-hint-split = split
source-hint-retitle = retitle
source-hint-keys = all keys
