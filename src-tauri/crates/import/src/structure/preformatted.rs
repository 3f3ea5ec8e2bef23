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

/// Narrower lines are verse or addresses, however even.
const NARROWEST_PROSE: usize = 40;

/// The column at which these lines were wrapped: their own margin where they are prose set narrower than the rest (most
/// lines reach about as far as the widest, and go on in small letters), else the text's.
pub(super) fn margin(chunk: &[BodyLine<'_>], wrap: Option<usize>) -> Option<usize> {
    let widest = chunk.iter().map(BodyLine::right).max().unwrap_or(0);
    let broken = chunk.len().saturating_sub(1);
    let reaching = chunk[..broken].iter().filter(|line| line.right() * 4 >= widest * 3).count();
    let small = chunk[1..].iter().filter(|line| line.text.starts_with(char::is_lowercase)).count();
    let narrower = wrap.is_none_or(|wrap| widest < wrap) && widest >= NARROWEST_PROSE;
    let prose = broken >= 2 && reaching * 5 >= broken * 4 && small * 2 >= broken;
    if narrower && prose && widest <= 110 { Some(widest) } else { wrap }
}

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
