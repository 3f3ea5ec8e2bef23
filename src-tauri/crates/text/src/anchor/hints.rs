//! Any selectors of the W3C model as hints: what can be reckoned against plain text is, and only a quote is believed.

use flyleaf_model::{AnchorStatus, TextPositionSelector, TextQuoteSelector};

use super::{Anchorer, Candidate, Found};
use crate::selector::{Kind, Selector};

/// The syntax of fragments of plain texts, RFC 5147.
const PLAIN_TEXT: &str = "http://tools.ietf.org/rfc/rfc5147";

impl Anchorer<'_> {
    /// Finds a passage by all that `selectors` say of it.
    ///
    /// Only words that stand there are believed: a position without a quote makes a candidate and is never an answer,
    /// and selectors of the original's structure say nothing about its text.
    pub fn find(&self, selectors: &[Selector]) -> Found {
        let positions: Vec<TextPositionSelector> = selectors.iter().filter_map(position).collect();
        let start = positions.first().map(|position| position.start);
        let quotes: Vec<&TextQuoteSelector> = selectors.iter().filter_map(quote).collect();
        let mut found: Vec<Found> = quotes.iter().map(|quote| self.quoted(quote, start)).collect();
        found.extend(selectors.iter().filter_map(|selector| self.range(selector)));
        if found.is_empty() {
            let candidate = |at: TextPositionSelector| {
                let (start, end) = (self.offsets.byte(at.start)?, self.offsets.byte(at.end)?);
                let span = flyleaf_model::Span::new(start, end);
                (start < end).then_some(Candidate { span, score: 0.5 })
            };
            let candidates: Vec<Candidate> = positions.into_iter().filter_map(candidate).collect();
            let unknown = candidates.is_empty();
            return if unknown { Found::orphaned() } else { Found::ambiguous(candidates) };
        }
        // Several quotes are several names of one passage: they must agree.
        let best = found.iter().position(|one| one.anchor.span.is_some()).unwrap_or(0);
        let agree =
            |one: &Found| one.anchor.span.is_none() || one.anchor.span == found[best].anchor.span;
        if found.iter().all(agree) {
            return found.swap_remove(best);
        }
        Found::ambiguous(found.into_iter().flat_map(|one| one.candidates).collect())
    }

    /// A range whose two ends are both found by quotes.
    fn range(&self, selector: &Selector) -> Option<Found> {
        let Kind::Range { start, end } = &selector.kind else { return None };
        let at = |end: &Selector| Some(self.quoted(quote(end)?, position(end).map(|at| at.start)));
        let (from, to) = (at(start)?, at(end)?);
        let (Some(first), Some(last)) = (from.anchor.span, to.anchor.span) else {
            return Some(Found::orphaned());
        };
        if first.start >= last.start {
            return Some(Found::orphaned());
        }
        let span = flyleaf_model::Span::new(first.start, last.start);
        let score = from.anchor.score.min(to.anchor.score);
        let statuses = [from.anchor.status, to.anchor.status];
        let status = [AnchorStatus::Changed, AnchorStatus::Moved]
            .into_iter()
            .find(|status| statuses.contains(status))
            .unwrap_or(AnchorStatus::Exact);
        Some(Found::placed(status, vec![Candidate { span, score }]))
    }
}

/// The quote that a selector is or is refined to.
fn quote(selector: &Selector) -> Option<&TextQuoteSelector> {
    match &selector.kind {
        Kind::TextQuote(quote) => Some(quote),
        _ => selector.refined_by.as_deref().and_then(quote),
    }
}

/// The position in the whole text that a selector names; one that refines something else counts from there, and names
/// none.
fn position(selector: &Selector) -> Option<TextPositionSelector> {
    match &selector.kind {
        Kind::TextPosition(position) => Some(*position),
        Kind::Fragment { value, conforms_to } if conforms_to.as_deref() == Some(PLAIN_TEXT) => {
            let (start, end) = value.strip_prefix("char=")?.split_once(',')?;
            let (start, end) = (start.parse().ok()?, end.split(';').next()?.parse().ok()?);
            (start <= end).then_some(TextPositionSelector { start, end })
        }
        _ => None,
    }
}
