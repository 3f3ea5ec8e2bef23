//! The same words, told apart by what stands around them.

use flyleaf_model::{AnchorStatus, TextQuoteSelector};

use super::wanted::{ALIKE, Edge, Surroundings, TELLING, Wanted, worth};
use super::{Anchorer, Candidate, Found};

/// Places looked at one by one; words that stand in more are looked for with their context.
const MANY: usize = 256;
/// Characters of context by which one place must be ahead of the next, where neither shows all of it.
const AHEAD: usize = 16;

/// Letters of a context beyond the passage's own sentence that show by themselves that it is left.
const TELLING_OUTER: usize = 8;

/// A place of the words, in bytes of the folded text.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    around: Surroundings,
}

impl Anchorer<'_> {
    pub(super) fn same_words(
        &self,
        quote: &TextQuoteSelector,
        wanted: &Wanted,
        stands: impl Fn(usize) -> Option<bool>,
    ) -> Found {
        let places = self.places(wanted);
        let span = |place: &Place| {
            self.original(place.start, place.start + wanted.exact.len(), &quote.exact)
        };
        let start = |place: &Place| span(place).start;
        let candidates = || -> Vec<Candidate> {
            let candidate = |place: &Place| Candidate {
                span: span(place),
                score: 0.5 + place.around.share() / 2.0,
            };
            places.iter().take(super::MOST_TOLD).map(candidate).collect()
        };
        let placed = || {
            let candidates = candidates();
            // Where no position was given, the context tells whether anything moved.
            let stays =
                stands(candidates[0].span.start).unwrap_or_else(|| places[0].around.are_whole());
            Found::placed(if stays { AnchorStatus::Exact } else { AnchorStatus::Moved }, candidates)
        };
        // What the context shows where the very words stand is no other place.
        let confirms = |found: &Found| {
            found.anchor.span.is_some_and(|shown| {
                let there = span(&places[0]);
                shown.start < there.end && there.start < shown.end
            })
        };
        match self.certainty(wanted, &places) {
            // One side of the context moved along with another's sentence says less than the position of the words.
            Certainty::Sure
                if (!places[0].around.are_whole() || wanted.edge().is_some())
                    && places[1..].iter().any(|other| {
                        stands(start(other)) == Some(true) || self.is_at_edge(wanted, other)
                    }) =>
            {
                Found::ambiguous(candidates())
            }
            Certainty::Sure => placed(),
            Certainty::Tie => Found::ambiguous(candidates()),
            Certainty::Likely => match self.changed_words(quote, wanted) {
                found if found.anchor.span.is_none() || confirms(&found) => placed(),
                found => Found::ambiguous([candidates(), found.candidates].concat()),
            },
            Certainty::None => match self.changed_words(quote, wanted) {
                // Words that are known to repeat are no trace of the passage; it may be one of them all the same when
                // nothing of its context is left to say that it is gone.
                found
                    if found.anchor.status == AnchorStatus::Orphaned
                        && !places.is_empty()
                        && !self.context_is_left(wanted)
                        && (wanted.repeats || !wanted.has_context()) =>
                {
                    Found::ambiguous(candidates())
                }
                found if places.len() == 1 && confirms(&found) => placed(),
                // Changed words count for nothing where the very words stand elsewhere, though nothing proves them.
                found
                    if found.anchor.span.is_some()
                        && worth(&wanted.exact) >= ALIKE
                        && !places.is_empty() =>
                {
                    Found::ambiguous([candidates(), found.candidates].concat())
                }
                found => found,
            },
        }
    }

    /// How surely the first place is the passage.
    fn certainty(&self, wanted: &Wanted, places: &[Place]) -> Certainty {
        let Some(best) = places.first() else { return Certainty::None };
        let next = places.get(1);
        let known =
            |place: &Place| wanted.is_known_by_a_side(place.around, |side| self.stands_once(side));
        if best.around.are_whole() {
            let tie = next.is_some_and(|next| next.around.are_whole());
            return if tie { Certainty::Tie } else { Certainty::Sure };
        }
        if known(best) {
            // The two sides of a context may have gone to different copies of the sentence.
            let tie = next.is_some_and(known)
                || places[1..].iter().any(|other| best.around.are_beaten_by(other.around));
            return if tie { Certainty::Tie } else { Certainty::Sure };
        }
        if wanted.repeats || wanted.common && !best.around.hold_sentence() {
            return Certainty::None;
        }
        if worth(&wanted.exact) + best.around.worth() < TELLING && wanted.has_context() {
            return Certainty::None;
        }
        match next {
            Some(next) if next.around.alike() + AHEAD > best.around.alike() => Certainty::Tie,
            _ => Certainty::Likely,
        }
    }

    /// Whether a place is at the edge of the text where the passage was when it was described.
    fn is_at_edge(&self, wanted: &Wanted, place: &Place) -> bool {
        let text = self.folded.text();
        match wanted.edge() {
            Some(Edge::Start) => text[..place.start].trim_matches(' ').is_empty(),
            Some(Edge::End) => {
                text[place.start + wanted.exact.len()..].trim_matches(' ').is_empty()
            }
            None => false,
        }
    }

    fn stands_once(&self, part: &str) -> bool {
        self.index.count(self.folded.text(), part) == 1
    }

    /// Whether a side of the context that is worth something stands anywhere.
    fn context_is_left(&self, wanted: &Wanted) -> bool {
        let text = self.folded.text();
        let (before, after) = wanted.around_sentence();
        let stands = |side: &str, least| worth(side) >= least && self.index.count(text, side) > 0;
        [&*wanted.prefix, &*wanted.suffix].into_iter().any(|side| stands(side, 1))
            || [before, after].into_iter().any(|side| stands(side, TELLING_OUTER))
    }

    /// The places of the words, those with most of their context first.
    fn places(&self, wanted: &Wanted) -> Vec<Place> {
        let text = self.folded.text();
        let of = |part: &str| self.index.places(text, part, MANY);
        let starts = of(&wanted.exact).unwrap_or_else(|| {
            let whole = wanted.whole.trim_matches(' ');
            let lead = wanted.whole.len() - wanted.whole.trim_start_matches(' ').len();
            let (before, after) =
                (&wanted.whole[lead..wanted.end()], &wanted.whole[wanted.start..]);
            let after = after.trim_end_matches(' ');
            let shifted = |starts: Option<Vec<usize>>| {
                let starts = starts.unwrap_or_default().into_iter();
                starts.map(|at| at + wanted.start - lead).collect::<Vec<_>>()
            };
            let found = shifted(of(whole));
            if !found.is_empty() {
                return found;
            }
            let mut found = [shifted(of(before)), of(after).unwrap_or_default()].concat();
            found.sort_unstable();
            found.dedup();
            found
        });
        let place = |start| Place {
            start,
            around: wanted.surroundings(text, start, start + wanted.exact.len()),
        };
        let mut places: Vec<Place> = starts.into_iter().map(place).collect();
        let known =
            |place: &Place| wanted.is_known_by_a_side(place.around, |side| self.stands_once(side));
        let rank = |place: &Place| {
            let sure = place.around.are_whole() as u8 + known(place) as u8;
            std::cmp::Reverse((sure, place.around.alike()))
        };
        places.sort_by_cached_key(rank);
        places
    }
}

/// How surely a place is the passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// By its words and its context.
    Sure,
    /// By its words, which are too many to stand there by chance.
    Likely,
    /// Another place fits as well.
    Tie,
    /// The words alone are no sign of the passage.
    None,
}
