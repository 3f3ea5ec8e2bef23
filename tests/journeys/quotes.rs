//! Quotes that name no passage, or several: nothing is highlighted, and the answer helps to quote better.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, fixture_argument};

const ISSUE: &str = "Flyleaf Gazette/1";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.run(&["import", &fixture_argument(GAZETTE)]).ending(0);
    desk
}

fn notes(desk: &Desk) -> usize {
    let answer = desk.run(&["notes", "--json"]).ending(0).json();
    answer["annotations"].as_array().expect("a list").len()
}

#[test]
fn an_ambiguous_quote_shows_the_candidates_and_a_prefix_decides() {
    let desk = desk();
    let quote = ["annotate", ISSUE, "--article", "1", "--quote", "the contents"];
    let several = ["annotate", ISSUE, "--article", "2", "--quote", "Ctrl"];
    let line = desk.run(&several).ending(1).complaint();
    assert!(line.contains("Ctrl"), "{line}");
    assert!(line.contains("undoes") && line.contains("prints"), "the places are shown: {line}");
    assert_eq!(notes(&desk), 0);

    let mut decided = several.to_vec();
    decided.extend(["--suffix", " E prints"]);
    desk.run(&decided).ending(0);
    assert_eq!(notes(&desk), 1);

    // One place in this article alone needs no help.
    desk.run(&quote).ending(0);
    assert_eq!(notes(&desk), 2);
}

#[test]
fn an_absent_quote_shows_what_comes_near() {
    let desk = desk();
    let line = desk
        .run(&[
            "annotate",
            ISSUE,
            "--article",
            "2",
            "--quote",
            "the margin took their argument away",
        ])
        .ending(1)
        .complaint();
    assert!(line.contains("the margin took their argument away"), "{line}");
    assert_eq!(notes(&desk), 0);
}

#[test]
fn white_space_in_a_quote_may_differ() {
    let desk = desk();
    let quote = "the  margin took\ntheir arguments";
    desk.run(&["annotate", ISSUE, "--article", "2", "--quote", quote]).ending(0);
    let note = desk.run(&["notes", "--json"]).json();
    assert_eq!(note["annotations"][0]["quote"], "the margin took their arguments");
}

#[test]
fn an_article_that_the_issue_does_not_have_is_named() {
    let desk = desk();
    let line =
        desk.run(&["annotate", ISSUE, "--article", "9", "--quote", "margin"]).ending(1).complaint();
    assert!(line.contains('9'), "{line}");
}

#[test]
fn an_empty_quote_highlights_nothing() {
    let desk = desk();
    desk.run(&["annotate", ISSUE, "--article", "1", "--quote", " "]).ending(1).complaint();
    assert_eq!(notes(&desk), 0);
}
