//! Following a passage from one known text to the next: what the texts share tells more than any description.

use flyleaf_model::{AnchorStatus, Selectors, Span};

use super::distance::Pattern;
use super::wanted::{TELLING, Wanted, worth};
use super::{Anchorer, Candidate, Found};
use crate::diff::{Places, compare};
use crate::fold::{Spaces, fold};

/// Least similarity of a passage to what became of it.
const LEAST: f32 = 0.75;

/// Characters of a passage whose rewriting is compared with it.
const LONGEST: usize = 8192;

/// The text that passages were last placed in, and where its parts are in the text of an [`Anchorer`].
#[derive(Debug)]
pub struct Before<'o> {
    text: &'o str,
    places: Places,
}

impl<'o> Before<'o> {
    /// Compares `old` with the text of `now`.
    pub fn new(old: &'o str, now: &Anchorer<'_>) -> Self {
        Self { text: old, places: Places::new(&compare(old, now.text)) }
    }
}

impl Before<'_> {
    /// Whether an end of a passage can be told in the new text: see [`Places::is_clear`].
    fn seam(&self, byte: usize) -> bool {
        byte == 0 || byte == self.text.len() || self.places.is_clear(byte)
    }
}

impl Anchorer<'_> {
    /// Finds a described passage that stood at `span` of the text before.
    ///
    /// # Panics
    /// If `span` is not on character boundaries of that text.
    pub fn follow(&self, selectors: &Selectors, before: &Before<'_>, span: Span) -> Found {
        let described = self.anchor(selectors);
        let quote = &selectors.quote.exact;
        let said = &before.text[span.start..span.end];
        // A description of other words, or of words that were already given up, goes by itself.
        if fold(said, Spaces::One) != fold(quote, Spaces::One) {
            return described;
        }
        // As long as before may still be other words, some put in for some taken out.
        let same = |image: &Span| self.text[image.start..image.end] == *said;
        if let Some(image) = before.places.whole(span).filter(same) {
            return self.kept(selectors, described, image);
        }
        let another = |candidate: &Candidate| before.places.is_of_another(candidate.span, span);
        if described.anchor.span.is_some() && !another(&described.candidates[0]) {
            return described;
        }
        if let Some(changed) = self.rewritten(selectors, before, span) {
            return changed;
        }
        match described.anchor.status {
            AnchorStatus::Orphaned => described,
            AnchorStatus::Ambiguous => {
                let free: Vec<Candidate> =
                    described.candidates.into_iter().filter(|one| !another(one)).collect();
                match free.as_slice() {
                    [] => Found::orphaned(),
                    [one] if self.is_told(selectors, one) => {
                        Found::placed(AnchorStatus::Moved, free)
                    }
                    [_] if !self.is_told(selectors, &free[0]) => Found::orphaned(),
                    _ => Found::ambiguous(free),
                }
            }
            _ => Found::orphaned(),
        }
    }

    /// A passage whose words are all there, side by side.
    fn kept(&self, selectors: &Selectors, described: Found, image: Span) -> Found {
        if described.anchor.span == Some(image) {
            return described;
        }
        let wanted = Wanted::new(&selectors.quote);
        let score = |span: Span| 0.5 + self.around(&wanted, span).share() / 2.0;
        let candidate = Candidate { span: image, score: score(image) };
        // Beside a copy of itself it may be either, now that what stood around it is gone.
        let beside_itself = self.text[image.end..].trim_start().starts_with(&selectors.quote.exact)
            || self.text[..image.start].trim_end().ends_with(&selectors.quote.exact);
        // Two witnesses that contradict each other leave it open.
        if described.anchor.span.is_some() || beside_itself {
            return Found::ambiguous([vec![candidate], described.candidates].concat());
        }
        let stays = self.offsets.code_point(image.start) == Some(selectors.position.start);
        let status = if stays { AnchorStatus::Exact } else { AnchorStatus::Moved };
        let others = described.candidates.into_iter().filter(|other| other.span != image);
        Found::placed(status, [candidate].into_iter().chain(others).collect())
    }

    /// A passage in a sentence that was rewritten and still is the same sentence.
    fn rewritten(&self, selectors: &Selectors, before: &Before<'_>, span: Span) -> Option<Found> {
        let quote: Vec<char> = fold(&selectors.quote.exact, Spaces::One).chars().collect();
        // Where an end of the passage itself was edited, nobody can say to the letter where it is now.
        if !(before.seam(span.start) && before.seam(span.end)) {
            return None;
        }
        let image = before.places.image(span)?;
        let there: Vec<char> =
            fold(&self.text[image.start..image.end], Spaces::One).chars().collect();
        // The work grows with the square of the length.
        if quote.len() > LONGEST
            || quote.is_empty()
            || there.is_empty()
            || there.len() > quote.len() * 2 + 8
        {
            return None;
        }
        let distance = *Pattern::new(&quote).distances(&there).last()?;
        let similarity = 1.0 - distance as f32 / quote.len().max(there.len()) as f32;
        let wanted = Wanted::new(&selectors.quote);
        let score = similarity * (0.5 + self.around(&wanted, image).share() / 2.0) * 0.98;
        (similarity >= LEAST)
            .then(|| Found::placed(AnchorStatus::Changed, vec![Candidate { span: image, score }]))
    }

    /// Whether the words of a place and what is alike around them tell it, where nothing else stood there before.
    fn is_told(&self, selectors: &Selectors, candidate: &Candidate) -> bool {
        let wanted = Wanted::new(&selectors.quote);
        let around = self.around(&wanted, candidate.span);
        let same =
            fold(&self.text[candidate.span.start..candidate.span.end], Spaces::One) == wanted.exact;
        same && around.hold_sentence() && worth(&wanted.exact) + around.worth() >= TELLING
    }

    fn around(&self, wanted: &Wanted, span: Span) -> super::wanted::Surroundings {
        let (start, end) = (self.folded.folded(span.start), self.folded.folded(span.end));
        wanted.surroundings(self.folded.text(), start, end)
    }
}
