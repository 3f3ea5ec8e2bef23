//! The question: which headings begin articles where no contents name them, and does one above them name the issue?
//!
//! The most conspicuous look that recurs marks the articles. Where the format marks headings, a single one above all
//! others is the title of an issue only if something says so: a number, a date beside a word that periodicals call
//! themselves, contents. Otherwise it heads one article, and what stands below it are its parts.

use super::front_line::{Fact, is_periodical};
use super::headings::{Heading, Rank};
use super::markup::Said;
use super::page::Page;
use super::{declared, number, publication};

/// The headings' ranks, read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ranks {
    /// Headings as conspicuous as this one begin articles; `None` where none do.
    pub(super) articles: Option<Rank>,
    /// The line of the marked heading that names the issue.
    pub(super) title: Option<usize>,
}

/// Lines below a title among which the issue's number or date may stand.
const LINES_BELOW: usize = 6;
/// Deepest level of markup.
const DEEPEST: u8 = 6;

/// Reads the ranks of an issue's headings. `listed` says that contents were found.
pub(super) fn read(page: &Page<'_>, headings: &[Heading], listed: bool) -> Ranks {
    let mut looks: Vec<Rank> = headings.iter().map(|heading| heading.look).collect();
    looks.sort_unstable();
    let recurring = looks.get(1).copied();
    let (Some(&top), Some(first)) = (looks.first(), headings.first()) else {
        return Ranks::default();
    };
    // A page that names its subject and no issue is one article; its own title is the only highest heading that
    // nothing but short lines stand above.
    let said = |heading: &Heading| page.markup.said(heading.line) != Said::Nothing;
    let is_page = page.markup.is_page() && headings.iter().all(said);
    if !listed && is_page && !names_issue(page, first, headings) {
        let titled = matches!(top, Rank::Markup(_))
            && first.look == top
            && recurring != Some(top)
            && !(0..first.line).any(|line| page.is_text(line) && page.is_prose(line));
        if titled || page.markup.declared().is_some_and(declared::names_subject) {
            return Ranks { articles: titled.then_some(top), title: None };
        }
    }
    if !matches!(top, Rank::Markup(_)) {
        return Ranks { articles: recurring.or(Some(top)), title: None };
    }
    if recurring == Some(top) || first.look != top {
        return Ranks {
            articles: below_labels(page, headings, recurring.unwrap_or(top)),
            title: None,
        };
    }
    if !listed && !names_issue(page, first, headings) {
        return Ranks { articles: Some(top), title: None };
    }
    let articles = recurring.and_then(|rank| below_labels(page, &headings[1..], rank));
    Ranks { articles, title: Some(first.line) }
}

/// Whether a heading, with the lines below it up to the next one, speaks of an issue rather than of one subject.
fn names_issue(page: &Page<'_>, heading: &Heading, headings: &[Heading]) -> bool {
    let next = headings.iter().map(|other| other.line).find(|&line| line > heading.line);
    let next = next.unwrap_or(page.len());
    let text = page.text(heading.line);
    let declared = page.markup.declared();
    if declared.is_some_and(|declared| declared.number.is_some() || declared.publication.is_some())
        || !number::find(text).is_empty()
        || publication::numbered_title(text).is_some()
    {
        return true;
    }
    let below = (heading.last + 1..next)
        .filter(|&line| page.is_text(line) && !page.is_prose(line))
        .take(LINES_BELOW);
    let facts: Vec<Fact<'_>> =
        std::iter::once(heading.line).chain(below).map(|line| Fact::of(page, line)).collect();
    facts.iter().any(|fact| !fact.numbers.is_empty())
        || (is_periodical(text) && facts.iter().any(|fact| fact.date.is_some()))
}

/// The rank below those whose headings have no text of their own: they label sections, and the articles are below them.
fn below_labels(page: &Page<'_>, headings: &[Heading], rank: Rank) -> Option<Rank> {
    let mut rank = rank;
    for _ in 0..DEEPEST {
        if !matches!(rank, Rank::Markup(_)) {
            break;
        }
        let (mut all, mut bare) = (0, 0);
        for (index, heading) in headings.iter().enumerate().filter(|(_, h)| h.look == rank) {
            all += 1;
            bare += usize::from(headings.get(index + 1).is_some_and(|next| {
                next.look > rank && (heading.last + 1..next.line).all(|line| !page.is_text(line))
            }));
        }
        // One title of a section may stand over text; where most do, they are articles.
        if all == 0 || bare * 3 < all * 2 {
            break;
        }
        let Some(deeper) =
            headings.iter().map(|heading| heading.look).filter(|&look| look > rank).min()
        else {
            break;
        };
        rank = deeper;
    }
    Some(rank)
}
