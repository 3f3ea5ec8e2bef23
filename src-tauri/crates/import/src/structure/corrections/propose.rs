//! What a correction teaches about the next issues: the reading rule that would have made it needless.

use flyleaf_model::{Correction, IssueFact, ReadingRule, RegionKind, Until};

use super::like::{ANY, Like, NUMBER, VALUE, generalised};
use crate::lines::{self, Line, squeezed};
use crate::structure::{looks, markers};

/// Lines at either end of an issue in which it says what it is.
const FRONT: usize = 60;
const BACK: usize = 40;

/// The rule that a correction of this source stands for; `None` where it is of this issue only.
///
/// `read` is the publication's title as read without rules and corrections, `file_name` the name of the file.
pub(crate) fn propose(
    source: &str,
    correction: &Correction,
    read: Option<&str>,
    file_name: &str,
) -> Option<ReadingRule> {
    let lines = lines::split(source);
    let at = |byte: usize| lines.partition_point(|line| line.start <= byte).checked_sub(1);
    match correction {
        Correction::Issue { fact: IssueFact::Publication, value } => {
            let title = squeezed(value.as_deref()?);
            let read = read.map(str::to_owned);
            let file = read.is_none().then(|| generalised(file_name));
            (!title.is_empty()).then_some(ReadingRule::Called { read, file, title })
        }
        Correction::Issue { fact, value } => {
            let value = squeezed(value.as_deref()?);
            let like = fact_pattern(&lines, &value)?;
            Some(ReadingRule::Fact { fact: *fact, like })
        }
        Correction::Begin { at: byte, .. } | Correction::Split { at: byte } => {
            let line = (at(*byte)?..lines.len()).find(|&line| !lines[line].is_blank())?;
            let (like, capitals) = beginning(lines[line].text);
            // The words of a line to which a boundary was moved come once; those of a column come again.
            let tells =
                capitals || like.contains(ANY) || matches!(correction, Correction::Split { .. });
            tells.then_some(ReadingRule::Begin { like, capitals, begins: true })
        }
        Correction::Merge { article } => {
            let like = generalised(lines[at(*article)?].text);
            Some(ReadingRule::Begin { like, capitals: false, begins: false })
        }
        Correction::Delete { article, becomes } => {
            let from = generalised(lines[at(*article)?].text);
            Some(ReadingRule::Section { from, until: Until::Article, becomes: *becomes })
        }
        Correction::Mark { becomes: RegionKind::Article | RegionKind::Unassigned, .. } => None,
        Correction::Mark { span, becomes } => {
            let first = at(span.start)?;
            let end = lines.partition_point(|line| line.start < span.end);
            let printed: Vec<&Line<'_>> =
                lines[first..end].iter().filter(|line| !line.is_blank()).collect();
            match printed.as_slice() {
                [] => None,
                [line] => {
                    Some(ReadingRule::Aside { like: generalised(line.text), becomes: *becomes })
                }
                [line, ..] => {
                    let last = lines[end..].iter().all(Line::is_blank);
                    let until = if last { Until::End } else { Until::Article };
                    let from = generalised(line.text);
                    Some(ReadingRule::Section { from, until, becomes: *becomes })
                }
            }
        }
        Correction::Article { .. } | Correction::Order { .. } => None,
    }
    .filter(means_something)
}

/// Whether a rule's pattern can be compared with lines at all.
fn means_something(rule: &ReadingRule) -> bool {
    match rule {
        ReadingRule::Aside { like, .. }
        | ReadingRule::Section { from: like, .. }
        | ReadingRule::Fact { like, .. }
        | ReadingRule::Begin { like, .. } => Like::new(like).is_some(),
        ReadingRule::Called { .. } => true,
    }
}

/// The line near either end that says a value, as a pattern of what stands around it.
fn fact_pattern(lines: &[Line<'_>], value: &str) -> Option<String> {
    let printed: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    let back = printed.len().saturating_sub(BACK).max(FRONT.min(printed.len()));
    let ends = printed.iter().take(FRONT).chain(&printed[back..]);
    ends.filter_map(|line| {
        let text = squeezed(line.text);
        let start = whole_word(&text, value)?;
        let (before, after) = (&text[..start], &text[start + value.len()..]);
        let telling = before.chars().chain(after.chars()).any(char::is_alphabetic);
        // A pattern beside a whole sentence would be like no other line.
        (telling && text.len() <= 120).then(|| format!("{}{VALUE}{}", edge(before), edge(after)))
    })
    .next()
}

/// Where a value stands in a text without being a part of a longer word or number.
fn whole_word(text: &str, value: &str) -> Option<usize> {
    let joined = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => {
            (a.is_ascii_digit() && b.is_ascii_digit())
                || (a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
        }
        _ => false,
    };
    text.match_indices(value)
        .find(|(start, found)| {
            let (before, after) = (&text[..*start], &text[start + found.len()..]);
            !joined(before.chars().next_back(), found.chars().next())
                && !joined(found.chars().next_back(), after.chars().next())
        })
        .map(|(start, _)| start)
}

/// What stands beside a value, as a pattern that keeps the blank between them.
fn edge(text: &str) -> String {
    let pattern = generalised(text);
    let (before, after) = (text.starts_with(' '), text.ends_with(' '));
    let pattern = if before { format!(" {pattern}") } else { pattern };
    if after && !pattern.ends_with(' ') { format!("{pattern} ") } else { pattern }
}

/// How a line that begins an article looks: by its marker, its brackets, its decoration or its capitals; where it has
/// none of them, only the same words look the same.
fn beginning(text: &str) -> (String, bool) {
    let text = squeezed(text);
    let bare = looks::bare_title(&text);
    let capitals = looks::look(&text).caps;
    if let Some(marker) = markers::marker(&text).filter(|marker| marker.is_ordered()) {
        let mark = generalised(text[..marker.length].trim_end());
        if mark.contains(NUMBER) {
            return (format!("{mark} {ANY}"), capitals);
        }
    }
    for (open, close) in [('【', '】'), ('[', ']'), ('〖', '〗')] {
        if text.starts_with(open)
            && let Some(end) = text.find(close)
        {
            let rest = if end + close.len_utf8() < text.len() { ANY } else { "" };
            return (format!("{open}{ANY}{close}{rest}"), false);
        }
    }
    let start = text.find(bare).unwrap_or(0);
    let (before, after) = (text[..start].trim(), text[start + bare.len()..].trim());
    if looks::look(&text).decorated && !before.is_empty() && !after.is_empty() {
        return (format!("{before} {ANY} {after}"), capitals);
    }
    if capitals { (ANY.to_owned(), true) } else { (generalised(&text), false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::Span;

    const SOURCE: &str = "LAMP LETTER\nIssue Seven of the Lamp, 11 March 2026\n\n2. THE TIDES\nHigh at nine.\n\nTide Table\nNine, three.\n\n- 2 -  Lamp Letter 7\n\nWrite to us.\nBefore June.\n";

    fn at(text: &str) -> usize {
        SOURCE.find(text).unwrap()
    }

    fn proposed(correction: &Correction) -> Option<ReadingRule> {
        propose(SOURCE, correction, Some("LAMP LETTER"), "lamp_0311.txt")
    }

    #[test]
    fn a_correction_teaches_what_can_come_again() {
        let line = Span::new(at("- 2 -"), at("\nWrite"));
        let becomes = RegionKind::Furniture;
        assert_eq!(
            proposed(&Correction::Mark { span: line, becomes }),
            Some(ReadingRule::Aside { like: "- {number} - Lamp Letter {number}".into(), becomes })
        );
        let becomes = RegionKind::Boilerplate;
        assert_eq!(
            proposed(&Correction::Mark { span: Span::new(at("Write"), SOURCE.len()), becomes }),
            Some(ReadingRule::Section { from: "Write to us.".into(), until: Until::End, becomes })
        );
        assert_eq!(
            proposed(&Correction::Split { at: at("2. THE") }),
            Some(ReadingRule::Begin {
                like: "{number}. {any}".into(),
                capitals: true,
                begins: true
            })
        );
        assert_eq!(
            proposed(&Correction::Split { at: at("Tide Table") }),
            Some(ReadingRule::Begin { like: "Tide Table".into(), capitals: false, begins: true })
        );
        let number = Correction::Issue { fact: IssueFact::Number, value: Some("Seven".into()) };
        assert_eq!(
            proposed(&number),
            Some(ReadingRule::Fact {
                fact: IssueFact::Number,
                like: "Issue {value} of the Lamp, {number} {month} {number}".into()
            })
        );
        let moved = |to: &str| Correction::Begin { article: 0, at: at(to) };
        assert!(proposed(&moved("2. THE")).is_some() && proposed(&moved("Tide Table")).is_none());
        assert_eq!(proposed(&Correction::Order { article: 0, before: None }), None);
    }

    #[test]
    fn a_title_is_learnt_by_what_was_read_or_by_the_file() {
        let correction =
            Correction::Issue { fact: IssueFact::Publication, value: Some("The Lamp".into()) };
        assert_eq!(
            proposed(&correction),
            Some(ReadingRule::Called {
                read: Some("LAMP LETTER".into()),
                file: None,
                title: "The Lamp".into()
            })
        );
        assert_eq!(
            propose(SOURCE, &correction, None, "lamp_0311.txt"),
            Some(ReadingRule::Called {
                read: None,
                file: Some("lamp_{number}.txt".into()),
                title: "The Lamp".into()
            })
        );
    }
}
