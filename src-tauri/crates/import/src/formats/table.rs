//! A table put together cell by cell, for formats that give rows and spans.

use flyleaf_model::{Block, Cell, TableRow};

/// More columns than any table has.
const MOST_COLUMNS: u32 = 1_000;

/// A cell with more blocks than this is a part of a page, not an entry of a table.
const MOST_BLOCKS: usize = 4;

/// A cell with more characters than this in the only row of a table is a column of text.
const LONG_CELL: usize = 300;

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<TableRow>,
    /// For each column of the row above: the row and place of the cell that reaches it.
    above: Vec<Option<(usize, usize)>>,
    /// The same for the row that is being read.
    current: Vec<Option<(usize, usize)>>,
}

impl Grid {
    /// How many rows have been read.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        self.above = std::mem::take(&mut self.current);
        self.rows.push(TableRow::default());
    }

    /// A cell that spans columns and rows.
    pub(super) fn cell(&mut self, columns: u32, rows: u32, blocks: Vec<Block>) {
        let index = self.rows.len().saturating_sub(1);
        let Some(row) = self.rows.last_mut() else { return };
        let columns = columns.clamp(1, MOST_COLUMNS);
        let at = (index, row.cells.len());
        row.cells.push(Cell { blocks, columns, rows: rows.max(1) });
        self.reach(columns, Some(at));
    }

    /// Columns that stay empty.
    pub(super) fn skip(&mut self, columns: u32) {
        if columns > 0 {
            self.cell(columns, 1, Vec::new());
        }
    }

    /// The cell above reaches down into this row; what stands here is added to it.
    pub(super) fn below(&mut self, columns: u32, blocks: Vec<Block>) {
        let at = self.above.get(self.current.len()).copied().flatten();
        let Some((row, place)) = at else { return self.cell(columns, 1, blocks) };
        let height = self.rows.len() - row;
        let cell = &mut self.rows[row].cells[place];
        cell.rows = cell.rows.max(u32::try_from(height).unwrap_or(u32::MAX));
        cell.blocks.extend(blocks);
        self.reach(columns.clamp(1, MOST_COLUMNS), at);
    }

    /// The cell before reaches over this column too; what stands here is added to it.
    pub(super) fn beside(&mut self, blocks: Vec<Block>) {
        let at = self.current.last().copied().flatten();
        let Some((row, place)) = at else { return self.cell(1, 1, blocks) };
        let cell = &mut self.rows[row].cells[place];
        cell.columns = (cell.columns + 1).min(MOST_COLUMNS);
        cell.blocks.extend(blocks);
        self.reach(1, at);
    }

    /// The table, `head` rows of which head the columns; of one that only lays out a page, what stands in its cells.
    pub(super) fn finish(self, head: usize) -> Vec<Block> {
        let rows: Vec<TableRow> =
            self.rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
        if is_layout(&rows) {
            return rows
                .into_iter()
                .flat_map(|row| row.cells)
                .flat_map(|cell| cell.blocks)
                .collect();
        }
        vec![Block::Table { head: u32::try_from(head.min(rows.len())).unwrap_or(0), rows }]
    }

    fn reach(&mut self, columns: u32, at: Option<(usize, usize)>) {
        let room = (MOST_COLUMNS as usize).saturating_sub(self.current.len());
        self.current.extend(std::iter::repeat_n(at, room.min(columns as usize)));
    }
}

/// Whether a table only sets parts of a page beside or above one another.
fn is_layout(rows: &[TableRow]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let filled = |row: &TableRow| row.cells.iter().filter(|cell| !cell.blocks.is_empty()).count();
    if rows.iter().all(|row| filled(row) <= 1) {
        return true;
    }
    let long = |cell: &Cell| cell.blocks.iter().map(length).sum::<usize>() > LONG_CELL;
    cells().any(|cell| cell.blocks.len() > MOST_BLOCKS || cell.blocks.iter().any(is_of_a_page))
        || rows.len() == 1 && cells().any(long)
}

fn is_of_a_page(block: &Block) -> bool {
    matches!(block, Block::Heading { .. } | Block::Table { .. } | Block::Rule)
}

/// Characters of a block's own text.
fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph { runs } => runs.iter().map(|run| run.text.chars().count()).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::Run;

    fn text(text: &str) -> Vec<Block> {
        vec![Block::Paragraph { runs: vec![Run::plain(text)] }]
    }

    #[test]
    fn spans_are_counted_from_where_they_begin() {
        let mut grid = Grid::default();
        grid.begin_row();
        grid.cell(1, 1, text("port"));
        grid.cell(2, 1, text("tides"));
        grid.begin_row();
        grid.below(1, Vec::new());
        grid.cell(1, 1, text("high"));
        grid.cell(1, 1, text("low"));
        grid.begin_row();
        grid.below(1, Vec::new());
        grid.below(1, Vec::new());
        grid.beside(text("more"));
        let blocks = grid.finish(1);
        let [Block::Table { head: 1, rows }] = blocks.as_slice() else { panic!("{blocks:?}") };
        let spans: Vec<Vec<(u32, u32)>> = rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| (cell.columns, cell.rows)).collect())
            .collect();
        assert_eq!(spans, [vec![(1, 3), (2, 1)], vec![(2, 2), (1, 1)]]);
    }

    #[test]
    fn a_table_that_lays_out_a_page_is_unrolled() {
        let mut one_column = Grid::default();
        for line in ["Harbour notes", "No. 4"] {
            one_column.begin_row();
            one_column.cell(1, 1, text(line));
        }
        assert_eq!(one_column.finish(0).len(), 2);
        let mut columns = Grid::default();
        columns.begin_row();
        columns.cell(1, 1, text(&"The lamp was lit. ".repeat(20)));
        columns.cell(1, 1, text("Tides"));
        assert!(matches!(columns.finish(0)[0], Block::Paragraph { .. }));
        let mut table = Grid::default();
        table.begin_row();
        table.cell(1, 1, text("high"));
        table.cell(1, 1, text("low"));
        assert!(matches!(table.finish(0)[0], Block::Table { .. }));
    }
}
