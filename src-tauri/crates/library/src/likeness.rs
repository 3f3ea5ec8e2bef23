//! How much two texts have in common: whether a changed file is the same issue or another part of it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// UTF-8 bytes in one sample: twelve Latin letters or four Chinese characters, long enough that only copied text shares
/// many, short enough that an edit spoils few.
const SAMPLE: usize = 12;

/// The samples of a text, for comparison with another.
#[derive(Debug)]
pub(crate) struct Samples(HashSet<u64>);

impl Samples {
    /// Samples of texts read one after the other; spacing, punctuation and case do not count.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let letters: String = texts
            .into_iter()
            .flat_map(str::chars)
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if letters.is_empty() {
            return Self(HashSet::new());
        }
        let last = letters.floor_char_boundary(letters.len().saturating_sub(SAMPLE));
        let starts =
            letters.char_indices().map(|(start, _)| start).take_while(|start| *start <= last);
        Self(
            starts
                .map(|start| sample(&letters[start..letters.ceil_char_boundary(start + SAMPLE)]))
                .collect(),
        )
    }

    /// The share of samples in common, 0 to 1 (Dice); 1 for two empty texts.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 1.0;
        }
        2.0 * self.0.intersection(&other.0).count() as f64 / all as f64
    }
}

fn sample(letters: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    letters.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f64 {
        Samples::new([a]).likeness(&Samples::new([b]))
    }

    #[test]
    fn a_corrected_text_is_like_itself_and_unlike_another() {
        let text = "The harbour office counted forty ferries on Sunday, and the lighthouse keeper counted forty-one.";
        assert_eq!(likeness(text, text), 1.0);
        assert!(likeness(text, &text.replace("Sunday", "Saturday")) > 0.6);
        let other = "The reading room opens at nine; bring the blue card, and leave umbrellas with the porter.";
        assert!(likeness(text, other) < 0.1);
        assert!(
            likeness(
                "潮水先知道风，灯塔看守人每天记下水位。",
                "潮水先知道风，灯塔看守人天天记下水位。"
            ) > 0.2
        );
    }

    #[test]
    fn empty_and_tiny_texts_compare() {
        assert_eq!(likeness("", " - "), 1.0);
        assert_eq!(likeness("", "word"), 0.0);
        assert_eq!(likeness("word", "WORD"), 1.0);
    }
}
