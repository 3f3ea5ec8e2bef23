//! The question: is the masthead printed again further down?
//!
//! A second masthead (above a continuation, on a last page) belongs to the page, not to the article it interrupts. It is
//! known by the title standing alone, with what numbers and dates stand right below it.

use flyleaf_model::{Finding, FindingCode, Span};

use super::contents::Contents;
use super::front_line;
use super::markup::Said;
use super::masthead::Front;
use super::page::{Kind, Page};
use super::similarity::Key;

/// Lines below a repeated title that may still be the masthead's.
const LINES_BELOW: usize = 3;
/// Repetitions that are reported; a line printed on every page is furniture anyway.
const MOST_REPORTED: usize = 20;

/// Makes furniture of every repetition, and tells which lines they are.
pub(super) fn set_aside(
    page: &mut Page<'_>,
    front: &Front,
    contents: Option<&Contents>,
) -> Vec<Finding> {
    let Some(title) =
        front.publication.title.as_deref().map(Key::of).filter(|key| key.words.len() >= 2)
    else {
        return Vec::new();
    };
    let known = |line: usize| {
        contents.is_some_and(|contents| {
            let hit =
                contents.hits.iter().flatten().any(|hit| (hit.line..=hit.last).contains(&line));
            hit || (contents.start..contents.end).contains(&line)
        })
    };
    let mut findings = Vec::new();
    for line in front.lines.end..page.len() {
        let short = page.is_text(line) && page.lines[line].width <= 120 && page.starts_block(line);
        let said = matches!(page.markup.said(line), Said::Heading(_) | Said::Whole);
        if !short || said || known(line) || !front_line::is_title_line(page.text(line), &title) {
            continue;
        }
        let mut end = line + 1;
        while end <= line + LINES_BELOW
            && page.is_text(end)
            && front_line::is_label_line(page.text(end))
        {
            end += 1;
        }
        // Text right below it makes it the beginning of a paragraph or a heading.
        if page.is_text(end) {
            continue;
        }
        page.kinds[line..end].fill(Kind::Furniture);
        if findings.len() < MOST_REPORTED {
            let start = page.lines[line].text_start();
            let span = Span::new(start, start + page.text(line).len());
            let details = vec![page.text(line).to_owned()];
            findings.push(Finding { code: FindingCode::MastheadRepeated, details, span });
        }
    }
    page.find_blocks();
    findings
}
