//! Tables as printed: cells in a grid that holds together, or row by row where there are more columns than the measure
//! has room for.

use flyleaf_model::TableRow;
use flyleaf_text::table::{Grid, grid};

use super::article::{BlockSetter, Indent};
use super::{Block, TableCell};

/// More columns than these, on the measure of a page, leave no room for a word in each.
const MOST_COLUMNS: usize = 12;
/// Width of a letter of a column's head and the space between two columns, in ems.
const LETTER: f64 = 0.56;
const BETWEEN: f64 = 1.2;

/// Type sizes, as a part of the text's, by the number of columns.
fn size(columns: usize) -> f64 {
    match columns {
        0..=4 => 0.9,
        5..=7 => 0.82,
        8..=9 => 0.72,
        _ => 0.66,
    }
}

impl BlockSetter<'_, '_, '_> {
    pub(super) fn table(&mut self, rows: &[TableRow], head: u32) -> Option<Block> {
        let grid = grid(rows, head);
        if grid.cells.is_empty() {
            return None;
        }
        let plain_headings = std::mem::replace(&mut self.plain_headings, true);
        self.nesting += 1;
        let set = if grid.columns > MOST_COLUMNS || self.in_table {
            self.rows(rows)
        } else {
            self.in_table = true;
            let table = self.columns(&grid);
            self.in_table = false;
            table
        };
        self.nesting -= 1;
        self.plain_headings = plain_headings;
        Some(set)
    }

    fn columns(&mut self, grid: &Grid<'_>) -> Block {
        let (width, narrow) = (self.width, self.setter.narrow);
        let type_size = self.type_size * size(grid.columns);
        let mut cells = Vec::with_capacity(grid.rows * grid.columns);
        let mut covered = vec![false; grid.rows * grid.columns];
        let mut placed = grid.cells.iter().peekable();
        for row in 0..grid.rows {
            for column in 0..grid.columns {
                if covered[row * grid.columns + column] {
                    continue;
                }
                let Some(here) = placed.next_if(|next| next.row == row && next.column == column)
                else {
                    // The typesetter fills a grid in order: a place without a cell gets an empty one.
                    cells.push(TableCell { columns: 1, rows: 1, blocks: Vec::new() });
                    continue;
                };
                for down in row..row + here.rows {
                    let from = down * grid.columns + column;
                    covered[from..from + here.columns].fill(true);
                }
                let part = here.columns as f64 / grid.columns as f64;
                self.width = width * part;
                let letters = (self.width / type_size - BETWEEN) / LETTER;
                self.setter.narrow = Some((letters as usize).max(2));
                self.in_head = row < grid.head;
                let blocks = self.inside(&here.cell.blocks, Indent::Never);
                self.in_head = false;
                cells.push(TableCell { columns: here.columns, rows: here.rows, blocks });
            }
        }
        (self.width, self.setter.narrow) = (width, narrow);
        let head = cells_in_rows(&cells, grid);
        Block::Table { size: size(grid.columns), figures: grid.figures(), head, cells }
    }

    fn rows(&mut self, rows: &[TableRow]) -> Block {
        let set = |row: &TableRow| {
            row.cells.iter().flat_map(|cell| self.inside(&cell.blocks, Indent::Never)).collect()
        };
        let rows: Vec<Vec<Block>> = rows.iter().map(set).collect();
        Block::Rows { rows: rows.into_iter().filter(|row| !row.is_empty()).collect() }
    }
}

/// How many of the cells stand in the head.
fn cells_in_rows(cells: &[TableCell], grid: &Grid<'_>) -> usize {
    let mut places = grid.head * grid.columns;
    cells
        .iter()
        .take_while(|cell| {
            let before = places;
            places = places.saturating_sub(cell.columns * cell.rows);
            before > 0
        })
        .count()
}
