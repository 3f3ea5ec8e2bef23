//! The question: what does the file say of the issue outside its text, and does the issue print the same?
//!
//! What is printed is the issue's own word and is kept; what the file declares fills in what is not printed. Where the
//! two differ, the report says so.

use flyleaf_model::{Article, Finding, FindingCode, Span};

use super::front_line::{self, is_periodical};
use super::masthead::Front;
use super::number::{self, Kind};
use super::similarity::Key;
use super::{date, publication};
use crate::flow::Declared;
use crate::lines;

/// What the title that a file declares says of the issue.
struct Named {
    /// The title without number and date.
    rest: String,
    number: Option<String>,
    volume: Option<String>,
    date: Option<date::Printed>,
    /// Whether it is the title of an issue rather than of an article.
    of_issue: bool,
}

/// Adds what the file declares to what the issue prints; gives the declared title where it is not used up.
pub(super) fn complete(front: &mut Front, declared: &Declared) -> Option<String> {
    let named = declared.title.as_deref().map(named);
    let of_issue = named.as_ref().filter(|named| named.of_issue);
    let mut differs = |kept: &str, other: &str| {
        front.findings.push(Finding {
            code: FindingCode::DeclaredDiffers,
            details: vec![kept.to_owned(), other.to_owned()],
            span: Span::new(0, 0),
        });
    };
    if let (Some(kept), Some(other)) = (&front.publication.title, &declared.publication)
        && Key::of(kept) != Key::of(other)
    {
        differs(kept, other);
    }
    let number = declared.number.as_deref().map(number_of);
    if let (Some(kept), Some(other)) = (&front.number, &number)
        && kept != other
    {
        differs(kept, other);
    }
    let stated = declared.date.as_deref();
    let certain = stated.and_then(date::find).and_then(|date| date.iso);
    if let (Some(kept), Some(other), Some(iso)) = (&front.date_printed, stated, &certain)
        && front.date.as_ref().is_some_and(|own| !iso.starts_with(own.as_str()))
    {
        differs(kept, other);
    }

    let publication = &mut front.publication;
    if publication.title.is_none() {
        publication.title =
            declared.publication.as_deref().map(lines::squeezed).or_else(|| {
                of_issue.map(|named| named.rest.clone()).filter(|rest| !rest.is_empty())
            });
    }
    if publication.publishers.is_empty() {
        let own = publication.title.clone();
        let others = declared.publishers.iter().filter(|name| Some(*name) != own.as_ref());
        publication.publishers = others.cloned().collect();
    }
    let named_number = of_issue.and_then(|named| named.number.clone());
    front.number = front.number.take().or(number).or(named_number);
    let named_volume = of_issue.and_then(|named| named.volume.clone());
    front.volume = front.volume.take().or_else(|| declared.volume.clone()).or(named_volume);
    let year = |iso: &String| iso.get(..4).and_then(|year| year.parse().ok());
    if front.date.is_none()
        && front.date_printed.is_some()
        && certain.as_ref().and_then(year).is_some_and(|year: i32| front.year == Some(year))
    {
        // "Mayh 20, 2000" is the day that the file says.
        front.date.clone_from(&certain);
    }
    // A mail may carry the issue of another year, and an archive is dated by the day it was made.
    let of_its_year = front.year.is_none_or(|own| certain.as_ref().and_then(year) == Some(own));
    if front.date_printed.is_none() {
        if let Some(stated) = stated.filter(|_| of_its_year) {
            front.date_printed = Some(stated.to_owned());
            front.date = certain;
            front.year = front.year.or(date::find(stated).and_then(|date| date.year));
        } else if let (Some(named), Some(title)) = (of_issue, &declared.title)
            && let Some(date) = &named.date
        {
            front.date_printed = Some(title[date.range.clone()].to_owned());
            front.date.clone_from(&date.iso);
            front.year = front.year.or(date.year);
        }
    }
    declared.title.clone().filter(|_| of_issue.is_none())
}

/// Whether the file declares a title that names one subject rather than an issue.
pub(super) fn names_subject(declared: &Declared) -> bool {
    declared.publication.is_none()
        && declared.number.is_none()
        && declared.title.as_deref().is_some_and(|title| {
            let named = named(title);
            !named.of_issue && !is_periodical(title) && !named.rest.is_empty()
        })
}

/// Gives an only article without a title the one that the file declares, and an only article its author.
pub(super) fn name_only_article(
    articles: &mut [Article],
    title: Option<String>,
    declared: &Declared,
) {
    let [article] = articles else { return };
    if article.title.is_none() {
        article.title =
            title.map(|title| lines::squeezed(&title)).filter(|title| !title.is_empty());
    }
    if article.byline.is_none() && !declared.authors.is_empty() {
        article.byline = Some(declared.authors.join(", "));
    }
}

/// A declared number, in ASCII digits where it is one.
fn number_of(stated: &str) -> String {
    let labelled = number::find(stated).into_iter().find(|found| found.kind == Kind::Number);
    labelled.map_or_else(
        || {
            super::numerals::value(stated)
                .map_or_else(|| stated.trim().to_owned(), |n| n.to_string())
        },
        |found| found.value,
    )
}

fn named(title: &str) -> Named {
    let labels = number::find(title);
    let date = date::find(title);
    let mut cuts: Vec<_> = labels.iter().map(|label| label.range.clone()).collect();
    cuts.extend(date.iter().map(|date| date.range.clone()));
    let value = |wanted: &[Kind]| {
        labels.iter().find(|label| wanted.contains(&label.kind)).map(|label| label.value.clone())
    };
    let mut number = value(&[Kind::Number, Kind::Running]);
    let mut rest = lines::squeezed(&front_line::rest(title, cuts));
    if number.is_none()
        && let Some((name, last)) = publication::numbered_title(title)
    {
        number = Some(last.to_owned());
        rest = name.to_owned();
    }
    let of_issue = number.is_some() || (is_periodical(title) && date.is_some());
    Named { rest, number, volume: value(&[Kind::Volume]), date, of_issue }
}
