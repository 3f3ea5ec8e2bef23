//! The question: in which order is a page read?
//!
//! A recursive cut along white space, after Nagy and Seth's XY cut, that knows of lines which span columns. The widest
//! stretch of white that runs down a page between lines of text on both sides is a gutter. Lines that cross it part the
//! page into slices from top to bottom; in each slice the left side is read before the right, and each side may have
//! gutters of its own. A gutter between the cells of a table is none: cells are short and stand in line with each other.

use std::borrow::Borrow;

use super::rows::Stretch;

/// Gutters inside gutters that are looked for: enough for eight columns.
const MOST_NESTED: usize = 3;
/// Places where a gutter may run that are looked at, those with the least text first.
const MOST_CANDIDATES: usize = 24;
/// Steps that the width of a region is divided into to find white.
const STEPS: usize = 400;
/// Lines that a column has at least.
const LEAST_LINES: usize = 3;
/// Lines on each side from which a narrow gutter is believed.
const MANY_LINES: usize = 6;
/// The least width of a gutter between many lines, in ems.
const NARROW: f32 = 0.7;
/// The least width of a gutter between few lines; rivers between words are narrower.
const WIDE: f32 = 1.3;
/// Points that the left edges of one column may differ from page to page.
const SAME_EDGE: f32 = 2.0;
/// Words of a cell, on average, up to which lines that stand in rows are a table.
const CELL_WORDS: f32 = 2.6;

/// The share of a row between its ends that text fills at least.
const FULL: f32 = 0.6;

/// Lines that stand below each other, in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Column {
    /// Each what stands side by side on one base line.
    pub(super) rows: Vec<Vec<Stretch>>,
    /// The right edge of the columns that its lines stand across, where they do.
    pub(super) across: Option<f32>,
}

/// The columns of each page in the order in which they are read. Where columns begin on one page, a few lines are enough
/// for them on another.
pub(super) fn of_pages(pages: Vec<Vec<Stretch>>) -> Vec<Vec<Column>> {
    let mut first = Reader { known: Vec::new(), found: Vec::new(), columns: Vec::new() };
    pages.iter().for_each(|page| first.read(page.clone(), 0, None));
    let mut known = first.found;
    known.sort_unstable_by(f32::total_cmp);
    known.dedup_by(|a, b| (*a - *b).abs() < SAME_EDGE);
    let mut reader = Reader { known, found: Vec::new(), columns: Vec::new() };
    pages
        .into_iter()
        .map(|page| {
            reader.read(page, 0, None);
            std::mem::take(&mut reader.columns)
        })
        .collect()
}

struct Reader {
    /// Where columns to the right of gutters are known to begin.
    known: Vec<f32>,
    /// Where they were found to.
    found: Vec<f32>,
    columns: Vec<Column>,
}

impl Reader {
    fn read(&mut self, mut region: Vec<Stretch>, depth: usize, across: Option<f32>) {
        if region.is_empty() {
            return;
        }
        region.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
        let gutter = if depth < MOST_NESTED { gutter(&region, &self.known) } else { None };
        let Some(gutter) = gutter else {
            self.columns.push(Column { rows: rows(region), across });
            return;
        };
        let end = region.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
        let mut spanning: Vec<Stretch> = Vec::new();
        for slice in slices(region, gutter, &self.known) {
            match slice {
                Slice::Columns(left, right) => {
                    if left.len().min(right.len()) >= MANY_LINES {
                        self.found.push(edge(&right));
                    }
                    self.read(std::mem::take(&mut spanning), depth + 1, Some(end));
                    self.read(left, depth + 1, None);
                    self.read(right, depth + 1, None);
                }
                Slice::Spanning(lines) => spanning.extend(lines),
            }
        }
        self.read(spanning, depth + 1, Some(end));
    }
}

/// The size that half of the lines are set in at least.
fn em<S: Borrow<Stretch>>(lines: &[S]) -> f32 {
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.borrow().size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// Where lines begin.
fn edge<S: Borrow<Stretch>>(lines: &[S]) -> f32 {
    lines.iter().map(|line| line.borrow().start).fold(f32::INFINITY, f32::min)
}

/// Lines in rows: those on one base line side by side.
pub(super) fn rows(region: Vec<Stretch>) -> Vec<Vec<Stretch>> {
    let mut rows: Vec<Vec<Stretch>> = Vec::new();
    for stretch in region {
        match rows.last_mut() {
            Some(row)
                if row.iter().all(|other| {
                    (stretch.base - other.base).abs() < 0.3 * stretch.size.min(other.size)
                        && (stretch.start >= other.end || stretch.end <= other.start)
                }) =>
            {
                row.push(stretch);
            }
            _ => rows.push(vec![stretch]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    rows
}

/// A part of a region from one side to the other.
enum Slice {
    /// Lines on the left of the gutter and lines on its right.
    Columns(Vec<Stretch>, Vec<Stretch>),
    /// Lines across the gutter, or too few beside it to be columns.
    Spanning(Vec<Stretch>),
}

/// Cuts a region, given from the top, at the lines that cross a gutter.
fn slices(region: Vec<Stretch>, gutter: f32, known: &[f32]) -> Vec<Slice> {
    let mut slices = Vec::new();
    let mut beside: Vec<Stretch> = Vec::new();
    let end = |beside: &mut Vec<Stretch>, slices: &mut Vec<Slice>| {
        let lines = std::mem::take(beside);
        if lines.is_empty() {
            return;
        }
        if worth(&lines, gutter, known).is_some() {
            let (left, right) = lines.into_iter().partition(|line| line.end <= gutter);
            slices.push(Slice::Columns(left, right));
        } else {
            slices.push(Slice::Spanning(lines));
        }
    };
    for line in region {
        if line.start < gutter && line.end > gutter {
            end(&mut beside, &mut slices);
            slices.push(Slice::Spanning(vec![line]));
        } else {
            beside.push(line);
        }
    }
    end(&mut beside, &mut slices);
    slices
}

/// Where the best gutter of a region runs.
fn gutter(region: &[Stretch], known: &[f32]) -> Option<f32> {
    let start = region.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
    let end = region.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
    let step = (end - start) / STEPS as f32;
    let least = if known.is_empty() { 2 * LEAST_LINES } else { 2 };
    if region.len() < least || !step.is_finite() || step <= 0.0 {
        return None;
    }
    // How many lines cover each step, by differences.
    let mut changes = vec![0i64; STEPS + 1];
    let place = |x: f32| (((x - start) / step) as usize).min(STEPS);
    for line in region {
        changes[place(line.start)] += 1;
        changes[place(line.end)] -= 1;
    }
    let mut covered = 0;
    let covers: Vec<i64> = changes[..STEPS]
        .iter()
        .map(|change| {
            covered += change;
            covered
        })
        .collect();
    let mut candidates: Vec<(i64, usize)> = valleys(&covers);
    candidates.sort_unstable();
    let found = candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|(_, at)| start + (at as f32 + 0.5) * step);
    let before_known = known.iter().map(|edge| edge - 0.4 * em(region));
    found
        .chain(before_known.filter(|gutter| (start..end).contains(gutter)))
        .filter_map(|gutter| Some((score(region, gutter, known)?, gutter)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, gutter)| gutter)
}

/// Where fewer lines cover the width than on both sides: how many, and the middle step.
fn valleys(covers: &[i64]) -> Vec<(i64, usize)> {
    let mut valleys = Vec::new();
    let mut from = 0;
    for at in 1..covers.len() {
        if covers[at] != covers[at - 1] {
            let lower_left = from > 0 && covers[from - 1] > covers[from];
            if lower_left && covers[at] > covers[from] {
                valleys.push((covers[from], usize::midpoint(from, at)));
            }
            from = at;
        }
    }
    valleys
}

/// How many lines a gutter parts into columns; `None` where it makes none.
fn score(region: &[Stretch], gutter: f32, known: &[f32]) -> Option<f32> {
    let mut score = 0.0;
    let mut beside: Vec<&Stretch> = Vec::new();
    let crosses = |line: &Stretch| line.start < gutter && line.end > gutter;
    for line in region {
        if crosses(line) {
            score += worth(&beside, gutter, known).unwrap_or(0.0);
            beside.clear();
        } else {
            beside.push(line);
        }
    }
    score += worth(&beside, gutter, known).unwrap_or(0.0);
    (score > 0.0).then_some(score)
}

/// How good a gutter is between lines that do not cross it, given from the top; `None` where they are no columns.
fn worth<S: Borrow<Stretch>>(lines: &[S], gutter: f32, known: &[f32]) -> Option<f32> {
    let (left, right): (Vec<&Stretch>, Vec<&Stretch>) =
        lines.iter().map(Borrow::borrow).partition(|line| line.end <= gutter);
    let (first, last) = (left.first()?, left.last()?);
    // Only where both sides have text beside each other is there a gutter.
    let top = first.top().max(right.first()?.top());
    let bottom = last.bottom().min(right.last()?.bottom());
    let beside = |side: &[&Stretch]| {
        let mut base = f32::NEG_INFINITY;
        let mut count = 0;
        for line in side.iter().filter(|line| line.bottom() > top && line.top() < bottom) {
            if line.base - base > line.size * 0.5 {
                (base, count) = (line.base, count + 1);
            }
        }
        count
    };
    let fewest = beside(&left).min(beside(&right));
    let em = em(lines);
    let begins = edge(&right);
    let is_known =
        begins - gutter < WIDE * em && known.iter().any(|known| (known - begins).abs() < SAME_EDGE);
    if fewest < if is_known { 1 } else { LEAST_LINES } {
        return None;
    }
    let white = begins - left.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
    let least = if fewest >= MANY_LINES || is_known { NARROW } else { WIDE };
    if white < least * em || (!is_known && is_table(&left, &right)) {
        return None;
    }
    Some(fewest as f32 + (white / em).min(4.0) * 0.1)
}

/// Whether the two sides are cells of one table: one of them is short, and they stand on the same base lines where there
/// are enough of them to tell.
fn is_table(left: &[&Stretch], right: &[&Stretch]) -> bool {
    let (few, many) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let in_line = few
        .iter()
        .filter(|line| {
            let from = many.partition_point(|other| other.base < line.base - line.size * 0.15);
            many.get(from).is_some_and(|other| other.base < line.base + line.size * 0.15)
        })
        .count();
    (few.len() < MANY_LINES || in_line * 10 >= few.len() * 7)
        && [left, right].into_iter().any(is_cells)
}

/// Whether lines are short, or more white stands between their parts than justified text opens.
fn is_cells(side: &[&Stretch]) -> bool {
    let (mut rows, mut words, mut ink, mut extent) = (0, 0.0, 0.0, 0.0);
    let mut from = 0;
    for at in 1..=side.len() {
        let same = side.get(at).is_some_and(|line| line.base - side[from].base < line.size * 0.3);
        if same {
            continue;
        }
        let row = &side[from..at];
        let start = row.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
        let end = row.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
        rows += 1;
        extent += end - start;
        ink += row.iter().map(|line| line.end - line.start).sum::<f32>();
        words += row.iter().map(|line| weight(line)).sum::<f32>();
        from = at;
    }
    words < CELL_WORDS * rows as f32 || ink < FULL * extent
}

/// Words of a line; one that is written without spaces counts its characters by threes.
fn weight(line: &Stretch) -> f32 {
    let letters = line.words.iter().flat_map(|word| word.text.chars());
    let wide = letters.filter(|&c| crate::lines::is_wide(c)).count();
    let parted = line.words.windows(2).filter(|pair| pair[0].parted_from(&pair[1])).count();
    (parted + 1) as f32 + wide as f32 / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::pdf::fonts::LookId;
    use crate::formats::pdf::words::{Level, Word};

    fn line(text: &str, start: f32, end: f32, base: f32) -> Stretch {
        let count = text.split(' ').count() as f32;
        let width = (end - start) / count;
        let words = text.split(' ').enumerate().map(|(at, text)| Word {
            text: text.into(),
            start: start + at as f32 * width,
            end: start + (at as f32 + 0.9) * width,
            base,
            size: 10.0,
            look: LookId::default(),
            spaced: true,
            level: Level::On,
            artifact: false,
            content: -1,
            link: None,
        });
        Stretch { end, ..Stretch::new(words.collect()) }
    }

    fn order(lines: Vec<Stretch>) -> Vec<String> {
        of_pages(vec![lines])[0]
            .iter()
            .flat_map(|column| &column.rows)
            .map(|row| row.iter().map(Stretch::text).collect::<Vec<_>>().join(" | "))
            .collect()
    }

    /// Eight lines of a column that begins at a place.
    fn column(name: &str, start: f32, top: f32) -> Vec<Stretch> {
        (0..8)
            .map(|at| {
                let text = format!("{name}{at} and so it goes on");
                line(&text, start, start + 150.0, top + at as f32 * 12.0)
            })
            .collect()
    }

    fn firsts(texts: &[String]) -> String {
        texts
            .iter()
            .map(|text| text.split(' ').next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn columns_are_read_one_after_the_other_between_lines_that_span_them() {
        let mut lines = vec![line("TITLE over both of them here", 50.0, 370.0, 80.0)];
        lines.extend(column("a", 50.0, 100.0));
        lines.extend(column("b", 215.0, 103.0));
        lines.push(line("MIDDLE over both of them here", 50.0, 370.0, 220.0));
        lines.extend(column("c", 50.0, 240.0));
        lines.extend(column("d", 215.0, 240.0));
        let run = |name: &str| (0..8).map(|at| format!("{name}{at}")).collect::<Vec<_>>().join(" ");
        assert_eq!(
            firsts(&order(lines)),
            format!("TITLE {} {} MIDDLE {} {}", run("a"), run("b"), run("c"), run("d"))
        );
    }

    #[test]
    fn a_heading_over_two_of_three_columns_stays_with_them() {
        let mut lines = vec![line("OVER two of the three columns", 50.0, 350.0, 90.0)];
        lines.extend(column("a", 50.0, 110.0));
        lines.extend(column("b", 215.0, 110.0));
        lines.extend(column("c", 380.0, 90.0));
        let run = |name: &str| (0..8).map(|at| format!("{name}{at}")).collect::<Vec<_>>().join(" ");
        assert_eq!(firsts(&order(lines)), format!("OVER {} {} {}", run("a"), run("b"), run("c")));
    }

    #[test]
    fn two_lines_of_a_column_are_enough_where_the_page_before_has_it() {
        let mut full = column("a", 50.0, 110.0);
        full.extend(column("b", 215.0, 110.0));
        let mut last = column("c", 50.0, 110.0)[..2].to_vec();
        last.extend_from_slice(&column("d", 215.0, 110.0)[..1]);
        let read = |pages| of_pages(pages).pop().map(|columns| columns.len());
        assert_eq!(read(vec![last.clone()]), Some(1));
        assert_eq!(read(vec![full, last]), Some(2));
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let rows = (0..6).flat_map(|at| {
            let base = 100.0 + at as f32 * 12.0;
            [line("Oil lamp", 50.0, 120.0, base), line("12.50", 300.0, 330.0, base)]
        });
        assert_eq!(order(rows.collect())[0], "Oil lamp | 12.50");
    }
}
