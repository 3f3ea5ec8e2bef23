//! The question: which lines belong to the page and not to the text?
//!
//! Rules, page numbers, running heads, the bars left over from layout tables. Nothing is dropped: a line of furniture
//! has a region of its own. Whether a rule is an underline or a break in an article is decided where headings and
//! paragraphs are read.

use std::collections::HashMap;

use super::page::Kind;
use super::pattern::pattern;
use crate::lines::Line;

/// Characters that rules are drawn with.
const RULE: &str = "-=*_~#+—–─━═┄┈╌⎯‐‑‒―☆★•·^.~\\/<>|│┃+┌┐└┘├┤╔╗╚╝╠╣║";
/// Characters of the bars that layout tables leave behind.
const BARS: &str = "|¦│┃║";

pattern!(
    PAGE,
    r"(?ix)^[\[(<~*•–—\-=|\s]*(?:(?:page|pg|p)\.?\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?|[0-9]{1,4}\s*(?:of|/)\s*[0-9]{1,4}|第\s*[0-9一二三四五六七八九十]{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*[0-9]{1,4}\s*[页頁])?)[\])>~*•–—\-=|\s]*$"
);
pattern!(DASHED_NUMBER, r"^(?:[-–—~•*]+\s*[0-9]{1,4}\s*[-–—~•*]+|\[\s*[0-9]{1,4}\s*\])$");

/// What one line is, seen alone.
pub(super) fn kind(line: &Line<'_>) -> Kind {
    if line.page_break {
        Kind::Furniture
    } else if line.is_blank() {
        Kind::Blank
    } else if is_debris(line.text) {
        Kind::Furniture
    } else if is_rule(line.text) {
        Kind::Rule
    } else if is_page_number(line.text) {
        Kind::Furniture
    } else {
        Kind::Text
    }
}

/// Whether a text is nothing but bars or control characters.
fn is_debris(text: &str) -> bool {
    text.chars().all(|c| {
        BARS.contains(c) || c.is_control() || c.is_whitespace() || c == char::REPLACEMENT_CHARACTER
    }) && text.chars().filter(|c| !c.is_whitespace()).count() <= 8
}

/// Whether a text is a drawn line: at least three marks and nothing else; dots need five.
pub(super) fn is_rule(text: &str) -> bool {
    // What follows two dashes alone is a signature (RFC 3676, section 4.3).
    if text == "--" {
        return true;
    }
    // Cleartext signatures escape a leading dash with "- " (RFC 4880, section 7.1).
    let drawn = text.strip_prefix("- ").unwrap_or(text);
    let marks = drawn.chars().filter(|c| !c.is_whitespace()).count();
    let dots = drawn.chars().filter(|&c| c == '.').count();
    marks >= 3
        && drawn.chars().all(|c| RULE.contains(c) || c.is_whitespace())
        && (dots == 0 || dots >= 5)
}

/// Whether a text is a page number, with or without its word.
fn is_page_number(text: &str) -> bool {
    text.len() <= 40 && (PAGE.is_match(text) || DASHED_NUMBER.is_match(text))
}

/// Marks running heads and bare page numbers, which show only in their repetition.
///
/// A running head is a short line printed at least twice, figures aside, each time beside a page number or page end.
/// Bare numbers are page numbers where at least three ascend by one through the text, each alone in its paragraph.
pub(super) fn mark_repeated(lines: &[Line<'_>], kinds: &mut [Kind]) {
    let mut bare: Vec<(usize, u32)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let alone = |other: Option<usize>| {
            other.and_then(|o| kinds.get(o)).is_none_or(|&kind| kind != Kind::Text)
        };
        if kinds[index] == Kind::Text
            && line.text.len() <= 4
            && alone(index.checked_sub(1))
            && alone(Some(index + 1))
        {
            bare.extend(line.text.parse().ok().map(|number| (index, number)));
        }
    }
    for run in bare.chunk_by(|a, b| b.1 == a.1 + 1).filter(|run| run.len() >= 3) {
        run.iter().for_each(|&(index, _)| kinds[index] = Kind::Furniture);
    }

    let beside_page_end = |index: usize| {
        let near = |mut steps: Box<dyn Iterator<Item = usize>>| {
            steps.find(|&i| kinds[i] != Kind::Blank).is_some_and(|i| kinds[i] == Kind::Furniture)
        };
        near(Box::new((index.saturating_sub(4)..index).rev()))
            || near(Box::new(index + 1..(index + 5).min(lines.len())))
    };
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if kinds[index] == Kind::Text
            && line.width <= 100
            && line.width >= 3
            && beside_page_end(index)
        {
            let figureless: String = line.text.chars().filter(|c| c.is_alphabetic()).collect();
            if figureless.chars().count() >= 3 {
                places.entry(figureless.to_lowercase()).or_default().push(index);
            }
        }
    }
    let mut repeated: Vec<Vec<usize>> = places.into_values().collect();
    repeated.sort_unstable();
    for indices in repeated.into_iter().filter(|indices| indices.len() >= 2) {
        // The first may be the masthead itself, if no page has ended before it.
        let first_is_masthead = !kinds[..indices[0]].contains(&Kind::Furniture);
        indices
            .iter()
            .skip(usize::from(first_is_masthead))
            .for_each(|&index| kinds[index] = Kind::Furniture);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<Kind> {
        let lines = crate::lines::split(source);
        let mut kinds: Vec<Kind> = lines.iter().map(kind).collect();
        mark_repeated(&lines, &mut kinds);
        kinds
    }

    #[test]
    fn lines_of_the_page_are_told_from_lines_of_the_text() {
        for (text, expected) in [
            ("----------", Kind::Rule),
            ("* * *", Kind::Rule),
            ("═══════", Kind::Rule),
            ("- -----", Kind::Rule),
            ("--", Kind::Rule),
            ("...", Kind::Text),
            ("- Page 2 -", Kind::Furniture),
            ("Page 3 of 12", Kind::Furniture),
            ("- 4 -", Kind::Furniture),
            ("第 3 页 共 8 页", Kind::Furniture),
            ("|", Kind::Furniture),
            ("\u{a0}", Kind::Blank),
            ("Page turners of the month", Kind::Text),
            ("42", Kind::Text),
        ] {
            assert_eq!(kinds(text), [expected], "{text}");
        }
    }

    #[test]
    fn running_heads_repeat_beside_page_numbers() {
        let found = kinds(
            "T\n\na b\n\n- 1 -\nThe Lamp 3\n\nc d\n\n- 2 -\nThe Lamp 3\n\nThe Lamp 3 is lit.\n",
        );
        let furniture: Vec<usize> =
            (0..found.len()).filter(|&i| found[i] == Kind::Furniture).collect();
        assert_eq!(furniture, [4, 5, 9, 10]);
    }
}
