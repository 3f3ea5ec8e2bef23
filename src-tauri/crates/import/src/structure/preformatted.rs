//! The question: do line ends and spaces carry meaning here?
//!
//! Verse, addresses, tables drawn with spaces or bars, listings: lines that end long before the margin though the next
//! word would have fitted, or that hold gaps in columns.

use super::body::BodyLine;
use super::markers;
use super::page::stops;
use super::paragraphs::has_room;

/// The margin that short lines are measured by where the text was not wrapped.
const DEFAULT_MARGIN: usize = 60;

/// Whether lines that no blank line parts are to be kept as they are.
pub(super) fn is_preformatted(chunk: &[BodyLine<'_>], wrap: Option<usize>) -> bool {
    if chunk.len() < 2 {
        return false;
    }
    let marked = chunk.iter().filter(|line| markers::marker(line.text).is_some()).count();
    let tabular = chunk.iter().filter(|line| has_columns(line.text)).count();
    if tabular >= 2 && tabular * 2 >= chunk.len() && marked * 2 < chunk.len() {
        return true;
    }
    if marked > 0 || chunk.len() < 3 {
        return false;
    }
    let margin = wrap.unwrap_or(DEFAULT_MARGIN);
    let short = chunk.windows(2).filter(|pair| has_room(&pair[0], &pair[1], margin)).count();
    let ended = chunk.iter().filter(|line| stops(line.text)).count();
    // Short lines that each end a sentence are paragraphs; verse and addresses run over their line ends.
    short * 5 >= (chunk.len() - 1) * 4 && ended * 2 <= chunk.len()
}

/// Gaps of three blanks or a tab between words, bars around cells, or characters that draw boxes.
fn has_columns(text: &str) -> bool {
    text.contains('\t')
        || text.contains("   ")
        || text.matches('|').count() >= 2
        || text.contains(['│', '┃', '║', '├', '┤', '┌', '└'])
}

/// The lines as printed, less the blanks that all of them begin with.
pub(super) fn text(chunk: &[BodyLine<'_>]) -> String {
    let base = chunk.iter().map(|line| line.indent).min().unwrap_or(0);
    let lines: Vec<String> = chunk
        .iter()
        .map(|line| format!("{}{}", " ".repeat((line.indent - base).min(80)), line.text))
        .collect();
    lines.join("\n")
}
