//! Tables as grids: where each cell stands, whatever spans the issue claims.
//!
//! Spans of real tables run over one another, past the last row and past the last column. Here they are cut to what is
//! free, so that whoever sets the table, on screen, on paper or in characters, meets a grid that holds together.

use flyleaf_model::{Block, Cell, TableRow};

use crate::canonical::canonical;

/// No span reaches past this column; HTML's own limit for one.
const MOST_COLUMNS: usize = 1000;

/// A table with every cell in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid<'a> {
    /// How many columns there are, none of them covered by spans only.
    pub columns: usize,
    /// How many rows there are.
    pub rows: usize,
    /// How many of the rows, from the first, head the columns; never all of them.
    pub head: usize,
    /// The cells, in reading order.
    pub cells: Vec<Placed<'a>>,
}

/// A cell in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it spans; a cell of the head never leaves the head.
    pub rows: usize,
    /// How many columns it spans.
    pub columns: usize,
    /// What it holds.
    pub cell: &'a Cell,
}

/// Puts the cells of a table into a grid; no cell is dropped.
pub fn grid(rows: &[TableRow], head: u32) -> Grid<'_> {
    // A head without a body heads nothing.
    let head = if head as usize >= rows.len() { 0 } else { head as usize };
    let mut cells: Vec<Placed<'_>> = Vec::new();
    // For each column, the first row that is free again.
    let mut free: Vec<usize> = Vec::new();
    for (row, source) in rows.iter().enumerate() {
        let left = if row < head { head } else { rows.len() } - row;
        let mut column = 0;
        for cell in &source.cells {
            let taken = |at: usize| free.get(at).is_some_and(|&until| until > row);
            while taken(column) {
                column += 1;
            }
            let most = (cell.columns as usize).min(MOST_COLUMNS.saturating_sub(column)).max(1);
            let columns = (1..most).find(|&more| taken(column + more)).unwrap_or(most);
            let rows = (cell.rows as usize).clamp(1, left);
            if free.len() < column + columns {
                free.resize(column + columns, 0);
            }
            free[column..column + columns].fill(row + rows);
            cells.push(Placed { row, column, rows, columns, cell });
            column += columns;
        }
    }
    let columns = without_covered_columns(&mut cells);
    Grid { columns, rows: rows.len(), head, cells }
}

/// Takes out the columns in which no cell begins; gives how many are left.
fn without_covered_columns(cells: &mut [Placed<'_>]) -> usize {
    let mut begins: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
    begins.sort_unstable();
    begins.dedup();
    let rank = |column: usize| begins.partition_point(|&begin| begin < column);
    for cell in cells {
        let end = rank(cell.column + cell.columns);
        cell.column = rank(cell.column);
        cell.columns = end - cell.column;
    }
    begins.len()
}

impl Grid<'_> {
    /// For each column whether it holds figures, and is therefore set flush right: every cell below the head that
    /// stands in it alone is a figure or empty, and one is a figure.
    pub fn figures(&self) -> Vec<bool> {
        let mut found = vec![false; self.columns];
        let mut refused = vec![false; self.columns];
        for placed in
            self.cells.iter().filter(|placed| placed.row >= self.head && placed.columns == 1)
        {
            let text = cell_text(&placed.cell.blocks);
            match text.trim() {
                "" | "–" | "—" | "-" => {}
                text if is_figure(text) => found[placed.column] = true,
                _ => refused[placed.column] = true,
            }
        }
        found.iter().zip(refused).map(|(found, refused)| *found && !refused).collect()
    }
}

fn cell_text(blocks: &[Block]) -> String {
    canonical(blocks).text
}

/// Whether a text is a number as people print them: signs, separators, a currency before, a unit or per cent behind.
fn is_figure(text: &str) -> bool {
    const LONGEST: usize = 24;
    let digits = text.chars().filter(|c| c.is_ascii_digit()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().count() <= LONGEST
        && digits > 0
        && letters <= 3
        && digits >= letters
        && text.starts_with(|c: char| c.is_ascii_digit() || "+-−–±~≈<>≤≥$€£¥￥(（.".contains(c))
        && text.chars().all(|c| {
            c.is_alphanumeric() || " \u{a0}\u{202f}.,'’:/%‰°()（）+-−–±~≈<>≤≥$€£¥￥".contains(c)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::Run;
    use proptest::prelude::*;

    fn cell(text: &str, columns: u32, rows: u32) -> Cell {
        let blocks = vec![Block::Paragraph { runs: vec![Run::plain(text)] }];
        Cell { blocks, columns, rows }
    }

    fn row(cells: Vec<Cell>) -> TableRow {
        TableRow { cells }
    }

    /// (text, row, column, rows, columns) of every cell.
    fn places(grid: &Grid<'_>) -> Vec<(String, usize, usize, usize, usize)> {
        let place = |placed: &Placed<'_>| {
            let text = cell_text(&placed.cell.blocks);
            (text, placed.row, placed.column, placed.rows, placed.columns)
        };
        grid.cells.iter().map(place).collect()
    }

    #[test]
    fn cells_go_around_those_that_reach_down() {
        let rows = [
            row(vec![cell("port", 1, 2), cell("tide", 2, 1)]),
            row(vec![cell("high", 1, 1), cell("low", 1, 1)]),
            row(vec![cell("East", 1, 1), cell("9", 1, 1), cell("3", 1, 1)]),
        ];
        let grid = grid(&rows, 2);
        assert_eq!((grid.columns, grid.rows, grid.head), (3, 3, 2));
        let wanted = [
            ("port", 0, 0, 2, 1),
            ("tide", 0, 1, 1, 2),
            ("high", 1, 1, 1, 1),
            ("low", 1, 2, 1, 1),
            ("East", 2, 0, 1, 1),
            ("9", 2, 1, 1, 1),
            ("3", 2, 2, 1, 1),
        ];
        assert_eq!(places(&grid), wanted.map(|(text, a, b, c, d)| (text.to_owned(), a, b, c, d)));
        assert_eq!(grid.figures(), [false, true, true]);
    }

    #[test]
    fn spans_that_claim_too_much_are_cut() {
        let rows = [row(vec![cell("a", 9_999_999, 9_999_999)]), row(vec![cell("b", 1, 1)])];
        let grid = grid(&rows, 1);
        assert_eq!(places(&grid), [("a".to_owned(), 0, 0, 1, 1), ("b".to_owned(), 1, 0, 1, 1)]);
    }

    #[test]
    fn figures_are_known_by_their_look() {
        for figure in ["12", "−3.5", "1,250 m³", "75.3 %", "$40", "12:30", "(12)", "€ 1’000"]
        {
            assert!(is_figure(figure), "{figure}");
        }
        for word in ["", "East", "3rd of March", "No. 7", "four"] {
            assert!(!is_figure(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn no_two_cells_share_a_place_and_none_is_lost(
            spans in prop::collection::vec(prop::collection::vec((0u32..5, 0u32..5), 0..6), 0..7),
            head in 0u32..9,
        ) {
            let rows: Vec<TableRow> = spans
                .iter()
                .map(|row| TableRow { cells: row.iter().map(|&(columns, rows)| Cell { blocks: vec![], columns, rows }).collect() })
                .collect();
            let grid = grid(&rows, head);
            prop_assert_eq!(grid.cells.len(), rows.iter().map(|row| row.cells.len()).sum::<usize>());
            let mut taken = std::collections::BTreeSet::new();
            for placed in &grid.cells {
                prop_assert!(placed.rows > 0 && placed.columns > 0);
                prop_assert!(placed.row + placed.rows <= grid.rows);
                prop_assert!(placed.column + placed.columns <= grid.columns);
                prop_assert!(placed.row >= grid.head || placed.row + placed.rows <= grid.head);
                for at in placed.row..placed.row + placed.rows {
                    for column in placed.column..placed.column + placed.columns {
                        prop_assert!(taken.insert((at, column)), "{:?}", (at, column));
                    }
                }
            }
        }
    }
}
