//! Naming a passage so that it can be found again, and finding it in a text that may have changed.
//!
//! A passage found nowhere, or in two places that fit equally well, is never attached to a guess. What is looked for, in
//! this order: the very characters at the very position between the very context; the same words, told apart by their
//! context; changed words where the context still shows their place. See `docs/adr/0012-anchoring.md`.

mod changed;
mod describe;
mod distance;
mod hints;
mod index;
mod revised;
mod same;
mod wanted;

use flyleaf_model::{
    Anchor, AnchorStatus, Selectors, Span, TextPositionSelector, TextQuoteSelector,
};

pub use describe::describe;
pub use revised::Before;

use crate::fold::{Folded, Spaces, fold};
use crate::offset;
use index::Index;
use wanted::Wanted;

/// A place that was considered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Bytes of the text.
    pub span: Span,
    /// 1 for the very passage in its very context, less for a weaker match.
    pub score: f32,
}

/// Where a passage is now, and what else was considered.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The answer.
    pub anchor: Anchor,
    /// The best places, best first, the answer's own among them; the next is the runner-up.
    pub candidates: Vec<Candidate>,
}

/// Candidates told at most.
const MOST_TOLD: usize = 6;

/// Spaces at the ends of a quote that are looked for.
const MOST_SLIGHT: usize = 64;

impl Found {
    fn placed(status: AnchorStatus, mut candidates: Vec<Candidate>) -> Self {
        candidates.truncate(MOST_TOLD);
        let Candidate { span, score } = candidates[0];
        Self { anchor: Anchor { status, span: Some(span), score }, candidates }
    }

    fn ambiguous(mut candidates: Vec<Candidate>) -> Self {
        candidates.truncate(MOST_TOLD);
        Self { anchor: lost(AnchorStatus::Ambiguous), candidates }
    }

    fn orphaned() -> Self {
        Self { anchor: lost(AnchorStatus::Orphaned), candidates: Vec::new() }
    }
}

fn lost(status: AnchorStatus) -> Anchor {
    Anchor { status, span: None, score: 0.0 }
}

/// Finds a described passage in `text`. For many passages of one text make an [`Anchorer`].
pub fn anchor(text: &str, selectors: &Selectors) -> Anchor {
    Anchorer::new(text).anchor(selectors).anchor
}

/// A text made ready to find any number of passages in.
#[derive(Debug)]
pub struct Anchorer<'t> {
    text: &'t str,
    offsets: offset::Table<'t>,
    folded: Folded,
    index: Index,
}

impl<'t> Anchorer<'t> {
    /// Reads a text of less than 2 GiB; about a tenth of a second for each megabyte.
    pub fn new(text: &'t str) -> Self {
        let folded = Folded::new(text, Spaces::One);
        let index = Index::new(folded.text());
        Self { text, offsets: offset::Table::new(text), folded, index }
    }

    /// Describes `span` as [`describe`] does.
    ///
    /// # Panics
    /// If `span` is not on character boundaries of the text.
    pub fn describe(&self, span: Span) -> Selectors {
        let point =
            |byte| self.offsets.code_point(byte).expect("a span is on character boundaries");
        let position = TextPositionSelector { start: point(span.start), end: point(span.end) };
        describe::with(self.text, span, position, |part| {
            let part = fold(part, Spaces::One);
            part.is_empty() || self.index.count(self.folded.text(), &part) > 1
        })
    }

    /// Finds a described passage.
    pub fn anchor(&self, selectors: &Selectors) -> Found {
        self.quoted(&selectors.quote, Some(selectors.position.start))
    }

    /// Finds a quote that is expected to begin at a code point.
    fn quoted(&self, quote: &TextQuoteSelector, start: Option<usize>) -> Found {
        let expected = start.and_then(|start| self.offsets.byte(start));
        if let Some(span) = self.untouched(quote, expected) {
            return Found::placed(AnchorStatus::Exact, vec![Candidate { span, score: 1.0 }]);
        }
        let wanted = Wanted::new(quote);
        if wanted.exact.is_empty() {
            return Found::orphaned();
        }
        let stands = |found: usize| start.map(|_| expected == Some(found));
        self.same_words(quote, &wanted, stands)
    }

    /// The very characters at the expected byte, in the very context.
    fn untouched(&self, quote: &TextQuoteSelector, expected: Option<usize>) -> Option<Span> {
        let start = expected?;
        let end = start + quote.exact.len();
        let stands = !quote.exact.is_empty()
            && self.text[start..].starts_with(&quote.exact)
            && self.text[..start].ends_with(&quote.prefix)
            && self.text[end..].starts_with(&quote.suffix);
        stands.then(|| Span::new(start, end))
    }

    /// A part of the folded text as it stands in the original; where that holds the very characters of `exact` with
    /// more or less white space at its ends, those.
    fn original(&self, start: usize, end: usize, exact: &str) -> Span {
        let span = self.folded.original(Span::new(start, end));
        if self.text[span.start..span.end] == *exact {
            return span;
        }
        let slight = |c: char| fold(c.encode_utf8(&mut [0; 4]), Spaces::None).is_empty();
        let (head, tail) = (self.text[..span.start].chars().rev(), self.text[span.end..].chars());
        let length = |c: char| c.len_utf8();
        let before: usize = head.take(MOST_SLIGHT).take_while(|&c| slight(c)).map(length).sum();
        let after: usize = tail.take(MOST_SLIGHT).take_while(|&c| slight(c)).map(length).sum();
        let (from, to) = (span.start - before, span.end + after);
        match self.text[from..to].find(exact) {
            Some(at) => Span::new(from + at, from + at + exact.len()),
            None => span,
        }
    }
}

#[cfg(test)]
mod tests;
