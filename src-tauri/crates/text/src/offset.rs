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

/// Bytes between the entries of a [`Table`].
const STEP: usize = 1024;

/// Converts any byte offsets and code points of one text, in any order, each in a few steps.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    text: &'a str,
    /// Code points that begin before each multiple of `STEP` bytes.
    before: Vec<usize>,
}

impl<'a> Table<'a> {
    /// Counts through `text` once.
    pub fn new(text: &'a str) -> Self {
        let begins = |byte: &&u8| **byte & 0xc0 != 0x80;
        let mut before = vec![0];
        for chunk in text.as_bytes().chunks(STEP) {
            let last = before[before.len() - 1];
            before.push(last + chunk.iter().filter(begins).count());
        }
        Self { text, before }
    }

    /// Unicode code points before byte `byte`; `None` inside a character and past the end.
    pub fn code_point(&self, byte: usize) -> Option<usize> {
        let entry = byte / STEP;
        // An entry may stand inside a character; that character counts as before it.
        let from = self.text.as_bytes().get(entry * STEP..byte)?;
        let begins = from.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        self.text.is_char_boundary(byte).then(|| self.before[entry] + begins)
    }

    /// The byte before which `points` code points stand; `None` past the end.
    pub fn byte(&self, points: usize) -> Option<usize> {
        let entry = self.before.partition_point(|&before| before <= points) - 1;
        let start = self.text.ceil_char_boundary((entry * STEP).min(self.text.len()));
        advance(&self.text[start..], points - self.before[entry], |_| 1).map(|byte| start + byte)
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
    fn a_table_converts_there_and_back_across_its_entries() {
        let text = "潮 a😀".repeat(1000);
        let table = Table::new(&text);
        let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        for (points, byte) in boundaries.enumerate() {
            assert_eq!((table.code_point(byte), table.byte(points)), (Some(points), Some(byte)));
        }
        assert_eq!((table.code_point(1), table.code_point(99_999)), (None, None));
        assert_eq!(table.byte(99_999), None);
        assert_eq!((Table::new("").byte(0), Table::new("").byte(1)), (Some(0), None));
    }

    #[test]
    fn an_offset_inside_a_surrogate_pair_is_refused() {
        assert_eq!(utf16_to_byte("a😀b", 2), None);
        assert_eq!(utf16_to_byte("a😀b", 3), Some(5));
        assert_eq!(utf16_to_byte("a😀b", 9), None);
    }
}
