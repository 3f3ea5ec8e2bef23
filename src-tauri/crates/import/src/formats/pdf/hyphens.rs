//! The question: does a hyphen at a line's end belong to its word?
//!
//! Not if the word is found elsewhere without it, nor if its parts are no words of the document; it stays where the word
//! is found elsewhere with it, where both parts are words, and before capitals and digits. A document that does not
//! hyphenate, as most that are printed from a browser, keeps all of them.

use std::collections::HashSet;

use super::paragraphs::{Join, Passage};

/// What a cut word's first part ends with.
pub(super) const HYPHENS: [char; 3] = ['-', '\u{ad}', '‐'];
/// Letters that a part has at least to be a word of its own.
const LEAST_LETTERS: usize = 3;

/// Hyphens at line ends among so many lines are the words' own.
const RARE: usize = 40;

/// The words of a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
    /// What stands before the hyphen in words that have one.
    firsts: HashSet<String>,
    /// Whether lines are filled by cutting words.
    hyphenates: bool,
}

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
        let (mut words, mut firsts) = (HashSet::new(), HashSet::new());
        let (mut lines, mut cut) = (0, Vec::new());
        for passage in passages {
            for (at, (line, join)) in passage.lines.iter().enumerate() {
                let text = line.text();
                lines += usize::from(*join == Join::Wrapped);
                if let (Some(head), Some(next)) =
                    (text.strip_suffix(HYPHENS), passage.lines.get(at + 1))
                {
                    cut.push((head.to_owned(), next.0.text()));
                }
                let mut tokens: Vec<&str> = text.split_whitespace().collect();
                // The last may be cut, and the first may be what is left of one.
                if text.ends_with(HYPHENS) {
                    tokens.pop();
                }
                for token in tokens {
                    let word = trimmed(token).to_lowercase();
                    firsts.extend(word.split_once('-').map(|(first, _)| first.to_owned()));
                    if word.chars().any(char::is_alphabetic) {
                        words.insert(word);
                    }
                }
            }
        }
        let mut vocabulary = Self { words, firsts, hyphenates: true };
        let proved = cut.iter().any(|(head, tail)| vocabulary.is_one(head, tail));
        vocabulary.hyphenates = proved || cut.len() * RARE > lines;
        vocabulary
    }

    /// Whether the parts at a line's end and the next line's beginning are a word of the document.
    fn is_one(&self, before: &str, after: &str) -> bool {
        let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let tail = after.split_whitespace().next().unwrap_or_default();
        self.words.contains(&format!("{}{}", trimmed(head), trimmed(tail)).to_lowercase())
    }

    /// What becomes of the hyphen between the end of a line, given without it, and the next line.
    pub(super) fn hyphen(&self, before: &str, after: &str) -> Hyphen {
        let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let tail = after.split_whitespace().next().unwrap_or_default();
        if self.is_one(before, after) {
            return Hyphen::Goes;
        }
        if !tail.starts_with(char::is_lowercase) || !head.ends_with(char::is_alphabetic) {
            return Hyphen::Stays;
        }
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let tail = trimmed(tail).to_lowercase();
        let knows = |word: &str| self.words.contains(word);
        if !self.hyphenates {
            return Hyphen::Stays;
        }
        // Of a word with hyphens of its own only the part at the line's end is looked at.
        let part = head.rsplit('-').next().unwrap_or_default();
        let both = knows(part) && knows(&tail);
        let long = part.chars().count() >= LEAST_LETTERS && tail.chars().count() >= LEAST_LETTERS;
        let compound = self.firsts.contains(part) && knows(&tail);
        let own = knows(&format!("{head}-{tail}")) || (both && long) || compound;
        if own { Hyphen::Stays } else { Hyphen::Goes }
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
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let vocabulary = Vocabulary { words, hyphenates: true, ..Vocabulary::default() };
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
