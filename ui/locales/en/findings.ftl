### How a file was read, in sentences: one message for each `FindingCode` of crate model.

finding-heading-differs-from-contents = The contents say “{ $entry }”; the article is headed “{ $heading }”.
finding-entry-without-article = The contents name “{ $entry }”; no article was found for it.
finding-article-not-in-contents = The contents do not name “{ $heading }”.
finding-title-missing = No title was found for the publication.
finding-number-unusual = The number is printed “{ $printed }” and was read as { $read }.
finding-masthead-contradicts = The masthead says both “{ $kept }” and “{ $other }”; the first was kept.
finding-date-uncertain = The date is printed “{ $printed }”, which names no certain day or month.
finding-masthead-repeated = The masthead is printed again further down: “{ $line }”.
finding-sentences-rejoined =
    { $count ->
        [one] One sentence, cut by a line end or a blank line, was put together again.
       *[other] { $count } sentences, cut by line ends or blank lines, were put together again.
    }
finding-encoding-guessed = The file does not say how its characters are encoded; it was read as { $name }.
finding-bytes-replaced =
    { $count ->
        [one] One byte that the encoding does not know was replaced by “�”.
       *[other] { $count } bytes that the encoding does not know were replaced by “�”.
    }
finding-no-structure = No masthead, contents or headings were found; the text is one article.
finding-unassigned =
    { $count ->
        [one] One character has no place in the issue; it is kept in the source.
       *[other] { $count } characters have no place in the issue; they are kept in the source.
    }
finding-furniture-removed = The line “{ $line }” was set aside as page furniture.
finding-markup-damaged = The file's markup is damaged and was read as well as it can be: { $detail }
finding-part-unreadable = The part “{ $name }” could not be read: { $reason }
finding-part-not-shown = The part “{ $name }” ({ $type }) is nothing that can be shown here; it is kept in the original.
finding-image-unreadable = The image “{ $name }” cannot be shown: { $reason }
finding-changes-accepted =
    { $count ->
        [one] One tracked change was accepted: what it inserts is in the text, what it deletes is not.
       *[other] { $count } tracked changes were accepted: what they insert is in the text, what they delete is not.
    }
finding-comments-left-out =
    { $count ->
        [one] One comment on the text was left out; it is kept in the original.
       *[other] { $count } comments on the text were left out; they are kept in the original.
    }
finding-hidden-text-left-out =
    { $count ->
        [one] One character that the file hides from its readers was left out.
       *[other] { $count } characters that the file hides from its readers were left out.
    }
finding-encoding-contradicts = The file says that it is written in { $declared }; it was read as { $read }, which it is.
finding-no-text-layer = No text could be read on these pages, which may be scans: { $pages }.
finding-words-rejoined =
    { $count ->
        [one] One word, cut by a hyphen at a line end, was put together again.
       *[other] { $count } words, cut by hyphens at line ends, were put together again.
    }
finding-limit-reached = The file holds more than is read; this was left out: { $detail }
finding-declared-differs = The issue prints “{ $printed }”; outside its text the file says “{ $declared }”. What is printed was kept.
finding-number-from-name = The issue prints no number; { $read } is taken from the file’s name, “{ $name }”.
finding-corrected =
    { $what ->
        [publication] By hand: the publication is called “{ $value }”.
        [number] By hand: the number is { $value }.
        [volume] By hand: the volume is { $value }.
        [year] By hand: the year is { $value }.
        [date] By hand: the date is { $value }.
        [title] By hand: the article is titled “{ $value }”.
        [byline] By hand: the article is by { $value }.
        [source] By hand: the article’s source is { $value }.
        [article_date] By hand: the article’s date is { $value }.
        [begin] By hand: the article begins at “{ $value }”.
        [split] By hand: an article of its own begins at “{ $value }”.
        [merge] By hand: what begins at “{ $value }” is a part of the article before it.
        [order] By hand: the article that begins at “{ $value }” is read at another place.
        [delete] By hand: what begins at “{ $value }” is no article.
        [back] By hand: “{ $value }” is a part of its article.
        [furniture] By hand: “{ $value }” is page furniture.
        [boilerplate] By hand: “{ $value }” is boilerplate.
        [masthead] By hand: “{ $value }” belongs to the masthead.
        [contents] By hand: “{ $value }” belongs to the contents.
       *[other] By hand: “{ $value }” has no place.
    }
finding-correction-skipped =
    { $what ->
        [publication] The publication could not be called “{ $value }”.
        [number] The number could not be set to { $value }.
        [volume] The volume could not be set to { $value }.
        [year] The year could not be set to { $value }.
        [date] The date could not be set to { $value }.
       *[other] A correction at “{ $value }” does not fit the text any more and was left out.
    }
finding-read-by-rule =
    { $rule ->
        [aside] { $count ->
            [one] By a reading rule: one line like “{ $like }” was set aside.
           *[other] By a reading rule: { $count } lines like “{ $like }” were set aside.
        }
        [section] By a reading rule: what begins with a line like “{ $like }” was set aside.
        [begin] { $count ->
            [one] By a reading rule: an article begins at a line like “{ $like }”.
           *[other] By a reading rule: { $count } articles begin at lines like “{ $like }”.
        }
        [no_begin] By a reading rule: no article begins at a line like “{ $like }”.
        [called] By a reading rule: the publication is called “{ $like }”.
       *[fact] By a reading rule: a line like “{ $like }” says what the issue is.
    }
