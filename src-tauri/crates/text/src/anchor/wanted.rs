//! What is looked for: a quote and its context, folded like the text they are looked for in.

use flyleaf_model::TextQuoteSelector;

use super::describe::CONTEXT;
use crate::fold::{Folded, Spaces, is_wide};

/// A context longer than this was made so because the words repeat.
const CONTEXT_OF_UNIQUE: usize = CONTEXT + CONTEXT / 2;
/// Letters that no two places share by chance; a Chinese character is worth three.
pub(super) const TELLING: usize = 40;
/// Letters on one side that no two places share by chance.
const TELLING_SIDE: usize = 16;

/// A quote and its context, folded; no part begins or ends with a space.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) exact: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// All three as they stand together.
    pub(super) whole: String,
    /// Where `exact` begins in `whole`.
    pub(super) start: usize,
    /// The words are known, or may be taken, to stand elsewhere too: alone they tell nothing.
    pub(super) repeats: bool,
}

impl Wanted {
    /// Folds a quote.
    pub(super) fn new(quote: &TextQuoteSelector) -> Self {
        let joined = [&*quote.prefix, &*quote.exact, &*quote.suffix].concat();
        let folded = Folded::new(&joined, Spaces::One);
        let start = folded.folded(quote.prefix.len());
        let end = folded.folded(quote.prefix.len() + quote.exact.len());
        let part = |part: &str| part.trim_matches(' ').to_owned();
        let text = folded.text();
        let exact = part(&text[start..end]);
        let start = start + text[start..end].len() - text[start..end].trim_start_matches(' ').len();
        let long = |context: &str| context.chars().count() > CONTEXT_OF_UNIQUE;
        let shown = !exact.is_empty() && text.matches(&*exact).nth(1).is_some();
        Self {
            prefix: part(&text[..start]),
            suffix: part(&text[start + exact.len()..]),
            repeats: shown || long(&quote.prefix) || long(&quote.suffix),
            whole: text.to_owned(),
            start,
            exact,
        }
    }

    /// Where `exact` ends in `whole`.
    pub(super) fn end(&self) -> usize {
        self.start + self.exact.len()
    }

    /// Whether any context is given.
    pub(super) fn has_context(&self) -> bool {
        !self.prefix.is_empty() || !self.suffix.is_empty()
    }

    /// How much of the context stands around a place of a folded text.
    pub(super) fn surroundings(&self, text: &str, start: usize, end: usize) -> Surroundings {
        let before = text[..start].trim_end_matches(' ').chars().rev();
        let after = text[end..].trim_start_matches(' ').chars();
        Surroundings {
            before: Side::new(before, self.prefix.chars().rev()),
            after: Side::new(after, self.suffix.chars()),
        }
    }
}

/// What is alike on both sides of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Surroundings {
    pub(super) before: Side,
    pub(super) after: Side,
}

/// What is alike on one side of a place, counted outward from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    /// Characters of context.
    wanted: usize,
    /// Characters alike, up to the first that is not.
    alike: usize,
    /// What the characters alike are worth.
    worth: usize,
}

impl Side {
    fn new(there: impl Iterator<Item = char>, wanted: impl Iterator<Item = char> + Clone) -> Self {
        let mut side = Self { wanted: wanted.clone().count(), alike: 0, worth: 0 };
        for (_, c) in there.zip(wanted).take_while(|(a, b)| a == b) {
            side.alike += 1;
            side.worth += worth_of(c);
        }
        side
    }

    /// Whether all of the context is there, and there is some.
    pub(super) fn is_whole(self) -> bool {
        self.wanted > 0 && self.alike == self.wanted
    }

    /// Whether all of the context is there, and enough of it to know the place by.
    pub(super) fn is_telling(self) -> bool {
        self.is_whole() && self.worth >= TELLING_SIDE
    }
}

impl Surroundings {
    /// Characters alike.
    pub(super) fn alike(self) -> usize {
        self.before.alike + self.after.alike
    }

    /// What the characters alike are worth.
    pub(super) fn worth(self) -> usize {
        self.before.worth + self.after.worth
    }

    /// The part of the context that is there, 0 to 1; 1 where there is none.
    pub(super) fn share(self) -> f32 {
        let wanted = self.before.wanted + self.after.wanted;
        if wanted == 0 { 1.0 } else { self.alike() as f32 / wanted as f32 }
    }

    /// Whether all of the context given is there.
    pub(super) fn are_whole(self) -> bool {
        [self.before, self.after].into_iter().all(|side| side.alike == side.wanted)
    }
}

/// What a text tells about its place: its letters, a wide one for three.
pub(super) fn worth(text: &str) -> usize {
    text.chars().map(worth_of).sum()
}

fn worth_of(c: char) -> usize {
    match c {
        c if !c.is_alphanumeric() => 0,
        c if is_wide(c) => 3,
        _ => 1,
    }
}
