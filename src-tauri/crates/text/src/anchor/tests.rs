//! What must hold of every description and every answer.

use proptest::prelude::*;

use super::*;

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
    fn what_is_described_is_found_exactly_where_it_was(text in "[ab 潮😀\n\u{301}ﬁ]{1,80}", from in 0usize..80, len in 1usize..20) {
        let boundaries: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let start = from % (boundaries.len() - 1);
        let end = (start + len).min(boundaries.len() - 1);
        let span = Span::new(boundaries[start], boundaries[end]);
        let anchorer = Anchorer::new(&text);
        for selectors in [describe(&text, span), anchorer.describe(span)] {
            let anchor = anchorer.anchor(&selectors).anchor;
            prop_assert_eq!((anchor.status, anchor.span), (AnchorStatus::Exact, Some(span)));
        }
    }
}
