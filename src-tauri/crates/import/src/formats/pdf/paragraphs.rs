//! The question: where does a paragraph end?
//!
//! Lines of one column follow each other; a paragraph ends where the look changes, where more white stands than between
//! lines, where a line is indented or marked as an item, and behind a line that is short although the next word would
//! have stood on it. A short line inside a paragraph is a line that somebody ended, and stays one.

use super::rows::Stretch;
use super::setting::{Line, Setting};
use super::tables;

/// More than this many times the usual distance is a space between paragraphs.
const SPACED: f32 = 1.22;
/// How far a first line is set in, in ems.
const INDENT: f32 = 0.7;
/// Sizes that differ by less than this share are one.
const SAME_SIZE: f32 = 0.06;

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passage {
    /// What they are.
    pub(super) kind: Kind,
    /// Its lines, each with how it goes on in the next.
    pub(super) lines: Vec<(Line, Join)>,
    /// The page it begins on, from 0.
    pub(super) page: usize,
    /// Whether its first line is set in.
    pub(super) indented: bool,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text, or a heading.
    Text,
    /// Cells in rows.
    Table,
    /// Furniture of the page.
    Furniture,
    /// The photograph of this number on the page.
    Photograph(usize),
}

/// How a line goes on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// The page was not wide enough.
    Wrapped,
    /// Somebody ended it.
    Ended,
}

impl Passage {
    /// A passage of one kind on a page.
    pub(super) fn new(kind: Kind, page: usize, lines: Vec<Line>) -> Self {
        let lines = lines.into_iter().map(|line| (line, Join::Ended)).collect();
        Self { kind, lines, page, indented: false }
    }

    /// Its first line.
    pub(super) fn first(&self) -> Option<&Line> {
        self.lines.first().map(|line| &line.0)
    }

    /// Its last line.
    pub(super) fn last(&self) -> Option<&Line> {
        self.lines.last().map(|line| &line.0)
    }

    /// What it says, line by line.
    pub(super) fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| line.0.text()).collect();
        lines.join("\n")
    }
}

/// The passages of a column.
pub(super) fn passages(column: Vec<Line>, page: usize, setting: &Setting) -> Vec<Passage> {
    let left = column.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
    let tables = tables::ranges(&column);
    let mut passages: Vec<Passage> = Vec::new();
    let mut lines: Vec<(Line, Join)> = Vec::new();
    let mut indented = false;
    for (index, line) in column.into_iter().enumerate() {
        let table = tables.iter().find(|range| range.contains(&index));
        if let Some(range) = table {
            if index == range.start {
                end(&mut lines, indented, page, &mut passages);
                passages.push(Passage::new(Kind::Table, page, Vec::new()));
            }
            if let Some(passage) = passages.last_mut() {
                passage.lines.push((line, Join::Ended));
            }
            continue;
        }
        match step(&lines, &line, setting) {
            Step::New => {
                end(&mut lines, indented, page, &mut passages);
                indented = line.start - left > INDENT * line.size;
            }
            Step::On(join) => {
                if let Some(last) = lines.last_mut() {
                    last.1 = join;
                }
            }
        }
        lines.push((line, Join::Ended));
    }
    end(&mut lines, indented, page, &mut passages);
    passages
}

fn end(lines: &mut Vec<(Line, Join)>, indented: bool, page: usize, passages: &mut Vec<Passage>) {
    if !lines.is_empty() {
        let lines = std::mem::take(lines);
        passages.push(Passage { kind: Kind::Text, lines, page, indented });
    }
}

/// What a line is to those before it.
enum Step {
    /// The first of a new passage.
    New,
    /// The next of the same.
    On(Join),
}

fn step(before: &[(Line, Join)], line: &Line, setting: &Setting) -> Step {
    let Some((last, _)) = before.last() else { return Step::New };
    let em = last.size.max(line.size);
    let distance = line.base - last.base;
    let looks_alike = (last.size - line.size).abs() <= SAME_SIZE * em
        && (last.bold == line.bold || !(last.bold && is_whole(last, before)));
    if !looks_alike || distance > SPACED * setting.leading * em || distance < 0.0 {
        return Step::New;
    }
    let short = last.is_short_before(line);
    if let Some(marker) = marker(line)
        && (short
            || marker == Marker::Bullet
            || before.first().is_some_and(|first| self::marker(&first.0).is_some())
            || ends_sentence(last))
    {
        return Step::New;
    }
    // A first line is set in from the lines before it, or from the margin that they keep to.
    let margin = before[usize::from(before.len() > 1)..].iter().map(|line| line.0.start);
    let margin = margin.fold(f32::INFINITY, f32::min);
    let indent = line.start - margin;
    if indent > INDENT * em
        && indent < 6.0 * em
        && (before.len() > 1 || !is_marked(before))
        && !is_centred(line, last)
    {
        return Step::New;
    }
    // Behind lines that hang under an item's mark, one at the margin is a new item.
    if before.len() > 1 && line.start < last.start - INDENT * em && !is_centred(line, last) {
        return Step::New;
    }
    match short {
        false => Step::On(Join::Wrapped),
        true if ends_sentence(last) && before.iter().any(|line| line.1 == Join::Wrapped) => {
            Step::New
        }
        true => Step::On(Join::Ended),
    }
}

/// Whether a line makes a passage of its own so far: a bold line in running text is none.
fn is_whole(last: &Line, before: &[(Line, Join)]) -> bool {
    before.iter().all(|line| line.0.bold == last.bold)
}

fn is_marked(before: &[(Line, Join)]) -> bool {
    before.first().is_some_and(|first| marker(&first.0).is_some())
}

/// Whether two lines are set around one middle.
fn is_centred(line: &Line, last: &Line) -> bool {
    let middle = |line: &Line| f32::midpoint(line.start, line.end);
    (middle(line) - middle(last)).abs() < line.size * 0.5
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &Line) -> bool {
    let text = line.cells.last().map(Stretch::text).unwrap_or_default();
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', '」', '』', '）', ']']);
    text.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';'])
}

/// The mark of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign that only items begin with.
    Bullet,
    /// A number or a letter with a stop or a bracket.
    Number,
}

/// The mark that a line begins with.
pub(super) fn marker(line: &Line) -> Option<Marker> {
    let text = line.cells.first()?.text();
    let token = text.split([' ', '\u{3000}']).next().unwrap_or_default();
    let mut characters = token.chars();
    match characters.next()? {
        '•' | '●' | '○' | '◦' | '▪' | '■' | '□' | '◆' | '‣' | '⁃' | '·' | '➢' | '✓' | '►' =>
        {
            return Some(Marker::Bullet);
        }
        '*' | '-' | '–' | '—' if token.chars().count() == 1 => return Some(Marker::Bullet),
        _ => {}
    }
    let opened = token.starts_with(['(', '（', '[']);
    let bare = token.trim_start_matches(['(', '（', '[']);
    let stop = bare.find(['.', ')', '、', '）', ']', '．'])?;
    let label = &bare[..stop];
    let closes = bare[stop..].starts_with([')', '）', ']']);
    let rest = bare[stop..].chars().nth(1);
    // A number goes on behind a stop, as in 2.5; a full stop of wide scripts ends it whatever follows.
    let ends = rest.is_none()
        || bare[stop..].starts_with(['、', '）', '．'])
        || crate::lines::is_wide(rest?);
    let number = label.chars().all(|c| c.is_ascii_digit()) && (1..=3).contains(&label.len())
        || (label.chars().count() <= 3
            && !label.is_empty()
            && label.chars().all(|c| "一二三四五六七八九十".contains(c)));
    let letter =
        label.len() == 1 && label.chars().all(|c| c.is_ascii_alphabetic()) && (opened || closes);
    (ends && (number || letter)).then_some(Marker::Number)
}
