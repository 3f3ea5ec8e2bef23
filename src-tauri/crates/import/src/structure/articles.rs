//! The question: which article does each line belong to?
//!
//! Lines between two headings are the upper one's. Text that no heading announces is an article without a title; notices
//! before the first article and after the last one's text are set aside; what no answer fits stays unassigned.

use flyleaf_model::{Article, Finding, FindingCode, Span};

use super::headings::Heading;
use super::page::{Kind, Page, is_sentence_like, stops};
use super::regions::Role;
use super::starts::{Plan, Start};
use super::{article, boilerplate, byline, corrections, joining, looks, statement};
use crate::Guidance;

/// Furniture amid the text is reported line by line up to here.
const MOST_REPORTED: usize = 40;
/// A line over running text is its title up to this width.
const WIDEST_TITLE: usize = 72;

/// The articles in reading order, and for each entry of the contents the article it announces.
pub(super) struct Built {
    pub(super) articles: Vec<Article>,
    /// What a person says of each article.
    pub(super) facts: Vec<corrections::Facts>,
    pub(super) entry_articles: Vec<Option<u32>>,
}

/// Builds the articles and gives every open line its role.
pub(super) fn build(
    page: &mut Page<'_>,
    plan: &Plan,
    candidates: &[Heading],
    guidance: &Guidance<'_>,
    roles: &mut [Role],
    findings: &mut Vec<Finding>,
) -> Built {
    let starts = with_untitled(page, plan, roles);
    assign(page, plan, &starts, roles);
    let edited = corrections::apply(page, guidance, candidates, starts, roles, findings);
    let (page, starts) = (&*page, &edited.starts);
    let vocabulary = joining::vocabulary(page);
    let mut reader = article::Reader::new(page, candidates, &vocabulary);
    let mut articles: Vec<Article> = Vec::with_capacity(starts.len());
    for (index, start) in starts.iter().enumerate() {
        let limit = starts.get(index + 1).map_or(page.len(), |next| next.line);
        articles.push(reader.read(start, limit, index as u32, &edited.facts[index], roles));
    }
    let rejoined = reader.rejoined();
    if rejoined.count > 0 {
        let details = vec![rejoined.count.to_string()];
        findings.push(Finding {
            code: FindingCode::SentencesRejoined,
            details,
            span: rejoined.first,
        });
    }
    report_furniture(page, roles, findings);
    // Entries were linked to headings; what began there may have become a part of another article, or of none.
    let entry_articles = plan
        .entry_articles
        .iter()
        .map(|entry| edited.article_from(plan.starts.get((*entry)? as usize)?.line))
        .collect();
    let facts = edited.order.iter().map(|&printed| edited.facts[printed].clone()).collect();
    let articles = in_reading_order(articles, &edited.order, roles);
    Built { articles, facts, entry_articles }
}

/// Puts articles in the order they are read in, and names them so in the roles.
fn in_reading_order(articles: Vec<Article>, order: &[usize], roles: &mut [Role]) -> Vec<Article> {
    let mut places = vec![0u32; articles.len()];
    (0u32..).zip(order).for_each(|(place, &printed)| places[printed] = place);
    for role in roles {
        if let Role::Article(printed) = role {
            *printed = places[*printed as usize];
        }
    }
    let mut placed: Vec<(u32, Article)> = places.into_iter().zip(articles).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, article)| article).collect()
}

/// The beginnings, and with them those of running text that no heading announces.
fn with_untitled(page: &Page<'_>, plan: &Plan, roles: &[Role]) -> Vec<Start> {
    let mut starts = plan.starts.clone();
    for gap in gaps(page, plan, &starts) {
        let open: Vec<usize> = gap
            .clone()
            .filter(|&line| page.is_text(line) && roles[line] == Role::Open)
            .filter(|line| !plan.labels.contains(line))
            .collect();
        let Some(&first) = open.first() else { continue };
        let text: String = open.iter().map(|&line| page.text(line)).collect::<Vec<_>>().join(" ");
        let only = starts.is_empty();
        let begins = |&line: &usize| page.starts_block(line) && page.is_prose(line);
        let prose = open.iter().any(begins) || is_sentence_like(&text);
        // Contents name the articles: a sentence by itself beside them is none, and is reported as unassigned.
        let said = open.iter().copied().find(|&line| {
            // Below contents, a sentence by itself is left over from them; above, it is the editor's.
            (plan.contents.is_empty() || line < plan.contents.start)
                && !is_slogan(page, line)
                && statement::begins(page, line)
                && !is_notice_block(page, line)
        });
        let told = said.into_iter().chain(open.iter().copied().find(begins)).min();
        if only || (prose && !boilerplate::is_notice(&text)) || said.is_some() {
            let headed = told.and_then(|told| headed_above(page, plan, &open, told));
            let first = if prose || only { first } else { said.unwrap_or(first) };
            starts.push(headed.unwrap_or_else(|| Start::untitled(first)));
        }
    }
    starts.sort_by_key(|start| start.line);
    if starts.is_empty() {
        // Nothing but front matter: it is shown as the only article.
        starts.push(Start::untitled(page.text_from(0).unwrap_or(0)));
    }
    starts
}

/// Whether a line of the front is a cry rather than a statement: "We have lit a thousand lamps!"
fn is_slogan(page: &Page<'_>, line: usize) -> bool {
    page.starts_block(line)
        && page.ends_block(line)
        && page.lines[line].width <= WIDEST_TITLE
        && page.text(line).ends_with(['!', '！'])
}

fn is_notice_block(page: &Page<'_>, line: usize) -> bool {
    let text: Vec<&str> = (line..page.block_end(line)).map(|line| page.text(line)).collect();
    boilerplate::is_notice(&text.join(" "))
}

/// The short line set apart below the masthead that heads the running text on line `told`.
fn headed_above(page: &Page<'_>, plan: &Plan, open: &[usize], told: usize) -> Option<Start> {
    let above = |line: usize| page.text_before(line).filter(|line| open.contains(line));
    let signs =
        |line: &usize| byline::is_byline(page.text(*line)) || byline::is_names(page.text(*line));
    let line = above(told)?;
    let line = Some(line).filter(signs).and_then(above).unwrap_or(line);
    let apart = page.starts_block(line) && page.ends_block(line) && page.starts_block(told);
    let short = page.lines[line].width <= WIDEST_TITLE && !stops(page.text(line));
    // What stands before it is a motto or a place; below contents nothing may be left over.
    let free = plan.contents.is_empty() || open.first() == Some(&line);
    (plan.front_end > 0 && apart && short && free && looks::can_be_title(page.text(line)))
        .then(|| Start { title_end: line + 1, ..Start::untitled(line) })
}

/// Stretches before the first article: from the masthead to the contents, and from the contents on.
fn gaps(page: &Page<'_>, plan: &Plan, starts: &[Start]) -> Vec<std::ops::Range<usize>> {
    let first = |from: usize| {
        let all = starts.iter().map(|start| start.line).chain(plan.colophons.iter().copied());
        all.filter(|&line| line >= from).min().unwrap_or(page.len())
    };
    let mut gaps = Vec::new();
    if plan.contents.is_empty() {
        gaps.push(0..first(0));
    } else {
        gaps.push(0..first(0).min(plan.contents.start));
        gaps.push(plan.contents.end..first(plan.contents.end));
    }
    // What stands between two divisions of the file, or after the last one.
    for (index, start) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map_or(page.len(), |next| next.line);
        gaps.extend(start.end.filter(|&end| end < next).map(|end| end..next));
    }
    gaps
}

/// Gives every open line to the article it stands in, or to the notices around them.
fn assign(page: &Page<'_>, plan: &Plan, starts: &[Start], roles: &mut [Role]) {
    let only_front = starts.len() == 1 && roles.iter().all(|role| *role != Role::Open);
    let (mut current, mut next, mut about) = (None, 0, false);
    for (line, role) in roles.iter_mut().enumerate() {
        if starts.get(next).is_some_and(|start| start.line == line) {
            (current, about) = (Some(next as u32), false);
            next += 1;
        } else if plan.contents.start == line && !plan.contents.is_empty()
            || current.is_some_and(|current| starts[current as usize].end == Some(line))
        {
            current = None;
        } else if plan.colophons.binary_search(&line).is_ok() {
            about = true;
        }
        if only_front && page.kinds[line] == Kind::Text {
            *role = Role::Article(0);
        } else if *role == Role::Open {
            *role = match current {
                _ if about => Role::Boilerplate,
                Some(article) => Role::Article(article),
                None => Role::Open,
            };
        }
    }
    set_aside_front(page, plan, starts, roles);
    for index in 0..starts.len() {
        set_aside_notices(page, starts, index, roles);
    }
}

/// What stands open before the first article: notices by their words; labels go with the article below them.
fn set_aside_front(page: &Page<'_>, plan: &Plan, starts: &[Start], roles: &mut [Role]) {
    let first = starts.first().map_or(0, |start| start.line);
    let mut line = 0;
    while line < page.len() {
        if roles[line] != Role::Open {
            line += 1;
            continue;
        }
        let end = page.block_end(line).max(line + 1);
        let text: Vec<&str> = (line..end).map(|l| page.text(l)).collect();
        let label = plan.labels.iter().find(|&&label| (line..end).contains(&label));
        let role = match label.and_then(|&label| starts.iter().position(|start| start.line > label))
        {
            Some(article) => Role::Article(article as u32),
            None if boilerplate::is_notice(&text.join(" ")) => Role::Boilerplate,
            None if line < first && plan.contents.start > line && is_slogan(page, line) => {
                Role::Masthead
            }
            // Short lines beside the masthead or the contents are mottoes and place names.
            None if line < first && page.kinds[line] == Kind::Head => Role::Masthead,
            None if line < first && plan.front_end > 0 && plan.contents.is_empty() => {
                Role::Masthead
            }
            None => Role::Open,
        };
        roles[line..end].iter_mut().filter(|r| **r == Role::Open).for_each(|r| *r = role);
        line = end;
    }
    // A label between two articles was given to the one above it.
    for &label in &plan.labels {
        if let Some(article) = starts.iter().position(|start| start.line > label) {
            roles[label] = Role::Article(article as u32);
        }
    }
}

/// Notices that end an article, paragraph by paragraph from its end; at least one paragraph stays.
fn set_aside_notices(page: &Page<'_>, starts: &[Start], index: usize, roles: &mut [Role]) {
    let from = starts[index].title_end.max(starts[index].line + 1);
    let to = starts.get(index + 1).map_or(page.len(), |next| next.line);
    let to = starts[index].end.map_or(to, |end| end.min(to));
    let mine = |line: usize, roles: &[Role]| roles[line] == Role::Article(index as u32);
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut line = from.min(to);
    while line < to {
        if page.is_text(line) && mine(line, roles) {
            let end = page.block_end(line).min(to);
            blocks.push(line..end);
            line = end;
        } else {
            line += 1;
        }
    }
    // Only the last article runs into the issue's own notices; elsewhere a rule must part them from the text.
    let last = index + 1 == starts.len();
    while blocks.len() > 1 {
        let block = blocks[blocks.len() - 1].clone();
        let text: Vec<&str> = block.clone().map(|line| page.text(line)).collect();
        let parted = page.rule_before(block.start);
        if !(boilerplate::is_notice(&text.join(" "))
            && last
            && (parted || blocks.len() > 2 || page.blanks_before(block.start) >= 2))
        {
            break;
        }
        roles[block].fill(Role::Boilerplate);
        blocks.pop();
    }
}

/// Furniture amid an article's text is moved aside; the report says so.
fn report_furniture(page: &Page<'_>, roles: &[Role], findings: &mut Vec<Finding>) {
    let known: Vec<usize> = findings.iter().map(|finding| finding.span.start).collect();
    let mut reported = 0;
    let mut before: Option<Role> = None;
    for line in 0..page.len() {
        match (roles[line], page.kinds[line]) {
            (Role::Furniture, Kind::Furniture) if !page.lines[line].is_blank() => {
                let after = (line + 1..page.len().min(line + 40))
                    .map(|l| roles[l])
                    .find(|role| matches!(role, Role::Article(_)));
                let at = page.lines[line].text_start();
                let span = Span::new(at, at + page.text(line).len());
                let amid = before.is_some() && before == after;
                if amid && reported < MOST_REPORTED && !known.contains(&at) {
                    reported += 1;
                    findings.push(Finding {
                        code: FindingCode::FurnitureRemoved,
                        details: vec![page.text(line).to_owned()],
                        span,
                    });
                }
            }
            (role @ Role::Article(_), _) => before = Some(role),
            _ => {}
        }
    }
}
