//! Words without end: long addresses, names of files, rows of signs. They are cut, so that they stay on the page.

use super::Piece;
use crate::script;

/// Characters of a word, in a text and in a note's narrow column, after which it may be cut anywhere: what long names
/// of files and rows of signs need, and hardly any word of a language reaches.
const LONGEST: usize = 50;
const LONGEST_OF_NOTE: usize = 28;

/// Follows a word through the pieces of one paragraph: a change of style ends no word.
#[derive(Debug)]
pub(super) struct LongWords {
    longest: usize,
    /// Of the word so far.
    length: usize,
    before: char,
}

impl LongWords {
    /// `narrow` is the number of characters of a line that is narrower than usual.
    pub(super) fn new(is_note: bool, narrow: Option<usize>) -> Self {
        let longest = if is_note { LONGEST_OF_NOTE } else { LONGEST };
        Self {
            longest: narrow.map_or(longest, |narrow| narrow.min(longest)),
            length: 0,
            before: ' ',
        }
    }

    /// Cuts a piece wherever its word has gone on for too long.
    pub(super) fn cut(&mut self, piece: Piece) -> Vec<Piece> {
        let mut cuts = Vec::new();
        for (at, c) in piece.text.char_indices() {
            let in_row = is_closing(c) && is_closing(self.before);
            let ends_word = ends_word(self.before, c);
            self.before = c;
            if ends_word {
                self.length = 0;
                continue;
            }
            if self.length >= self.longest {
                cuts.push((at, in_row));
                self.length = 0;
            }
            // An ideograph's square is about two letters wide.
            self.length += if script::is_cjk(c) { 2 } else { 1 };
        }
        if piece.line_end {
            self.length = 0;
        }
        let mut parts = Vec::with_capacity(cuts.len() + 1);
        let mut start = 0;
        let mut may_break = false;
        for (end, in_row) in cuts {
            if end > 0 || in_row {
                let text = piece.text[start..end].to_owned();
                parts.push(Piece { text, may_break, line_end: in_row, ..piece.clone() });
            }
            (start, may_break) = (end, !in_row);
        }
        parts.push(Piece { text: piece.text[start..].to_owned(), may_break, ..piece });
        parts
    }
}

/// Whether a line can end at a character that follows `before`.
fn ends_word(before: char, c: char) -> bool {
    match c {
        // Spaces that hold their words together.
        '\u{a0}' | '\u{2007}' | '\u{202f}' => false,
        '-' => before.is_alphanumeric(),
        _ if script::is_cjk(c) => script::breaks_anywhere(c),
        _ => c.is_whitespace(),
    }
}

/// Whether no line starts with a character like this, not even after a space, so that a row of them needs line ends.
fn is_closing(c: char) -> bool {
    "!?)]},.:;/。，、．！？：；」』）】》〉〕｝］｡､｣".contains(c)
}
