//! How the document is set: what its running text looks like, how far its lines stand apart, how wide its columns are.

use std::collections::BTreeMap;

use super::columns::Column;
use super::fonts::Looks;
use super::rows::Stretch;
use super::words::Word;

/// The gap up to which two stretches of one row are parts of one line, in ems; wider ones part cells.
const SAME_LINE: f32 = 1.6;
/// Lines from which a column says itself how wide it is.
const LEAST_LINES: usize = 4;
/// How far under the widest line others must end, in ems, for it to be no exception.
const RAGGED: f32 = 6.0;
/// One line in so many ends at the right edge where lines are justified.
const JUSTIFIED: usize = 3;
/// How far lines that end at one edge may differ, in ems.
const FLUSH: f32 = 0.1;
/// Lines that leave more of the room free than this fill no column.
const SHORT: f32 = 0.6;
/// Points that the left edges of like columns may differ.
const SAME_EDGE: f32 = 4.0;

/// A line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What stands in it, from the left; more than one where wide gaps part them.
    pub(super) cells: Vec<Stretch>,
    /// Where it begins.
    pub(super) start: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its base line, downwards.
    pub(super) base: f32,
    /// The size that most of it is set in.
    pub(super) size: f32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// The right edge of the column it stands in.
    pub(super) right: f32,
}

impl Line {
    /// Its words, from the left.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.cells.iter().flat_map(|cell| &cell.words)
    }

    /// What it says, cells parted by a space.
    pub(super) fn text(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(Stretch::text).collect();
        cells.join(" ")
    }

    /// How wide its first word is: what must fit at the end of the line before.
    pub(super) fn first_word(&self) -> f32 {
        let mut end = self.start;
        let mut last: Option<&Word> = None;
        for word in self.words() {
            if last.is_some_and(|last| last.parted_from(word)) {
                break;
            }
            if word.text.chars().next().is_some_and(crate::lines::is_wide) {
                // A line may end behind each character, and before most.
                end = end.max(word.start + 2.0 * word.size);
                break;
            }
            end = word.end;
            last = Some(word);
        }
        end - self.start
    }

    /// Whether the first word of the next line would have stood at its end: somebody ended it on purpose.
    pub(super) fn is_short_before(&self, next: &Self) -> bool {
        self.right - self.end > next.first_word() + self.size * 0.6
    }
}

/// Measures of the whole document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// The size of its running text.
    pub(super) size: f32,
    /// Whether its running text is bold.
    pub(super) bold: bool,
    /// Whether its running text is set in letters of one width.
    pub(super) fixed: bool,
    /// How far its lines stand apart, in sizes.
    pub(super) leading: f32,
}

/// A column's lines, with its edges.
pub(super) fn lines(column: Column, looks: &Looks) -> Vec<Line> {
    let mut lines: Vec<Line> = column
        .rows
        .into_iter()
        .map(|row| {
            let cells = cells(row);
            let whole = cells.iter().max_by_key(|cell| cell.words.len());
            let (base, size) = whole.map_or((0.0, 0.0), |cell| (cell.base, cell.size));
            let mut words = cells.iter().flat_map(|cell| &cell.words).peekable();
            Line {
                bold: words.peek().is_some() && words.all(|word| looks.look(word.look).bold),
                start: cells.first().map_or(0.0, |cell| cell.start),
                end: cells.last().map_or(0.0, |cell| cell.end),
                base,
                size,
                right: 0.0,
                cells,
            }
        })
        .collect();
    let right = column.across.unwrap_or_else(|| right_edge(&lines));
    lines.iter_mut().for_each(|line| line.right = right.max(line.end));
    lines
}

/// Puts stretches of a row together that only a wide space parts.
fn cells(row: Vec<Stretch>) -> Vec<Stretch> {
    let mut cells: Vec<Stretch> = Vec::with_capacity(row.len());
    for stretch in row {
        match cells.last_mut() {
            Some(cell) if stretch.start - cell.end < SAME_LINE * cell.size.max(stretch.size) => {
                let mut words = std::mem::take(&mut cell.words);
                words.extend(stretch.words);
                *cell = Stretch::new(words);
            }
            _ => cells.push(stretch),
        }
    }
    cells
}

/// Where the lines of a column would end if they were full: where many end, else where the longest ends that is no
/// exception.
fn right_edge(lines: &[Line]) -> f32 {
    let mut ends: Vec<f32> = lines.iter().map(|line| line.end).collect();
    ends.sort_unstable_by(|a, b| b.total_cmp(a));
    let longest = ends.first().copied().unwrap_or(0.0);
    if lines.len() < LEAST_LINES {
        return longest;
    }
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let em = sizes[sizes.len() / 2];
    let alike = |end: f32| ends.iter().filter(|other| (end - **other).abs() < FLUSH * em).count();
    let common = ends.iter().copied().find(|&end| alike(end) * JUSTIFIED >= ends.len());
    let usual = || ends.windows(2).find(|pair| pair[0] - pair[1] < RAGGED * em).map(|pair| pair[0]);
    common.filter(|_| lines.len() >= 2 * LEAST_LINES).or_else(usual).unwrap_or(longest)
}

/// Lets columns of few lines be as wide as others that begin at the same edge, and pages of short lines as wide as
/// their margin on the left leaves room for on the right. `widths` are the pages' widths.
pub(super) fn widen(pages: &mut [Vec<Vec<Line>>], widths: &[f32]) {
    let edges: Vec<(f32, f32)> = pages
        .iter()
        .flatten()
        .filter(|column| column.len() >= LEAST_LINES)
        .map(|column| edges(column))
        .collect();
    for (page, &width) in pages.iter_mut().zip(widths) {
        if let Some(right) = mirrored(page, width, &edges) {
            page.iter_mut().flatten().for_each(|line| line.right = right);
        }
    }
    for column in pages.iter_mut().flatten().filter(|column| column.len() < LEAST_LINES) {
        let (left, right) = self::edges(column);
        let wider = edges
            .iter()
            .filter(|other| (other.0 - left).abs() < SAME_EDGE && other.1 > right)
            .map(|other| other.1)
            .fold(f32::INFINITY, f32::min);
        if wider.is_finite() {
            column.iter_mut().for_each(|line| line.right = line.right.max(wider));
        }
    }
}

/// The right edge that a page has by its margin on the left, where its only column has nothing but short lines.
fn mirrored(page: &[Vec<Line>], width: f32, edges: &[(f32, f32)]) -> Option<f32> {
    let [column] = page else { return None };
    let (left, right) = self::edges(column);
    let flush = column.iter().filter(|line| right - line.end < FLUSH * line.size).count();
    let like = edges.iter().filter(|other| (other.1 - right).abs() < SAME_EDGE).count();
    let room = width - 2.0 * left;
    let short = right - left < SHORT * room;
    (short && like <= 1 && flush * JUSTIFIED < column.len()).then_some(width - left)
}

fn edges(column: &[Line]) -> (f32, f32) {
    let left = column.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
    (left, column.first().map_or(left, |line| line.right))
}

/// Measures a document.
pub(super) fn measure(pages: &[Vec<Vec<Line>>], looks: &Looks) -> Setting {
    let mut letters: BTreeMap<(u32, bool, bool), usize> = BTreeMap::new();
    for word in pages.iter().flatten().flatten().flat_map(Line::words) {
        let look = looks.look(word.look);
        let key = ((word.size * 5.0).round() as u32, look.bold, look.fixed);
        *letters.entry(key).or_default() += word.text.chars().count();
    }
    let usual = letters.iter().max_by_key(|(_, count)| **count).map(|(look, _)| *look);
    let (size, bold, fixed) = usual.unwrap_or((50, false, false));
    let size = size as f32 / 5.0;
    Setting { size, bold, fixed, leading: leading(pages, size) }
}

/// How far lines stand apart in paragraphs: a line that is full goes on in the next.
fn leading(pages: &[Vec<Vec<Line>>], size: f32) -> f32 {
    let (mut within, mut any) = (Vec::new(), Vec::new());
    for column in pages.iter().flatten() {
        for pair in column.windows(2) {
            let distance = (pair[1].base - pair[0].base) / size.max(1.0);
            let alike = |line: &Line| (line.size - size).abs() < size * 0.05;
            if alike(&pair[0]) && alike(&pair[1]) && (0.8..3.0).contains(&distance) {
                any.push(distance);
                if !pair[0].is_short_before(&pair[1]) {
                    within.push(distance);
                }
            }
        }
    }
    let at = |mut distances: Vec<f32>, share: usize| {
        distances.sort_unstable_by(f32::total_cmp);
        distances.get(distances.len() * share / 100).copied()
    };
    if within.len() >= 3 { at(within, 40) } else { at(any, 20) }.unwrap_or(1.25)
}
