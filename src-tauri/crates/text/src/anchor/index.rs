//! All parts of a text in alphabetical order, so that every place of any part is found in a few steps.

use std::ops::Range;

/// The sorted suffixes of a text.
#[derive(Debug)]
pub(super) struct Index {
    suffixes: Vec<i32>,
}

impl Index {
    /// Sorts the suffixes of `text`, which must have fewer than 2 GiB.
    pub(super) fn new(text: &str) -> Self {
        let mut suffixes = vec![0; text.len()];
        divsufsort::sort_in_place(text.as_bytes(), &mut suffixes);
        Self { suffixes }
    }

    /// Where in the order the suffixes stand that begin with `part`.
    fn range(&self, text: &str, part: &str) -> Range<usize> {
        let (text, part) = (text.as_bytes(), part.as_bytes());
        let head = |&suffix: &i32| {
            let rest = &text[at(suffix)..];
            &rest[..part.len().min(rest.len())]
        };
        let start = self.suffixes.partition_point(|suffix| head(suffix) < part);
        let length = self.suffixes[start..].partition_point(|suffix| head(suffix) == part);
        start..start + length
    }

    /// How many places `part` has.
    pub(super) fn count(&self, text: &str, part: &str) -> usize {
        self.range(text, part).len()
    }

    /// The places of `part` in the order of the text; `None` where there are more than `most`.
    pub(super) fn places(&self, text: &str, part: &str, most: usize) -> Option<Vec<usize>> {
        let range = self.range(text, part);
        if range.len() > most {
            return None;
        }
        let mut places: Vec<usize> = self.suffixes[range].iter().copied().map(at).collect();
        places.sort_unstable();
        Some(places)
    }
}

fn at(suffix: i32) -> usize {
    usize::try_from(suffix).expect("a suffix begins in the text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_place_is_found(text in "[ab潮水]{0,40}", part in "[ab潮水]{1,4}") {
            let index = Index::new(&text);
            let wanted: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(&part)).collect();
            prop_assert_eq!(index.count(&text, &part), wanted.len());
            prop_assert_eq!(index.places(&text, &part, 99), Some(wanted));
        }
    }

    #[test]
    fn too_many_places_are_not_listed() {
        let text = "a".repeat(100_000);
        let index = Index::new(&text);
        assert_eq!(index.places(&text, "aaa", 10), None);
        assert_eq!(index.count(&text, "aaa"), 99_998);
    }
}
