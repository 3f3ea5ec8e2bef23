//! What is looked for: a quote and its context, folded like the text they are looked for in.

use flyleaf_model::TextQuoteSelector;

use super::describe::{CONTEXT, CONTEXT_OF_COMMON, CONTEXT_OF_REPEATED};
use crate::fold::{Folded, Spaces, is_wide};

/// Characters of a context that are read; more of it tells nothing more.
const CONTEXT_READ: usize = 1024;
/// Other places of the words within their own context that are looked at.
const OTHERS_READ: usize = 64;
/// Letters that no two places share by chance; a Chinese character is worth three.
pub(super) const TELLING: usize = 40;
/// Letters, as above, of words that are taken to stand nowhere else.
pub(super) const ALIKE: usize = 32;
/// Letters on one side that no two places share by chance.
const TELLING_SIDE: usize = 16;

/// The least context that a description of these lengths was made with; the shorter side tells, because the other may
/// have grown until it stood nowhere else. One that is of no such length is no proof, and then the longer one tells.
pub(super) fn class(lengths: [usize; 2]) -> usize {
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    match (shorter, longer) {
        (CONTEXT | CONTEXT_OF_COMMON, _) => shorter,
        (_, 0..=CONTEXT) => CONTEXT,
        (_, 0..=CONTEXT_OF_COMMON) => CONTEXT_OF_COMMON,
        _ => CONTEXT_OF_REPEATED,
    }
}

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
    /// The words alone are no proof, only with their sentence.
    pub(super) common: bool,
    /// Even the sentence is known, or may be taken, to stand elsewhere.
    pub(super) repeats: bool,
    /// Whether each side is as long as it must be to tell the place by itself; a shorter one was cut off by the edge of
    /// the text, or stood elsewhere too.
    long: [bool; 2],
}

impl Wanted {
    /// Folds a quote.
    pub(super) fn new(quote: &TextQuoteSelector) -> Self {
        let prefix = last(&quote.prefix, CONTEXT_READ);
        let suffix = first(&quote.suffix, CONTEXT_READ);
        let joined = [prefix, &*quote.exact, suffix].concat();
        let folded = Folded::new(&joined, Spaces::One);
        let start = folded.folded(prefix.len());
        let end = folded.folded(prefix.len() + quote.exact.len());
        let part = |part: &str| part.trim_matches(' ').to_owned();
        let text = folded.text();
        let exact = part(&text[start..end]);
        let start = start + text[start..end].len() - text[start..end].trim_start_matches(' ').len();
        let lengths = [&quote.prefix, &quote.suffix].map(|side| side.chars().count());
        let class = class(lengths);
        let mut wanted = Self {
            prefix: part(&text[..start]),
            suffix: part(&text[start + exact.len()..]),
            common: class > CONTEXT || worth(&exact) < ALIKE,
            repeats: class > CONTEXT_OF_COMMON,
            whole: text.to_owned(),
            start,
            exact,
            long: lengths.map(|length| length >= class),
        };
        wanted.show_others();
        wanted
    }

    /// Takes in what the context itself shows: other places of the words, or of their sentence.
    fn show_others(&mut self) {
        let length = self.exact.len();
        let others = self.whole.match_indices(&*self.exact).filter(|&(at, _)| at != self.start);
        let around: Vec<Surroundings> = others
            .take(OTHERS_READ)
            .map(|(at, _)| self.surroundings(&self.whole, at, at + length))
            .collect();
        self.common |= !around.is_empty();
        self.repeats |= around.iter().any(|around| around.hold_sentence());
    }

    /// Where `exact` ends in `whole`.
    pub(super) fn end(&self) -> usize {
        self.start + self.exact.len()
    }

    /// Whether one side of the context is all there and stands nowhere else, as `only` tells.
    ///
    /// Unless the words themselves are such as stand nowhere else, the other side must hold out to the end of the
    /// sentence: a neighbour that ends in the same words does not.
    pub(super) fn is_known_by_a_side(
        &self,
        around: Surroundings,
        only: impl Fn(&str) -> bool,
    ) -> bool {
        let known = |side: Side, context: &str, proves: bool, other: Side| {
            side.is_telling()
                && proves
                && (!self.common || other.reaches_sentence())
                && only(context)
        };
        let Surroundings { before, after } = around;
        // Beside a copy of itself a passage looks the same whichever of the two is gone.
        let beside_itself =
            self.prefix.ends_with(&self.exact) || self.suffix.starts_with(&self.exact);
        !beside_itself
            && (known(before, &self.prefix, self.prefix_proves(), after)
                || known(after, &self.suffix, self.suffix_proves(), before))
    }

    /// Whether the prefix by itself can tell the place.
    pub(super) fn prefix_proves(&self) -> bool {
        self.long[0]
    }

    /// Whether the suffix by itself can tell the place.
    pub(super) fn suffix_proves(&self) -> bool {
        self.long[1]
    }

    /// The edge of the text at which the passage was, as a context on the other side alone shows.
    pub(super) fn edge(&self) -> Option<Edge> {
        match (self.prefix.is_empty(), self.suffix.is_empty()) {
            (true, false) => Some(Edge::Start),
            (false, true) => Some(Edge::End),
            _ => None,
        }
    }

    /// The context without what belongs to the passage's own sentence.
    pub(super) fn around_sentence(&self) -> (&str, &str) {
        let before = self
            .prefix
            .rfind(ends_sentence)
            .map_or(0, |at| at + self.prefix[at..].chars().next().map_or(0, char::len_utf8));
        let after = if self.exact.ends_with(ends_sentence) {
            &self.suffix
        } else {
            self.suffix.split_once(ends_sentence).map_or("", |(_, after)| after)
        };
        (&self.prefix[..before], after.trim_start_matches(' '))
    }

    /// Whether the description itself holds the two sides of the context side by side, as in a table of like rows.
    pub(super) fn closes_in_itself(&self) -> bool {
        let both = |(prefix, suffix): &(&str, &str)| !prefix.is_empty() && !suffix.is_empty();
        let outer = Some(self.around_sentence()).filter(both);
        [Some((&*self.prefix, &*self.suffix)), outer].into_iter().flatten().any(
            |(prefix, suffix)| {
                ["", " "].iter().any(|space| self.whole.contains(&[prefix, space, suffix].concat()))
            },
        )
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
            before: Side::new(before, self.prefix.chars().rev(), None),
            after: Side::new(after, self.suffix.chars(), self.exact.chars().next_back()),
        }
    }
}

/// An edge of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Its first character.
    Start,
    /// Its last.
    End,
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
    /// What is alike reaches the end of the passage's own sentence, so that another sentence begins where it ends.
    to_sentence: bool,
}

impl Side {
    /// Compares outward; `edge` is the last character of the passage itself on this side where it could end a sentence.
    fn new(
        there: impl Iterator<Item = char>,
        wanted: impl Iterator<Item = char> + Clone,
        edge: Option<char>,
    ) -> Self {
        let mut side = Self {
            wanted: wanted.clone().count(),
            alike: 0,
            worth: 0,
            to_sentence: edge.is_some_and(ends_sentence),
        };
        let mut there = there.peekable();
        for c in wanted.clone() {
            if there.next_if_eq(&c).is_none() {
                break;
            }
            side.alike += 1;
            side.worth += worth_of(c);
            side.to_sentence |= ends_sentence(c);
        }
        // The edge of the text ends a sentence too.
        let next = wanted.clone().skip(side.alike).find(|c| *c != ' ');
        side.to_sentence |= next.is_some_and(ends_sentence) || there.peek().is_none();
        side
    }

    /// Whether what is alike reaches to where another sentence begins.
    fn reaches_sentence(self) -> bool {
        self.to_sentence || self.alike == self.wanted
    }

    /// Whether all of the context is there, and there is some.
    pub(super) fn is_whole(self) -> bool {
        self.wanted > 0 && self.alike == self.wanted
    }

    /// Whether all of the context is there, and enough of it to know the place by.
    fn is_telling(self) -> bool {
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

    /// Whether either side of another place is much more alike than here.
    pub(super) fn are_beaten_by(self, other: Self) -> bool {
        other.before.worth > self.before.worth + TELLING_SIDE
            || other.after.worth > self.after.worth + TELLING_SIDE
    }

    /// Whether the passage's whole sentence is there, as far as the context shows it.
    pub(super) fn hold_sentence(self) -> bool {
        self.before.reaches_sentence() && self.after.reaches_sentence()
    }

    /// Whether all of the context given is there.
    pub(super) fn are_whole(self) -> bool {
        [self.before, self.after].into_iter().all(|side| side.alike == side.wanted)
    }
}

pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？')
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    &text[start..]
}

/// What a text tells about its place: its letters, a wide one for three.
pub(super) fn worth(text: &str) -> usize {
    text.chars().map(worth_of).sum()
}

pub(super) fn worth_of(c: char) -> usize {
    match c {
        c if !c.is_alphanumeric() => 0,
        c if is_wide(c) => 3,
        _ => 1,
    }
}
