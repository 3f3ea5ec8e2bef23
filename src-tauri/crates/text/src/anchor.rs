//! Naming a passage so that it can be found again, and finding it in a text that may have changed.
//!
//! A passage found nowhere, or in two places that fit equally well, is never attached to a guess.

use flyleaf_model::{
    Anchor, AnchorStatus, Selectors, Span, TextPositionSelector, TextQuoteSelector,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::offset;

/// Code points of context kept on each side at the least; longer where that does not make the passage unique.
const CONTEXT: usize = 32;
/// Context never grows past this, however often the passage repeats.
const CONTEXT_MOST: usize = 512;

/// Describes `span` of `text` by position and by quote with context, cut at grapheme boundaries and long enough to be
/// unique where the text allows.
///
/// # Panics
/// If `span` is not on character boundaries of `text`.
pub fn describe(text: &str, span: Span) -> Selectors {
    let exact = &text[span.start..span.end];
    let mut context = CONTEXT;
    let (prefix, suffix) = loop {
        let prefix = tail(&text[..span.start], context);
        let suffix = head(&text[span.end..], context);
        let whole = prefix.len() == span.start && suffix.len() == text.len() - span.end;
        if whole || context >= CONTEXT_MOST || places(text, prefix, exact, suffix).nth(1).is_none()
        {
            break (prefix, suffix);
        }
        context *= 2;
    };
    let mut counter = offset::Counter::new(text);
    let (_, start) = counter.at(span.start);
    let (_, end) = counter.at(span.end);
    Selectors {
        position: TextPositionSelector { start, end },
        quote: TextQuoteSelector {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        },
    }
}

/// Finds a described passage in `text`.
pub fn anchor(text: &str, selectors: &Selectors) -> Anchor {
    let quote = &selectors.quote;
    if quote.exact.is_empty() {
        return lost(AnchorStatus::Orphaned);
    }
    let expected = offset::code_point_to_byte(text, selectors.position.start);
    let stays = expected.filter(|&start| text[start..].starts_with(&quote.exact));
    let mut found: Vec<(Span, f32)> = occurrences(text, &quote.exact)
        .map(|start| {
            let span = Span::new(start, start + quote.exact.len());
            (span, context_score(text, span, quote))
        })
        .collect();
    if let Some((span, score)) =
        found.iter().copied().find(|(span, score)| Some(span.start) == stays && *score >= 1.0)
    {
        return Anchor { status: AnchorStatus::Exact, span: Some(span), score };
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    match found.as_slice() {
        [] => lost(AnchorStatus::Orphaned),
        [(span, score)] => placed(*span, *score, stays),
        [(span, score), (_, next), ..] if score - next > TIE => placed(*span, *score, stays),
        _ => lost(AnchorStatus::Ambiguous),
    }
}

/// Two places whose context scores differ by less than this fit equally well.
const TIE: f32 = 0.05;

fn placed(span: Span, context: f32, stays: Option<usize>) -> Anchor {
    let status = if Some(span.start) == stays { AnchorStatus::Exact } else { AnchorStatus::Moved };
    Anchor { status, span: Some(span), score: 0.5 + context / 2.0 }
}

fn lost(status: AnchorStatus) -> Anchor {
    Anchor { status, span: None, score: 0.0 }
}

/// How much of the described context stands around `span`, 0 to 1, counted outward from the passage; an edge of the
/// text counts as context where the description has none.
fn context_score(text: &str, span: Span, quote: &TextQuoteSelector) -> f32 {
    let before = text[..span.start]
        .chars()
        .rev()
        .zip(quote.prefix.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let after =
        text[span.end..].chars().zip(quote.suffix.chars()).take_while(|(a, b)| a == b).count();
    let wanted = quote.prefix.chars().count() + quote.suffix.chars().count();
    if wanted == 0 { 1.0 } else { (before + after) as f32 / wanted as f32 }
}

/// Starts of every place where prefix, exact and suffix stand together.
fn places<'a>(
    text: &'a str,
    prefix: &'a str,
    exact: &'a str,
    suffix: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    occurrences(text, exact).filter(move |&start| {
        text[..start].ends_with(prefix) && text[start + exact.len()..].starts_with(suffix)
    })
}

/// Starts of every place where `exact` stands, overlapping ones included.
fn occurrences<'a>(text: &'a str, exact: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = exact.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(exact)?;
        from = start + step;
        Some(start)
    })
}

/// The last graphemes of `text` that hold `count` code points or a few more.
fn tail(text: &str, count: usize) -> &str {
    let mut seen = 0;
    let mut start = text.len();
    for grapheme in text.graphemes(true).rev() {
        if seen >= count {
            break;
        }
        seen += grapheme.chars().count();
        start -= grapheme.len();
    }
    &text[start..]
}

/// The first graphemes of `text` that hold `count` code points or a few more.
fn head(text: &str, count: usize) -> &str {
    let mut seen = 0;
    let mut end = 0;
    for grapheme in text.graphemes(true) {
        if seen >= count {
            break;
        }
        seen += grapheme.chars().count();
        end += grapheme.len();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text with one passage «like this»; gives the text without the marks, and the passage.
    fn marked(text: &str) -> (String, Span) {
        let start = text.find('«').unwrap();
        let plain = text.replacen('«', "", 1);
        let end = plain.find('»').unwrap();
        (plain.replacen('»', "", 1), Span::new(start, end))
    }

    fn moved(before: &str, after: &str) -> (Anchor, Option<Span>) {
        let (text, span) = marked(before);
        let selectors = describe(&text, span);
        let (after, wanted) = if after.contains('«') {
            let (text, span) = marked(after);
            (text, Some(span))
        } else {
            (after.to_owned(), None)
        };
        (anchor(&after, &selectors), wanted)
    }

    #[test]
    fn a_passage_follows_text_inserted_before_it() {
        let (anchor, wanted) = moved("Rain. «Fog at sea.» Sun.", "Snow. Rain. «Fog at sea.» Sun.");
        assert_eq!((anchor.status, anchor.span), (AnchorStatus::Moved, wanted));
    }

    #[test]
    fn a_repeated_passage_is_told_apart_by_its_context() {
        let (anchor, wanted) = moved(
            "On Monday the ferry was late. On Friday «the ferry was late».",
            "News. On Monday the ferry was late. On Friday «the ferry was late».",
        );
        assert_eq!((anchor.status, anchor.span), (AnchorStatus::Moved, wanted));
    }

    #[test]
    fn a_deleted_passage_is_orphaned_not_attached_elsewhere() {
        let (anchor, _) = moved("Rain. «Fog at sea.» Sun.", "Rain. Sun.");
        assert_eq!((anchor.status, anchor.span), (AnchorStatus::Orphaned, None));
    }

    #[test]
    fn two_equal_places_are_ambiguous() {
        let (text, span) = marked("x «y» x");
        let mut selectors = describe(&text, span);
        selectors.quote.prefix.clear();
        selectors.quote.suffix.clear();
        selectors.position.start = 90;
        assert_eq!(anchor("y a y", &selectors).status, AnchorStatus::Ambiguous);
    }

    #[test]
    fn a_passage_that_overlaps_a_copy_of_itself_is_found_in_its_own_place() {
        let (text, span) = marked("b aa« aa»b");
        let found = anchor(&text, &describe(&text, span));
        assert_eq!((found.status, found.span), (AnchorStatus::Exact, Some(span)));
    }

    proptest! {
        #[test]
        fn what_is_described_is_found_exactly_where_it_was(text in "[ab 潮😀\n]{1,80}", from in 0usize..80, len in 1usize..20) {
            let boundaries: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let start = from % (boundaries.len() - 1);
            let end = (start + len).min(boundaries.len() - 1);
            let span = Span::new(boundaries[start], boundaries[end]);
            let anchor = anchor(&text, &describe(&text, span));
            prop_assert_eq!((anchor.status, anchor.span), (AnchorStatus::Exact, Some(span)));
        }
    }
}
