//! The question: which paragraphs go on in the next column or on the next page?
//!
//! A paragraph goes on where its last line is full and ends no sentence, or where what follows begins in lower case.
//! Furniture, tables, photographs and notes at the foot of the page may stand between.

use super::hyphens::HYPHENS;
use super::paragraphs::{self, Join, Kind, Passage};
use super::setting::Setting;
use crate::lines;

/// Passages that may stand between the two parts of a paragraph.
const MOST_BETWEEN: usize = 12;

/// Joins the parts of paragraphs. The first passage of each column is in `begins`.
pub(super) fn join(passages: Vec<Passage>, begins: &[bool], setting: &Setting) -> Vec<Passage> {
    let indents = passages.iter().filter(|passage| passage.indented).count() * 3 > passages.len();
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    for (passage, &begins) in passages.into_iter().zip(begins) {
        let open = if begins && passage.kind == Kind::Text { open(&joined, setting) } else { None };
        match open {
            Some(at) if goes_on(&joined[at], &passage, indents) => {
                if let Some(last) = joined[at].lines.last_mut() {
                    last.1 = Join::Wrapped;
                }
                joined[at].lines.extend(passage.lines);
            }
            _ => joined.push(passage),
        }
    }
    joined
}

/// The last paragraph of running text, if nothing but asides stand behind it.
fn open(joined: &[Passage], setting: &Setting) -> Option<usize> {
    let aside = |passage: &Passage| {
        passage.kind != Kind::Text
            || passage.first().is_some_and(|line| line.size < setting.size * 0.93)
    };
    let from = joined.len().saturating_sub(MOST_BETWEEN);
    let at = from + joined[from..].iter().rposition(|passage| !aside(passage))?;
    Some(at)
}

fn goes_on(before: &Passage, after: &Passage, indents: bool) -> bool {
    let (Some(last), Some(first)) = (before.last(), after.first()) else { return false };
    let alike = (last.size - first.size).abs() < 0.06 * last.size && last.bold == first.bold;
    if !alike || paragraphs::marker(first).is_some() || (after.indented && indents) {
        return false;
    }
    let text = last.text();
    let starts = first.text().chars().next();
    let lower = starts.is_some_and(char::is_lowercase);
    let full = !last.is_short_before(first);
    if text.ends_with(HYPHENS) {
        return true;
    }
    if paragraphs::ends_sentence(last) {
        // A last line is seldom full by chance; more often a sentence ends where the column does.
        return full && (lower || (!after.indented && before.lines.len() > 1));
    }
    let wide =
        starts.is_some_and(lines::is_wide) && text.chars().next_back().is_some_and(lines::is_wide);
    lower || (full && before.lines.len() > 1) || (full && wide && before.lines.len() > 1)
}
