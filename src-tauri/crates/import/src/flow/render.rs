//! A block as lines of text, as a reader of plain text would see it.

use flyleaf_model::{Block, ListItem, Run, TableRow};

/// A drawn break.
pub(super) const RULE: &str = "* * *";

/// An image that comes without a word: it has its place in the text all the same.
const PICTURE: &str = "[□]";

/// Columns that a level of a list is set in.
const STEP: usize = 2;

/// The lines of a block, without a line feed at the end.
pub(super) fn text(block: &Block) -> String {
    let mut lines = Vec::new();
    push(block, 0, &mut lines);
    lines.join("\n")
}

fn push(block: &Block, indent: usize, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph { runs } | Block::Heading { runs, .. } => {
            set(&plain(runs), indent, lines);
        }
        Block::Preformatted { text } => set(text, indent, lines),
        Block::Quote { blocks } => push_all(blocks, indent, lines),
        Block::List { ordered, start, items } => {
            for (index, item) in items.iter().enumerate() {
                let marker = if *ordered {
                    format!("{}.", start.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
                } else {
                    "•".to_owned()
                };
                push_item(item, &marker, indent, lines);
            }
        }
        Block::Table { rows, .. } => {
            rows.iter().for_each(|row| set(&cells(row), indent, lines));
        }
        Block::Figure { image, alt, caption } => {
            let is_mute = image.is_some() && alt.is_empty() && caption.is_empty();
            if is_mute {
                set(PICTURE, indent, lines);
            } else if !alt.is_empty() {
                set(&format!("[{alt}]"), indent, lines);
            }
            set(&plain(caption), indent, lines);
        }
        Block::Footnote { label, blocks, .. } => {
            let from = lines.len();
            push_all(blocks, indent, lines);
            if let Some(first) = lines.get_mut(from) {
                first.insert_str(first.len() - first.trim_start().len(), &format!("[{label}] "));
            }
        }
        Block::Rule => lines.push(RULE.to_owned()),
    }
}

fn push_all(blocks: &[Block], indent: usize, lines: &mut Vec<String>) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        push(block, indent, lines);
    }
}

fn push_item(item: &ListItem, marker: &str, indent: usize, lines: &mut Vec<String>) {
    let from = lines.len();
    for block in &item.blocks {
        push(block, indent + STEP, lines);
    }
    let pad = " ".repeat(indent);
    match lines.get_mut(from) {
        Some(first) => *first = format!("{pad}{marker} {}", first.trim_start()),
        None => lines.push(format!("{pad}{marker}")),
    }
}

/// A row's cells, parted by tabs; a cell of several lines on one.
fn cells(row: &TableRow) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let mut lines = Vec::new();
            push_all(&cell.blocks, 0, &mut lines);
            let lines: Vec<&str> =
                lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
            lines.join(" ")
        })
        .collect();
    cells.join("\t")
}

fn set(text: &str, indent: usize, lines: &mut Vec<String>) {
    if text.is_empty() {
        return;
    }
    let pad = " ".repeat(indent.min(40));
    lines.extend(text.split('\n').map(|line| format!("{pad}{line}").trim_end().to_owned()));
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
