//! The question: in which order is a page read?
//!
//! A recursive cut along white space, after Nagy and Seth's XY cut, that knows of lines which span columns. The widest
//! stretch of white that runs down a page between lines of text on both sides is a gutter. Lines that cross it part the
//! page into slices from top to bottom; in each slice the left side is read before the right, and each side may have
//! gutters of its own. A gutter between the cells of a table is none: cells are short and stand in line with each other.

use super::gutters::{self, MANY_LINES, SAME_EDGE};
use super::rows::Stretch;

/// Gutters inside gutters that are looked for: enough for eight columns.
const MOST_NESTED: usize = 3;

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
        let gutter = if depth < MOST_NESTED { gutters::best(&region, &self.known) } else { None };
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
                        self.found.push(gutters::edge(&right));
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
        if gutters::worth(&lines, gutter, known).is_some() {
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
