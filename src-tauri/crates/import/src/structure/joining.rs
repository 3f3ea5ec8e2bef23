//! Putting printed lines together to running text: spaces, hyphens, and sentences that were cut.
//!
//! Words are never changed, added or left out; a hyphen goes only where the whole word is printed elsewhere.

use std::collections::HashSet;

use super::markers;
use super::page::{Page, stops};
use super::printed::Printed;
use crate::lines::{self, is_wide};

/// A cut sentence's first half is at least this wide: shorter lines without a stop are titles, names, salutations.
const CUT_FROM: usize = 40;

/// The words of the issue, which tell a hyphenated word from a word cut at a line end. Empty where no line ends so.
pub(super) type Vocabulary<'a> = HashSet<&'a str>;

/// Collects the words of an issue, if any line ends within a word.
pub(super) fn vocabulary<'a>(page: &Page<'a>) -> Vocabulary<'a> {
    let cut = |text: &str| {
        text.strip_suffix(['-', '\u{ad}', '‐'])
            .is_some_and(|rest| rest.ends_with(char::is_alphabetic))
    };
    if !page.lines.iter().any(|line| cut(line.text)) {
        return Vocabulary::new();
    }
    page.source.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).collect()
}

/// Whether two paragraphs are halves of one sentence: the first is long and has no stop, the second begins small, or
/// both are in a script without capitals and the first ends on a comma.
pub(super) fn is_cut(first: &str, second: &str) -> bool {
    let last = first.chars().next_back();
    if stops(first)
        || last.is_none_or(|c| matches!(c, ':' | '：'))
        || lines::columns(first) < CUT_FROM
    {
        return false;
    }
    let small = second.starts_with(|c: char| c.is_lowercase()) && markers::marker(second).is_none();
    let address = second
        .split_whitespace()
        .next()
        .is_some_and(|word| word.contains("://") || word.contains('@') || word.starts_with("www."));
    let comma = last.is_some_and(|c| matches!(c, '，' | '、'))
        && second.starts_with(is_wide)
        && markers::marker(second).is_none();
    (small && !address) || comma
}

/// Whether a space parts a text from what is read after it: between words, not between wide characters.
pub(super) fn needs_space(text: &str, line: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
        return false;
    };
    let punctuation = |c: char| is_wide(c) && !c.is_alphanumeric();
    let tight = (is_wide(last) && is_wide(first)) || punctuation(last) || punctuation(first);
    !tight && last != '\n'
}

/// Adds a line to a text as reading does.
pub(super) fn append(text: &mut String, line: &str) {
    if needs_space(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Adds a line that stands at this byte of the source.
pub(super) fn append_line(
    printed: &mut Printed,
    line: &str,
    source: usize,
    vocabulary: &Vocabulary<'_>,
) {
    append_printed(printed, &Printed::new(line, source), vocabulary);
}

/// Adds what is read next, undoing a hyphen at the end of the text before it where the whole word is printed elsewhere in
/// the issue.
pub(super) fn append_printed(first: &mut Printed, second: &Printed, vocabulary: &Vocabulary<'_>) {
    let (text, next) = (first.text(), second.text());
    let stem = text.strip_suffix(['-', '‐', '\u{ad}']).unwrap_or(text);
    let head = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    let cut = stem.len() < text.len() && !head.is_empty() && tail.starts_with(char::is_lowercase);
    // "Medium-" and "term": the hyphen stays and no space comes in; "harb-" and "our" is "harbour" printed elsewhere.
    if cut && (text.ends_with('\u{ad}') || vocabulary.contains(format!("{head}{tail}").as_str())) {
        first.truncate(stem.len());
    } else if !cut && needs_space(text, next) {
        first.insert(' ');
    }
    first.extend(second);
}
