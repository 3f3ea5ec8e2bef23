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
fn a_sentence_that_went_from_between_its_neighbours_is_gone_though_copies_of_it_stay() {
    let (anchor, _) = moved(
        "It rained on Monday, as the almanac had said. In the bay «the tide committee» met by the lamp. \
         Snow fell on the pier all night and at dawn. In the bay the tide committee met by the lamp. \
         Nobody came. In the bay the tide committee met by the lamp.",
        "It rained on Monday, as the almanac had said. \
         Snow fell on the pier all night and at dawn. In the bay the tide committee met by the lamp. \
         Nobody came. In the bay the tide committee met by the lamp.",
    );
    assert_eq!((anchor.status, anchor.span), (AnchorStatus::Orphaned, None));
}

#[test]
fn a_part_that_went_from_within_its_sentence_is_gone() {
    let selectors = Selectors {
        position: TextPositionSelector { start: 42, end: 78 },
        quote: TextQuoteSelector {
            exact: "with seven painted lanterns in hand ".into(),
            prefix: "walked along the old northern harbour wall ".into(),
            suffix: "and then the lanterns were put out for".into(),
        },
    };
    let text = "They walked along the old northern harbour wall and then the lanterns were put out for good.";
    assert_eq!(anchor(text, &selectors).status, AnchorStatus::Orphaned);
}

#[test]
fn the_very_words_where_the_context_shows_nearly_those_words_are_the_passage() {
    let (anchor, wanted) = moved(
        "Call the keeper if the bell is silent. «We still need more hands with good LANTERNS.» \
         . .please write to our Master of Lights, at the old harbour.",
        "Nobody had heard the second bell that night. «We still need more hands with good LANTERNS.» \
         .please write to our Master of Lights, at the old harbour.",
    );
    assert_eq!((anchor.status, anchor.span), (AnchorStatus::Moved, wanted));
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

    #[test]
    fn any_edit_that_leaves_a_telling_passage_whole_and_alone_is_followed(
        before in "([a-m]{3,9} ){0,30}", after in "( [a-m]{3,9}){0,30}",
        passage in "([n-z]{3,9} ){8,12}[n-z]{5}|[潮水先知道风月亮后]{20,30}",
        new_before in "([a-m]{3,9} ){0,30}", new_after in "( [a-m]{3,9}){0,30}",
        keeps in 0usize..3,
    ) {
        let old = format!("{before}{passage}{after}");
        let selectors = describe(&old, Span::new(before.len(), before.len() + passage.len()));
        let new_before = if keeps == 1 { before } else { new_before };
        let new_after = if keeps == 2 { after } else { new_after };
        let new = format!("{new_before}{passage}{new_after}");
        let wanted = Span::new(new_before.len(), new_before.len() + passage.len());
        let anchorer = Anchorer::new(&new);
        prop_assert_eq!(anchorer.anchor(&selectors).anchor.span, Some(wanted));
        let text = Before::new(&old, &anchorer);
        let start = old.find(&passage).unwrap();
        let followed = anchorer.follow(&selectors, &text, Span::new(start, start + passage.len()));
        prop_assert_eq!(followed.anchor.span, Some(wanted));
    }
}
