//! The recogniser: one module a question, asked in the order in which the answers depend on each other.
//!
//! Lines are looked at first ([`page`], [`furniture`], [`boilerplate`]), then the contents and the headings they name
//! ([`contents`], [`align`], [`headings`]), then the front ([`masthead`]), then each article's own text ([`articles`],
//! [`paragraphs`], [`lists`], [`inline`]), after what a person put right ([`corrections`]). [`regions`] accounts for every character. Evidence is weighed by named
//! constants beside the question they serve; no rule knows a publication.

mod align;
mod article;
mod articles;
mod body;
mod boilerplate;
mod byline;
mod contents;
pub(crate) mod corrections;
mod date;
mod entries;
mod front_line;
mod furniture;
mod headings;
mod inline;
mod joining;
mod language;
mod lists;
mod looks;
mod mail_header;
mod markers;
mod masthead;
mod number;
mod numerals;
mod page;
mod paragraphs;
mod pattern;
mod preformatted;
mod publication;
mod regions;
mod repeated;
mod setting;
mod similarity;
mod starts;
mod statement;
mod title_index;
mod unroll;

use flyleaf_model::{ContentsEntry, Finding, FindingCode, Issue, Region, Span};

use crate::flow::Flow;
use crate::{Guidance, lines};
use page::Page;
use regions::Role;

/// What the recogniser found.
pub(crate) struct Recognised {
    /// The issue.
    pub(crate) issue: Issue,
    /// A partition of the source.
    pub(crate) regions: Vec<Region>,
    /// What a reader should know, unsorted.
    pub(crate) findings: Vec<Finding>,
}

/// Recognises an issue in a text that is not blank, and puts right what `guidance` says. `file_name` only helps to name
/// an issue without a title.
pub(crate) fn recognise(
    flow: &Flow,
    file_name: Option<&str>,
    guidance: &Guidance<'_>,
) -> Recognised {
    let source = flow.source.as_str();
    let mut page = Page::new(source, unroll::unroll(source, lines::split(source)));
    let index = title_index::TitleIndex::new(&page);
    let contents = contents::find(&page, &index);
    let mut candidates = headings::all(&page);

    let first_known = contents
        .iter()
        .flat_map(|c| c.hits.iter().flatten().map(|hit| hit.line).chain([c.start]))
        .min();
    let limit = match first_known {
        Some(line) => masthead::Limit { line, certain: contents.is_some() },
        None => {
            masthead::Limit { line: masthead::first_article(&page, &candidates), certain: false }
        }
    };
    let front = masthead::read(&page, limit);
    let repeated = repeated::set_aside(&mut page, &front, contents.as_ref());
    candidates.retain(|heading| page.is_text(heading.line));
    let plan = starts::plan(&page, contents.as_ref(), &candidates, front.lines.end);
    let mut roles = regions::roles(&page, &front, contents.as_ref());
    let mut findings = front.findings;
    findings.extend(repeated);
    findings.extend(plan.findings.iter().cloned());

    let articles::Built { articles, entry_articles } =
        articles::build(&mut page, &plan, &candidates, guidance, &mut roles, &mut findings);
    let entries = contents.map(|contents| {
        let linked = contents.entries.into_iter().zip(entry_articles);
        linked
            .map(|(entry, article)| ContentsEntry {
                title: entry.title,
                level: entry.level,
                article,
            })
            .collect()
    });
    let mut issue = Issue {
        publication: front.publication,
        number: front.number,
        volume: front.volume,
        year: front.year,
        date: front.date,
        date_printed: front.date_printed,
        languages: Vec::new(),
        contents: entries.unwrap_or_default(),
        articles,
    };
    issue.languages = language::of_issue(source, &issue.articles);
    corrections::to_issue(&mut issue, &page, guidance, &mut findings);
    findings.extend(missing(&issue, &roles, &page, file_name));
    let regions = regions::partition(&page, &roles, &issue.articles);
    Recognised { issue, regions, findings }
}

/// Findings about what the issue does not say.
fn missing(
    issue: &Issue,
    roles: &[Role],
    page: &Page<'_>,
    file_name: Option<&str>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |code, details| findings.push(Finding { code, details, span: Span::new(0, 0) });
    let masthead = &issue.publication;
    let bare = masthead.title.is_none()
        && issue.number.is_none()
        && issue.date_printed.is_none()
        && issue.contents.is_empty();
    if bare && issue.articles.len() == 1 && issue.articles[0].title.is_none() {
        add(FindingCode::NoStructure, Vec::new());
    } else if masthead.title.is_none() {
        let stem = file_name.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name));
        let stem = stem.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned());
        add(FindingCode::TitleMissing, stem.into_iter().collect());
    }
    let unassigned = regions::unassigned_characters(page, roles);
    if unassigned > 0 {
        add(FindingCode::Unassigned, vec![unassigned.to_string()]);
    }
    findings
}
