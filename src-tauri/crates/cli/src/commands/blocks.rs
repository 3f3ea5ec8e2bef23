//! An article's blocks as lines of plain text, a blank line between blocks.

use flyleaf_model::{Block, ListItem, Run};

use crate::layout::wrapped;
use crate::terminal::plain;

/// The lines, indented by `indent` cells and broken to `columns` where there is a terminal.
pub(super) fn lines(blocks: &[Block], indent: usize, columns: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block_lines(block, indent, columns));
    }
    lines
}

fn block_lines(block: &Block, indent: usize, columns: Option<usize>) -> Vec<String> {
    match block {
        Block::Paragraph { runs } | Block::Heading { runs, .. } => {
            wrapped(&text(runs), indent, columns)
        }
        Block::List { ordered, start, items } => {
            let marker = |place: usize| match ordered {
                true => format!("{}.", *start as usize + place),
                false => "-".to_owned(),
            };
            let items = items.iter().enumerate();
            items
                .flat_map(|(place, item)| item_lines(item, &marker(place), indent, columns))
                .collect()
        }
        Block::Quote { blocks } => lines(blocks, indent + 2, columns),
        Block::Preformatted { text } => {
            let margin = " ".repeat(indent + 2);
            text.lines().map(|line| format!("{margin}{}", plain(line))).collect()
        }
        Block::Rule => vec![format!("{}* * *", " ".repeat(indent))],
    }
}

/// An item with its marker hung before its first line.
fn item_lines(item: &ListItem, marker: &str, indent: usize, columns: Option<usize>) -> Vec<String> {
    let hang = indent + marker.len() + 1;
    let mut lines = lines(&item.blocks, hang, columns);
    match lines.first_mut() {
        Some(first) => *first = format!("{}{marker} {}", " ".repeat(indent), first.trim_start()),
        None => lines.push(format!("{}{marker}", " ".repeat(indent))),
    }
    lines
}

fn text(runs: &[Run]) -> String {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    plain(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { runs: vec![Run::plain(text)] }
    }

    #[test]
    fn markers_hang_and_numbers_go_on_from_the_printed_one() {
        let item = |text: &str| ListItem { blocks: vec![paragraph(text)] };
        let list = Block::List {
            ordered: true,
            start: 9,
            items: vec![item("one two three four five"), item("six")],
        };
        let set = lines(&[paragraph("Before."), list], 2, Some(26));
        assert_eq!(set, ["  Before.", "", "  9. one two three four", "     five", "  10. six"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(lines(&[paragraph("a\u{1b}[2Jb\tc")], 0, None), ["a\u{fffd}[2Jb c"]);
    }
}
