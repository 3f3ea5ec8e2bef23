//! What changed between two texts of an article, readable as prose, and where each part of the old text went.
//!
//! Sentences are compared first, then the words of those that were rewritten; Chinese by characters. The time is nearly
//! in proportion to the texts, and the same texts give the same answer always.

mod articles;
mod pair;
mod places;

use flyleaf_model::Span;
use imara_diff::{Algorithm, Diff, InternedInput, TokenSource};
use unicode_segmentation::UnicodeSegmentation;

pub use articles::{ArticleChange, Articles};
pub(crate) use pair::Bag;
pub use places::Places;

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stands in both texts.
    Same,
    /// It stands in the old text only.
    Removed,
    /// It stands in the new text only.
    Added,
    /// It stood here in the old text, and stands elsewhere in the new one.
    MovedAway,
    /// It stands here in the new text, and stood elsewhere in the old one.
    MovedHere,
}

/// A part of one text or of both, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// Where it stood in the old text; empty, at the place, where it did not.
    pub old: Span,
    /// Where it stands in the new text; empty, at the place, where it does not.
    pub new: Span,
}

/// Compares two texts; the pieces come in the order in which a reader follows them: what went before what came.
///
/// Read without what was added and moved here they give the old text, without what was removed and moved away the new.
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (sentences(old), sentences(new));
    let hunks = hunks(old, &before, new, &after);
    let moved = Moved::new(old, &before, new, &after, &hunks);
    let mut pieces = Pieces::default();
    let mut at = (0, 0);
    for hunk in &hunks {
        pieces.same(old, &before[at.0..hunk.0.start], &after[at.1..hunk.1.start]);
        at = (hunk.0.end, hunk.1.end);
        let gone = hunk.0.clone().map(|index| (before[index], moved.from(index)));
        let come = hunk.1.clone().map(|index| (after[index], moved.to(index)));
        pieces.hunk(old, gone.collect(), new, come.collect());
    }
    pieces.same(old, &before[at.0..], &after[at.1..]);
    pieces.list
}

/// A run of sentences of the old text and the run of the new text that stands in its place, by index.
type Hunk = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Sentences that any text of an article may have.
const MANY: usize = 5000;
/// Bytes after which a sentence is cut in two.
const LONGEST: usize = 4000;

/// Sentences with the white space behind them; a line's end ends one too, and so does an endless length.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut start, mut ended) = (0, false);
    let mut last = '\n';
    for (at, c) in text.char_indices() {
        ended |= at - start > LONGEST;
        if ended && !c.is_whitespace() && !matches!(c, '"' | '”' | '’' | '\'' | ')' | '）' | '」')
        {
            spans.push(Span::new(start, at));
            start = at;
            ended = false;
        }
        // A point within a number or a name ends nothing.
        ended |= matches!(c, '\n' | '。' | '！' | '？')
            || c.is_whitespace() && matches!(last, '.' | '!' | '?' | '”' | '"');
        last = c;
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    spans
}

/// The parts of `text` that `spans` name, without the white space at their ends.
struct Said<'t>(&'t str, &'t [Span]);

impl<'t> TokenSource for Said<'t> {
    type Token = &'t str;
    type Tokenizer = Box<dyn Iterator<Item = &'t str> + 't>;

    fn tokenize(&self) -> Self::Tokenizer {
        let text = self.0;
        Box::new(self.1.iter().map(move |span| text[span.start..span.end].trim_end()))
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.1.len()).unwrap_or(u32::MAX)
    }
}

fn hunks(old: &str, before: &[Span], new: &str, after: &[Span]) -> Vec<Hunk> {
    let input = InternedInput::new(Said(old, before), Said(new, after));
    // The same few sentences over and over have no one alignment, and looking for the best takes forever.
    let all = before.len() + after.len();
    if all > MANY && input.interner.num_tokens() as usize * 64 < all {
        let same = |pair: &(&imara_diff::Token, &imara_diff::Token)| pair.0 == pair.1;
        let head = input.before.iter().zip(&input.after).take_while(same).count();
        let rest = (&input.before[head..], &input.after[head..]);
        let tail = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(same).count();
        return vec![(head..before.len() - tail, head..after.len() - tail)];
    }
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (range(hunk.before), range(hunk.after))).collect()
}

/// Sentences that were taken from one place and put in another.
struct Moved {
    from: std::collections::BTreeMap<usize, Span>,
    to: std::collections::BTreeMap<usize, Span>,
}

/// Letters that a sentence must have to be known again elsewhere.
const LEAST_MOVED: usize = 12;

impl Moved {
    fn new(old: &str, before: &[Span], new: &str, after: &[Span], hunks: &[Hunk]) -> Self {
        use std::collections::BTreeMap;
        let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let said = |text: &'_ str, span: Span| -> (usize, usize) {
            let part = text[span.start..span.end].trim();
            (
                part.chars()
                    .filter(|c| c.is_alphanumeric())
                    .map(|c| 1 + usize::from(c.len_utf8() > 2))
                    .sum(),
                part.len(),
            )
        };
        for (gone, come) in hunks {
            for index in gone.clone().filter(|&index| said(old, before[index]).0 >= LEAST_MOVED) {
                let part = old[before[index].start..before[index].end].trim();
                places.entry(part).or_default().0.push(index);
            }
            for index in come.clone().filter(|&index| said(new, after[index]).0 >= LEAST_MOVED) {
                let part = new[after[index].start..after[index].end].trim();
                places.entry(part).or_default().1.push(index);
            }
        }
        let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
        for (gone, come) in places.values() {
            // Of several like sentences nobody can say which went where.
            if let ([gone], [come]) = (&gone[..], &come[..]) {
                from.insert(*gone, after[*come]);
                to.insert(*come, before[*gone]);
            }
        }
        Self { from, to }
    }

    fn from(&self, index: usize) -> Option<Span> {
        self.from.get(&index).copied()
    }

    fn to(&self, index: usize) -> Option<Span> {
        self.to.get(&index).copied()
    }
}

/// Pieces in the making; neighbours of one kind become one.
#[derive(Debug, Default)]
struct Pieces {
    list: Vec<Piece>,
    old: usize,
    new: usize,
}

impl Pieces {
    fn push(&mut self, change: Change, old: usize, new: usize) {
        let (old, new) = (Span::new(self.old, old), Span::new(self.new, new));
        if old.start == old.end && new.start == new.end {
            return;
        }
        (self.old, self.new) = (old.end, new.end);
        match self.list.last_mut() {
            Some(last)
                if last.change == change
                    && matches!(change, Change::Same | Change::Removed | Change::Added) =>
            {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => self.list.push(Piece { change, old, new }),
        }
    }

    /// Sentences that are the same but perhaps for the white space behind them.
    fn same(&mut self, old: &str, before: &[Span], after: &[Span]) {
        for (before, after) in before.iter().zip(after) {
            let length = old[before.start..before.end].trim_end().len();
            self.push(Change::Same, before.start + length, after.start + length);
            self.spaces(before.end, after.end);
        }
    }

    fn spaces(&mut self, old: usize, new: usize) {
        if old - self.old == new - self.new {
            self.push(Change::Same, old, new);
        } else {
            self.push(Change::Removed, old, self.new);
            self.push(Change::Added, self.old, new);
        }
    }

    /// Sentences that went, those that came in their place, and where each of them is if it was moved.
    fn hunk(
        &mut self,
        old: &str,
        gone: Vec<(Span, Option<Span>)>,
        new: &str,
        come: Vec<(Span, Option<Span>)>,
    ) {
        let spans = |of: &[(Span, Option<Span>)]| -> Vec<Option<Span>> {
            of.iter().map(|&(span, moved)| moved.is_none().then_some(span)).collect()
        };
        let pairs = pair::pairs(old, &spans(&gone), new, &spans(&come));
        let mut at = (0, 0);
        for pair in pairs.into_iter().chain([(gone.len(), come.len())]) {
            for &(span, moved) in &gone[at.0..pair.0] {
                match moved {
                    Some(to) => self.moved(Change::MovedAway, span, to),
                    None => self.push(Change::Removed, span.end, self.new),
                }
            }
            for &(span, moved) in &come[at.1..pair.1] {
                match moved {
                    Some(from) => self.moved(Change::MovedHere, from, span),
                    None => self.push(Change::Added, self.old, span.end),
                }
            }
            if let (Some((old_span, _)), Some((new_span, _))) = (gone.get(pair.0), come.get(pair.1))
            {
                self.words(old, *old_span, new, *new_span);
            }
            at = (pair.0 + 1, pair.1 + 1);
        }
    }

    fn moved(&mut self, change: Change, old: Span, new: Span) {
        match change {
            Change::MovedAway => self.old = old.end,
            _ => self.new = new.end,
        }
        self.list.push(Piece { change, old, new });
    }

    /// The words of a sentence that was rewritten.
    fn words(&mut self, old: &str, before: Span, new: &str, after: Span) {
        let (gone, come) = (words(old, before), words(new, after));
        let input = InternedInput::new(Words(old, &gone), Words(new, &come));
        let mut diff = Diff::compute(Algorithm::Myers, &input);
        diff.postprocess_no_heuristic(&input);
        let end = |words: &[Span], at: u32, start: usize| match at {
            0 => start,
            at => words[at as usize - 1].end,
        };
        let mut hunks: Vec<(u32, u32, u32, u32)> = Vec::new();
        for hunk in diff.hunks() {
            let (a, b) = (hunk.before, hunk.after);
            match hunks.last_mut() {
                // A space or a comma between two changes is no news.
                Some(last)
                    if !old
                        [end(&gone, last.1, before.start)..end(&gone, a.start, before.start)]
                        .chars()
                        .any(char::is_alphanumeric) =>
                {
                    (last.1, last.3) = (a.end, b.end);
                }
                _ => hunks.push((a.start, a.end, b.start, b.end)),
            }
        }
        for (a, b, c, d) in hunks {
            self.push(Change::Same, end(&gone, a, before.start), end(&come, c, after.start));
            self.push(Change::Removed, end(&gone, b, before.start), self.new);
            self.push(Change::Added, self.old, end(&come, d, after.start));
        }
        self.push(Change::Same, before.end, after.end);
    }
}

/// The parts of `text` that `spans` name.
struct Words<'t>(&'t str, &'t [Span]);

impl<'t> TokenSource for Words<'t> {
    type Token = &'t str;
    type Tokenizer = Box<dyn Iterator<Item = &'t str> + 't>;

    fn tokenize(&self) -> Self::Tokenizer {
        let text = self.0;
        Box::new(self.1.iter().map(move |span| &text[span.start..span.end]))
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.1.len()).unwrap_or(u32::MAX)
    }
}

/// Words, the spaces between them, and each Chinese character.
fn words(text: &str, within: Span) -> Vec<Span> {
    let start = within.start;
    text[start..within.end]
        .split_word_bound_indices()
        .map(|(at, word)| Span::new(start + at, start + at + word.len()))
        .collect()
}

#[cfg(test)]
mod tests;
