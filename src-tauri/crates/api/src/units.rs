//! Many byte offsets of one text in the units of another, in a single pass.

use flyleaf_model::Span;
use flyleaf_text::offset::Counter;

/// Offsets of one text, known in bytes and in another unit.
#[derive(Debug)]
pub(crate) struct Converted(Vec<(usize, usize)>);

impl Converted {
    /// The given bytes of `text` in UTF-16 code units.
    pub(crate) fn utf16(text: &str, bytes: impl IntoIterator<Item = usize>) -> Self {
        Self::with(text, bytes, |(utf16, _)| utf16)
    }

    /// The given bytes of `text` in code points.
    pub(crate) fn code_points(text: &str, bytes: impl IntoIterator<Item = usize>) -> Self {
        Self::with(text, bytes, |(_, points)| points)
    }

    fn with(
        text: &str,
        bytes: impl IntoIterator<Item = usize>,
        unit: impl Fn((usize, usize)) -> usize,
    ) -> Self {
        let mut bytes: Vec<usize> =
            bytes.into_iter().filter(|&byte| text.is_char_boundary(byte)).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let mut counter = Counter::new(text);
        Self(bytes.into_iter().map(|byte| (byte, unit(counter.at(byte)))).collect())
    }

    /// What `byte` is in the other unit; `None` where it is no character boundary or was not asked for.
    pub(crate) fn get(&self, byte: usize) -> Option<usize> {
        let place = self.0.binary_search_by_key(&byte, |(byte, _)| *byte).ok()?;
        Some(self.0[place].1)
    }

    /// What a span is in the other unit.
    pub(crate) fn span(&self, span: Span) -> Option<(usize, usize)> {
        Some((self.get(span.start)?, self.get(span.end)?))
    }
}

/// Both ends of spans.
pub(crate) fn edges(spans: impl IntoIterator<Item = Span>) -> impl Iterator<Item = usize> {
    spans.into_iter().flat_map(|span| [span.start, span.end])
}

/// A count as answers carry it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_units_in_any_order_and_false_ones_are_refused() {
        let text = "a潮😀b";
        let converted = Converted::utf16(text, [8, 1, 4, 2, 99]);
        assert_eq!(
            [8, 4, 1, 2, 99].map(|byte| converted.get(byte)),
            [Some(4), Some(2), Some(1), None, None]
        );
        assert_eq!(Converted::code_points(text, [8]).get(8), Some(3));
    }
}
