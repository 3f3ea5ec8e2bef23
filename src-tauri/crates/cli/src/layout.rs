//! Lines set for a terminal: aligned columns and wrapped text, measured in cells, so that Chinese aligns too.

use console::measure_text_width;

/// Rows as lines whose cells stand below each other, two cells of space apart. Columns that are empty in all rows vanish.
pub(crate) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| measure_text_width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths).filter(|(_, width)| **width > 0) {
            if !line.is_empty() {
                line.push_str("  ");
            }
            line.push_str(cell);
            line.push_str(&" ".repeat(width - measure_text_width(cell)));
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Text indented by `indent` cells and broken to `columns`; paragraphs stay apart. Without `columns` nothing is broken.
pub(crate) fn wrapped(text: &str, indent: usize, columns: Option<usize>) -> Vec<String> {
    const NARROWEST: usize = 20;
    let margin = " ".repeat(indent);
    let Some(columns) = columns else {
        return text.lines().map(|line| format!("{margin}{line}")).collect();
    };
    let options = textwrap::Options::new(columns.max(indent + NARROWEST))
        .initial_indent(&margin)
        .subsequent_indent(&margin);
    let lines = text.lines().flat_map(|line| textwrap::wrap(line, &options));
    lines.map(|line| line.into_owned()).collect()
}

/// How many cells a line takes.
pub(crate) fn width(line: &str) -> usize {
    measure_text_width(line)
}

/// At most `most` cells of `text`, with an ellipsis where it was longer.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    console::truncate_str(text, most, "…").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn chinese_takes_two_cells_and_empty_columns_none() {
        let rows = [row(&["科技简报", "", "2"]), row(&["Tide", "", "11"])];
        assert_eq!(aligned(&rows), ["科技简报  2", "Tide      11"]);
    }

    #[test]
    fn text_wraps_between_words_and_between_chinese_characters() {
        let lines = wrapped("one two three four five six", 2, Some(22));
        assert_eq!(lines, ["  one two three four", "  five six"]);
        let lines = wrapped("书页上端的空白叫天头，批在那里的话叫眉批。", 2, Some(24));
        assert!(lines.len() > 1 && lines.iter().all(|line| measure_text_width(line) <= 24));
        assert_eq!(wrapped("a long line", 2, None), ["  a long line"]);
    }

    #[test]
    fn shortening_counts_cells() {
        assert_eq!(shortened("天头眉批", 5), "天头…");
        assert_eq!(shortened("short", 5), "short");
    }
}
