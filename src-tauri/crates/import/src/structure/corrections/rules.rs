//! What a publication's reading rules do to one of its issues.

use flyleaf_model::{Finding, FindingCode, Issue, IssueFact, ReadingRule, Span, Until};

use super::desk::{Desk, role_of};
use super::like::Like;
use crate::lines::squeezed;
use crate::structure::page::Page;
use crate::structure::{date, looks};

/// Follows a rule about lines; tells what it did, if anything.
pub(super) fn follow(desk: &mut Desk<'_, '_>, rule: &ReadingRule) -> Option<Finding> {
    let (kind, pattern) = match rule {
        ReadingRule::Aside { like, .. } => ("aside", like),
        ReadingRule::Section { from, .. } => ("section", from),
        ReadingRule::Begin { like, begins: true, .. } => ("begin", like),
        ReadingRule::Begin { like, begins: false, .. } => ("no_begin", like),
        ReadingRule::Fact { .. } | ReadingRule::Called { .. } => return None,
    };
    let like = Like::new(pattern)?;
    let lines: Vec<usize> = (0..desk.page().len())
        .filter(|&line| !desk.page().lines[line].is_blank() && like.matches(desk.page().text(line)))
        .collect();
    let mut done = Vec::new();
    for line in lines {
        let followed = match rule {
            ReadingRule::Aside { becomes, .. } => {
                let role = role_of(*becomes)?;
                desk.set_aside(line..line + 1, role)
            }
            ReadingRule::Section { until, becomes, .. } => {
                let role = role_of(*becomes)?;
                let end = match until {
                    Until::Article => desk.next_start(line),
                    Until::End => desk.page().len(),
                };
                desk.set_aside(line..end, role)
            }
            ReadingRule::Begin { capitals, begins: true, .. } => {
                let text = desk.page().text(line);
                let set = desk.is_text(line)
                    && desk.page().starts_block(line)
                    && looks::can_be_title(text)
                    && (!capitals || looks::look(text).caps);
                if !set {
                    continue;
                }
                desk.split_on(line)
            }
            _ => desk.merge_on(line),
        };
        if followed.is_ok() {
            done.push(line);
        }
    }
    let first = *done.first()?;
    let span = desk.told(desk.page().lines[first].start);
    Some(Finding {
        code: FindingCode::ReadByRule,
        details: vec![kind.to_owned(), pattern.clone(), done.len().to_string()],
        span,
    })
}

/// What a rule about a fact says of an issue, and the report of it; `None` where that is what was read anyway.
pub(super) fn fact(
    rule: &ReadingRule,
    page: &Page<'_>,
    issue: &Issue,
) -> Option<(IssueFact, String, Finding)> {
    let told = |kind: &str, pattern: &str, span: Span| Finding {
        code: FindingCode::ReadByRule,
        details: vec![kind.to_owned(), pattern.to_owned(), "1".to_owned()],
        span,
    };
    match rule {
        ReadingRule::Called { title, .. } => (issue.publication.title.as_ref() != Some(title))
            .then(|| {
                let finding = told("called", title, Span::new(0, 0));
                (IssueFact::Publication, title.clone(), finding)
            }),
        ReadingRule::Fact { fact, like } => {
            let pattern = Like::new(like)?;
            let found = (0..page.len()).find_map(|line| {
                let value = pattern.value(page.text(line))?;
                Some((line, readable(*fact, &value)?))
            });
            let (line, value) = found?;
            let now = match fact {
                IssueFact::Publication => issue.publication.title.clone(),
                IssueFact::Number => issue.number.clone(),
                IssueFact::Volume => issue.volume.clone(),
                IssueFact::Year => issue.year.map(|year| year.to_string()),
                IssueFact::Date => issue.date.clone(),
            };
            let start = page.lines[line].text_start();
            let span = Span::new(start, start + page.text(line).len());
            (now.as_deref() != Some(value.as_str()))
                .then(|| (*fact, value, told("fact", like, span)))
        }
        _ => None,
    }
}

/// A value as it may be set; `None` where the line says something else in its place.
fn readable(fact: IssueFact, value: &str) -> Option<String> {
    match fact {
        IssueFact::Date => date::find(value)?.iso.or_else(|| super::date_of(value)),
        IssueFact::Year => value.parse::<u16>().ok().map(|year| year.to_string()),
        _ => Some(squeezed(value)),
    }
}
