### What operations say, and what went wrong with them: what, which file or id, and in the hints what to do.

error-cancelled = Stopped as you asked.

## Files that are read

error-file-absent = There is no file at { $path }.
error-file-denied = { $path } may not be read.
hint-file-denied = Give yourself permission to read it, or copy it to a place where you may.
error-file-unreadable = { $path } could not be read: { $detail }.
error-file-not-a-file = { $path } is neither a file nor a folder of files.
error-file-empty = { $path } holds no text.
error-file-binary = { $path } is not a text: byte { $byte } belongs to no writing.
error-file-unsupported = { $path } is a { $format } file, which cannot be read as an issue.
error-file-encrypted = The text of { $path } is encrypted with { $format }.
hint-file-encrypted = Save it decrypted from the program that can open it, and import that.
hint-file-text = Save it as plain text in the program that made it, and import that.
error-file-damaged = { $path } is a damaged { $format } file, and nothing of it can be read: { $detail }.
error-file-several = { $path } is an archive of { $count } documents.
hint-file-several = Import it, and each becomes an issue.
error-file-no-text-layer =
    { $count ->
        [one] { $path } has no text layer: its page is a picture.
       *[other] { $path } has no text layer: its { $count } pages are pictures.
    }
hint-file-no-text-layer = Have its text recognised by a program for scans (OCR), and import what that makes.
error-file-password = { $path } is encrypted and opens only with its password.
hint-file-password = Save it without a password from the program that can open it, and import that.
error-file-too-large = { $path } has { $size } MB; at most { $most } MB are read as one issue.
error-file-too-long = { $path } has { $lines } lines; at most { $most } are read as one issue.
hint-file-too-large = Split it into its issues, and import those.
error-file-mistake = { $path } could not be read because of a mistake in Flyleaf.
hint-file-mistake = The library is as it was. Please report the mistake, with the file where you may pass it on.

## What an import came to

import-sum-imported =
    { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }
import-sum-revised =
    { $count ->
        [one] { $count } revised
       *[other] { $count } revised
    }
import-sum-look =
    { $count ->
        [one] { $count } needs a look
       *[other] { $count } need a look
    }
import-sum-present =
    { $count ->
        [one] { $count } was already here
       *[other] { $count } were already here
    }
import-sum-failed =
    { $count ->
        [one] { $count } file not read
       *[other] { $count } files not read
    }
import-sum-cancelled =
    { $count ->
        [one] { $count } left out
       *[other] { $count } left out
    }

## Why a title names a publication

spelling-title = The same letters
spelling-words = Differs in “and” or an article
spelling-accents = Differs in accents
spelling-number = Differs in a number or a date
spelling-declared = The mail or the feed names both
spelling-merged = You merged it

## Files that are written

error-write = { $path } could not be written: { $detail }.
error-write-denied = { $path } may not be written.
error-write-no-folder = The folder of { $path } does not exist.
error-write-folder = { $path } is a folder.
error-write-not-a-file = { $path } is not a file that could be replaced.
hint-write-elsewhere = Choose another place or another name.

## The library

error-library-newer = The library at { $path } was written by a later Flyleaf and is left as it is.
hint-library-newer = Open it with Flyleaf { $version } or later.
error-not-a-library = { $path } is not a Flyleaf library and is left as it is.
hint-not-a-library = Move that file elsewhere and try again, or start Flyleaf with another folder: flyleaf --library FOLDER.
error-library-damaged = The library at { $path } is damaged: { $detail }.
error-row-damaged = Row { $row } of the library’s table { $table } is damaged.
hint-library-damaged = Copy the library’s folder to a safe place; then flyleaf check names everything that is damaged.
error-library-folder = The library’s folder { $path } cannot be used: { $detail }.
error-library-busy = Another program has been writing to { $path } for too long.
hint-library-busy = Wait until it is done, and try again.
error-read-only = { $path } may not be written.
hint-read-only = Allow writing there, or choose another folder for the library.
error-disk-full = There is no room left on the disk that holds { $path }; nothing was changed.
hint-disk-full = Free some room, and try again.
error-library = The library could not be used: { $detail }.

## Issues, articles, annotations

error-issue-unknown = The library holds no issue { $reference }.
hint-issue-unknown = flyleaf list names them all, as an id or as PUBLICATION/NUMBER.
error-issue-several = Several issues answer to { $reference }.
hint-issue-several = Name one by its id: { $candidates }.
error-article-unknown = The issue has no article { $number }.
error-publication-unknown = There is no other publication { $id } in the library.
error-image-unknown = The image { $id } is not in the library.
error-digest-unknown = The digest { $id } is not in the library any more, or it is in the trash.
error-link = “{ $address }” is no address of anything in the library.
error-revision-unknown = This issue has no revision { $number }.
error-annotation-unknown = The annotation { $id } is not in the library any more.
error-no-passage = Nothing that can be highlighted is selected in article { $number }.
hint-no-passage = Select some text of the article, and try again.
error-text-revised = Article { $number } was revised while you were reading it, and the selected words have changed. Nothing was highlighted.
hint-text-revised = Open the issue again to read the new text.

## How an issue was read, and what is put right in it

error-reread = The original could not be read again: { $detail }.
hint-reread = The issue is as it was. flyleaf check tells whether the kept file is whole.
error-correction-unfit = That does not fit how the issue was read; nothing was changed.
hint-correction-unfit = An issue keeps at least one article, and an article begins after the one before it and before its own end.
error-no-date = “{ $value }” is no certain date.
hint-no-date = Write it as 2026-05-14, as 2026-05, or as it is printed with day, month and year.
error-rule-empty = A rule needs words that lines can be compared with.
hint-rule-empty = { "{number}" }, { "{month}" } and { "{any}" } stand for what may differ; a rule about a fact has { "{value}" } where the fact stands.

rule-aside =
    { $becomes ->
        [boilerplate] Lines like “{ $like }” are boilerplate.
        [masthead] Lines like “{ $like }” belong to the masthead.
        [contents] Lines like “{ $like }” belong to the contents.
        [unassigned] Lines like “{ $like }” have no place.
       *[other] Lines like “{ $like }” are page furniture.
    }
rule-section =
    { $until ->
        [end] From a line like “{ $from }” to the end, everything is { $becomes ->
            [boilerplate] boilerplate
            [masthead] masthead
            [contents] contents
            [unassigned] without a place
           *[other] page furniture
        }.
       *[article] From a line like “{ $from }” to the next article, everything is { $becomes ->
            [boilerplate] boilerplate
            [masthead] masthead
            [contents] contents
            [unassigned] without a place
           *[other] page furniture
        }.
    }
rule-fact =
    { $fact ->
        [publication] The publication’s title stands in a line like “{ $like }”.
        [number] The number stands in a line like “{ $like }”.
        [volume] The volume stands in a line like “{ $like }”.
        [year] The year stands in a line like “{ $like }”.
       *[date] The date stands in a line like “{ $like }”.
    }
rule-begin =
    { $capitals ->
        [yes] Lines in capitals like “{ $like }” begin articles.
       *[no] Lines like “{ $like }” begin articles.
    }
rule-begin-capitals = Lines in capitals, set apart, begin articles.
rule-no-begin = Lines like “{ $like }” never begin articles.
rule-called = Issues that call themselves “{ $read }” are of “{ $title }”.
rule-called-file = Issues without a title, from files named like “{ $file }”, are of “{ $title }”.

## Quotes

error-quote-empty = The quote is empty.
error-quote-absent = Article { $number } does not say “{ $quote }”.
hint-quote-absent = Quote the passage as the article prints it; flyleaf show prints its text.
hint-quote-near = It says: { $candidates }
hint-quote-context = It does, but not between the words given: { $candidates }
error-quote-several = Article { $number } says “{ $quote }” in { $count } places.
hint-quote-several = Give the words before or after the one that is meant, with --prefix or --suffix: { $candidates }

## Export

error-export-nothing = No issue was chosen to export.
error-export = The pages could not be made: { $detail }.
hint-export = Nothing was written. Please report the mistake, with the issue where you may pass it on.

## What a check finds

damage-structure = The file is damaged: { $detail }.
damage-reference = It belongs to a row of { $table } that is not there.
damage-unreadable = It cannot be read.
damage-original = The kept file is not the one that was imported.
damage-image = The kept image is not the one that came with its issue.
damage-text = The text of the article is not that of its paragraphs.
damage-place = The passage lies outside of its article.
damage-quote = The passage is not the one that was marked.

# Nothing a reader could have done differently.
error-internal = Flyleaf made a mistake: { $detail }. The library is as it was.

## Annotations of other programs

exchange-issue-by-hand = You chose it.
exchange-issue-named = The file names the issue.
exchange-issue-hash = They were made on the very file that it was read from.
exchange-issue-url = They were made at the address that it came from.
exchange-issue-title = Its title is the same.
exchange-issue-quotes = { $found } of { $of } quotes stand in it.
exchange-issue-tied = { $count } issues fit equally well. Choose one.
exchange-issue-none = No issue in the library is what they were made on. Import it first, or choose one.
exchange-issue-left-out = You left it out.
exchange-drawing = A drawing
exchange-image = A picture of a page
exchange-media = Sound or video
exchange-bookmark = A bookmark
exchange-deleted = A note that was deleted there
exchange-elsewhere = A note that is only on the network
exchange-unknown = A kind of annotation that is not known: { $word }
exchange-malformed = Damaged: { $word }
error-annotations-unknown = { $path } holds no annotations in a form that Flyleaf reads.
error-annotations-not-text = { $path } is not a text: byte { $byte } belongs to no writing.
error-annotations-not-json = { $path } is not JSON at line { $line }, column { $column }: { $detail }. Nothing was imported.
error-annotations-invalid = In { $path }, { $member } { $problem }. Nothing was imported.
error-annotations-malformed = Line { $line } of { $path } cannot be read: { $detail }. Nothing was imported.
hint-annotations-formats = Flyleaf reads W3C and EPUB annotations, Hypothesis, Readium, Zotero, Readest, Foliate, calibre, KOReader, Kindle and Readwise.
error-annotations-another-file = { $path } changed after it was looked at. Nothing was imported.
hint-annotations-another-file = Look at it again, then import it.
hint-annotations-again = Export it again from the program that made it.
error-annotations-one-issue = A file of this format holds the annotations of one issue.
hint-annotations-one-issue = Export the issues one by one.
