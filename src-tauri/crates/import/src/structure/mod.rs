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
mod declared;
mod entries;
mod file_name;
#[cfg(test)]
mod flow_tests;
mod front_line;
mod furniture;
mod headings;
mod inline;
mod joining;
mod language;
mod links;
mod lists;
mod looks;
mod mail_header;
mod markers;
mod markup;
mod masthead;
mod number;
mod numerals;
mod outline;
mod page;
mod paragraphs;
mod parts;
mod pattern;
mod preformatted;
mod printed;
mod publication;
mod ranks;
mod regions;
mod repeated;
mod setting;
mod similarity;
mod starts;
mod statement;
mod title_index;
mod unroll;

use flyleaf_model::{Article, ContentsEntry, Finding, FindingCode, Issue, Region, Span};

use crate::flow::{Flow, Part, PartKind};
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

/// Recognises an issue in a text that is not blank, and puts right what `guidance` says. `file_name` is only a hint, for
/// an issue that prints no title or no number.
pub(crate) fn recognise(
    flow: &Flow,
    file_name: Option<&str>,
    guidance: &Guidance<'_>,
) -> Recognised {
    let source = flow.source.as_str();
    let mut page = Page::of(flow, unroll::unroll(source, lines::split(source)));
    let index = title_index::TitleIndex::new(&page);
    let mut candidates = headings::all(&page);
    let found = contents::find(&page, &index).filter(|found| !is_within_article(&page, found));
    let contents = found.or_else(|| outline::contents(&page, &index));
    let divisions = parts::divisions(&page, contents.as_ref(), &candidates);
    let ranks = ranks::read(&page, &candidates, contents.is_some());

    let limit = front_limit(&page, contents.as_ref(), &divisions, &candidates, ranks);
    let mut front = masthead::read(&page, limit);
    let repeated = repeated::set_aside(&mut page, &front, contents.as_ref());
    let unused_title = declared::complete(&mut front, &flow.declared);
    if front.number.is_none()
        && let Some(name) = file_name
        && let Some(number) = file_name::number(name, front.publication.title.as_deref())
    {
        front.findings.push(Finding {
            code: FindingCode::NumberFromName,
            details: vec![name.to_owned(), number.clone()],
            span: Span::new(0, 0),
        });
        front.number = Some(number);
    }
    candidates.retain(|heading| page.is_text(heading.line));
    let plan =
        starts::plan(&page, contents.as_ref(), &divisions, &candidates, ranks, front.lines.end);
    let mut roles = regions::roles(&page, &front, contents.as_ref());
    let mut findings = front.findings;
    findings.extend(repeated);
    findings.extend(plan.findings.iter().cloned());

    let articles::Built { mut articles, facts, entry_articles } =
        articles::build(&mut page, &plan, &candidates, guidance, &mut roles, &mut findings);
    // What the issue itself is called heads the text that stands right below, before the first article with a title.
    if let Some(first) = articles.first_mut()
        && first.title.is_none()
        && plan.starts.first().is_none_or(|start| page.span(start.line).start > first.span.start)
    {
        first.title = front.subtitle;
    }
    declared::name_only_article(&mut articles, unused_title, &flow.declared);
    articles.iter_mut().zip(&facts).for_each(|(article, facts)| facts.say(article));
    let entries = contents.map(|contents| {
        let linked = contents.entries.into_iter().zip(entry_articles);
        linked
            .map(|(entry, article)| ContentsEntry {
                article: article.or_else(|| article_at(&page, &articles, entry.target?)),
                title: entry.title,
                level: entry.level,
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

/// The article that a line stands in.
fn article_at(page: &Page<'_>, articles: &[Article], line: usize) -> Option<u32> {
    let byte = page.span(line).start;
    let holds = |article: &Article| (article.span.start..article.span.end).contains(&byte);
    articles.iter().position(holds).map(|index| index as u32)
}

/// Where the front ends: at the contents or the first heading that they name, at the first division of the file, else at
/// the first heading that begins an article.
fn front_limit(
    page: &Page<'_>,
    contents: Option<&contents::Contents>,
    divisions: &[parts::Division],
    candidates: &[headings::Heading],
    ranks: ranks::Ranks,
) -> masthead::Limit {
    let printed = contents.filter(|contents| contents.start < contents.end);
    let known = contents.iter().flat_map(|c| c.hits.iter().flatten().map(|hit| hit.line));
    let known = known.chain(printed.map(|c| c.start));
    let first = known.chain(divisions.first().map(|division| division.lines.start)).min();
    let marked = || {
        let rank = ranks.articles.filter(|rank| matches!(rank, headings::Rank::Markup(_)))?;
        let begins = |heading: &&headings::Heading| {
            heading.look <= rank && Some(heading.line) != ranks.title
        };
        candidates.iter().find(begins).map(|heading| heading.line)
    };
    let line = first.or_else(marked).unwrap_or_else(|| masthead::first_article(page, candidates));
    masthead::Limit {
        line,
        certain: printed.is_some() || (contents.is_some() && first.is_some()),
        title: ranks.title.filter(|&title| title < line),
    }
}

/// Whether contents are printed within an article that the file itself sets off.
fn is_within_article(page: &Page<'_>, contents: &contents::Contents) -> bool {
    let at = page.lines[contents.start].start;
    let holds = |part: &Part| {
        part.kind == PartKind::Article && (part.span.start..part.span.end).contains(&at)
    };
    page.markup.parts().iter().any(holds)
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
