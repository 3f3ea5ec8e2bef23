//! The question: which lines are headings, and which of them begin an article?
//!
//! A heading is known by its looks and its place. Each look has a weight; a line whose weights reach `HEADING` may be
//! one. In an issue without contents the strongest look that recurs marks the articles, and weaker ones head their parts.

use super::looks;
use super::markers::{self, Style};
use super::markup::Said;
use super::page::{Kind, Page, stops};
use super::{boilerplate, byline, contents};

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
    /// The format says so; 1 is the highest level.
    Markup(u8),
    /// A rule above and a rule below.
    Boxed,
    /// A double rule below.
    DoubleUnderline,
    /// Marks on both sides: `*** Title ***`.
    Decorated,
    /// A single rule below.
    Underline,
    /// Strong type.
    Strong,
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
/// A name below a salutation, or a last line above a rule.
const SIGNATURE: i32 = -4;
/// What follows begins small: the line is the first half of a sentence.
const GOES_ON: i32 = -5;
/// The look itself.
const fn look_weight(rank: Rank) -> i32 {
    match rank {
        Rank::Markup(_) => HEADING,
        Rank::Boxed | Rank::DoubleUnderline => 6,
        Rank::Decorated | Rank::Underline => 5,
        Rank::Strong | Rank::ChineseNumber => 4,
        Rank::Capitals => 3,
        Rank::RunIn => 6,
        Rank::Numbered => 1,
        Rank::Plain => 0,
    }
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

/// Marked headings from which on the format's word is taken: one may be the title of an issue whose articles are headed
/// by looks.
pub(super) const MARKED: usize = 2;

/// Every line of the page that is a heading by markup, or else looks like one.
pub(super) fn all(page: &Page<'_>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut line = 0;
    let marked = page.markup.headings();
    let counts = |heading: &Heading| match heading.look {
        Rank::Markup(_) => true,
        // A short line or a number is nothing beside the heading that the format marks.
        look => marked == 0 || (marked < MARKED && look <= Rank::Capitals),
    };
    while line < page.len() {
        // Names right below a title are its authors'.
        let signs = |heading: &Heading| {
            byline::is_names(page.text(heading.line))
                && found.last().is_some_and(|above: &Heading| {
                    page.text_from(above.bottom + 1) == Some(heading.line)
                })
        };
        match at(page, line).filter(counts).filter(|heading| !signs(heading)) {
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
    match page.markup.said(line) {
        Said::Heading(_) => return marked(page, line),
        Said::Whole => return None,
        Said::Paragraph | Said::Nothing => {}
    }
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
    if !looks::can_be_title(text) || contents::is_heading(text) {
        return None;
    }
    let end = page.block_end(line);
    let (last, bottom, look) = shape(page, line, end)?;
    let marker = markers::marker(text)
        .map(|marker| marker.style)
        .filter(|style| !matches!(style, Style::Letter(..)));
    let own = looks::look(text);
    let apart = last + 1 == end;
    let mut weight = look_weight(look);
    // A marked line among marked lines is a list item.
    if marker.is_some() && look > Rank::ChineseNumber && in_list(page, line, last) {
        return None;
    }
    weight += if apart { SET_APART } else { 0 };
    weight += if page.blanks_before(line) >= 2 || page.rule_before(line) { WIDE_SPACE } else { 0 };
    weight += if page.lines[line].width <= 72 { SHORT } else { 0 };
    weight += if own.title_case || own.caps || looks::is_wide_title(text) { TITLE_CASE } else { 0 };
    let bare = looks::bare_title(text);
    let stopped =
        bare.ends_with([':', '：', '。', ';']) || (bare.ends_with('.') && !bare.ends_with("..."));
    weight += if stopped { -2 } else { NO_STOP };
    // Who signs stands between a title and its text.
    let follows = page.text_from(bottom + 1).and_then(|next| {
        let signs = byline::is_byline(page.text(next)) || byline::is_names(page.text(next));
        let signed = page.ends_block(next) && signs;
        if signed { page.text_from(next + 1).or(Some(next)) } else { Some(next) }
    });
    weight += match follows {
        Some(next) if page.text(next).starts_with(char::is_lowercase) => GOES_ON,
        Some(next) if page.is_prose(next) => BEFORE_PROSE,
        Some(_) => 0,
        None => -3,
    };
    if look == Rank::Plain {
        weight += plain_doubts(page, line, bottom);
    }
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

/// A heading by markup.
fn marked(page: &Page<'_>, line: usize) -> Option<Heading> {
    let level = page.heading_level(line)?;
    let last = page.markup.piece(line).end - 1;
    let worded = (line..=last).any(|line| page.text(line).contains(char::is_alphanumeric));
    worded.then(|| Heading {
        line,
        last,
        bottom: last,
        look: Rank::Markup(level),
        marker: markers::marker(page.text(line)).map(|marker| marker.style),
        weight: look_weight(Rank::Markup(level)),
        run_in: None,
    })
}

/// What speaks against a line that has nothing but its place: a salutation ends above it, or a part ends below it.
fn plain_doubts(page: &Page<'_>, line: usize, bottom: usize) -> i32 {
    let signed = page.text_before(line).is_some_and(|above| {
        page.text(above).ends_with([',', '，']) && page.lines[above].width <= 40
    });
    let parted = (bottom + 1..page.len())
        .find(|&below| page.kinds[below] != Kind::Blank)
        .is_some_and(|below| page.kinds[below] == Kind::Rule);
    if signed || parted { SIGNATURE } else { 0 }
}

/// Where a heading's title and its rules end, and how it is set.
fn shape(page: &Page<'_>, line: usize, end: usize) -> Option<(usize, usize, Rank)> {
    let ruled = |index: usize| page.kinds.get(index) == Some(&Kind::Rule);
    if line > 0 && ruled(line - 1) && ruled(end) && end - line <= 4 {
        return Some((line, end, Rank::Boxed));
    }
    let own = looks::look(page.text(line));
    if end == line + 1 && is_underlined(page, line) {
        let double = page.text(end).contains(['=', '═', '━', '#']);
        return Some((line, end, if double { Rank::DoubleUnderline } else { Rank::Underline }));
    }
    let rank = if own.decorated {
        Rank::Decorated
    } else if end == line + 1 && page.markup.is_strong(page.span(line)) {
        Rank::Strong
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
        let last = (line..end).take_while(|&l| looks::look(page.text(l)).caps).last()?;
        return (last - line < 3).then_some((last, last, rank));
    }
    if matches!(rank, Rank::Decorated | Rank::ChineseNumber) && page.lines[line].width <= 72 {
        return Some((line, line, rank));
    }
    let pair = end == line + 2
        && own.title_case
        && looks::look(page.text(line + 1)).title_case
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

/// Whether a heading opens a section about the publication itself.
pub(super) fn is_colophon(page: &Page<'_>, heading: &Heading) -> bool {
    boilerplate::is_colophon(looks::bare_title(page.text(heading.line)))
}
