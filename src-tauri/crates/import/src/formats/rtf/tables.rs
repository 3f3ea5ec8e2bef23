//! Tables of Rich Text, which are paragraphs that say how deep in a table they stand, and marks that end cells and rows.

use super::super::paragraphs::{Part, assemble};
use super::super::table::Grid;

/// Tables inside tables; deeper ones are set into the deepest.
const DEEPEST: usize = 8;

/// What the definition of a row says of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CellKind {
    /// It goes on with the cell above.
    pub(super) below: bool,
    /// It goes on with the cell before.
    pub(super) beside: bool,
}

/// The definition of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct RowKind {
    pub(super) cells: Vec<CellKind>,
    /// The cell that is being defined.
    pub(super) next: CellKind,
    /// Whether it heads the columns.
    pub(super) head: bool,
}

/// A text and the tables that are open at its end.
#[derive(Debug, Default)]
pub(super) struct Content {
    parts: Vec<Part>,
    open: Vec<Table>,
}

#[derive(Debug, Default)]
struct Table {
    grid: Grid,
    head: usize,
    row: Vec<Vec<Part>>,
    cell: Vec<Part>,
}

impl Content {
    /// Adds something at a depth: 0 outside tables.
    pub(super) fn push(&mut self, depth: usize, part: Part) {
        self.reach(depth);
        match self.open.last_mut() {
            Some(table) => table.cell.push(part),
            None => self.parts.push(part),
        }
    }

    /// Ends the cell at a depth.
    pub(super) fn end_cell(&mut self, depth: usize) {
        self.reach(depth.max(1));
        if let Some(table) = self.open.last_mut() {
            let cell = std::mem::take(&mut table.cell);
            table.row.push(cell);
        }
    }

    /// Ends the row at a depth, where one is open.
    pub(super) fn end_row(&mut self, depth: usize, kind: &RowKind) {
        while self.open.len() > depth.max(1) {
            self.close();
        }
        if let Some(table) = self.open.last_mut() {
            table.end_row(kind);
        }
    }

    /// All of it; tables that were left open end here.
    pub(super) fn finish(mut self) -> Vec<Part> {
        self.reach(0);
        self.parts
    }

    fn reach(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            self.open.push(Table::default());
        }
    }

    fn close(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        if !table.cell.is_empty() {
            let cell = std::mem::take(&mut table.cell);
            table.row.push(cell);
        }
        table.end_row(&RowKind::default());
        let blocks = table.grid.finish(table.head).into_iter().map(Part::Block);
        match self.open.last_mut() {
            Some(outer) => outer.cell.extend(blocks),
            None => self.parts.extend(blocks),
        }
    }
}

impl Table {
    fn end_row(&mut self, kind: &RowKind) {
        if self.row.is_empty() {
            return;
        }
        if kind.head && self.head == self.grid.rows() {
            self.head += 1;
        }
        self.grid.begin_row();
        for (place, parts) in self.row.drain(..).enumerate() {
            let blocks = assemble(parts);
            match kind.cells.get(place).copied().unwrap_or_default() {
                CellKind { below: true, .. } => self.grid.below(1, blocks),
                CellKind { beside: true, .. } => self.grid.beside(blocks),
                _ => self.grid.cell(1, 1, blocks),
            }
        }
    }
}
