//! The question: does a hyphen at a line's end belong to its word?
//!
//! Not if the word is found elsewhere without it, nor if its parts are no words of the document; it stays where the word
//! is found elsewhere with it, where both parts are words, and before capitals and digits.

use std::collections::HashSet;

use super::paragraphs::Passage;

/// Letters that a part has at least to be a word of its own.
const LEAST_LETTERS: usize = 3;

/// The words of a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashSet<String>);

/// What becomes of a hyphen at a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It was put there for the line; the word is one.
    Goes,
    /// It belongs to the word.
    Stays,
}

impl Vocabulary {
    /// The words that stand whole in lines.
    pub(super) fn new(passages: &[Passage]) -> Self {
        let mut words = HashSet::new();
        for passage in passages {
            for (line, _) in &passage.lines {
                let text = line.text();
                let mut tokens: Vec<&str> = text.split_whitespace().collect();
                // The last may be cut, and the first may be what is left of one.
                if text.ends_with(['-', '\u{ad}', '‐']) {
                    tokens.pop();
                }
                for token in tokens {
                    let word = trimmed(token).to_lowercase();
                    if word.chars().any(char::is_alphabetic) {
                        words.insert(word);
                    }
                }
            }
        }
        Self(words)
    }

    /// What becomes of the hyphen between the end of a line, given without it, and the next line.
    pub(super) fn hyphen(&self, before: &str, after: &str) -> Hyphen {
        let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let tail = after.split_whitespace().next().unwrap_or_default();
        if !tail.starts_with(char::is_lowercase) || !head.ends_with(char::is_alphabetic) {
            return Hyphen::Stays;
        }
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let tail = trimmed(tail).to_lowercase();
        let knows = |word: &str| self.0.contains(word);
        if knows(&format!("{head}{tail}")) {
            return Hyphen::Goes;
        }
        // Of a word with hyphens of its own only the part at the line's end is looked at.
        let part = head.rsplit('-').next().unwrap_or_default();
        let both = knows(part) && knows(&tail);
        let long = part.chars().count() >= LEAST_LETTERS && tail.chars().count() >= LEAST_LETTERS;
        if knows(&format!("{head}-{tail}")) || (both && long) {
            Hyphen::Stays
        } else {
            Hyphen::Goes
        }
    }
}

fn trimmed(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_where_the_word_has_one() {
        let words = ["harbour", "well", "being", "long-term", "keeper"];
        let vocabulary = Vocabulary(words.iter().map(|word| (*word).to_owned()).collect());
        for (before, after, expected) in [
            ("the har", "bour,", Hyphen::Goes),
            ("of well", "being and", Hyphen::Stays),
            ("a long", "term plan", Hyphen::Stays),
            ("the Anglo", "Saxon", Hyphen::Stays),
            ("in 2019", "2020", Hyphen::Stays),
            ("an unfore", "seen wave", Hyphen::Goes),
        ] {
            assert_eq!(vocabulary.hyphen(before, after), expected, "{before}-{after}");
        }
    }
}
