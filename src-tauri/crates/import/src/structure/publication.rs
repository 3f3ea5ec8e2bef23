//! The question: what is the publication called, and who publishes it?
//!
//! Every line of the front is weighed as a title; bodies that are not the title are its publishers.

use flyleaf_model::{Finding, FindingCode, Span};

use super::date;
use super::front_line::{Fact, is_address, is_body, is_periodical, labelled_publisher, unbalanced};
use super::looks;
use super::mail_header;
use super::masthead::Front;
use super::number;
use super::page::{Page, stops};
use super::pattern::pattern;
use crate::lines;

pattern!(FIELD, r"(?i)^(?P<name>title|publication|name|刊名|名称)\s*[:：]\s*(?P<value>.+)$");

/// What a figure after it counts within a text, not among issues.
const PARTS_OF_TEXTS: &[&str] = &[
    "chapter",
    "part",
    "section",
    "heading",
    "level",
    "step",
    "page",
    "pages",
    "figure",
    "table",
    "test",
    "example",
    "appendix",
    "lesson",
    "unit",
    "phase",
    "round",
    "grade",
    "class",
    "type",
    "room",
    "version",
    "day",
    "question",
    "paragraph",
    "line",
    "item",
    "note",
    "exercise",
    "act",
    "scene",
    "book",
    "and",
    "of",
    "to",
    "the",
    "or",
    "in",
    "at",
    "for",
    "under",
    "over",
];

// What makes a line the title of a publication rather than anything else in the front.

/// Words that periodicals call themselves.
const PERIODICAL_WORD: i32 = 4;
/// A number or date on the same line.
const WITH_NUMBER: i32 = 2;
/// A number or date on the next line.
const BEFORE_NUMBER: i32 = 2;
/// Capitals.
const CAPITALS: i32 = 1;
/// Words that begin with capitals, or capitals.
const SET_AS_TITLE: i32 = 2;
/// Words that begin small: a motto.
const MOTTO: i32 = -3;
/// The one heading that the format marks above all others.
const NAMED: i32 = 8;
/// The first line of the front.
const FIRST: i32 = 1;
/// A body that publishes rather than a publication.
const ORGANISATION: i32 = -3;
/// A sentence, an address, a person.
const NO_TITLE: i32 = -8;
/// Least weight of a title.
const TITLE: i32 = 4;

/// Picks the title; gives the index of its fact.
pub(super) fn take_title(
    page: &Page<'_>,
    facts: &[Fact<'_>],
    certain_limit: bool,
    named: Option<usize>,
    front: &mut Front,
) -> Option<usize> {
    if let Some((index, captures)) =
        facts.iter().enumerate().find_map(|(i, fact)| FIELD.captures(fact.text).map(|c| (i, c)))
    {
        let value = Fact::value(&captures["value"]);
        front.publication.title = Some(value);
        return Some(index);
    }
    let labelled = facts.iter().any(Fact::is_labelled);
    let weigh = |index: usize| -> i32 {
        let fact = &facts[index];
        let periodical = is_periodical(&fact.rest);
        let mut weight = if periodical { PERIODICAL_WORD } else { 0 };
        weight += if fact.is_labelled() { WITH_NUMBER } else { 0 };
        weight +=
            if facts.get(index + 1).is_some_and(Fact::is_labelled) { BEFORE_NUMBER } else { 0 };
        let look = looks::look(&fact.rest);
        weight += if look.caps { CAPITALS } else { 0 };
        weight += if look.caps || look.title_case { SET_AS_TITLE } else { 0 };
        weight += if fact.rest.is_ascii() && !look.caps && !look.title_case { MOTTO } else { 0 };
        weight += if index == 0 { FIRST } else { 0 };
        weight += if Some(fact.line) == named { NAMED } else { 0 };
        weight += if is_body(&fact.rest) && !periodical { ORGANISATION } else { 0 };
        let address = is_address(fact.text)
            || labelled_publisher(fact.text).is_some()
            || super::byline::is_byline(fact.text)
            || mail_header::is_field(fact.text);
        let sentence = super::page::is_sentence_like(&fact.rest)
            || fact.rest.len() > 120
            || fact.rest.starts_with(char::is_lowercase);
        weight + if fact.rest.is_empty() || address || sentence { NO_TITLE } else { 0 }
    };
    let best = (0..facts.len())
        .map(|index| (weigh(index), index))
        .max_by_key(|&(weight, index)| (weight, std::cmp::Reverse(index)));
    let known = best.is_some_and(|(_, index)| is_periodical(&facts[index].rest));
    let (_, index) =
        best.filter(|&(weight, _)| weight >= TITLE || (weight >= FIRST && certain_limit))?;
    if !(known || labelled || certain_limit || named.is_some()) {
        return None;
    }
    let index = first_of_two(facts, index);
    front.subtitle = subtitle(facts[index].text);
    let mut title = without_joint(&facts[index].rest).to_owned();
    // "NEWSLETTER" alone is the second half of a title set over two lines.
    if index > 0 && title.split_whitespace().count() == 1 && known {
        let above = &facts[index - 1];
        let alike = looks::look(&above.rest).caps == looks::look(&title).caps;
        if alike
            && !above.rest.is_empty()
            && above.line + 1 == facts[index].line
            && !above.is_labelled()
        {
            title = format!("{} {title}", above.rest);
        }
    }
    if front.number.is_none()
        && let Some((name, number)) = numbered_title(&title)
    {
        let start = page.lines[facts[index].line].text_start();
        front.findings.push(Finding {
            code: FindingCode::NumberUnusual,
            details: vec![lines::squeezed(&title), number.to_owned()],
            span: Span::new(start, start + facts[index].text.len()),
        });
        front.number = Some(number.to_owned());
        title = name.to_owned();
    }
    front.publication.title = Some(lines::squeezed(&title));
    Some(index)
}

/// What a line says after a number and a colon or dash: "Harbour Letter No. 12: The storm".
fn subtitle(text: &str) -> Option<String> {
    let end = number::find(text).iter().map(|label| label.range.end).max()?;
    let rest = text[end..].trim_start_matches([' ', '\u{3000}', ')', '）', ']', '】', '》']);
    let name = rest.strip_prefix([':', '：', '-', '–', '—', '|', '｜', '·'])?;
    let name = unbalanced(
        name.trim_matches(|c: char| lines::is_blank(c) || matches!(c, '-' | '—' | '：')),
    );
    let worded = name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (worded && date::find(name).is_none()).then(|| lines::squeezed(name))
}

/// Of a title printed in two scripts, one above the other, the upper one.
fn first_of_two(facts: &[Fact<'_>], index: usize) -> usize {
    let wide =
        |text: &str| text.chars().filter(|&c| lines::is_wide(c)).count() * 2 > text.chars().count();
    let Some(above) = index.checked_sub(1) else { return index };
    let (upper, lower) = (&facts[above], &facts[index]);
    let two = upper.line + 1 == lower.line
        && is_periodical(&upper.rest)
        && is_periodical(&lower.rest)
        && wide(&upper.rest) != wide(&lower.rest);
    if two { above } else { index }
}

/// A title that ends with the issue's number, without label: "Harbour Letter 12". Neither a year nor a day is a number.
pub(super) fn numbered_title(title: &str) -> Option<(&str, &str)> {
    let (name, number) = title.rsplit_once(' ')?;
    let figures =
        (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let year = number.len() == 4 && number::plausible_year(number.parse().ok()?);
    let named = is_periodical(name) || name.split_whitespace().count() >= 3;
    let last = name.rsplit(' ').next().unwrap_or_default();
    let divides = PARTS_OF_TEXTS.contains(&last.to_lowercase().as_str());
    (figures && !year && !date::names_month(last) && !divides && named).then_some((name, number))
}

/// A title without the word that joined it to the date printed after it.
fn without_joint(title: &str) -> &str {
    const JOINTS: [&str; 7] = ["for", "of", "from", "dated", "the", "as", "on"];
    let mut title = title;
    while let Some((head, last)) = title.rsplit_once(' ')
        && JOINTS.contains(&last.to_lowercase().as_str())
    {
        title = head.trim_end();
    }
    title
}

pub(super) fn take_publishers(facts: &[Fact<'_>], title: Option<usize>, front: &mut Front) {
    for (index, fact) in facts.iter().enumerate() {
        if Some(index) == title {
            continue;
        }
        let labelled = labelled_publisher(fact.text).map(str::to_owned);
        let name = match labelled {
            Some(name) => name,
            None if is_body(&fact.rest)
                && !is_periodical(&fact.rest)
                && fact.rest.len() <= 120
                && !stops(fact.text)
                && !is_address(fact.text) =>
            {
                fact.rest.clone()
            }
            None => continue,
        };
        let name = unbalanced(
            name.trim_matches(|c: char| lines::is_blank(c) || matches!(c, '.' | '。' | ',' | '|')),
        )
        .to_owned();
        let name = lines::squeezed(&name);
        if !name.is_empty()
            && !front.publication.publishers.contains(&name)
            && front.publication.title.as_ref() != Some(&name)
        {
            front.publication.publishers.push(name);
        }
    }
}
