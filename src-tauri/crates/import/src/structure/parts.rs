//! The question: which divisions of the file are articles?
//!
//! The entries of a feed and the messages of a digest are articles for certain. The pages of a site and the documents of
//! an EPUB are, too, unless one is plainly the title page or the contents, or holds several articles of its own; a file
//! of one page is asked as if it had none.

use std::ops::Range;

use super::contents::Contents;
use super::front_line::Fact;
use super::headings::{Heading, Rank};
use super::page::Page;
use super::similarity::{Key, alike};
use super::{looks, statement};
use crate::flow::{Part, PartKind};

/// A division that is an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Division {
    /// Its lines, from the first printed one on.
    pub(super) lines: Range<usize>,
    /// The lines of its title; empty where none is printed.
    pub(super) title: Range<usize>,
    /// The part that it is, or that holds it, as its place in the flow.
    pub(super) part: usize,
}

/// Printed lines among which a division's title stands.
const TITLE_WITHIN: usize = 4;
/// Least likeness of a printed heading to the title that the file gives.
const SAME_TITLE: f64 = 0.6;
/// Printed lines that a title page has at most.
const LONGEST_TITLE_PAGE: usize = 15;

/// The divisions that are articles, in order; none where the usual questions decide.
pub(super) fn divisions(
    page: &Page<'_>,
    contents: Option<&Contents>,
    candidates: &[Heading],
) -> Vec<Division> {
    let parts = page.markup.parts();
    let of_kind = |kind: PartKind| {
        let parts = parts.iter().enumerate().filter(move |(_, part)| part.kind == kind);
        parts.filter_map(|(index, part)| Some((index, lines_of(page, part)?)))
    };
    let mut articles: Vec<Division> = of_kind(PartKind::Article)
        .map(|(part, lines)| division(page, part, lines, candidates))
        .collect();
    if articles.is_empty() {
        let pages: Vec<(usize, Range<usize>)> = of_kind(PartKind::Page).collect();
        articles = of_pages(page, &pages, contents, candidates);
    }
    articles.sort_by_key(|division| division.lines.start);
    // Of divisions that begin on one line the innermost is the article.
    articles.reverse();
    articles.dedup_by_key(|division| division.lines.start);
    articles.reverse();
    for index in 1..articles.len() {
        let next = articles[index].lines.start;
        let before = &mut articles[index - 1];
        before.lines.end = before.lines.end.min(next);
    }
    articles
}

fn of_pages(
    page: &Page<'_>,
    pages: &[(usize, Range<usize>)],
    contents: Option<&Contents>,
    candidates: &[Heading],
) -> Vec<Division> {
    let mut kept: Vec<(usize, Range<usize>)> = Vec::new();
    for (index, (part, lines)) in pages.iter().enumerate() {
        // A page that holds others is no page of its own.
        if pages.get(index + 1).is_some_and(|(_, next)| next.start < lines.end) {
            continue;
        }
        let listed = contents.is_some_and(|contents| {
            !(contents.start..contents.end).is_empty()
                && lines
                    .clone()
                    .filter(|&line| page.is_text(line))
                    .all(|line| (contents.start..contents.end).contains(&line))
        });
        let fronting = kept.is_empty() && is_title_page(page, lines);
        if !listed && !fronting {
            kept.push((*part, lines.clone()));
        }
    }
    if kept.len() < 2 {
        return Vec::new();
    }
    let mut divisions = Vec::new();
    for (part, lines) in kept {
        let starts = several(page, &lines, candidates);
        if starts.is_empty() {
            divisions.push(division(page, part, lines, candidates));
            continue;
        }
        for (index, &start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(lines.end);
            divisions.push(division(page, part, start..end, candidates));
        }
    }
    divisions
}

/// Where the articles of a page begin that holds several: the highest headings on it are several and nothing is printed
/// before the first of them.
fn several(page: &Page<'_>, lines: &Range<usize>, candidates: &[Heading]) -> Vec<usize> {
    let from = candidates.partition_point(|heading| heading.line < lines.start);
    let own = || {
        let within = candidates[from..].iter().take_while(|heading| heading.line < lines.end);
        within.filter(|heading| matches!(heading.look, Rank::Markup(_)))
    };
    let Some(top) = own().map(|heading| heading.look).min() else { return Vec::new() };
    let starts: Vec<usize> =
        own().filter(|heading| heading.look == top).map(|heading| heading.line).collect();
    let first = page.text_from(lines.start);
    if starts.len() >= 2 && starts.first().copied() == first { starts } else { Vec::new() }
}

/// Whether a page says what the publication is and nothing else.
fn is_title_page(page: &Page<'_>, lines: &Range<usize>) -> bool {
    let printed: Vec<usize> = lines.clone().filter(|&line| page.is_text(line)).collect();
    let tells = |&line: &usize| page.is_prose(line) || statement::is_sentence(page.text(line));
    if printed.is_empty() || printed.len() > LONGEST_TITLE_PAGE || printed.iter().any(tells) {
        return false;
    }
    let declared = page.markup.declared();
    let names: Vec<Key> = declared
        .iter()
        .flat_map(|declared| declared.publication.iter().chain(&declared.title))
        .map(|name| Key::of(name))
        .collect();
    printed.iter().any(|&line| {
        let own = Key::of(looks::bare_title(page.text(line)));
        Fact::of(page, line).is_labelled()
            || names.iter().any(|name| alike(name, &own) >= SAME_TITLE)
    })
}

/// A part's lines from the first that is printed to one past the last; `None` where nothing is.
fn lines_of(page: &Page<'_>, part: &Part) -> Option<Range<usize>> {
    let from = page.lines.partition_point(|line| line.start < part.span.start);
    let to = page.lines.partition_point(|line| line.start < part.span.end);
    let printed = |line: &usize| !page.lines[*line].is_blank();
    let (first, last) = ((from..to).find(printed)?, (from..to).rev().find(printed)?);
    (first..=last).any(|line| page.is_text(line)).then_some(first..last + 1)
}

fn division(page: &Page<'_>, part: usize, lines: Range<usize>, candidates: &[Heading]) -> Division {
    let title = title_lines(page, &lines, page.markup.parts()[part].title.as_deref(), candidates);
    Division { title: title.unwrap_or(lines.start..lines.start), lines, part }
}

/// The lines that print a division's title: a marked heading near its beginning, or a line that says what the file gives.
fn title_lines(
    page: &Page<'_>,
    lines: &Range<usize>,
    given: Option<&str>,
    candidates: &[Heading],
) -> Option<Range<usize>> {
    let given = given.map(Key::of);
    let near: Vec<usize> =
        lines.clone().filter(|&line| page.is_text(line)).take(TITLE_WITHIN).collect();
    let last = *near.last()?;
    let like = |range: &Range<usize>| {
        let text: Vec<&str> = range.clone().map(|line| page.text(line)).collect();
        given.as_ref().map(|given| alike(given, &Key::of(&text.join(" "))))
    };
    let from = candidates.partition_point(|heading| heading.line < lines.start);
    let headings = candidates[from..]
        .iter()
        .take_while(|heading| heading.line <= last && heading.line < lines.end)
        .filter(|heading| matches!(heading.look, Rank::Markup(_)))
        .map(|heading| heading.line..heading.last + 1);
    let lone = near.iter().map(|&line| line..line + 1);
    let said = headings
        .clone()
        .chain(lone)
        .find(|range| like(range).is_some_and(|like| like >= SAME_TITLE));
    said.or_else(|| headings.clone().next().filter(|_| given.is_none()))
}
