//! The question: what does the issue print about its publication, its number and its date?
//!
//! Only the front is asked, the short lines before any running text, so that nothing a report tells (a date, a number,
//! a ministry) becomes the issue's own. What is printed is kept as printed; contradictions are reported, not resolved.

use std::ops::Range;

use flyleaf_model::{Finding, FindingCode, Masthead, Span};

use super::date;
use super::headings::{self, Heading, Rank};
use super::number::{self, Kind as NumberKind, Labelled};
use super::page::{Kind, Page, stops};
use super::pattern::pattern;
use crate::lines;

/// What the front of the issue says.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) publication: Masthead,
    pub(super) number: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) date: Option<String>,
    pub(super) date_printed: Option<String>,
    /// Lines of the masthead; empty where there is none.
    pub(super) lines: Range<usize>,
    pub(super) findings: Vec<Finding>,
}

/// Text lines that a masthead may take.
const MOST_LINES: usize = 40;
/// How far a masthead may stand below what was put before it.
const FARTHEST: usize = 120;

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
/// The first line of the front.
const FIRST: i32 = 1;
/// A body that publishes rather than a publication.
const ORGANISATION: i32 = -3;
/// A sentence, an address, a person.
const NO_TITLE: i32 = -8;
/// Least weight of a title.
const TITLE: i32 = 4;

pattern!(
    PERIODICAL,
    r"(?ix)\b(?:news|newsletters?|bulletin|gazette|journal|digest|review|times|weekly|monthly|quarterly|fortnightly|daily|magazine|chronicle|herald|courier|observer|tribune|register|record|messenger|zine|circular|dispatch|update|letter|notes|papers|newspaper|annals|proceedings|almanac|reporter|intelligencer|examiner|mercury|post|press\s+review)\b
      |通讯|通訊|简报|簡報|快报|快報|周刊|週刊|月刊|季刊|双月刊|旬刊|年刊|半月刊|通报|通報|会刊|會刊|院刊|社刊|学报|學報|杂志|雜誌|周报|週報|月报|月報|日报|日報|晨报|晚报|时报|参考|动态|動態|文摘|导报|画报|通信|だより|ニュース|月报|公报|快讯|新闻稿|专刊|内刊|小报"
);
pattern!(
    BODY,
    r"(?ix)\b(?:ministry|department|society|association|institute|institution|university|college|committee|council|commission|office|embassy|consulate|academy|foundation|federation|union|club|press|publishers?|publishing|company|corporation|inc\.|ltd\.?|bureau|agency|board|centre|center|museum|library|school|church|parish|trust|league|guild|group|team)\b"
);
pattern!(
    PUBLISHED_BY,
    r"(?i)^(?:published|issued|edited and published|produced|compiled|prepared|presented|distributed)\s+(?:\w+\s+){0,3}?by\s*:?\s*(?P<name>.+)$|^(?:publisher|publishers)\s*[:：]\s*(?P<label>.+)$|^(?:主办(?:单位)?|主辦|主管(?:单位)?|编辑出版|编印|编辑部|出版(?:者|单位)?|印发|编发|承办(?:单位)?|发行|發行|編輯)\s*[:：/／]?\s*(?P<zh>.+)$|^(?P<after>.{2,30}?)\s*(?:主办|主辦|编印|編印|编|主编|发行|出版)$"
);
pattern!(FIELD, r"(?i)^(?P<name>title|publication|name|刊名|名称)\s*[:：]\s*(?P<value>.+)$");
pattern!(
    ADDRESS,
    r"(?i)https?://|www\.|@[a-z0-9-]+\.|\b(?:editor|editors|tel|fax|phone|e-?mail|telephone|issn|price|circulation)\b\s*(?:in chief)?\s*[:：]|^issn|编辑[:：]|主编[:：]|电话[:：]|地址[:：]"
);

/// Endings of the names of Chinese bodies.
const CHINESE_BODIES: &[&str] = &[
    "部",
    "局",
    "院",
    "所",
    "会",
    "會",
    "社",
    "处",
    "處",
    "馆",
    "館",
    "司",
    "中心",
    "公司",
    "大学",
    "大學",
    "办公室",
    "辦公室",
    "集团",
    "政府",
    "学校",
    "協会",
    "团",
    "室",
];

/// Where the front ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    /// The first line that is not the front's.
    pub(super) line: usize,
    /// Whether the contents or a heading that they name begin there.
    pub(super) certain: bool,
}

/// The first conspicuous heading below the first number or date that says nothing about the publication itself: without
/// contents, that is where articles begin. The number of lines where there is none.
pub(super) fn first_article(page: &Page<'_>, candidates: &[Heading]) -> usize {
    let front = zone(page, page.len());
    let labelled = front
        .clone()
        .filter(|&line| page.is_text(line))
        .find(|&line| Fact::of(page, line).is_labelled());
    let Some(labelled) = labelled else { return page.len() };
    let speaks = |line: usize| {
        let text = page.text(line);
        PERIODICAL.is_match(text) || is_body(text) || Fact::of(page, line).is_labelled()
    };
    let conspicuous = candidates.iter().filter(|heading| {
        heading.line > labelled && heading.look <= Rank::RunIn && heading.look != Rank::Numbered
    });
    let found = conspicuous
        .take_while(|heading| heading.line < front.end)
        .find(|heading| !(heading.line..=heading.last).any(speaks));
    found.map_or(page.len(), |heading| heading.line)
}

/// Reads the front of the issue.
pub(super) fn read(page: &Page<'_>, limit: Limit) -> Front {
    let Limit { line: limit, certain: certain_limit } = limit;
    let zone = zone(page, limit);
    let facts: Vec<Fact<'_>> =
        zone.filter(|&line| page.is_text(line)).map(|line| Fact::of(page, line)).collect();
    let mut front = Front::default();
    take_numbers(page, &facts, &mut front);
    take_date(page, &facts, &mut front);
    let title = take_title(&facts, certain_limit, &mut front);
    take_publishers(&facts, title, &mut front);
    front.lines = extent(page, &facts, title, limit, certain_limit);
    front
}

/// One line of the front with what it labels.
struct Fact<'a> {
    line: usize,
    text: &'a str,
    numbers: Vec<Labelled>,
    date: Option<date::Printed>,
    /// What is left when numbers and dates are cut out: the first piece with words.
    rest: String,
}

impl<'a> Fact<'a> {
    fn of(page: &Page<'a>, line: usize) -> Self {
        let text = page.text(line);
        let mut numbers = number::find(text);
        // A line that tells something names no number or date of its own.
        if tells(text) {
            return Self {
                line,
                text,
                numbers: Vec::new(),
                date: None,
                rest: rest(text, Vec::new()),
            };
        }
        // "No. 7 March 2026" is number 7 of March, not the seventh.
        let mut masked = text.as_bytes().to_vec();
        for labelled in numbers.iter().filter(|labelled| labelled.kind != NumberKind::Year) {
            masked[labelled.range.clone()].fill(b'|');
        }
        let date = std::str::from_utf8(&masked).ok().and_then(date::find);
        if let Some(date) = &date {
            numbers.retain(|labelled| {
                labelled.range.end <= date.range.start || date.range.end <= labelled.range.start
            });
        }
        // A year alone, without a number, is no label.
        let cuts = numbers
            .iter()
            .map(|n| n.range.clone())
            .chain(date.iter().map(|d| d.range.clone()))
            .collect();
        Self { line, text, rest: rest(text, cuts), numbers, date }
    }

    fn is_labelled(&self) -> bool {
        !self.numbers.is_empty() || self.date.is_some()
    }
}

/// Whether a line reads as part of a report rather than of a masthead: many words, most of them small, and no word that
/// periodicals call themselves.
fn tells(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    let wide = text.chars().filter(|&c| lines::is_wide(c)).count();
    let sentence =
        small >= 5 && small * 2 > words().count() || (wide >= 24 && text.contains(['，', '。']));
    sentence && !PERIODICAL.is_match(text)
}

/// The first piece of a line, outside the cuts, that holds words of its own.
fn rest(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|cut| cut.start);
    let mut pieces = Vec::new();
    let mut from = 0;
    for cut in cuts {
        pieces.push(&text[from..cut.start.max(from)]);
        from = cut.end.max(from);
    }
    pieces.push(&text[from..]);
    let clean = |piece: &str| {
        let bare = headings::undecorated(piece).trim_matches(|c: char| {
            lines::is_blank(c)
                || matches!(
                    c,
                    ',' | ';'
                        | ':'
                        | '-'
                        | '–'
                        | '—'
                        | '|'
                        | '/'
                        | '·'
                        | '•'
                        | '，'
                        | '：'
                        | '；'
                        | '、'
                        | '。'
                        | '*'
                        | '_'
                )
        });
        unbalanced(bare).to_owned()
    };
    let labels = [
        "date",
        "dated",
        "issued",
        "published",
        "number",
        "issue",
        "日期",
        "出版日期",
        "总",
        "of",
        "for",
        "第",
        "期",
    ];
    pieces
        .into_iter()
        .map(clean)
        .find(|piece| {
            piece.chars().filter(|c| c.is_alphabetic()).count() >= 2
                && !labels.contains(&piece.to_lowercase().as_str())
        })
        .unwrap_or_default()
}

/// A text without a bracket at its edges that lost its other half.
pub(super) fn unbalanced(text: &str) -> &str {
    let mut text = text;
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')] {
        if text.ends_with(open) || (text.ends_with(close) && !text.contains(open)) {
            text =
                text[..text.len() - text.chars().next_back().map_or(0, char::len_utf8)].trim_end();
        }
        if text.starts_with(close) || (text.starts_with(open) && !text.contains(close)) {
            text = text[text.chars().next().map_or(0, char::len_utf8)..].trim_start();
        }
    }
    text
}

/// The lines that may be the masthead: from the first text line to the first running text.
fn zone(page: &Page<'_>, limit: usize) -> Range<usize> {
    let Some(first) = page.text_from(0).filter(|&first| first < limit) else { return 0..0 };
    let start =
        if page.is_prose(first) { below_preface(page, limit).unwrap_or(first) } else { first };
    let (mut end, mut texts) = (start, 0);
    while end < limit && texts < MOST_LINES {
        if page.is_text(end) {
            if page.starts_block(end)
                && page.is_prose(end)
                && (end > start || !Fact::of(page, end).is_labelled())
            {
                break;
            }
            texts += 1;
        }
        end += 1;
    }
    start..end
}

/// A masthead below an advertisement or an apology: a short line that names a periodical, with a number or date at hand.
fn below_preface(page: &Page<'_>, limit: usize) -> Option<usize> {
    let short =
        |line: usize| page.is_text(line) && page.lines[line].width <= 90 && !page.is_prose(line);
    (0..limit.min(FARTHEST)).filter(|&line| short(line) && page.starts_block(line)).find(|&line| {
        let labelled = |l: usize| short(l) && Fact::of(page, l).is_labelled();
        PERIODICAL.is_match(page.text(line))
            && (labelled(line) || page.text_from(line + 1).is_some_and(labelled))
            && !page.text(line).contains(['@', '>'])
            && !stops(page.text(line))
    })
}

fn take_numbers(page: &Page<'_>, facts: &[Fact<'_>], front: &mut Front) {
    let all =
        || facts.iter().flat_map(|fact| fact.numbers.iter().map(move |labelled| (fact, labelled)));
    let number = all()
        .filter(|(_, l)| matches!(l.kind, NumberKind::Number | NumberKind::Running))
        .min_by_key(|(f, l)| (l.kind, f.line));
    let span = |fact: &Fact<'_>, labelled: &Labelled| {
        let start = page.lines[fact.line].text_start();
        Span::new(start + labelled.range.start, start + labelled.range.end)
    };
    if let Some((fact, labelled)) = number {
        front.number = Some(labelled.value.clone());
        if labelled.unusual {
            let printed = fact.text[labelled.range.clone()].to_owned();
            front.findings.push(Finding {
                code: FindingCode::NumberUnusual,
                details: vec![printed, labelled.value.clone()],
                span: span(fact, labelled),
            });
        }
    }
    front.volume = all().find(|(_, l)| l.kind == NumberKind::Volume).map(|(_, l)| l.value.clone());
    front.year =
        all().find(|(_, l)| l.kind == NumberKind::Year).and_then(|(_, l)| l.value.parse().ok());
    for kind in [NumberKind::Number, NumberKind::Volume] {
        let kept = if kind == NumberKind::Number { &front.number } else { &front.volume };
        let Some(kept) = kept.clone() else { continue };
        for (fact, other) in all().filter(|(_, l)| l.kind == kind && l.value != kept) {
            front.findings.push(Finding {
                code: FindingCode::MastheadContradicts,
                details: vec![kept.clone(), other.value.clone()],
                span: span(fact, other),
            });
        }
    }
}

fn take_date(page: &Page<'_>, facts: &[Fact<'_>], front: &mut Front) {
    let mut dates = facts.iter().filter_map(|fact| fact.date.as_ref().map(|date| (fact, date)));
    let Some((fact, date)) = dates.next() else { return };
    let printed = fact.text[date.range.clone()].to_owned();
    let start = page.lines[fact.line].text_start();
    let span = Span::new(start + date.range.start, start + date.range.end);
    front.date.clone_from(&date.iso);
    if date.iso.is_none() {
        front.findings.push(Finding {
            code: FindingCode::DateUncertain,
            details: vec![printed.clone()],
            span,
        });
    }
    for (other_fact, other) in dates {
        if other.iso.is_some() && date.iso.is_some() && other.iso != date.iso {
            let at = page.lines[other_fact.line].text_start();
            let details = vec![printed.clone(), other_fact.text[other.range.clone()].to_owned()];
            let span = Span::new(at + other.range.start, at + other.range.end);
            front.findings.push(Finding { code: FindingCode::MastheadContradicts, details, span });
        }
    }
    front.date_printed = Some(printed);
    // The year that stands with the number is the issue's; else the date's.
    front.year = front.year.or(date.year);
}

/// Picks the title; gives the index of its fact.
fn take_title(facts: &[Fact<'_>], certain_limit: bool, front: &mut Front) -> Option<usize> {
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
        let periodical = PERIODICAL.is_match(&fact.rest);
        let mut weight = if periodical { PERIODICAL_WORD } else { 0 };
        weight += if fact.is_labelled() { WITH_NUMBER } else { 0 };
        weight +=
            if facts.get(index + 1).is_some_and(Fact::is_labelled) { BEFORE_NUMBER } else { 0 };
        let look = headings::look(&fact.rest);
        weight += if look.caps { CAPITALS } else { 0 };
        weight += if look.caps || look.title_case { SET_AS_TITLE } else { 0 };
        weight += if fact.rest.is_ascii() && !look.caps && !look.title_case { MOTTO } else { 0 };
        weight += if index == 0 { FIRST } else { 0 };
        weight += if is_body(&fact.rest) && !periodical { ORGANISATION } else { 0 };
        let address = ADDRESS.is_match(fact.text)
            || PUBLISHED_BY.is_match(fact.text)
            || super::byline::is_byline(fact.text);
        let sentence = super::page::is_sentence_like(&fact.rest)
            || fact.rest.len() > 120
            || fact.rest.starts_with(char::is_lowercase);
        weight + if fact.rest.is_empty() || address || sentence { NO_TITLE } else { 0 }
    };
    let best = (0..facts.len())
        .map(|index| (weigh(index), index))
        .max_by_key(|&(weight, index)| (weight, std::cmp::Reverse(index)));
    let known = best.is_some_and(|(_, index)| PERIODICAL.is_match(&facts[index].rest));
    let (_, index) =
        best.filter(|&(weight, _)| weight >= TITLE || (weight >= FIRST && certain_limit))?;
    if !(known || labelled || certain_limit) {
        return None;
    }
    let mut title = without_joint(&facts[index].rest).to_owned();
    // "NEWSLETTER" alone is the second half of a title set over two lines.
    if index > 0 && title.split_whitespace().count() == 1 && known {
        let above = &facts[index - 1];
        let alike = headings::look(&above.rest).caps == headings::look(&title).caps;
        if alike
            && !above.rest.is_empty()
            && above.line + 1 == facts[index].line
            && !above.is_labelled()
        {
            title = format!("{} {title}", above.rest);
        }
    }
    front.publication.title = Some(title);
    Some(index)
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

impl Fact<'_> {
    /// A field's value without the numbers and dates in it.
    fn value(text: &str) -> String {
        let cuts = number::find(text).into_iter().map(|n| n.range).collect();
        let value = rest(text, cuts);
        if value.is_empty() { text.trim().to_owned() } else { value }
    }
}

fn take_publishers(facts: &[Fact<'_>], title: Option<usize>, front: &mut Front) {
    for (index, fact) in facts.iter().enumerate() {
        if Some(index) == title {
            continue;
        }
        let labelled = PUBLISHED_BY.captures(fact.text).and_then(|captures| {
            ["name", "label", "zh", "after"]
                .iter()
                .find_map(|name| captures.name(name))
                .map(|m| m.as_str().to_owned())
        });
        let name = match labelled {
            Some(name) => name,
            None if is_body(&fact.rest)
                && !PERIODICAL.is_match(&fact.rest)
                && fact.rest.len() <= 120
                && !stops(fact.text)
                && !ADDRESS.is_match(fact.text) =>
            {
                fact.rest.clone()
            }
            None => continue,
        };
        let name = unbalanced(
            name.trim_matches(|c: char| lines::is_blank(c) || matches!(c, '.' | '。' | ',' | '|')),
        )
        .to_owned();
        if !name.is_empty()
            && !front.publication.publishers.contains(&name)
            && front.publication.title.as_ref() != Some(&name)
        {
            front.publication.publishers.push(name);
        }
    }
}

fn is_body(text: &str) -> bool {
    let bare = unbalanced(text.trim());
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    if wide * 2 > bare.chars().count() {
        return (3..=40).contains(&wide)
            && !bare.contains(['，', '。', '：', '、'])
            && CHINESE_BODIES.iter().any(|end| bare.ends_with(end));
    }
    BODY.is_match(bare)
}

/// The lines that the masthead takes: from its first line to the last that says something about the publication.
fn extent(
    page: &Page<'_>,
    facts: &[Fact<'_>],
    title: Option<usize>,
    limit: usize,
    certain_limit: bool,
) -> Range<usize> {
    let telling = |(index, fact): &(usize, &Fact<'_>)| {
        Some(*index) == title
            || fact.is_labelled()
            || is_body(&fact.rest) && !super::page::is_sentence_like(fact.text)
            || PUBLISHED_BY.is_match(fact.text)
            || ADDRESS.is_match(fact.text)
    };
    let known = title.is_some() || facts.iter().any(Fact::is_labelled);
    let last =
        facts.iter().enumerate().filter(telling).map(|(_, fact)| fact.line).max().filter(|_| known);
    let (Some(first), Some(last)) = (facts.first().map(|fact| fact.line), last) else {
        return 0..0;
    };
    // What is glued to the last telling line (a motto) belongs to the masthead; so does all that stands before the
    // contents when nothing of it is running text.
    let mut end = last + 1;
    while end < limit && page.is_text(end) && !page.is_prose(end) {
        end += 1;
    }
    if certain_limit
        && facts
            .last()
            .is_some_and(|fact| page.text_from(fact.line + 1).is_none_or(|next| next >= limit))
    {
        end = limit;
        while end > last + 1 && page.kinds[end - 1] == Kind::Blank {
            end -= 1;
        }
    }
    first..end
}
