//! A text that knows which of its characters belong to one passage, whatever is done to it.
//!
//! Nothing here knows how passages are found: the judge reads the place off the characters themselves.

use super::grammar::{self, Language};
use super::seed::Seed;

/// A character, and whether it belongs to the passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub character: char,
    pub marked: bool,
}

/// A sentence or a row with the white space behind it.
pub type Sentence = Vec<Cell>;

/// A text as sentences.
#[derive(Debug, Clone)]
pub struct Manuscript {
    pub language: Language,
    pub sentences: Vec<Sentence>,
}

/// Characters that belong to no passage.
pub fn cells(text: &str) -> Sentence {
    text.chars().map(|character| Cell { character, marked: false }).collect()
}

impl Manuscript {
    /// A made-up text: paragraphs of prose, and at times a table.
    pub fn new(seed: &mut Seed) -> Self {
        let language = if seed.once_in(2) { Language::Chinese } else { Language::English };
        let mut sentences = Vec::new();
        let space = if language == Language::English { " " } else { "" };
        for _ in 0..3 + seed.below(4) {
            if seed.once_in(6) {
                for number in 1..=3 + seed.below(6) {
                    sentences.push(cells(&(grammar::row(language, number, seed) + "\n")));
                }
                continue;
            }
            let count = 2 + seed.below(6);
            for number in 1..=count {
                let behind = if number == count { "\n" } else { space };
                sentences.push(cells(&(grammar::sentence(language, seed) + behind)));
            }
        }
        Self { language, sentences }
    }

    /// A new sentence with white space behind it as in this text.
    pub fn sentence(&self, seed: &mut Seed) -> Sentence {
        let space = if self.language == Language::English { " " } else { "" };
        cells(&(grammar::sentence(self.language, seed) + space))
    }

    /// The text.
    pub fn text(&self) -> String {
        self.sentences.iter().flatten().map(|cell| cell.character).collect()
    }

    /// Where the passage stands, in bytes; `None` where nothing of it is left.
    pub fn place(&self) -> Option<(usize, usize)> {
        let (mut byte, mut place) = (0, None);
        for cell in self.sentences.iter().flatten() {
            let start = byte;
            byte += cell.character.len_utf8();
            if cell.marked {
                place = Some((place.map_or(start, |(first, _)| first), byte));
            }
        }
        place
    }

    /// Whether the sentences of the passage stand right beside others that say the same.
    pub fn is_beside_a_copy(&self) -> bool {
        let said = |range: std::ops::Range<usize>| -> Option<String> {
            let cells = self.sentences.get(range)?.iter().flatten();
            Some(cells.map(|cell| cell.character).filter(|c| !c.is_whitespace()).collect())
        };
        let held = self.held();
        let own = said(held.clone());
        let before = held.start.checked_sub(held.len()).and_then(|start| said(start..held.start));
        before == own || said(held.end..held.end + held.len()) == own
    }

    /// What the passage says.
    pub fn marked(&self) -> String {
        self.sentences
            .iter()
            .flatten()
            .filter(|cell| cell.marked)
            .map(|cell| cell.character)
            .collect()
    }

    /// The sentences that hold the passage.
    pub fn held(&self) -> std::ops::Range<usize> {
        let holds = |sentence: &Sentence| sentence.iter().any(|cell| cell.marked);
        let first = self.sentences.iter().position(holds).unwrap_or(0);
        let last = self.sentences.iter().rposition(holds).map_or(0, |last| last + 1);
        first..last
    }

    /// Marks a passage: whole sentences, words, or any characters.
    pub fn mark(&mut self, seed: &mut Seed) {
        let at = seed.below(self.sentences.len());
        let count = match seed.below(4) {
            0 => 1 + seed.below(3),
            _ => 1,
        };
        let last = (at + count).min(self.sentences.len()) - 1;
        let whole = seed.once_in(3);
        for index in at..=last {
            let sentence = &mut self.sentences[index];
            let visible = sentence
                .iter()
                .rposition(|cell| !cell.character.is_whitespace())
                .map_or(0, |last| last + 1);
            let from = if index == at && !whole { seed.below(visible - 1) } else { 0 };
            let to = match index == last {
                true if whole => visible,
                true => (from + 2 + seed.below(visible)).min(visible),
                false => sentence.len(),
            };
            sentence[from..to].iter_mut().for_each(|cell| cell.marked = true);
            let edge = |cell: &&mut Cell| cell.character.is_whitespace();
            if index == at {
                sentence[from..to].iter_mut().take_while(edge).for_each(|cell| cell.marked = false);
            }
            if index == last {
                let ends = sentence[from..to].iter_mut().rev();
                ends.take_while(edge).for_each(|cell| cell.marked = false);
            }
        }
    }
}
