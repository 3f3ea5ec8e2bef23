//! The question: what does the issue print about its publication, its number and its date?
//!
//! Only the front is asked, the short lines before any running text, so that nothing a report tells (a date, a number,
//! a ministry) becomes the issue's own. What is printed is kept as printed; contradictions are reported, not resolved.

use std::ops::Range;

use flyleaf_model::{Finding, FindingCode, Masthead, Span};

use super::front_line::{Fact, is_address, is_body, is_periodical, labelled_publisher};
use super::headings::{Heading, Rank};
use super::number::{Kind as NumberKind, Labelled};
use super::page::{Kind, Page, stops};
use super::{publication, statement};

/// What the front of the issue says.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) publication: Masthead,
    /// What the title's line says after title and number: the title of the issue itself.
    pub(super) subtitle: Option<String>,
    pub(super) number: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) date: Option<String>,
    pub(super) date_printed: Option<String>,
    /// Lines of the masthead; empty where there is none.
    pub(super) lines: Range<usize>,
    /// Lines amid them that are running text and so are not the masthead's.
    pub(super) statements: Vec<usize>,
    pub(super) findings: Vec<Finding>,
}

/// Text lines that a masthead may take.
const MOST_LINES: usize = 40;
/// How far a masthead may stand below what was put before it.
const FARTHEST: usize = 120;

/// Where the front ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    /// The first line that is not the front's.
    pub(super) line: usize,
    /// Whether the contents or a heading that they name begin there.
    pub(super) certain: bool,
    /// The marked heading that names the issue.
    pub(super) title: Option<usize>,
}

/// The first conspicuous heading below the first number or date that says nothing about the publication itself: without
/// contents, that is where articles begin. The number of lines where there is none.
pub(super) fn first_article(page: &Page<'_>, candidates: &[Heading]) -> usize {
    let front = zone(page, page.len(), None);
    let labelled = front
        .clone()
        .filter(|&line| page.is_text(line))
        .find(|&line| Fact::of(page, line).is_labelled());
    let Some(labelled) = labelled else { return page.len() };
    let speaks = |line: usize| {
        let text = page.text(line);
        is_periodical(text) || is_body(text) || Fact::of(page, line).is_labelled()
    };
    let conspicuous = candidates.iter().filter(|heading| {
        heading.line > labelled && heading.look <= Rank::RunIn && heading.look != Rank::Numbered
    });
    let found = conspicuous
        .take_while(|heading| heading.line < front.end)
        .find(|heading| !(heading.line..=heading.last).any(speaks));
    found.map_or(page.len(), |heading| heading.line)
}

/// Reads the front of the issue.
pub(super) fn read(page: &Page<'_>, limit: Limit) -> Front {
    let Limit { line: limit, certain: certain_limit, title: named } = limit;
    let zone = zone(page, limit, named);
    let statements = statement::lines(page, zone.clone());
    let facts: Vec<Fact<'_>> = zone
        .filter(|&line| page.is_text(line) && !statements.contains(&line))
        .map(|line| Fact::of(page, line))
        .collect();
    let mut front = Front { statements, ..Front::default() };
    take_numbers(page, &facts, &mut front);
    take_date(page, &facts, &mut front);
    let title = publication::take_title(page, &facts, certain_limit, named, &mut front);
    publication::take_publishers(&facts, title, &mut front);
    front.lines = extent(page, &facts, title, limit, certain_limit && front.statements.is_empty());
    front
}

/// The lines that may be the masthead: from the first text line to the first running text.
fn zone(page: &Page<'_>, limit: usize, named: Option<usize>) -> Range<usize> {
    let Some(first) = page.text_from(0).filter(|&first| first < limit) else { return 0..0 };
    let start = if page.is_prose(first) {
        named.or_else(|| below_preface(page, limit)).unwrap_or(first)
    } else {
        first
    };
    let says = |line: usize| {
        let text = page.text(line);
        Fact::of(page, line).is_labelled() || labelled_publisher(text).is_some() || is_address(text)
    };
    let (mut end, mut texts, mut labelled) = (start, 0, false);
    while end < limit && texts < MOST_LINES {
        if page.is_text(end) {
            if page.starts_block(end)
                && page.is_prose(end)
                && (end > start || !Fact::of(page, end).is_labelled())
            {
                break;
            }
            // Below the number, a sentence with nothing more about the publication below it begins the text.
            if labelled
                && statement::begins(page, end)
                && !page.text_from(end + 1).is_some_and(&says)
            {
                break;
            }
            labelled = labelled || Fact::of(page, end).is_labelled();
            texts += 1;
        }
        end += 1;
    }
    start..end
}

/// A masthead below an advertisement or an apology: a short line that names a periodical, with a number or date at hand.
fn below_preface(page: &Page<'_>, limit: usize) -> Option<usize> {
    // The format's own headings end the front: below the second no masthead is looked for.
    let second = (0..page.len()).filter(|&line| page.heading_level(line).is_some()).nth(1);
    let limit = limit.min(second.unwrap_or(limit));
    let short =
        |line: usize| page.is_text(line) && page.lines[line].width <= 90 && !page.is_prose(line);
    (0..limit.min(FARTHEST)).filter(|&line| short(line) && page.starts_block(line)).find(|&line| {
        let labelled = |l: usize| short(l) && Fact::of(page, l).is_labelled();
        is_periodical(page.text(line))
            && (labelled(line) || page.text_from(line + 1).is_some_and(labelled))
            && !page.text(line).contains(['@', '>'])
            && !stops(page.text(line))
    })
}

fn take_numbers(page: &Page<'_>, facts: &[Fact<'_>], front: &mut Front) {
    let all =
        || facts.iter().flat_map(|fact| fact.numbers.iter().map(move |labelled| (fact, labelled)));
    let number = all()
        .filter(|(_, l)| matches!(l.kind, NumberKind::Number | NumberKind::Running))
        .min_by_key(|(f, l)| (l.kind, f.line));
    let span = |fact: &Fact<'_>, labelled: &Labelled| {
        let start = page.lines[fact.line].text_start();
        Span::new(start + labelled.range.start, start + labelled.range.end)
    };
    if let Some((fact, labelled)) = number {
        front.number = Some(labelled.value.clone());
        if labelled.unusual {
            let printed = fact.text[labelled.range.clone()].to_owned();
            front.findings.push(Finding {
                code: FindingCode::NumberUnusual,
                details: vec![printed, labelled.value.clone()],
                span: span(fact, labelled),
            });
        }
    }
    front.volume = all().find(|(_, l)| l.kind == NumberKind::Volume).map(|(_, l)| l.value.clone());
    front.year =
        all().find(|(_, l)| l.kind == NumberKind::Year).and_then(|(_, l)| l.value.parse().ok());
    for kind in [NumberKind::Number, NumberKind::Volume] {
        let kept = if kind == NumberKind::Number { &front.number } else { &front.volume };
        let Some(kept) = kept.clone() else { continue };
        for (fact, other) in all().filter(|(_, l)| l.kind == kind && l.value != kept) {
            front.findings.push(Finding {
                code: FindingCode::MastheadContradicts,
                details: vec![kept.clone(), other.value.clone()],
                span: span(fact, other),
            });
        }
    }
}

fn take_date(page: &Page<'_>, facts: &[Fact<'_>], front: &mut Front) {
    let mut dates = facts.iter().filter_map(|fact| fact.date.as_ref().map(|date| (fact, date)));
    let Some((fact, date)) = dates.next() else { return };
    let printed = fact.text[date.range.clone()].to_owned();
    let start = page.lines[fact.line].text_start();
    let span = Span::new(start + date.range.start, start + date.range.end);
    front.date.clone_from(&date.iso);
    if date.iso.is_none() {
        front.findings.push(Finding {
            code: FindingCode::DateUncertain,
            details: vec![printed.clone()],
            span,
        });
    }
    for (other_fact, other) in dates {
        if other.iso.is_some() && date.iso.is_some() && other.iso != date.iso {
            let at = page.lines[other_fact.line].text_start();
            let details = vec![printed.clone(), other_fact.text[other.range.clone()].to_owned()];
            let span = Span::new(at + other.range.start, at + other.range.end);
            front.findings.push(Finding { code: FindingCode::MastheadContradicts, details, span });
        }
    }
    front.date_printed = Some(printed);
    // The year that stands with the number is the issue's; else the date's.
    front.year = front.year.or(date.year);
}

/// The lines that the masthead takes: from its first line to the last that says something about the publication.
fn extent(
    page: &Page<'_>,
    facts: &[Fact<'_>],
    title: Option<usize>,
    limit: usize,
    certain_limit: bool,
) -> Range<usize> {
    let telling = |(index, fact): &(usize, &Fact<'_>)| {
        Some(*index) == title
            || fact.is_labelled()
            || is_body(&fact.rest) && !super::page::is_sentence_like(fact.text)
            || labelled_publisher(fact.text).is_some()
            || is_address(fact.text)
    };
    let known = title.is_some() || facts.iter().any(Fact::is_labelled);
    let last =
        facts.iter().enumerate().filter(telling).map(|(_, fact)| fact.line).max().filter(|_| known);
    let (Some(first), Some(last)) = (facts.first().map(|fact| fact.line), last) else {
        return 0..0;
    };
    // What is glued to the last telling line (a motto) belongs to the masthead; so does all that stands before the
    // contents when nothing of it is running text.
    let mut end = last + 1;
    while end < limit && page.is_text(end) && !page.is_prose(end) && !statement::begins(page, end) {
        end += 1;
    }
    if certain_limit
        && facts
            .last()
            .is_some_and(|fact| page.text_from(fact.line + 1).is_none_or(|next| next >= limit))
    {
        end = limit;
        while end > last + 1 && page.kinds[end - 1] == Kind::Blank {
            end -= 1;
        }
    }
    first..end
}
