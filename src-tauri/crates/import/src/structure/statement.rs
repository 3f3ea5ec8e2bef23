//! The question: does a line of the front say something as running text does?
//!
//! A masthead names; it does not tell. A sentence that states nothing about the publication (no number, date, publisher or
//! address) belongs to readers, however short it is, and must not vanish among titles and numbers.

use std::ops::Range;

use super::front_line::{Fact, is_address, is_periodical, labelled_publisher};
use super::page::{Page, stops};
use super::pattern::pattern;
use super::{byline, mail_header};
use crate::lines;

pattern!(
    SUBTITLE,
    r"(?i)\b(?:newsletters?|bulletin|gazette|journal|magazine|letter|review|digest|weekly|monthly|quarterly)\s+(?:of|from|by|for)\s"
);
pattern!(EDITED, r"(?i)^(?:edited|written|published|issued|printed|compiled|produced)\b");

// What a publication says of itself below its title: a few words without a verb, "Light for all who sail."
pattern!(
    MOTTO,
    r"(?i)^(?:(?:for|by|from)\s|(?:all|your|our|the|an?)?\s?(?:the\s)?[\p{L}’'-]+(?:\s(?:and|&)\s[\p{L}’'-]+)?\s(?:for|of|by|from)\s)"
);
pattern!(
    VERB,
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|we|he|she|they|i|\p{L}+ed)\b"
);

/// Words that a motto has at most.
const LONGEST_MOTTO: usize = 8;

/// Words that a sentence has at least.
const FEWEST_WORDS: usize = 4;
/// Words of these that begin small: titles have capitals.
const FEWEST_SMALL: usize = 2;
/// So many in a line are running text even where it gives an address.
const SMALL_IN_PROSE: usize = 4;
/// Chinese characters that a sentence has at least.
const FEWEST_WIDE: usize = 8;
/// Lines that one sentence in the front may run over.
const MOST_LINES: usize = 6;

/// Whether a text is a sentence: it stops, and has enough words that are not set as titles are.
pub(super) fn is_sentence(text: &str) -> bool {
    let wide = text.chars().filter(|&c| lines::is_wide(c)).count();
    if wide * 2 > text.chars().count() {
        return wide >= FEWEST_WIDE && stops(text) && !text.ends_with([';', '；']);
    }
    let words = || text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    words().count() >= FEWEST_WORDS && small >= FEWEST_SMALL && stops(text) && !text.ends_with(';')
}

/// The lines within `range` that are sentences, or parts of one, and state nothing about the publication.
pub(super) fn lines(page: &Page<'_>, range: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut line = range.start;
    while line < range.end.min(page.len()) {
        let end = if page.is_text(line) { sentence_end(page, line) } else { line };
        found.extend(line..end);
        line = end.max(line + 1);
    }
    found
}

/// Whether such a sentence begins on a line.
pub(super) fn begins(page: &Page<'_>, line: usize) -> bool {
    page.is_text(line) && sentence_end(page, line) > line
}

/// One past the sentence that begins on a text line; `line` where none does.
fn sentence_end(page: &Page<'_>, line: usize) -> usize {
    if names(page, line) {
        return line;
    }
    let mut text = String::new();
    for next in line..page.block_end(line).min(line + MOST_LINES) {
        let goes_on = page.text(next).starts_with(char::is_lowercase)
            || page.wrap.is_some_and(|wrap| {
                page.lines[next - usize::from(next > line)].right() * 4 >= wrap * 3
            });
        if next > line && (names(page, next) || !goes_on) {
            break;
        }
        text.push_str(page.text(next));
        if is_sentence(&text) && !is_about_publication(&text) {
            return paragraph_end(page, next + 1);
        }
        text.push(' ');
    }
    line
}

/// One past the paragraph that goes on at `from`, right below a sentence; a mention of an address does not end it.
fn paragraph_end(page: &Page<'_>, from: usize) -> usize {
    let ends = |line: &usize| {
        let text = page.text(*line);
        let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
        let goes_on = text.starts_with(char::is_lowercase) || small.count() >= SMALL_IN_PROSE;
        !page.is_text(*line) || (names(page, *line) && !goes_on)
    };
    (from..page.len()).find(ends).unwrap_or(page.len())
}

/// Whether a line is a motto: it says something without a verb right below what names the publication.
fn is_motto(page: &Page<'_>, line: usize) -> bool {
    let text = page.text(line);
    let named =
        |above: usize| is_periodical(page.text(above)) || Fact::of(page, above).is_labelled();
    text.split_whitespace().count() <= LONGEST_MOTTO
        && MOTTO.is_match(text)
        && !VERB.is_match(text)
        && page.ends_block(line)
        && page.text_before(line).is_some_and(named)
}

/// Whether a line states a fact of the masthead.
fn names(page: &Page<'_>, line: usize) -> bool {
    Fact::of(page, line).is_labelled()
        || is_about_publication(page.text(line))
        || is_motto(page, line)
}

fn is_about_publication(text: &str) -> bool {
    labelled_publisher(text).is_some()
        || is_address(text)
        || byline::is_byline(text)
        || mail_header::is_field(text)
        || EDITED.is_match(text)
        || (is_periodical(text) && SUBTITLE.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_titles() {
        for text in [
            "Something new stands here before everything else.",
            "He lives at No. 10.",
            "Is the tide in yet?",
            "守塔人每天都记下潮水的高低。",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in ["New first", "The Harbour Co. Ltd.", "All the News", "灯塔。", "What Is New?"]
        {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
