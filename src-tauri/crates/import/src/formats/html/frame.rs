//! Blocks that hold blocks, while they are open.

use flyleaf_model::{Block, Cell, ImageId, ListItem, Mark, Run, TableRow};

/// A block that is not complete.
#[derive(Debug)]
pub(super) enum Frame {
    /// A passage quoted from elsewhere.
    Quote(Vec<Block>),
    /// A list.
    List { ordered: bool, start: u32, items: Vec<ListItem> },
    /// An item of the list below it.
    Item(Vec<Block>),
    /// A list of terms and what they mean; whether the last item is still without a meaning.
    Terms { items: Vec<ListItem>, open: bool },
    /// A term, or what it means, of the list below it.
    Term { blocks: Vec<Block>, meaning: bool },
    /// A table; how many rows head it.
    Table { rows: Vec<TableRow>, head: u32, caption: Vec<Run> },
    /// A cell of the table below it.
    Cell { blocks: Vec<Block>, columns: u32, rows: u32 },
    /// A figure: its images with what they show, its caption, anything else in it.
    Figure { images: Vec<(Option<ImageId>, String)>, caption: Vec<Run>, blocks: Vec<Block> },
    /// A footnote.
    Note { id: String, label: String, blocks: Vec<Block> },
}

impl Frame {
    /// Takes a block in.
    pub(super) fn add(&mut self, block: Block) {
        match self {
            Self::Quote(blocks)
            | Self::Item(blocks)
            | Self::Term { blocks, .. }
            | Self::Cell { blocks, .. }
            | Self::Note { blocks, .. } => blocks.push(block),
            Self::Figure { images, blocks, .. } => match block {
                Block::Figure { image, alt, caption } if caption.is_empty() => {
                    images.push((image, alt))
                }
                block => blocks.push(block),
            },
            // Text between the items belongs to the one before.
            Self::List { items, .. } | Self::Terms { items, .. } => match items.last_mut() {
                Some(item) => item.blocks.push(block),
                None => items.push(ListItem { blocks: vec![block] }),
            },
            Self::Table { rows, .. } => {
                let row = match rows.last_mut() {
                    Some(row) => row,
                    None => {
                        rows.push(TableRow::default());
                        let last = rows.len() - 1;
                        &mut rows[last]
                    }
                };
                row.cells.push(Cell::new(vec![block]));
            }
        }
    }

    /// The blocks it became, for the frame below it, or a part of that frame.
    pub(super) fn close(self, below: Option<&mut Self>) -> Vec<Block> {
        match (self, below) {
            (Self::Item(blocks), Some(Self::List { items, .. })) => {
                items.push(ListItem { blocks });
                Vec::new()
            }
            (Self::Term { blocks, meaning }, Some(Self::Terms { items, open })) => {
                match items.last_mut() {
                    Some(item) if meaning || *open => item.blocks.extend(blocks),
                    _ => items.push(ListItem { blocks }),
                }
                *open = !meaning;
                Vec::new()
            }
            (Self::Cell { blocks, columns, rows: high }, Some(Self::Table { rows, .. })) => {
                if rows.is_empty() {
                    rows.push(TableRow::default());
                }
                if let Some(row) = rows.last_mut() {
                    row.cells.push(Cell { blocks, columns, rows: high });
                }
                Vec::new()
            }
            (Self::Quote(blocks), _) => vec![Block::Quote { blocks }],
            (Self::List { ordered, start, items }, _) => {
                vec![Block::List { ordered, start, items }]
            }
            (Self::Terms { items, .. }, _) => vec![Block::List { ordered: false, start: 1, items }],
            (Self::Table { mut rows, head, caption, .. }, _) => {
                rows.retain(|row| !row.cells.is_empty());
                let head = head.min(u32::try_from(rows.len()).unwrap_or(u32::MAX));
                let title = (!caption.is_empty()).then_some(Block::Paragraph { runs: caption });
                title.into_iter().chain([Block::Table { head, rows }]).collect()
            }
            (Self::Figure { images, caption, blocks }, _) => figure(images, caption, blocks),
            (Self::Note { id, label, mut blocks }, _) => {
                if let Some(Block::Paragraph { runs }) = blocks.first_mut() {
                    strip_label(runs, &label);
                }
                vec![Block::Footnote { id, label, blocks }]
            }
            // The frame below was closed by damaged markup; what is in it stays.
            (Self::Item(blocks) | Self::Term { blocks, .. } | Self::Cell { blocks, .. }, _) => {
                blocks
            }
        }
    }
}

/// A figure as blocks: its caption belongs to its last image, or stands alone below what else is in it.
fn figure(
    images: Vec<(Option<ImageId>, String)>,
    caption: Vec<Run>,
    blocks: Vec<Block>,
) -> Vec<Block> {
    let last = images.len().saturating_sub(1);
    let mut caption = Some(caption);
    let mut made: Vec<Block> = Vec::new();
    for (index, (image, alt)) in images.into_iter().enumerate() {
        let caption = if index == last && blocks.is_empty() {
            caption.take().unwrap_or_default()
        } else {
            Vec::new()
        };
        made.push(Block::Figure { image, alt, caption });
    }
    made.extend(blocks);
    if let Some(runs) = caption.filter(|runs| !runs.is_empty()) {
        made.push(Block::Paragraph { runs });
    }
    made
}

/// Takes a note's own mark away from the beginning of its text: the block holds it as its label.
fn strip_label(runs: &mut Vec<Run>, label: &str) {
    let Some(first) = runs.iter_mut().find(|run| !run.text.trim().is_empty()) else { return };
    let text = first.text.trim_start();
    let bare = text.trim_start_matches(['[', '(']);
    let Some(after) = bare.strip_prefix(label) else { return };
    let raised = first.marks.contains(&Mark::Superscript);
    let closed = after.trim_start_matches([']', ')', '.', ':']);
    let ends =
        closed.len() < after.len() || closed.is_empty() || closed.starts_with(char::is_whitespace);
    if !label.is_empty() && (ends || raised) {
        first.text = closed.trim_start().to_owned();
        runs.retain(|run| !run.text.is_empty());
    }
}
