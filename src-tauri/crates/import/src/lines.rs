//! The source cut into lines, each with what the eye sees of it: indentation, width, whether it is blank.

/// One line of the source, or a part of one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// First byte of the source.
    pub(crate) start: usize,
    /// The line without its line feed and without blanks at either end.
    pub(crate) text: &'a str,
    /// The line without its line feed and without blanks at its end.
    pub(crate) raw: &'a str,
    /// Columns of blanks before the text.
    pub(crate) indent: usize,
    /// Columns of the text; East Asian wide characters take two.
    pub(crate) width: usize,
    /// Whether a page ends here (U+000C).
    pub(crate) page_break: bool,
}

impl Line<'_> {
    /// Whether nothing is printed on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// First byte of the text in the source.
    pub(crate) fn text_start(&self) -> usize {
        self.start + (self.raw.len() - self.text.len())
    }

    /// One past the last column of the text.
    pub(crate) fn right(&self) -> usize {
        self.indent + self.width
    }
}

/// Whether a character leaves no mark on paper: white space of any width, and characters of no width.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}')
}

/// Whether a character belongs to a script written without spaces between words, or to its punctuation.
pub(crate) fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf
        | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6
        | 0x2_0000..=0x3_fffd)
}

/// Columns that a text takes in a fixed-width type.
pub(crate) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// A printed line as running text: each stretch of blanks, which only spaced it out, as one space.
pub(crate) fn squeezed(text: &str) -> String {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Cuts the source into lines at line feeds and around form feeds. The lines partition the source.
pub(crate) fn split(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (byte, character) in source.char_indices() {
        match character {
            '\n' => {
                lines.push(line(source, start, byte + 1));
                start = byte + 1;
            }
            '\u{c}' => {
                if start < byte {
                    lines.push(line(source, start, byte));
                }
                lines.push(line(source, byte, byte + 1));
                start = byte + 1;
            }
            _ => {}
        }
    }
    if start < source.len() {
        lines.push(line(source, start, source.len()));
    }
    lines
}

/// The line that bytes `start..end` of the source make.
pub(crate) fn line(source: &str, start: usize, end: usize) -> Line<'_> {
    let whole = &source[start..end];
    let raw = whole.trim_end_matches(is_blank);
    let text = raw.trim_start_matches(is_blank);
    let indent = indentation(&raw[..raw.len() - text.len()]);
    Line { start, text, raw, indent, width: columns(text), page_break: whole.contains('\u{c}') }
}

/// Columns of leading blanks; a tab reaches to the next multiple of eight.
fn indentation(blanks: &str) -> usize {
    blanks.chars().fold(0, |column, blank| match blank {
        '\t' => column / 8 * 8 + 8,
        '\u{3000}' => column + 2,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' => column,
        _ => column + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_partition_the_source_and_form_feeds_stand_alone() {
        let source = "one\n\u{c}two\n\n  三\u{3000}";
        let lines = split(source);
        let texts: Vec<_> = lines.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["one", "", "two", "", "三"]);
        assert!(lines[1].page_break);
        assert_eq!(lines[4].indent, 2);
        assert_eq!(lines[4].width, 2);
        let starts: Vec<_> = lines.iter().map(|line| line.start).collect();
        assert_eq!(starts, [0, 4, 5, 9, 10]);
    }
}
