//! Conversions between the three ways to count characters. Offsets that fall inside a character or past the end are
//! refused with `None`: a wrong unit shows at once instead of drifting.

use flyleaf_model::Span;

/// UTF-16 code units before byte `byte` of `text`.
pub fn byte_to_utf16(text: &str, byte: usize) -> Option<usize> {
    text.get(..byte).map(|head| head.chars().map(char::len_utf16).sum())
}

/// Unicode code points before byte `byte` of `text`.
pub fn byte_to_code_point(text: &str, byte: usize) -> Option<usize> {
    text.get(..byte).map(|head| head.chars().count())
}

/// The byte of `text` before which `units` UTF-16 code units stand.
pub fn utf16_to_byte(text: &str, units: usize) -> Option<usize> {
    advance(text, units, char::len_utf16)
}

/// The byte of `text` before which `points` Unicode code points stand.
pub fn code_point_to_byte(text: &str, points: usize) -> Option<usize> {
    advance(text, points, |_| 1)
}

/// A span in UTF-16 code units as bytes of `text`; `None` if either end is no character boundary or it runs backwards.
pub fn utf16_span(text: &str, start: usize, end: usize) -> Option<Span> {
    let (start, end) = (utf16_to_byte(text, start)?, utf16_to_byte(text, end)?);
    (start <= end).then(|| Span::new(start, end))
}

fn advance(text: &str, count: usize, width: impl Fn(char) -> usize) -> Option<usize> {
    let mut seen = 0;
    for (byte, character) in text.char_indices() {
        if seen >= count {
            return (seen == count).then_some(byte);
        }
        seen += width(character);
    }
    (seen == count).then_some(text.len())
}

/// Converts many ascending byte offsets of one text in a single pass.
#[derive(Debug, Clone)]
pub struct Counter<'a> {
    text: &'a str,
    byte: usize,
    utf16: usize,
    code_points: usize,
}

impl<'a> Counter<'a> {
    /// A counter at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, utf16: 0, code_points: 0 }
    }

    /// Moves to `byte`, a character boundary not before the last one asked for, and gives (UTF-16 units, code points).
    pub fn at(&mut self, byte: usize) -> (usize, usize) {
        if byte < self.byte {
            *self = Self::new(self.text);
        }
        for character in self.text[self.byte..byte].chars() {
            self.utf16 += character.len_utf16();
            self.code_points += 1;
        }
        self.byte = byte;
        (self.utf16, self.code_points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_boundary_converts_there_and_back(text in ".*") {
            let mut counter = Counter::new(&text);
            for byte in text.char_indices().map(|(byte, _)| byte).chain([text.len()]) {
                let units = byte_to_utf16(&text, byte).unwrap();
                let points = byte_to_code_point(&text, byte).unwrap();
                prop_assert_eq!(utf16_to_byte(&text, units), Some(byte));
                prop_assert_eq!(code_point_to_byte(&text, points), Some(byte));
                prop_assert_eq!(counter.at(byte), (units, points));
            }
        }
    }

    #[test]
    fn an_offset_inside_a_surrogate_pair_is_refused() {
        assert_eq!(utf16_to_byte("a😀b", 2), None);
        assert_eq!(utf16_to_byte("a😀b", 3), Some(5));
        assert_eq!(utf16_to_byte("a😀b", 9), None);
    }
}
