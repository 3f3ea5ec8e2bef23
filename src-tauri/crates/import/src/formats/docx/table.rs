//! Tables, and the tables that only lay out a page.

use super::super::paragraphs::Part;
use super::super::table::Grid;
use super::super::xml::Element;
use super::body::Body;
use super::styles::{is_on, value};

impl Body<'_> {
    /// A table; one that only lays out the page gives what stands in its cells, in order.
    pub(super) fn table(&mut self, element: &Element, parts: &mut Vec<Part>) {
        let mut grid = Grid::default();
        let mut head = 0;
        let mut rows = Vec::new();
        collect(element, "w:tr", &mut rows);
        for row in rows {
            let properties = row.child("w:trPr");
            let said = |name| properties.and_then(|properties| properties.child(name));
            if said("w:del").is_some() {
                self.changes += 1;
                continue;
            }
            self.changes += usize::from(said("w:ins").is_some());
            let heads = said("w:tblHeader")
                .is_some_and(|head| head.attribute("w:val").is_none_or(|value| is_on(Some(value))));
            if heads && grid.rows() == head {
                head += 1;
            }
            let skipped = |name| {
                let count = properties.and_then(|properties| value(properties, name));
                count.and_then(|count| count.parse().ok()).unwrap_or(0)
            };
            grid.begin_row();
            grid.skip(skipped("w:gridBefore"));
            let mut cells = Vec::new();
            collect(row, "w:tc", &mut cells);
            for cell in cells {
                self.cell(cell, &mut grid);
            }
            grid.skip(skipped("w:gridAfter"));
        }
        parts.extend(grid.finish(head).into_iter().map(Part::Block));
    }

    fn cell(&mut self, element: &Element, grid: &mut Grid) {
        let properties = element.child("w:tcPr");
        let said = |name| properties.and_then(|properties| properties.child(name));
        let columns = properties.and_then(|properties| value(properties, "w:gridSpan"));
        let columns = columns.and_then(|columns| columns.parse().ok()).unwrap_or(1);
        let merged =
            |name| said(name).is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
        let blocks = self.inner(element);
        if merged("w:vMerge") {
            grid.below(columns, blocks);
        } else if merged("w:hMerge") {
            grid.beside(blocks);
        } else {
            grid.cell(columns, 1, blocks);
        }
    }
}

/// The rows of a table or the cells of a row, through what may stand around them.
fn collect<'e>(element: &'e Element, name: &str, found: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        match inner.name() {
            inner_name if inner_name == name => found.push(inner),
            "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" | "w:smartTag" | "w:moveTo" => {
                collect(inner, name, found)
            }
            _ => {}
        }
    }
}
