//! The account of every character: which line became what, and the partition of the source that says so.

use flyleaf_model::{Article, Region, RegionKind, Span};

use super::contents::Contents;
use super::masthead::Front;
use super::page::{Kind, Page};

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not decided yet; what stays so is unassigned.
    Open,
    /// Blank: it goes with what stands before it.
    Blank,
    /// Publishers, title, number, date.
    Masthead,
    /// The contents.
    Contents,
    /// Part of an article.
    Article(u32),
    /// Page furniture.
    Furniture,
    /// Notices, armour, mail headers.
    Boilerplate,
}

/// The roles that are known before the articles are read.
pub(super) fn roles(page: &Page<'_>, front: &Front, contents: Option<&Contents>) -> Vec<Role> {
    let listed = contents.map_or(0..0, |contents| contents.start..contents.end);
    (0..page.len())
        .map(|line| match page.kinds[line] {
            Kind::Blank => Role::Blank,
            Kind::Furniture | Kind::Rule => Role::Furniture,
            Kind::Boilerplate => Role::Boilerplate,
            Kind::Front => Role::Masthead,
            // It belongs to the article it stands in.
            Kind::Head => Role::Open,
            Kind::Text if listed.contains(&line) => Role::Contents,
            Kind::Text if front.lines.contains(&line) && !front.statements.contains(&line) => {
                Role::Masthead
            }
            Kind::Text => Role::Open,
        })
        .collect()
}

/// Joins the roles of lines to regions that partition the source. Blank lines go with what stands before them, at the
/// beginning with what follows; blanks before an article's heading on its own line go with what stands before.
pub(super) fn partition(page: &Page<'_>, roles: &[Role], articles: &[Article]) -> Vec<Region> {
    let mut pieces: Vec<(usize, Role)> = Vec::new();
    for (line, &role) in page.lines.iter().zip(roles) {
        if role != Role::Blank {
            // An article begins where its heading is printed, not where its line is.
            let begins = match role {
                Role::Article(article) => articles
                    .get(article as usize)
                    .is_some_and(|a| a.span.start == line.text_start()),
                _ => false,
            };
            pieces.push((if begins { line.text_start() } else { line.start }, role));
        }
    }
    let mut regions: Vec<Region> = Vec::new();
    for (index, &(start, role)) in pieces.iter().enumerate() {
        let start = if index == 0 { 0 } else { start };
        let end = pieces.get(index + 1).map_or(page.source.len(), |next| next.0);
        let (kind, article) = kind(role);
        match regions.last_mut() {
            Some(last) if last.kind == kind && last.article == article => last.span.end = end,
            _ => regions.push(Region { kind, article, span: Span::new(start, end) }),
        }
    }
    regions
}

fn kind(role: Role) -> (RegionKind, Option<u32>) {
    match role {
        Role::Masthead => (RegionKind::Masthead, None),
        Role::Contents => (RegionKind::Contents, None),
        Role::Article(article) => (RegionKind::Article, Some(article)),
        Role::Furniture => (RegionKind::Furniture, None),
        Role::Boilerplate => (RegionKind::Boilerplate, None),
        Role::Open | Role::Blank => (RegionKind::Unassigned, None),
    }
}

/// Characters that are printed and have no place.
pub(super) fn unassigned_characters(page: &Page<'_>, roles: &[Role]) -> usize {
    let open = page.lines.iter().zip(roles).filter(|(_, role)| **role == Role::Open);
    open.map(|(line, _)| line.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
}
