//! Canonical text: what every offset and every quote refers to.
//!
//! An article's blocks are flattened, in reading order, to *leaves*: paragraphs, headings, preformatted texts, the
//! paragraphs of list items, quotes, cells and footnotes, captions. The canonical text is the leaves' texts joined by
//! one line feed. Markers, bullets, the labels of footnotes, rules and the words that stand for an image are drawn, not
//! written, so they have no characters here.

use flyleaf_model::{Block, ImageId, Run, Span};

/// A block that holds text itself.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// A paragraph, a heading or a caption.
    Runs(&'a [Run]),
    /// A preformatted text.
    Preformatted(&'a str),
}

/// An article's canonical text and where each leaf stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonical {
    /// The text.
    pub text: String,
    /// Bytes of `text`, one span a leaf, in reading order.
    pub leaves: Vec<Span>,
}

/// Calls `visit` with every block in reading order, each before those inside it.
pub fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List { items, .. } => {
                items.iter().for_each(|item| visit_blocks(&item.blocks, visit));
            }
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => visit_blocks(blocks, visit),
            Block::Table { rows, .. } => {
                let cells = rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| visit_blocks(&cell.blocks, visit));
            }
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Preformatted { .. }
            | Block::Figure { .. }
            | Block::Rule => {}
        }
    }
}

/// Calls `visit` with every leaf in reading order.
pub fn visit_leaves<'a>(blocks: &'a [Block], visit: &mut impl FnMut(Leaf<'a>)) {
    visit_blocks(blocks, &mut |block| match block {
        Block::Paragraph { runs } | Block::Heading { runs, .. } => visit(Leaf::Runs(runs)),
        Block::Preformatted { text } => visit(Leaf::Preformatted(text)),
        // A figure without a caption has no leaf: what it shows is no text of the issue.
        Block::Figure { caption, .. } if !caption.is_empty() => visit(Leaf::Runs(caption)),
        Block::Figure { .. }
        | Block::List { .. }
        | Block::Quote { .. }
        | Block::Footnote { .. }
        | Block::Table { .. }
        | Block::Rule => {}
    });
}

/// The images that blocks show, in reading order.
pub fn images(blocks: &[Block]) -> Vec<&ImageId> {
    let mut found = Vec::new();
    visit_blocks(blocks, &mut |block| {
        if let Block::Figure { image: Some(id), .. } = block {
            found.push(id);
        }
    });
    found
}

/// Renders blocks to their canonical text.
pub fn canonical(blocks: &[Block]) -> Canonical {
    let mut text = String::new();
    let mut leaves = Vec::new();
    visit_leaves(blocks, &mut |leaf| {
        if !leaves.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        match leaf {
            Leaf::Runs(runs) => runs.iter().for_each(|run| text.push_str(&run.text)),
            Leaf::Preformatted(lines) => text.push_str(lines),
        }
        leaves.push(Span::new(start, text.len()));
    });
    Canonical { text, leaves }
}

/// The text of one block on its own, as `canonical` would render it.
pub fn block_text(block: &Block) -> String {
    canonical(std::slice::from_ref(block)).text
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::{Cell, ListItem, TableRow};

    #[test]
    fn leaves_are_joined_by_one_line_feed_and_markers_have_no_characters() {
        let paragraph = |text: &str| Block::Paragraph { runs: vec![Run::plain(text)] };
        let blocks = [
            paragraph("One."),
            Block::Rule,
            Block::List {
                ordered: true,
                start: 1,
                items: vec![
                    ListItem { blocks: vec![paragraph("first")] },
                    ListItem { blocks: vec![paragraph("第二")] },
                ],
            },
        ];
        let canonical = canonical(&blocks);
        assert_eq!(canonical.text, "One.\nfirst\n第二");
        let leaves: Vec<_> =
            canonical.leaves.iter().map(|leaf| &canonical.text[leaf.start..leaf.end]).collect();
        assert_eq!(leaves, ["One.", "first", "第二"]);
    }

    #[test]
    fn cells_captions_and_footnotes_are_leaves_and_what_stands_for_them_is_not() {
        let paragraph = |text: &str| Block::Paragraph { runs: vec![Run::plain(text)] };
        let figure = |image: Option<ImageId>, caption: Vec<Run>| {
            let alt = "A lamp".to_owned();
            Block::Figure { image, alt, caption }
        };
        let cell = |text: &str| Cell::new(vec![paragraph(text)]);
        let blocks = [
            Block::Table {
                head: 1,
                rows: vec![
                    TableRow { cells: vec![cell("Port"), Cell::new(Vec::new())] },
                    TableRow { cells: vec![cell("East"), cell("9")] },
                ],
            },
            figure(Some(ImageId::new("a")), Vec::new()),
            figure(None, vec![Run::plain("The lamp, "), Run::plain("lit")]),
            Block::Footnote {
                id: "n1".to_owned(),
                label: "1".to_owned(),
                blocks: vec![paragraph("Said so."), paragraph("Twice.")],
            },
        ];
        assert_eq!(images(&blocks), [&ImageId::new("a")]);
        assert_eq!(canonical(&blocks).text, "Port\nEast\n9\nThe lamp, lit\nSaid so.\nTwice.");
    }
}
