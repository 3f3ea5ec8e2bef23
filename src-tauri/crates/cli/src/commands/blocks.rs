//! An article's blocks as lines of plain text, a blank line between blocks.

use flyleaf_model::{Block, ListItem, Run, TableRow};
use flyleaf_text::canonical::canonical;
use flyleaf_text::table::grid;

use crate::layout::{aligned, width, wrapped};
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
                .flat_map(|(place, ListItem { blocks })| {
                    hung(blocks, &marker(place), indent, columns)
                })
                .collect()
        }
        Block::Quote { blocks } => lines(blocks, indent + 2, columns),
        Block::Preformatted { text } => {
            let margin = " ".repeat(indent + 2);
            text.lines().map(|line| format!("{margin}{}", plain(line))).collect()
        }
        Block::Table { head, rows } => table_lines(rows, *head, indent, columns),
        Block::Figure { alt, caption, .. } => {
            let shown = if alt.is_empty() { Vec::new() } else { vec![format!("[{}]", plain(alt))] };
            let said = shown.into_iter().chain([text(caption)]).filter(|said| !said.is_empty());
            said.flat_map(|said| wrapped(&said, indent + 2, columns)).collect()
        }
        Block::Footnote { label, blocks, .. } => {
            hung(blocks, &format!("[{}]", plain(label)), indent, columns)
        }
        Block::Rule => vec![format!("{}* * *", " ".repeat(indent))],
    }
}

/// Columns below each other with a line under their heads; where that is wider than the terminal, a paragraph a row.
fn table_lines(rows: &[TableRow], head: u32, indent: usize, columns: Option<usize>) -> Vec<String> {
    let grid = grid(rows, head);
    let mut cells = vec![vec![String::new(); grid.columns]; grid.rows];
    for placed in &grid.cells {
        let said = canonical(&placed.cell.blocks).text;
        cells[placed.row][placed.column] = plain(&said).into_owned();
    }
    let margin = " ".repeat(indent + 2);
    let set = aligned(&cells);
    let widest = set.iter().map(|line| width(line)).max().unwrap_or(0);
    if columns.is_some_and(|columns| widest + margin.len() > columns) {
        let filled = |row: &Vec<String>| {
            let cells: Vec<&str> =
                row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            cells.join(" · ")
        };
        return cells.iter().flat_map(|row| wrapped(&filled(row), indent + 2, columns)).collect();
    }
    let mut lines: Vec<String> = set.iter().map(|line| format!("{margin}{line}")).collect();
    if grid.head > 0 {
        lines.insert(grid.head, format!("{margin}{}", "─".repeat(widest)));
    }
    lines
}

/// Blocks with a marker hung before their first line.
fn hung(blocks: &[Block], marker: &str, indent: usize, columns: Option<usize>) -> Vec<String> {
    let hang = indent + width(marker) + 1;
    let mut lines = lines(blocks, hang, columns);
    match lines.first_mut() {
        Some(first) => *first = format!("{}{marker} {}", " ".repeat(indent), first.trim_start()),
        None => lines.push(format!("{}{marker}", " ".repeat(indent))),
    }
    lines
}

fn text(runs: &[Run]) -> String {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    // A line feed is a forced line end.
    text.split('\n').map(plain).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::Cell;

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

    #[test]
    fn tables_stand_in_columns_where_there_is_room_and_in_rows_where_not() {
        let row = |cells: &[&str]| TableRow {
            cells: cells.iter().map(|&cell| Cell::new(vec![paragraph(cell)])).collect(),
        };
        let table = Block::Table {
            head: 1,
            rows: vec![row(&["Port", "High"]), row(&["East mole", "9.12"]), row(&["西港", "9.40"])],
        };
        assert_eq!(
            lines(std::slice::from_ref(&table), 0, Some(40)),
            ["  Port       High", "  ───────────────", "  East mole  9.12", "  西港       9.40"]
        );
        assert_eq!(
            lines(&[table], 0, Some(14)),
            ["  Port · High", "  East mole · 9.12", "  西港 · 9.40"]
        );
    }

    #[test]
    fn figures_say_what_they_show_and_footnotes_hang_by_their_labels() {
        let figure = Block::Figure {
            image: None,
            alt: "A lamp".to_owned(),
            caption: vec![Run::plain("The lamp,\nlit.")],
        };
        let footnote = Block::Footnote {
            id: "n1".to_owned(),
            label: "1".to_owned(),
            blocks: vec![paragraph("Said so."), paragraph("Twice.")],
        };
        assert_eq!(
            lines(&[figure, footnote], 0, None),
            ["  [A lamp]", "  The lamp,", "  lit.", "", "[1] Said so.", "", "    Twice."]
        );
    }
}
