//! What one line of an issue's front says: numbers, dates, bodies, addresses, and what is left when those are cut out.

use std::ops::Range;

use super::date;
use super::looks;
use super::number::{self, Kind as NumberKind, Labelled};
use super::page::Page;
use super::pattern::pattern;
use super::similarity::Key;
use super::statement;
use crate::lines;

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
pattern!(
    ADDRESS,
    r"(?i)https?://|www\.|@[a-z0-9-]+\.|\b(?:editor|editors|tel|fax|phone|e-?mail|telephone|issn|price|circulation)\b\s*(?:in chief)?\s*[:：]|^issn|编辑[:：]|主编[:：]|电话[:：]|地址[:：]"
);

pattern!(SELF, r"(?i)\b(?:this\s+is|welcome\s+to|you\s+are\s+reading)\b|本[期刊]");

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

/// One line of the front with what it labels.
pub(super) struct Fact<'a> {
    pub(super) line: usize,
    pub(super) text: &'a str,
    pub(super) numbers: Vec<Labelled>,
    pub(super) date: Option<date::Printed>,
    /// What is left when numbers and dates are cut out: the first piece with words.
    pub(super) rest: String,
}

impl<'a> Fact<'a> {
    pub(super) fn of(page: &Page<'a>, line: usize) -> Self {
        let text = page.text(line);
        let mut numbers = number::find(text);
        // A line that tells something names no number or date of its own.
        if tells(text) || (statement::is_sentence(text) && !speaks_of_itself(text)) {
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
        let masked = std::str::from_utf8(&masked).unwrap_or_default();
        // A day without a year is the issue's only beside what else names the issue.
        let beside = || {
            let above = line.checked_sub(1).filter(|&above| page.is_text(above));
            !numbers.is_empty()
                || is_periodical(text)
                || above.is_some_and(|above| is_periodical(page.text(above)))
        };
        let date = date::find(masked).or_else(|| date::without_year(masked).filter(|_| beside()));
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

    pub(super) fn is_labelled(&self) -> bool {
        !self.numbers.is_empty() || self.date.is_some()
    }
}

/// Whether a line says the publication's title and at most a number and a date with it.
pub(super) fn is_title_line(text: &str, title: &Key) -> bool {
    let mut cuts = labels(text);
    cuts.extend(date::without_year(text).map(|date| date.range));
    Key::of(&rest(text, cuts)) == *title
}

/// Whether a line says nothing but numbers and dates.
pub(super) fn is_label_line(text: &str) -> bool {
    let cuts = labels(text);
    !cuts.is_empty() && rest(text, cuts).is_empty()
}

fn labels(text: &str) -> Vec<Range<usize>> {
    let date = date::find(text).map(|date| date.range);
    number::find(text).into_iter().map(|labelled| labelled.range).chain(date).collect()
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

/// Whether a sentence is about the issue that it stands in, so that its number or date is the issue's.
fn speaks_of_itself(text: &str) -> bool {
    SELF.is_match(text)
        || PERIODICAL.find_iter(text).any(|word| !word.as_str().starts_with(char::is_lowercase))
}

/// The first piece of a line, outside the cuts, that holds words of its own.
pub(super) fn rest(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|cut| cut.start);
    let mut pieces = Vec::new();
    let mut from = 0;
    for cut in cuts {
        pieces.push(&text[from..cut.start.max(from)]);
        from = cut.end.max(from);
    }
    pieces.push(&text[from..]);
    let clean = |piece: &str| {
        let bare = looks::undecorated(piece).trim_matches(|c: char| {
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

impl Fact<'_> {
    /// A field's value without the numbers and dates in it.
    pub(super) fn value(text: &str) -> String {
        let cuts = number::find(text).into_iter().map(|n| n.range).collect();
        let value = rest(text, cuts);
        if value.is_empty() { text.trim().to_owned() } else { value }
    }
}

pub(super) fn is_body(text: &str) -> bool {
    is_chinese_body(text).unwrap_or_else(|| BODY.is_match(unbalanced(text.trim())))
}

/// Whether a Chinese text ends as the names of bodies do; `None` where the text is not Chinese.
fn is_chinese_body(text: &str) -> Option<bool> {
    let bare = unbalanced(text.trim());
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    (wide * 2 > bare.chars().count()).then(|| {
        (3..=40).contains(&wide)
            && !bare.contains(['，', '。', '：', '、'])
            && CHINESE_BODIES.iter().any(|end| bare.ends_with(end))
    })
}

/// Whether a text holds a word that periodicals call themselves. In Chinese the last word decides: 通讯社 and 杂志社
/// are bodies.
pub(super) fn is_periodical(text: &str) -> bool {
    PERIODICAL.is_match(text) && is_chinese_body(text) != Some(true)
}

/// Whether a line says how to reach the publication or who edits it.
pub(super) fn is_address(text: &str) -> bool {
    ADDRESS.is_match(text)
}

/// The publisher that a line names with a label ("Published by", 主办).
pub(super) fn labelled_publisher(text: &str) -> Option<&str> {
    let captures = PUBLISHED_BY.captures(text)?;
    let names = ["name", "label", "zh", "after"].iter().find_map(|name| captures.name(name));
    names.map(|name| name.as_str())
}
