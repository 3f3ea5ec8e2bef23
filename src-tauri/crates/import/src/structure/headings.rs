//! The question: which lines are headings, and which of them begin an article?
//!
//! A heading is known by its looks and its place. Each look has a weight; a line whose weights reach `HEADING` may be
//! one. In an issue without contents the strongest look that recurs marks the articles, and weaker ones head their parts.

use super::markers::{self, Style};
use super::page::{Kind, Page, is_sentence_like, stops};
use super::{boilerplate, contents};
use super::{byline, date, furniture};
use crate::lines;

/// A line (or a few) that looks like a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// First line, rules above it not counted.
    pub(super) line: usize,
    /// Last line of the title.
    pub(super) last: usize,
    /// Last line that belongs to it: the underline, the bottom of the box.
    pub(super) bottom: usize,
    /// How it is set.
    pub(super) look: Rank,
    /// Its number or bullet.
    pub(super) marker: Option<Style>,
    /// Sum of the weights.
    pub(super) weight: i32,
    /// Bytes of the line's text that are the title, where text runs on after it.
    pub(super) run_in: Option<usize>,
}

/// How a heading is set, the most conspicuous first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rank {
    /// A rule above and a rule below.
    Boxed,
    /// A double rule below.
    DoubleUnderline,
    /// Marks on both sides: `*** Title ***`.
    Decorated,
    /// A single rule below.
    Underline,
    /// Capitals.
    Capitals,
    /// Numbered in the Chinese fashion: 一、
    ChineseNumber,
    /// Numbered.
    Numbered,
    /// Capitals that the text follows on the same line.
    RunIn,
    /// A short line set apart.
    Plain,
}

/// Least weight of a heading.
pub(super) const HEADING: i32 = 6;

/// Blank lines, rules or page ends above and below.
const SET_APART: i32 = 3;
/// Two blank lines or a rule above.
const WIDE_SPACE: i32 = 1;
/// Short as titles are.
const SHORT: i32 = 1;
/// Words begin with capitals, small words aside.
const TITLE_CASE: i32 = 2;
/// No stop at its end; question and exclamation marks are free.
const NO_STOP: i32 = 1;
/// Prose follows.
const BEFORE_PROSE: i32 = 2;
/// What follows begins small: the line is the first half of a sentence.
const GOES_ON: i32 = -5;
/// The look itself.
const fn look_weight(rank: Rank) -> i32 {
    match rank {
        Rank::Boxed | Rank::DoubleUnderline => 6,
        Rank::Decorated | Rank::Underline => 5,
        Rank::ChineseNumber => 4,
        Rank::Capitals => 3,
        Rank::RunIn => 6,
        Rank::Numbered => 1,
        Rank::Plain => 0,
    }
}

/// Looks of a line's own characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Capitals only, at least three.
    pub(super) caps: bool,
    /// Words begin with capitals.
    pub(super) title_case: bool,
    /// Marks on both sides.
    pub(super) decorated: bool,
}

/// Marks that decorate titles on both sides.
const DECORATION: &str = "*=-~_#<>[]【】〖〗|+:•·★☆◆◇●○■□—–─━═^\"“”";

/// A printed title without number, decoration and stray punctuation before it.
pub(super) fn bare_title(text: &str) -> &str {
    let mut text = undecorated(text);
    if let Some(marker) =
        markers::marker(text).filter(|marker| !matches!(marker.style, Style::Letter(..)))
    {
        text = &text[marker.length..];
    }
    // A stray stop before the title is debris of a lost number.
    text.trim_start_matches(|c: char| {
        lines::is_blank(c) || matches!(c, '.' | ',' | ';' | ':' | '、')
    })
    .trim_matches(lines::is_blank)
}

/// A text without the marks around it.
pub(super) fn undecorated(text: &str) -> &str {
    let is_mark = |c: char| {
        lines::is_blank(c)
            || (DECORATION.contains(c)
                && !matches!(c, '[' | ']' | '【' | '】' | '"' | '“' | '”' | ':'))
    };
    let inner = text.trim_matches(is_mark);
    for (open, close) in [('[', ']'), ('【', '】'), ('〖', '〗')] {
        if let Some(inside) = inner.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inside.contains([open, close])
        {
            return inside.trim_matches(is_mark);
        }
    }
    if inner.is_empty() { text } else { inner }
}

/// The looks of a text.
pub(super) fn look(text: &str) -> Look {
    let bare = bare_title(text);
    let letters =
        bare.chars().filter(|c| c.is_alphabetic() && (c.is_uppercase() || c.is_lowercase()));
    let (mut upper, mut lower) = (0usize, 0usize);
    letters.for_each(|c| if c.is_uppercase() { upper += 1 } else { lower += 1 });
    let words = bare.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let (mut big, mut small) = (0usize, 0usize);
    for word in words {
        if word.starts_with(char::is_uppercase) {
            big += 1;
        } else if word.chars().filter(|c| c.is_alphabetic()).count() > 3
            || lines::is_wide(word.chars().next().unwrap_or(' '))
        {
            small += 1;
        }
    }
    let both = |c: Option<char>| {
        c.is_some_and(|c| {
            DECORATION.contains(c) && !matches!(c, '"' | '“' | '”' | '-' | '—' | '–' | ':')
        })
    };
    let decorated = text.chars().count() > bare.chars().count() + 1
        && ((both(text.chars().next()) && both(text.chars().next_back()))
            || (text.starts_with("--") && text.ends_with("--")))
        && markers::marker(text).is_none_or(|m| matches!(m.style, Style::Bullet(_)));
    Look { caps: upper >= 3 && lower == 0, title_case: big >= 1 && small == 0, decorated }
}

/// Whether the line below is a rule of about the text's own width.
pub(super) fn is_underlined(page: &Page<'_>, line: usize) -> bool {
    let Some(Kind::Rule) = page.kinds.get(line + 1) else { return false };
    let (text, rule) = (&page.lines[line], &page.lines[line + 1]);
    let alike = rule.width * 2 >= text.width && rule.width <= text.width + text.width / 2 + 4;
    alike
        && rule.text.chars().all(|c| {
            matches!(c, '-' | '=' | '~' | '^' | '*' | '_' | '—' | '─' | '━' | '═' | '–' | '#' | '+')
        })
}

/// Whether a text can be a title at all.
pub(super) fn can_be_title(text: &str) -> bool {
    let bare = bare_title(text);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    let long = if wide * 2 > bare.chars().count() { wide > 45 } else { bare.len() > 140 };
    let lower_start = bare.starts_with(char::is_lowercase);
    let address = bare.contains('@') && bare.contains('.');
    letters >= 2
        && !long
        && !lower_start
        && !bare.ends_with([',', '，', '、', ';', '；', '-'])
        && !bare.contains("://")
        && !address
        && !bare.starts_with(['>', '(', '（'])
        && !byline::is_byline(text)
        && byline::source(text).is_none()
        && date::alone(text).is_none()
        && !furniture::is_rule(text)
        && !is_sentence_like(bare)
}

/// Every line of the page that looks like a heading.
pub(super) fn all(page: &Page<'_>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut line = 0;
    while line < page.len() {
        match at(page, line) {
            Some(heading) => {
                line = heading.bottom.max(heading.last) + 1;
                found.push(heading);
            }
            None => line += 1,
        }
    }
    found
}

/// The heading that begins on a line, if its weights suffice.
pub(super) fn at(page: &Page<'_>, line: usize) -> Option<Heading> {
    if !page.is_text(line) || !page.starts_block(line) {
        return None;
    }
    let text = page.text(line);
    if let Some(end) = run_in_capitals(text) {
        let weight = look_weight(Rank::RunIn);
        let marker = markers::marker(text).map(|m| m.style);
        return Some(Heading {
            line,
            last: line,
            bottom: line,
            look: Rank::RunIn,
            marker,
            weight,
            run_in: Some(end),
        });
    }
    if !can_be_title(text) || contents::is_heading(text) {
        return None;
    }
    let end = page.block_end(line);
    let (last, bottom, look) = shape(page, line, end)?;
    let marker = markers::marker(text)
        .map(|marker| marker.style)
        .filter(|style| !matches!(style, Style::Letter(..)));
    let own = self::look(text);
    let apart = last + 1 == end;
    let mut weight = look_weight(look);
    // A marked line among marked lines is a list item.
    if marker.is_some() && look > Rank::ChineseNumber && in_list(page, line, last) {
        return None;
    }
    weight += if apart { SET_APART } else { 0 };
    weight += if page.blanks_before(line) >= 2 || page.rule_before(line) { WIDE_SPACE } else { 0 };
    weight += if page.lines[line].width <= 72 { SHORT } else { 0 };
    weight += if own.title_case || own.caps || is_wide_title(text) { TITLE_CASE } else { 0 };
    let bare = bare_title(text);
    let stopped =
        bare.ends_with([':', '：', '。', ';']) || (bare.ends_with('.') && !bare.ends_with("..."));
    weight += if stopped { -2 } else { NO_STOP };
    let follows = page.text_from(bottom + 1);
    weight += match follows {
        Some(next) if page.text(next).starts_with(char::is_lowercase) => GOES_ON,
        Some(next) if page.is_prose(next) => BEFORE_PROSE,
        Some(_) => 0,
        None => -3,
    };
    (weight >= HEADING).then_some(Heading {
        line,
        last,
        bottom,
        look,
        marker,
        weight,
        run_in: None,
    })
}

/// A short Chinese or Japanese line without a stop.
fn is_wide_title(text: &str) -> bool {
    let bare = bare_title(text);
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    wide * 2 > bare.chars().count() && wide <= 40 && !stops(bare)
}

/// Where a heading's title and its rules end, and how it is set.
fn shape(page: &Page<'_>, line: usize, end: usize) -> Option<(usize, usize, Rank)> {
    let ruled = |index: usize| page.kinds.get(index) == Some(&Kind::Rule);
    if line > 0 && ruled(line - 1) && ruled(end) && end - line <= 4 {
        return Some((line, end, Rank::Boxed));
    }
    let own = look(page.text(line));
    if end == line + 1 && is_underlined(page, line) {
        let double = page.text(end).contains(['=', '═', '━', '#']);
        return Some((line, end, if double { Rank::DoubleUnderline } else { Rank::Underline }));
    }
    let rank = if own.decorated {
        Rank::Decorated
    } else if own.caps {
        Rank::Capitals
    } else {
        match markers::marker(page.text(line)).map(|marker| marker.style) {
            Some(Style::Chinese(_)) => Rank::ChineseNumber,
            Some(Style::Digits(_) | Style::Roman(..) | Style::Dotted(_)) => Rank::Numbered,
            _ => Rank::Plain,
        }
    };
    if end == line + 1 {
        return Some((line, line, rank));
    }
    // Capitals wrapped over lines that stand alone, or glued to the text they head.
    if rank == Rank::Capitals {
        let last = (line..end).take_while(|&l| look(page.text(l)).caps).last()?;
        return (last - line < 3).then_some((last, last, rank));
    }
    if matches!(rank, Rank::Decorated | Rank::ChineseNumber) && page.lines[line].width <= 72 {
        return Some((line, line, rank));
    }
    let pair = end == line + 2
        && own.title_case
        && look(page.text(line + 1)).title_case
        && !stops(page.text(line + 1));
    pair.then_some((line + 1, line + 1, rank))
}

/// Whether a marked line has a neighbour in the same series with nothing between them.
fn in_list(page: &Page<'_>, line: usize, last: usize) -> bool {
    let Some(marker) = markers::marker(page.text(line)) else { return false };
    let same = |other: Option<usize>| {
        other
            .and_then(|other| markers::marker(page.text(other)))
            .is_some_and(|other| other.style == marker.style)
    };
    same(page.text_before(line)) || same(page.text_from(last + 1))
}

/// Where a title in capitals ends that the text follows on the same line: `02. THE LAMP.  It was lit`.
fn run_in_capitals(text: &str) -> Option<usize> {
    let start = markers::marker(text).map_or(0, |marker| marker.length);
    let rest = &text[start..];
    let end = rest.find(['.', ':', '—', '–'])?;
    let (title, after) = rest.split_at(end);
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let caps = letters >= 5
        && title.chars().all(|c| !c.is_lowercase())
        && title.len() <= 80
        && title.contains(' ');
    let stop = after.chars().next()?;
    let body = after[stop.len_utf8()..].trim_start();
    let prose = body.chars().next().is_some_and(char::is_uppercase)
        && body.chars().nth(1).is_some_and(|c| c.is_lowercase() || c == ' ')
        && body.len() >= 20;
    (caps && prose).then_some(start + end + if stop == '.' || stop == ':' { 1 } else { 0 })
}

/// Which headings begin articles in an issue without contents: the most conspicuous look that recurs, and those
/// more conspicuous. A single heading begins the only article.
pub(super) fn article_rank(headings: &[Heading]) -> Option<Rank> {
    let mut ranks: Vec<Rank> = headings.iter().map(|heading| heading.look).collect();
    ranks.sort_unstable();
    ranks.get(1).or(ranks.first()).copied()
}

/// Whether a heading opens a section about the publication itself.
pub(super) fn is_colophon(page: &Page<'_>, heading: &Heading) -> bool {
    boilerplate::is_colophon(bare_title(page.text(heading.line)))
}
