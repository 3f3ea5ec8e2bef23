//! What editors do to a text.

use super::manuscript::{Cell, Manuscript, Sentence};
use super::seed::Seed;

/// One kind of edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A sentence is inserted, beside the passage or anywhere else.
    Inserted,
    /// Another sentence is deleted.
    Deleted,
    /// Another sentence is replaced.
    Replaced,
    /// Another sentence is moved.
    Moved,
    /// The sentences of the passage are moved.
    PassageMoved,
    /// The passage gets one to three typing errors.
    Typos,
    /// The sentences of the passage are copied to another place.
    Duplicated,
    /// The sentences of the passage are deleted.
    PassageDeleted,
    /// The sentences of the passage are replaced by others.
    PassageReplaced,
    /// The passage is deleted while copies of its sentences, which were there before, stay.
    CopyDeleted,
    /// One copy of the passage is moved or only the text around it is edited, while other copies stay.
    CopyKept,
    /// Quotation marks, white space, dashes and the ways to write letters change everywhere.
    Reset,
    /// Two to four of the edits of other sentences at once.
    Several,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Inserted,
        Self::Deleted,
        Self::Replaced,
        Self::Moved,
        Self::PassageMoved,
        Self::Typos,
        Self::Duplicated,
        Self::PassageDeleted,
        Self::PassageReplaced,
        Self::CopyDeleted,
        Self::CopyKept,
        Self::Reset,
        Self::Several,
    ];

    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inserted => "sentence inserted",
            Self::Deleted => "other sentence deleted",
            Self::Replaced => "other sentence replaced",
            Self::Moved => "other sentence moved",
            Self::PassageMoved => "passage moved",
            Self::Typos => "typing errors in the passage",
            Self::Duplicated => "passage duplicated",
            Self::PassageDeleted => "passage deleted",
            Self::PassageReplaced => "passage replaced",
            Self::CopyDeleted => "passage deleted, copies left",
            Self::CopyKept => "other sentence edited, copies left",
            Self::Reset => "typography changed",
            Self::Several => "several edits at once",
        }
    }

    /// What must be done before the passage is described: copies of its sentences put elsewhere.
    pub fn prepare(self, text: &mut Manuscript, seed: &mut Seed) {
        if matches!(self, Self::CopyDeleted | Self::CopyKept) {
            for _ in 0..1 + seed.below(2) {
                copy(text, seed);
            }
        }
    }

    /// Edits the text.
    pub fn apply(self, text: &mut Manuscript, seed: &mut Seed) {
        match self {
            Self::Inserted => insert(text, seed),
            Self::Deleted => delete_other(text, seed),
            Self::Replaced => replace_other(text, seed),
            Self::Moved => move_other(text, seed),
            Self::PassageMoved => move_passage(text, seed),
            Self::Typos => {
                // Errors can undo one another, or leave the words whole beside themselves.
                let quote = text.marked();
                type_wrongly(text, seed);
                for _ in 0..8 {
                    if !text.marked().contains(&quote) {
                        break;
                    }
                    type_wrongly(text, seed);
                }
            }
            Self::Duplicated => copy(text, seed),
            Self::PassageDeleted | Self::CopyDeleted => {
                text.sentences.drain(text.held());
            }
            Self::PassageReplaced => replace_passage(text, seed),
            Self::Reset => reset(text, seed),
            // Not so that a copy comes to stand beside the passage: nobody could say which of the two is which.
            Self::CopyKept => loop {
                let mut edited = text.clone();
                other(&mut edited, seed);
                if !edited.is_beside_a_copy() {
                    *text = edited;
                    break;
                }
            },
            Self::Several => (0..2 + seed.below(3)).for_each(|_| other(text, seed)),
        }
    }
}

/// One edit that leaves the sentences of the passage alone.
fn other(text: &mut Manuscript, seed: &mut Seed) {
    let of = [insert, delete_other, replace_other, move_other];
    (seed.one(&of))(text, seed);
}

/// A place between sentences and not within the passage; half the time right beside it.
fn gap(text: &Manuscript, seed: &mut Seed) -> usize {
    let held = text.held();
    match seed.below(4) {
        0 => held.start,
        1 => held.end,
        _ => loop {
            let at = seed.below(text.sentences.len() + 1);
            if at <= held.start || at >= held.end {
                break at;
            }
        },
    }
}

/// A sentence that holds nothing of the passage; half the time right beside it.
fn other_sentence(text: &Manuscript, seed: &mut Seed) -> Option<usize> {
    let held = text.held();
    // Copies of the passage stay where they are: of two that come to stand side by side nobody can say which is which.
    let letters = |at: usize| -> String {
        text.sentences[at]
            .iter()
            .map(|cell| cell.character)
            .filter(|c| !c.is_whitespace())
            .collect()
    };
    let copied: Vec<String> = held.clone().map(letters).collect();
    let free =
        (0..text.sentences.len()).filter(|&at| !copied.contains(&letters(at))).collect::<Vec<_>>();
    let beside = |at: &usize| *at + 1 == held.start || *at == held.end;
    match free.iter().copied().find(beside) {
        _ if free.is_empty() => None,
        Some(at) if seed.once_in(4) => Some(at),
        _ => Some(*seed.one(&free)),
    }
}

fn insert(text: &mut Manuscript, seed: &mut Seed) {
    let at = gap(text, seed);
    let sentence = text.sentence(seed);
    text.sentences.insert(at, sentence);
}

fn delete_other(text: &mut Manuscript, seed: &mut Seed) {
    if let Some(at) = other_sentence(text, seed) {
        text.sentences.remove(at);
    }
}

fn replace_other(text: &mut Manuscript, seed: &mut Seed) {
    if let Some(at) = other_sentence(text, seed) {
        text.sentences[at] = text.sentence(seed);
    }
}

fn move_other(text: &mut Manuscript, seed: &mut Seed) {
    if let Some(at) = other_sentence(text, seed) {
        let sentence = text.sentences.remove(at);
        let to = gap(text, seed);
        text.sentences.insert(to, sentence);
    }
}

fn move_passage(text: &mut Manuscript, seed: &mut Seed) {
    let held: Vec<Sentence> = text.sentences.drain(text.held()).collect();
    let to = seed.below(text.sentences.len() + 1);
    text.sentences.splice(to..to, held);
}

/// Copies the sentences of the passage to a place that is not beside it or beside another copy: of two that stand side
/// by side nobody can say which is which.
fn copy(text: &mut Manuscript, seed: &mut Seed) {
    let held = text.held();
    let copy: Vec<Sentence> = text.sentences[held.clone()]
        .iter()
        .map(|sentence| sentence.iter().map(|cell| Cell { marked: false, ..*cell }).collect())
        .collect();
    let letters =
        |sentence: &Sentence| -> Vec<char> { sentence.iter().map(|cell| cell.character).collect() };
    let (first, last) = (letters(&copy[0]), letters(&copy[copy.len() - 1]));
    let beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| text.sentences.get(at)).map(letters);
        let after = text.sentences.get(at).map(letters);
        before.is_some_and(|before| before == last) || after.is_some_and(|after| after == first)
    };
    let free: Vec<usize> = (0..=text.sentences.len())
        .filter(|&at| (at < held.start || at > held.end) && !beside(at))
        .collect();
    if !free.is_empty() {
        let to = *seed.one(&free);
        text.sentences.splice(to..to, copy);
    }
}

/// One to three letters of the passage, no more than one in eight, are replaced, left out, doubled or swapped.
fn type_wrongly(text: &mut Manuscript, seed: &mut Seed) {
    let length = text.sentences.iter().flatten().filter(|cell| cell.marked).count();
    for _ in 0..(1 + seed.below(3)).min(1 + length / 8) {
        let places: Vec<(usize, usize)> = text
            .held()
            .flat_map(|sentence| (0..text.sentences[sentence].len()).map(move |at| (sentence, at)))
            .filter(|&(sentence, at)| {
                let cell = text.sentences[sentence][at];
                cell.marked && cell.character.is_alphanumeric()
            })
            .collect();
        if places.len() < 4 {
            return;
        }
        let (sentence, at) = *seed.one(&places);
        let sentence = &mut text.sentences[sentence];
        match seed.below(4) {
            0 => {
                let wrong = seed.one(&['x', 'q', 'z', 'k', 'j']);
                let wide = seed.one(&['的', '了', '仓', '谷', '兰']);
                let was = &mut sentence[at].character;
                *was = if was.is_ascii() { *wrong } else { *wide };
            }
            1 => drop(sentence.remove(at)),
            // Not at an edge: of two like letters nobody can say which of them is the passage's.
            2 if at > 0
                && sentence[at - 1].marked
                && sentence.get(at + 1).is_some_and(|next| next.marked) =>
            {
                sentence.insert(at, sentence[at]);
            }
            _ if at + 1 < sentence.len() && sentence[at + 1].marked => {
                let (a, b) = (sentence[at].character, sentence[at + 1].character);
                (sentence[at].character, sentence[at + 1].character) = (b, a);
            }
            _ => drop(sentence.remove(at)),
        }
    }
}

/// Other sentences in place of the passage's, none of them like the passage: a sentence with one word changed is a
/// passage that was edited.
fn replace_passage(text: &mut Manuscript, seed: &mut Seed) {
    let held = text.held();
    let passage: Vec<char> = text
        .sentences
        .iter()
        .flatten()
        .filter(|cell| cell.marked)
        .map(|cell| cell.character)
        .collect();
    let quote: String = passage.iter().collect();
    let other: Vec<Sentence> = held
        .clone()
        .flat_map(|_| {
            // A passage of a letter or two stands in every sentence; then nothing comes in its place.
            (0..8).map(|_| text.sentence(seed)).find(|sentence| {
                let letters: Vec<char> = sentence.iter().map(|cell| cell.character).collect();
                let said: String = letters.iter().collect();
                !said.contains(&quote) && likeness(&passage, &letters) < 0.6
            })
        })
        .collect();
    text.sentences.splice(held, other);
}

/// The part of `passage` that stands in `letters`, in order: 1 less the textbook's edit distance to the nearest part.
fn likeness(passage: &[char], letters: &[char]) -> f64 {
    let mut column: Vec<usize> = (0..=passage.len()).collect();
    let mut least = passage.len();
    for letter in letters {
        let mut next = vec![0];
        for (row, wanted) in passage.iter().enumerate() {
            let replaced = column[row] + usize::from(wanted != letter);
            next.push(replaced.min(column[row + 1] + 1).min(next[row] + 1));
        }
        least = least.min(next[passage.len()]);
        column = next;
    }
    1.0 - least as f64 / passage.len() as f64
}

/// Sets the text anew: straight quotes, no-break spaces, letters and marks apart, soft hyphens, full-width digits.
fn reset(text: &mut Manuscript, seed: &mut Seed) {
    for sentence in &mut text.sentences {
        let mut set = Vec::with_capacity(sentence.len());
        for cell in sentence.iter() {
            let put = |character| Cell { character, ..*cell };
            match cell.character {
                '“' | '”' => set.push(put('"')),
                ' ' if seed.once_in(4) => set.push(put('\u{a0}')),
                '-' => set.push(put('–')),
                c @ '0'..='9' if seed.once_in(3) => {
                    set.push(put(char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)));
                }
                c => set.push(put(c)),
            }
            // A soft hyphen inside the passage belongs to it; one at its end would be nobody's.
            if cell.character.is_alphabetic() && cell.character.is_ascii() && seed.once_in(12) {
                set.push(put('\u{ad}'));
            }
        }
        // No hyphen at the end of the passage or right before it.
        let keep = |at: usize| {
            set[at].character != '\u{ad}'
                || set.get(at + 1).is_some_and(|next| next.marked == set[at].marked)
        };
        *sentence = (0..set.len()).filter(|&at| keep(at)).map(|at| set[at]).collect();
    }
}
