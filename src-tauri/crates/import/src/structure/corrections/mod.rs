//! The question: what did a person put right?
//!
//! Asked once every line has its role and before any article's text is read, so that a corrected article is read like
//! any other. Reading rules come first, then corrections by hand, one after the other. One that does not fit any more,
//! or contradicts an earlier one, changes nothing and is reported.

mod desk;
mod facts;
mod like;
mod propose;
mod rules;

use std::collections::HashMap;

use flyleaf_model::{Correction, Finding, FindingCode, Span};

use super::headings::Heading;
use super::page::Page;
use super::regions::Role;
use super::starts::Start;
use crate::Guidance;

use desk::Desk;
pub(crate) use facts::date_of;
pub(super) use facts::{Facts, to_issue};
pub(crate) use like::Like;
pub(crate) use propose::propose;

/// Why a correction changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Skipped;

/// The articles as corrected, in the order they are printed.
pub(super) struct Edited {
    /// Where each begins.
    pub(super) starts: Vec<Start>,
    /// What a person says of each.
    pub(super) facts: Vec<Facts>,
    /// The order they are read in, as indices of `starts`.
    pub(super) order: Vec<usize>,
    /// Of each line that an article began on before, the article it is in now, as an index of `starts`.
    became: HashMap<usize, Option<usize>>,
}

impl Edited {
    /// The article, as an index of the reading order, that holds what began on `line` before anything was put right.
    pub(super) fn article_from(&self, line: usize) -> Option<u32> {
        let printed = (*self.became.get(&line)?)?;
        self.order.iter().position(|&index| index == printed).map(|place| place as u32)
    }
}

/// Applies rules and corrections to the articles that begin at `starts`, and to the roles of lines.
pub(super) fn apply(
    page: &mut Page<'_>,
    guidance: &Guidance<'_>,
    candidates: &[Heading],
    starts: Vec<Start>,
    roles: &mut [Role],
    findings: &mut Vec<Finding>,
) -> Edited {
    let mut desk = Desk::new(page, candidates, starts, roles);
    for rule in guidance.rules {
        findings.extend(rules::follow(&mut desk, rule));
    }
    for correction in guidance.corrections {
        let done = match correction {
            // The issue's own facts wait until it is put together.
            Correction::Issue { .. } => continue,
            Correction::Article { article, fact, value } => desk.say(*article, *fact, value),
            Correction::Begin { article, at } => desk.begin(*article, *at),
            Correction::Split { at } => desk.split_at(*at),
            Correction::Merge { article } => desk.merge_at(*article),
            Correction::Order { article, before } => desk.order(*article, *before),
            Correction::Delete { article, becomes } => desk.delete(*article, *becomes),
            Correction::Mark { span, becomes } => desk.mark(*span, *becomes),
        };
        let span = desk.told(place_of(correction));
        let value = match correction {
            Correction::Article { value, .. } => value.clone().unwrap_or_default(),
            _ => desk.text_in(span).to_owned(),
        };
        findings.push(finding(correction, value, span, done));
    }
    let edited = desk.finish();
    answered(page, guidance, &edited, findings);
    edited
}

/// The source byte that a correction is about, for the report.
fn place_of(correction: &Correction) -> usize {
    match correction {
        Correction::Issue { .. } => 0,
        Correction::Begin { at, .. } | Correction::Split { at } => *at,
        Correction::Article { article, .. }
        | Correction::Merge { article }
        | Correction::Order { article, .. }
        | Correction::Delete { article, .. } => *article,
        Correction::Mark { span, .. } => span.start,
    }
}

/// What the report says of a correction.
fn finding(
    correction: &Correction,
    value: String,
    span: Span,
    done: Result<(), Skipped>,
) -> Finding {
    let code = match done {
        Ok(()) => FindingCode::Corrected,
        Err(Skipped) => FindingCode::CorrectionSkipped,
    };
    Finding { code, details: vec![kind_of(correction).to_owned(), value], span }
}

/// The kind of a correction as sentences tell it.
fn kind_of(correction: &Correction) -> &'static str {
    use flyleaf_model::{ArticleFact, IssueFact, RegionKind};
    match correction {
        Correction::Issue { fact, .. } => match fact {
            IssueFact::Publication => "publication",
            IssueFact::Number => "number",
            IssueFact::Volume => "volume",
            IssueFact::Year => "year",
            IssueFact::Date => "date",
        },
        Correction::Article { fact, .. } => match fact {
            ArticleFact::Title => "title",
            ArticleFact::Byline => "byline",
            ArticleFact::Source => "source",
            ArticleFact::Date => "article_date",
        },
        Correction::Begin { .. } => "begin",
        Correction::Split { .. } => "split",
        Correction::Merge { .. } => "merge",
        Correction::Order { .. } => "order",
        Correction::Delete { .. } => "delete",
        Correction::Mark { becomes, .. } => match becomes {
            RegionKind::Masthead => "masthead",
            RegionKind::Contents => "contents",
            RegionKind::Article => "back",
            RegionKind::Furniture => "furniture",
            RegionKind::Boilerplate => "boilerplate",
            RegionKind::Unassigned => "unassigned",
        },
    }
}

/// Takes back what the report asks about headings that a person has answered since.
fn answered(
    page: &Page<'_>,
    guidance: &Guidance<'_>,
    edited: &Edited,
    findings: &mut Vec<Finding>,
) {
    if guidance.corrections.is_empty() && guidance.rules.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let asks = matches!(
            finding.code,
            FindingCode::HeadingDiffersFromContents | FindingCode::ArticleNotInContents
        );
        let open = || {
            let at = |start: &Start| page.lines[start.line].text_start() == finding.span.start;
            let article = edited.starts.iter().position(at);
            article.is_some_and(|index| edited.facts[index].title.is_none())
        };
        !asks || open()
    });
}
