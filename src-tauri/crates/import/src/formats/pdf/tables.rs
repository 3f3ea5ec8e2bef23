//! The question: which lines are rows of a table?
//!
//! Rows that wide gaps cut into cells, three or more one after the other, whose cells begin under each other. A title
//! with its page number is no row, and neither is an item with its mark. The cells are kept as columns of a fixed-width
//! text: what heads what is not guessed.

use std::ops::Range;

use super::margins;
use super::paragraphs;
use super::setting::Line;
use super::words::Word;

/// Rows that a table has at least.
const LEAST_ROWS: usize = 3;
/// How far cells of one column may be set off, in ems.
const SAME_COLUMN: f32 = 0.6;
/// How much the spaces of a justified line differ, in ems.
const SAME_SPACE: f32 = 0.25;
/// Words from which a line with equal spaces shows that its column is justified.
const LEAST_SPREAD: usize = 4;
/// Columns of characters that a table is set in at most.
const MOST_COLUMNS: usize = 40;

/// The stretches of a column's lines that are tables.
pub(super) fn ranges(lines: &[Line]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    let justified = lines.iter().filter(|line| is_spread(line, LEAST_SPREAD)).count() >= LEAST_ROWS;
    let is_row = |line: &Line| is_row(line) && !(justified && is_spread(line, 2));
    for index in 0..=lines.len() {
        let goes_on = index < lines.len()
            && is_row(&lines[index])
            && (index == from || in_columns(&lines[index - 1], &lines[index]));
        if goes_on {
            continue;
        }
        if index - from >= LEAST_ROWS && !is_contents(&lines[from..index]) {
            ranges.push(from..index);
        }
        from = if index < lines.len() && is_row(&lines[index]) { index } else { index + 1 };
    }
    ranges
}

/// Whether a line of so many words or more fills its column by spaces that are all as wide, as justified text does.
fn is_spread(line: &Line, least: usize) -> bool {
    let words: Vec<&Word> = line.words().collect();
    let gaps = words.windows(2).filter(|pair| pair[0].parted_from(pair[1]));
    let gaps: Vec<f32> = gaps.map(|pair| pair[1].start - pair[0].end).collect();
    let widest = gaps.iter().copied().fold(0.0, f32::max);
    let narrowest = gaps.iter().copied().fold(f32::INFINITY, f32::min);
    gaps.len() + 1 >= least
        && line.right - line.end < SAME_COLUMN * line.size
        && widest - narrowest < SAME_SPACE * line.size
}

fn is_row(line: &Line) -> bool {
    let cells = line.cells.len();
    cells > 2 || (cells == 2 && paragraphs::marker(line).is_none())
}

/// Whether two rows have cells under each other: two of them, by their left or their right edges.
fn in_columns(above: &Line, below: &Line) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < SAME_COLUMN * above.size.max(below.size);
    let shared = below.cells.iter().filter(|cell| {
        above.cells.iter().any(|other| near(other.start, cell.start) || near(other.end, cell.end))
    });
    shared.count() >= 2
}

/// Whether rows are titles with page numbers.
fn is_contents(rows: &[Line]) -> bool {
    let entries = rows.iter().filter(|row| {
        row.cells.len() == 2
            && row.cells.last().is_some_and(|cell| margins::folio(&cell.text()).is_some())
    });
    entries.count() * 10 >= rows.len() * 8
}

/// A table's rows with its cells set in columns.
pub(super) fn text(rows: &[&Line]) -> String {
    let columns = columns(rows);
    let place = |row: &Line, at: usize| {
        let middle = f32::midpoint(row.cells[at].start, row.cells[at].end);
        let inside = columns.iter().position(|column| column.contains(&middle));
        inside.unwrap_or(at).min(columns.len().saturating_sub(1))
    };
    let mut grid: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = vec![String::new(); columns.len()];
        for at in 0..row.cells.len() {
            let cell = &mut cells[place(row, at)];
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&row.cells[at].text());
        }
        grid.push(cells);
    }
    let widths: Vec<usize> = (0..columns.len())
        .map(|at| grid.iter().map(|row| crate::lines::columns(&row[at])).max().unwrap_or(0))
        .collect();
    let lines: Vec<String> = grid
        .into_iter()
        .map(|row| {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                let blanks = (width + 2).saturating_sub(crate::lines::columns(cell));
                line.extend(std::iter::repeat_n(' ', blanks));
            }
            line.trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

/// Where the columns of a table lie: cells that overlap stand in one.
fn columns(rows: &[&Line]) -> Vec<Range<f32>> {
    let mut cells: Vec<(f32, f32)> =
        rows.iter().flat_map(|row| row.cells.iter().map(|cell| (cell.start, cell.end))).collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<Range<f32>> = Vec::new();
    for (start, end) in cells {
        match columns.last_mut() {
            Some(column) if start < column.end => column.end = column.end.max(end),
            _ => columns.push(start..end + 0.01),
        }
    }
    columns.truncate(MOST_COLUMNS);
    columns
}
