//! What a comparison must say, and that both texts can be read off it.

use proptest::prelude::*;

use super::*;

/// `[-removed-]`, `{+added+}`, `[<moved away<]`, `{>moved here>}`.
fn shown(old: &str, new: &str) -> String {
    compare(old, new)
        .iter()
        .map(|piece| {
            let (old, new) =
                (&old[piece.old.start..piece.old.end], &new[piece.new.start..piece.new.end]);
            match piece.change {
                Change::Same => old.to_owned(),
                Change::Removed => format!("[-{old}-]"),
                Change::Added => format!("{{+{new}+}}"),
                Change::MovedAway => format!("[<{old}<]"),
                Change::MovedHere => format!("{{>{new}>}}"),
            }
        })
        .collect()
}

#[test]
fn words_of_a_rewritten_sentence_are_told_and_the_rest_is_left_alone() {
    assert_eq!(
        shown(
            "Rain at noon. The ferry was late on Monday. Sun.",
            "Rain at noon. The ferry was early on Monday. Sun."
        ),
        "Rain at noon. The ferry was [-late-]{+early+} on Monday. Sun."
    );
    assert_eq!(
        shown("潮水先知道风。月亮很圆。", "潮水先知道雨。月亮很圆。"),
        "潮水先知道[-风-]{+雨+}。月亮很圆。"
    );
    assert_eq!(
        shown("Old words here. B.", "Something else entirely stands now. B."),
        "[-Old words here. -]{+Something else entirely stands now. +}B."
    );
}

#[test]
fn a_sentence_that_moved_is_no_removal() {
    assert_eq!(
        shown(
            "The bell rang twice. Fog lay on the sea. Boats came in.",
            "Fog lay on the sea. Boats came in. The bell rang twice."
        ),
        "[<The bell rang twice. <]Fog lay on the sea. Boats came in.{+ +}{>The bell rang twice.>}"
    );
}

#[test]
fn rows_that_are_nearly_alike_keep_to_themselves() {
    assert_eq!(
        shown(
            "Rice rose by 3 percent.\nWheat rose by 3 percent.\nCorn rose by 3 percent.\n",
            "Rice rose by 3 percent.\nCoorn rose by 3 percent.\n"
        ),
        "Rice rose by 3 percent.\n[-Wheat rose by 3 percent.\nCorn-]{+Coorn+} rose by 3 percent.\n"
    );
}

#[test]
fn articles_are_known_by_text_title_and_sentences() {
    use ArticleChange::{Added, Kept, Removed};
    let old = [
        (Some("Tides"), "High at nine."),
        (Some("Fog"), "None."),
        (Some("Bell"), "It rang. It fell silent."),
        (Some("Gone"), "x"),
    ];
    let new = [
        (Some("Fog"), "None."),
        (Some("Tides"), "High at ten."),
        (Some("The bell"), "It rang. It fell silent. So."),
        (None, "new"),
    ];
    assert_eq!(
        ArticleChange::compare(&old, &new),
        [
            Kept { old: 1, new: 0, changed: false, moved: true },
            Kept { old: 0, new: 1, changed: true, moved: false },
            Kept { old: 2, new: 2, changed: true, moved: false },
            Added { new: 3 },
            Removed { old: 3 },
        ]
    );
}

#[test]
fn two_long_texts_with_nothing_in_common_take_no_time() {
    let text =
        |word: &str| (0..20_000).map(|at| format!("{word} {at} {}. ", at % 7)).collect::<String>();
    let pieces = compare(&text("tide"), &text("fog"));
    assert!(pieces.len() < 100_000);
    let pieces = compare(&"aa ".repeat(100_000), &"aa b ".repeat(50_000));
    assert!(!pieces.is_empty());
    let pieces = compare(&"aa.\n".repeat(100_000), &"aa.\nb.\n".repeat(50_000));
    assert!(!pieces.is_empty());
}

proptest! {
    #[test]
    fn both_texts_are_read_off_the_pieces(old in "([a-c]{1,2}[ .。\n]){0,30}", new in "([a-c]{1,2}[ .。\n]){0,30}") {
        let pieces = compare(&old, &new);
        let read = |skip: [Change; 2], of: &dyn Fn(&Piece) -> String| -> String {
            pieces.iter().filter(|piece| !skip.contains(&piece.change)).map(of).collect()
        };
        let was = read([Change::Added, Change::MovedHere], &|piece| old[piece.old.start..piece.old.end].to_owned());
        let is = read([Change::Removed, Change::MovedAway], &|piece| new[piece.new.start..piece.new.end].to_owned());
        prop_assert_eq!(&was, &old);
        prop_assert_eq!(&is, &new);
        for piece in pieces.iter().filter(|piece| piece.change == Change::Same) {
            prop_assert_eq!(old[piece.old.start..piece.old.end].trim_end(), new[piece.new.start..piece.new.end].trim_end());
        }
    }
}
