//! The question: which characters make a word, and where is the space between words?
//!
//! A file draws characters where it likes and often leaves spaces out. Characters that are drawn one after the other on
//! one base line and close to each other are a word; a space is where a gap is wider than letters are set apart, or
//! where the file draws one.

use super::fonts::LookId;
use super::glyphs::Character;
use crate::lines;

/// The narrowest space between words, in ems. Letters stand at most half as far apart, words in the tightest
/// justified line a little farther.
const SPACE: f32 = 0.15;
/// The same where a character stands at either side that is written without spaces: justified lines open such gaps.
const WIDE_SPACE: f32 = 0.6;
/// The width over which a space that the file draws is one.
const TAKEN_BACK: f32 = 0.06;
/// How far an accent may be from its letter's place, in ems, to be drawn over it.
const OVER: f32 = 0.12;
/// How far a character may be set back over the one before it.
const KERN: f32 = 0.35;
/// How far apart base lines of one word may lie.
const SAME_BASE: f32 = 0.08;

/// Characters set side by side in one font.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// What it says.
    pub(super) text: String,
    /// Where it begins.
    pub(super) start: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its base line, downwards.
    pub(super) base: f32,
    /// The size of its font.
    pub(super) size: f32,
    /// Its font's look.
    pub(super) look: LookId,
    /// Whether the file draws a space before it.
    pub(super) spaced: bool,
    /// How it stands to the line it is set in.
    pub(super) level: Level,
    /// Marked as not the document's text.
    pub(super) artifact: bool,
    /// Its place in the structure tree; -1 for none.
    pub(super) content: i32,
    /// Its target in the list of the file's links.
    pub(super) link: Option<u32>,
}

/// Whether a word is raised or lowered in its line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Level {
    /// On the line.
    #[default]
    On,
    /// Raised, as the mark of a footnote.
    Raised,
    /// Lowered, as in a formula.
    Lowered,
}

impl Word {
    fn new(character: &Character, spaced: bool) -> Self {
        Self {
            text: character.character.to_string(),
            start: character.start,
            end: character.end,
            base: character.base,
            size: character.size,
            look: character.look,
            spaced,
            level: Level::On,
            artifact: character.artifact,
            content: character.content,
            link: None,
        }
    }

    /// Whether text stands a space away behind this word.
    pub(super) fn parted_from(&self, next: &Self) -> bool {
        let gap = (next.start - self.end) / self.size.max(next.size).max(0.1);
        let wide = |c: Option<char>| c.is_some_and(lines::is_wide);
        if wide(self.text.chars().next_back()) || wide(next.text.chars().next()) {
            let both = wide(self.text.chars().next_back()) && wide(next.text.chars().next());
            let drawn = next.spaced && gap > if both { SPACE } else { TAKEN_BACK };
            return gap > WIDE_SPACE || drawn;
        }
        // A space that is drawn and then taken back is none.
        (next.spaced && gap > TAKEN_BACK) || gap > SPACE
    }
}

/// Puts characters together to words, in the order in which they are drawn.
pub(super) fn words(characters: &[Character]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut spaced = false;
    for character in characters {
        if lines::is_blank(character.character) || character.character.is_control() {
            spaced = true;
            continue;
        }
        match words.last_mut().filter(|_| !spaced) {
            Some(word) if is_accented(word, character) => accent(word, character),
            Some(word) if continues(word, character) => {
                word.text.push(character.character);
                word.end = word.end.max(character.end);
            }
            _ => words.push(Word::new(character, spaced)),
        }
        spaced = false;
    }
    words
}

/// Whether an accent and a letter are drawn over each other, in either order, as old typesetting programs do.
fn is_accented(word: &Word, character: &Character) -> bool {
    let em = word.size.max(0.1);
    let gap = (character.start - word.end) / em;
    let near = gap < -OVER && gap > -1.2 && (character.base - word.base).abs() < em * 0.4;
    near && word
        .text
        .chars()
        .next_back()
        .is_some_and(|last| over(last, character.character).is_some())
}

/// Puts the last letter or accent of a word and what is drawn over it together.
fn accent(word: &mut Word, character: &Character) {
    if let Some(composed) = word.text.pop().and_then(|last| over(last, character.character)) {
        word.text.push(composed);
        word.end = word.end.max(character.end);
    }
}

fn over(first: char, second: char) -> Option<char> {
    match (combining(first), combining(second)) {
        (Some(accent), None) => compose(second, accent),
        (None, Some(accent)) => compose(first, accent),
        _ => None,
    }
}

fn compose(letter: char, accent: char) -> Option<char> {
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    };
    unicode_normalization::char::compose(letter, accent)
}

/// The accent that stands over or under a letter, for one that stands alone.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

fn continues(word: &Word, character: &Character) -> bool {
    let em = word.size.max(0.1);
    let gap = (character.start - word.end) / em;
    let wide = lines::is_wide(character.character)
        && word.text.chars().next_back().is_some_and(lines::is_wide);
    word.look == character.look
        && (character.base - word.base).abs() < em * SAME_BASE
        && (character.size / em - 1.0).abs() < 0.05
        && word.artifact == character.artifact
        && word.content == character.content
        && gap > -KERN
        && gap < if wide { WIDE_SPACE } else { SPACE }
        // A character drawn over the one before it makes the letter look bold.
        && (gap > -0.05 || character.start > word.start + (word.end - word.start) * 0.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::pdf::glyphs::Direction;

    /// Characters ten points large and five wide, with a gap in points before some of them.
    fn drawn(text: &str, gaps: &[(usize, f32)]) -> Vec<Character> {
        let mut at = 0.0;
        text.chars()
            .enumerate()
            .map(|(index, character)| {
                at += gaps.iter().find(|gap| gap.0 == index).map_or(0.0, |gap| gap.1);
                at += 5.0;
                Character {
                    character,
                    start: at - 5.0,
                    end: at,
                    base: 100.0,
                    size: 10.0,
                    look: LookId::default(),
                    direction: Direction::Across,
                    artifact: false,
                    content: -1,
                }
            })
            .collect()
    }

    #[test]
    fn gaps_make_words_and_kerning_does_not() {
        let words = words(&drawn("thelampis lit", &[(2, 0.6), (3, 2.0), (7, 2.5), (9, 0.0)]));
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["the", "lamp", "is", "lit"]);
        assert!(words[0].parted_from(&words[1]) && words[2].parted_from(&words[3]));
    }

    #[test]
    fn accents_drawn_over_letters_are_theirs() {
        let words = words(&drawn("na¨ıve", &[(3, -4.0)]));
        assert_eq!(words[0].text, "naïve");
    }

    #[test]
    fn justified_chinese_has_no_spaces() {
        let words = words(&drawn("守塔人", &[(1, 3.0), (2, 5.0)]));
        assert_eq!(words.len(), 1);
        let words = super::words(&drawn("第22期", &[(1, 1.0), (3, 3.0)]));
        assert!(!words[0].parted_from(&words[1]));
    }
}
