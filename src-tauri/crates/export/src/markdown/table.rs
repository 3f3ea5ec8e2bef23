//! Tables and figures as Markdown.

use flyleaf_model::{Block, ImageId, TableRow};
use flyleaf_text::canonical::visit_blocks;
use flyleaf_text::table::grid;

use super::article::Writer;
use super::escape::escape;

impl Writer<'_> {
    /// A table between strokes, as most readers of Markdown know it: one line a row, the first of them its head. A cell
    /// that spans several places stands in the first.
    pub(super) fn table(&mut self, rows: &[TableRow], head: u32) -> String {
        let grid = grid(rows, head);
        let mut cells = vec![vec![String::new(); grid.columns]; grid.rows];
        self.in_cell = true;
        for placed in &grid.cells {
            cells[placed.row][placed.column] = self.cell(&placed.cell.blocks);
        }
        self.in_cell = false;
        if grid.head == 0 {
            cells.insert(0, vec![String::new(); grid.columns]);
        }
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let mut lines: Vec<String> = cells.iter().map(|row| line(row)).collect();
        let rule = |&figures: &bool| if figures { "---:" } else { "---" }.to_owned();
        let rules: Vec<String> = grid.figures().iter().map(rule).collect();
        if grid.columns == 0 {
            return String::new();
        }
        lines.insert(1, line(&rules));
        lines.join("\n")
    }

    /// A cell's leaves on one line.
    fn cell(&mut self, blocks: &[Block]) -> String {
        let mut parts = Vec::new();
        visit_blocks(blocks, &mut |block| match block {
            Block::Paragraph { runs } | Block::Heading { runs, .. } => {
                parts.push(self.leaf(runs, false))
            }
            Block::Preformatted { text } => {
                let leaf = [flyleaf_model::Run::plain(text.as_str())];
                parts.push(self.leaf(&leaf, false));
            }
            Block::Figure { image, alt, caption } => {
                parts.extend(self.figure(image.as_ref(), alt));
                if !caption.is_empty() {
                    parts.push(self.leaf(caption, false));
                }
            }
            // Their own leaves come next.
            Block::List { .. }
            | Block::Quote { .. }
            | Block::Footnote { .. }
            | Block::Table { .. }
            | Block::Rule => {}
        });
        parts.join("<br>").replace("\\\n", "<br>")
    }

    /// An image where the export has one, or what it shows.
    pub(super) fn figure(&self, image: Option<&ImageId>, alt: &str) -> Option<String> {
        let alt = escape(&alt.split_whitespace().collect::<Vec<_>>().join(" "), false);
        match image.and_then(|id| self.images.path(id)) {
            Some(path) => Some(format!("![{alt}](<{path}>)")),
            None => (!alt.is_empty()).then(|| format!("*\\[{alt}\\]*")),
        }
    }
}
