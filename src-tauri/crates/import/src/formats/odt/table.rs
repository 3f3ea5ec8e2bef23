//! Tables, and the tables that only lay out a page.

use super::super::paragraphs::Part;
use super::super::table::Grid;
use super::super::xml::Element;
use super::body::Body;

/// An empty cell that is written once and meant many times is set this often at most.
const MOST_REPEATED: u32 = 64;

impl Body<'_> {
    /// A table; one that only lays out the page gives what stands in its cells, in order.
    pub(super) fn table(&mut self, element: &Element, parts: &mut Vec<Part>) {
        let mut grid = Grid::default();
        let mut head = 0;
        self.rows(element, &mut grid, &mut head);
        parts.extend(grid.finish(head).into_iter().map(Part::Block));
    }

    fn rows(&mut self, element: &Element, grid: &mut Grid, head: &mut usize) {
        for inner in element.elements() {
            match inner.name() {
                "table:table-header-rows" => {
                    let first = grid.rows() == *head;
                    self.rows(inner, grid, head);
                    if first {
                        *head = grid.rows();
                    }
                }
                "table:table-rows" | "table:table-row-group" => self.rows(inner, grid, head),
                "table:table-row" => {
                    grid.begin_row();
                    self.cells(inner, grid);
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: &Element, grid: &mut Grid) {
        // What is covered lies under a cell that spans it.
        for cell in row.elements().filter(|inner| inner.is("table:table-cell")) {
            let blocks = self.inner(cell);
            let columns = count(cell, "table:number-columns-spanned");
            let rows = count(cell, "table:number-rows-spanned");
            let empty = count(cell, "table:number-columns-repeated").min(MOST_REPEATED);
            for _ in 1..if blocks.is_empty() { empty } else { 1 } {
                grid.cell(columns, rows, Vec::new());
            }
            grid.cell(columns, rows, blocks);
        }
    }
}

fn count(element: &Element, name: &str) -> u32 {
    element.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
