//! Line ends: every convention becomes one line feed. It never touches any other character.
//!
//! Line feed, carriage return, both together (also doubled to CR CR LF by careless transfers), vertical tab, U+0085
//! NEXT LINE, U+2028 LINE SEPARATOR and U+2029 PARAGRAPH SEPARATOR each end a line (Unicode Standard Annex 14, classes
//! BK, CR, LF, NL). A paragraph separator becomes two line feeds, because what follows is a new paragraph. Form feeds
//! stay: they are page furniture and have a region of their own.

/// The text with line feeds as its only line ends.
pub(crate) fn normalise(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                // CR CR LF is one line end; CR CR without LF is a blank line.
                let mut ahead = characters.clone();
                if ahead.next() == Some('\r') && ahead.next() == Some('\n') {
                    characters.next();
                }
                characters.next_if_eq(&'\n');
                normalised.push('\n');
            }
            '\u{b}' | '\u{85}' | '\u{2028}' => normalised.push('\n'),
            '\u{2029}' => normalised.push_str("\n\n"),
            other => normalised.push(other),
        }
    }
    normalised
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_becomes_a_line_feed() {
        for (text, expected) in [
            ("a\r\nb", "a\nb"),
            ("a\rb", "a\nb"),
            ("a\r\r\nb", "a\nb"),
            ("a\r\rb", "a\n\nb"),
            ("a\n\rb", "a\n\nb"),
            ("a\u{85}b\u{2028}c", "a\nb\nc"),
            ("a\u{2029}b", "a\n\nb"),
            ("a\u{c}b\u{b}c", "a\u{c}b\nc"),
        ] {
            assert_eq!(normalise(text), expected, "{text:?}");
        }
    }
}
