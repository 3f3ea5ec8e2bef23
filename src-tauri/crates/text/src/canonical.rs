//! Canonical text: what every offset and every quote refers to.
//!
//! An article's blocks are flattened, in reading order, to *leaves*: paragraphs, headings, preformatted texts, the
//! paragraphs of list items, quotes, cells and footnotes, captions. The canonical text is the leaves' texts joined by one line feed. Markers,
//! bullets, rules and the words that stand for an image are drawn, not written, so they have no characters here.

use flyleaf_model::{Block, Run, Span};

/// A block that holds text itself.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// A paragraph or a heading.
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

/// Calls `visit` with every leaf in reading order.
pub fn visit_leaves<'a>(blocks: &'a [Block], visit: &mut impl FnMut(Leaf<'a>)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs, .. } => visit(Leaf::Runs(runs)),
            Block::Preformatted { text } => visit(Leaf::Preformatted(text)),
            Block::List { items, .. } => {
                for item in items {
                    visit_leaves(&item.blocks, visit);
                }
            }
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => {
                visit_leaves(blocks, visit);
            }
            Block::Table { rows, .. } => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    visit_leaves(&cell.blocks, visit);
                }
            }
            // A figure without a caption has no leaf: what it shows is no text of the issue.
            Block::Figure { caption, .. } if caption.is_empty() => {}
            Block::Figure { caption, .. } => visit(Leaf::Runs(caption)),
            Block::Rule => {}
        }
    }
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
    use flyleaf_model::ListItem;

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
}
