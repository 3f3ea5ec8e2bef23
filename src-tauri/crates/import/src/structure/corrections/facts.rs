//! What a person says of an issue or an article instead of what is printed.

use flyleaf_model::{Article, Correction, Finding, FindingCode, Issue, IssueFact, Span};

use super::{Skipped, finding};
use crate::Guidance;
use crate::lines::squeezed;
use crate::structure::page::Page;
use crate::structure::{date, number, numerals};

/// What a person says of one article; the outer `None` where nothing is said, the inner where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Facts {
    pub(in crate::structure) title: Option<Option<String>>,
    pub(in crate::structure) byline: Option<Option<String>>,
    pub(in crate::structure) source: Option<Option<String>>,
    pub(in crate::structure) date: Option<Option<String>>,
}

impl Facts {
    /// Lets an article say what a person says of it.
    pub(in crate::structure) fn say(&self, article: &mut Article) {
        let set = |said: &Option<Option<String>>, read: &mut Option<String>| {
            if let Some(value) = said {
                read.clone_from(value);
            }
        };
        set(&self.title, &mut article.title);
        set(&self.byline, &mut article.byline);
        set(&self.source, &mut article.source);
        set(&self.date, &mut article.date);
    }
}

/// A value as it is kept: blanks squeezed; `None` where nothing is left.
pub(super) fn tidy(value: Option<&str>) -> Option<String> {
    value.map(squeezed).filter(|value| !value.is_empty())
}

/// The date that a text says for certain, as ISO 8601: a day, or a year and a month.
pub(crate) fn date_of(text: &str) -> Option<String> {
    let text = squeezed(&text.chars().map(numerals::narrow).collect::<String>());
    if let Some((year, month)) = text.split_once('-')
        && year.len() == 4
        && month.len() == 2
        && year.parse().is_ok_and(number::plausible_year)
        && month.parse().is_ok_and(|month: u32| (1..=12).contains(&month))
    {
        return Some(text);
    }
    date::alone(&text)?.iso
}

/// What the fact's value is, as an issue holds it.
fn valued(fact: IssueFact, value: Option<&str>) -> Result<Option<String>, Skipped> {
    let Some(value) = tidy(value) else { return Ok(None) };
    let narrow = || value.chars().map(numerals::narrow).collect::<String>();
    match fact {
        IssueFact::Publication => Ok(Some(value)),
        IssueFact::Number | IssueFact::Volume => {
            let narrow = narrow();
            Ok(Some(numerals::value(&narrow).map_or(narrow, |number| number.to_string())))
        }
        IssueFact::Year => {
            let year = numerals::value(&narrow()).filter(|&year| number::plausible_year(year));
            year.map(|year| Some(year.to_string())).ok_or(Skipped)
        }
        IssueFact::Date => date_of(&value).map(Some).ok_or(Skipped),
    }
}

/// Sets one fact of an issue.
fn set(issue: &mut Issue, fact: IssueFact, value: Option<&str>) -> Result<(), Skipped> {
    let kept = valued(fact, value)?;
    match fact {
        IssueFact::Publication => issue.publication.title = kept,
        IssueFact::Number => issue.number = kept,
        IssueFact::Volume => issue.volume = kept,
        IssueFact::Year => issue.year = kept.and_then(|year| year.parse().ok()),
        IssueFact::Date => {
            // What is printed stays as printed where there is a date; a date that is none was none as printed too.
            if kept.is_none() {
                issue.date_printed = None;
            }
            issue.date = kept;
        }
    }
    Ok(())
}

/// Puts the issue's own facts right, by rules first, then by hand, and takes back the doubts they settle.
pub(in crate::structure) fn to_issue(
    issue: &mut Issue,
    page: &Page<'_>,
    guidance: &Guidance<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut settled = Vec::new();
    for rule in guidance.rules {
        if let Some((fact, value, finding)) = super::rules::fact(rule, page, issue)
            && set(issue, fact, Some(&value)).is_ok()
        {
            settled.push(fact);
            findings.push(finding);
        }
    }
    for correction in guidance.corrections {
        let Correction::Issue { fact, value } = correction else { continue };
        let done = set(issue, *fact, value.as_deref());
        if done.is_ok() {
            settled.push(*fact);
        }
        let value = value.clone().unwrap_or_default();
        findings.push(finding(correction, value, Span::new(0, 0), done));
    }
    findings.retain(|finding| match finding.code {
        FindingCode::NumberUnusual => !settled.contains(&IssueFact::Number),
        FindingCode::DateUncertain => !settled.contains(&IssueFact::Date),
        FindingCode::MastheadContradicts => settled.is_empty(),
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_certain_or_none() {
        for (text, iso) in [
            ("2026-03-11", Some("2026-03-11")),
            ("2026-03", Some("2026-03")),
            ("２０２６－０３", Some("2026-03")),
            ("11 March 2026", Some("2026-03-11")),
            ("2026年3月11日", Some("2026-03-11")),
            ("2026-13", None),
            ("5/6/2026", None),
            ("soon", None),
        ] {
            assert_eq!(date_of(text).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn facts_are_kept_as_issues_hold_them() {
        let mut issue = Issue { date_printed: Some("11 Mars".into()), ..Issue::default() };
        assert_eq!(set(&mut issue, IssueFact::Number, Some(" ２２ ")), Ok(()));
        assert_eq!(set(&mut issue, IssueFact::Volume, Some("12a")), Ok(()));
        assert_eq!(set(&mut issue, IssueFact::Year, Some("二〇二六")), Ok(()));
        assert_eq!(set(&mut issue, IssueFact::Date, Some("11 March 2026")), Ok(()));
        assert_eq!(set(&mut issue, IssueFact::Date, Some("soon")), Err(Skipped));
        assert_eq!(issue.number.as_deref(), Some("22"));
        assert_eq!(issue.volume.as_deref(), Some("12a"));
        assert_eq!(issue.year, Some(2026));
        assert_eq!(issue.date.as_deref(), Some("2026-03-11"));
        assert_eq!(issue.date_printed.as_deref(), Some("11 Mars"));
        assert_eq!(set(&mut issue, IssueFact::Date, None), Ok(()));
        assert_eq!((issue.date, issue.date_printed), (None, None));
    }
}
