//! What comes nearest to a passage that is in a text no more: to be shown to a person, never to be attached to.

use flyleaf_model::Span;

use crate::anchor::Candidate;
use crate::diff::{Bag, sentences};

/// Least likeness of what is worth showing.
const LEAST: f32 = 0.45;
/// Bytes of a passage that are looked for; whoever knows its beginning knows it.
const LONGEST: usize = 2000;

/// The parts of `text` that are most like `quote`, best first, `most` at most: as many sentences as that has.
pub fn nearest(text: &str, quote: &str, most: usize) -> Vec<Candidate> {
    let quote = &quote[..quote.floor_char_boundary(LONGEST)];
    let wanted = Bag::new(quote, Span::new(0, quote.len()));
    let together = sentences(quote).len().max(1);
    let sentences = sentences(text);
    let mut found: Vec<Candidate> = sentences
        .windows(together.min(sentences.len()).max(1))
        .filter_map(|window| {
            let span = trimmed(text, Span::new(window.first()?.start, window.last()?.end));
            let score = wanted.presence(&Bag::new(text, span));
            (score >= LEAST).then_some(Candidate { span, score })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.span.start.cmp(&b.span.start)));
    let mut apart: Vec<Candidate> = Vec::new();
    for candidate in found {
        let meets = |other: &Candidate| {
            other.span.start < candidate.span.end && candidate.span.start < other.span.end
        };
        if apart.len() < most && !apart.iter().any(meets) {
            apart.push(candidate);
        }
    }
    apart
}

/// How much of a passage is in another one, 0 to 1, in the measure that [`nearest`] orders by.
pub fn presence(quote: &str, other: &str) -> f32 {
    let bag = |text| Bag::new(text, Span::new(0, text.len()));
    bag(quote).presence(&bag(other))
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = &text[span.start..span.end];
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'t>(text: &'t str, quote: &str) -> Vec<&'t str> {
        nearest(text, quote, 3)
            .iter()
            .map(|found| &text[found.span.start..found.span.end])
            .collect()
    }

    #[test]
    fn the_sentence_that_was_rewritten_comes_first() {
        let text = "The harbour was closed. The lamp was lit at dusk on all but eleven nights; the log gives a reason for ten.\nA lamp costs nine shillings.";
        let found = shown(
            text,
            "The lamp was lit at dusk on all but nine nights, and the log says why for each.",
        );
        assert_eq!(
            found[0],
            "The lamp was lit at dusk on all but eleven nights; the log gives a reason for ten."
        );
        let found = shown(
            "潮水先知道风。灯塔看守人每天夜里记下水位。来信说不要离岸。",
            "灯塔看守人每天记下水位",
        );
        assert_eq!(found[0], "灯塔看守人每天夜里记下水位。");
    }

    #[test]
    fn several_sentences_are_shown_together_and_apart_from_each_other() {
        let text = "One bell rings at dawn. Two bells ring at noon. Nobody counts the third.\nOne bell rings at night. Two bells ring later.";
        let found = shown(text, "One bell rings at dawn. Two bells ring at noon!");
        assert_eq!(
            found,
            [
                "One bell rings at dawn. Two bells ring at noon.",
                "One bell rings at night. Two bells ring later."
            ]
        );
    }

    #[test]
    fn what_is_like_nothing_has_nothing_near() {
        assert!(
            shown("Fog lay over the strait.", "Quarterly dividends exceeded forecasts").is_empty()
        );
        assert!(shown("", "words").is_empty() && shown("words", "").is_empty());
    }
}
