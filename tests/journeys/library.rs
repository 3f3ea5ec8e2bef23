//! What is in a library, and the names by which an issue is found.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, argument, fixture_argument};

/// A number of an invented letter, distinct by what it tells.
fn letter(title: &str, number: u32, year: u32) -> String {
    format!(
        "{title}\n\nNo. {number} {year}\n\nContents\n\nHigh water in {year}\n\n\nHigh water in {year}\n\nThe tide of number {number} stood \
         {year} millimetres over the mark at noon, and fell again by the evening bell.\n"
    )
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.run(&["import", &fixture_argument(GAZETTE)]).ending(0);
    for (number, year) in [(7, 2024), (7, 2025), (8, 2025)] {
        let file =
            desk.file(&format!("tide-{number}-{year}.txt"), letter("TIDE LETTER", number, year));
        desk.run(&["import", &argument(&file)]).ending(0);
    }
    desk
}

#[test]
fn an_empty_library_says_where_it_is() {
    let desk = Desk::new();
    let answer = desk.run(&["list"]).ending(0);
    assert!(answer.out().contains(&argument(&desk.library())), "{}", answer.out());
}

#[test]
fn issues_are_listed_under_their_publications() {
    let desk = desk();
    insta::assert_snapshot!(desk.run(&["list"]).ending(0).out());
    let terminal = desk.run_on_terminal(&["list"], 100).ending(0);
    assert!(terminal.out().contains("\u{1b}["), "a terminal is shown colour");
    let plain = desk.with_variable("NO_COLOR", "1");
    let answer = plain.run_on_terminal(&["list"], 100).ending(0);
    assert!(!answer.out().contains("\u{1b}["), "NO_COLOR is honoured: {}", answer.out());
}

#[test]
fn the_list_narrows_to_a_publication_whatever_its_spelling() {
    let desk = desk();
    for name in ["Tide Letter", "tide  LETTER", "tide"] {
        let library = desk.run(&["list", "--publication", name, "--json"]).ending(0).json();
        let publications = library["publications"].as_array().expect("a list");
        assert_eq!(publications.len(), 1, "{name}");
        assert_eq!(publications[0]["title"], "TIDE LETTER");
    }
    let line = desk.run(&["list", "--publication", "Moon Letter"]).ending(1).complaint();
    assert!(line.contains("TIDE LETTER") && line.contains("FLYLEAF GAZETTE"), "{line}");
}

#[test]
fn issues_are_found_by_number_year_id_and_beginning_of_id() {
    let desk = desk();
    let found = |reference: &str| {
        let issue = desk.run(&["show", reference, "--json"]).ending(0).json();
        issue["id"].as_str().expect("an id").to_owned()
    };
    let id = found("Tide Letter/8");
    assert_eq!(found("tide letter/8-2025"), id);
    assert_eq!(found(" TIDE  LETTER / 8 "), id);
    assert_eq!(found(&id), id);
    assert_eq!(found(&id[..8]), id);
    assert_ne!(found("Tide Letter/7-2024"), found("Tide Letter/7-2025"));
}

#[test]
fn a_name_of_several_issues_lists_them_and_an_unknown_one_is_refused() {
    let desk = desk();
    let line = desk.run(&["show", "Tide Letter/7"]).ending(1).complaint();
    assert!(line.contains("2024") && line.contains("2025"), "{line}");
    for unknown in ["Tide Letter/9", "Moon Letter/1", "zzzz", "", "/"] {
        desk.run(&["show", unknown]).ending(1).complaint();
    }
}

#[test]
fn an_issue_is_shown_with_its_articles_and_annotations() {
    let desk = desk();
    desk.run(&[
        "annotate",
        "Tide Letter/8",
        "--article",
        "1",
        "--quote",
        "fell again by the evening bell",
        "--note",
        "Which bell?",
        "--tag",
        "queries",
    ])
    .ending(0);
    insta::assert_snapshot!("show", desk.run(&["show", "Tide Letter/8"]).ending(0).out());
    insta::assert_snapshot!("notes", desk.run(&["notes"]).ending(0).out());
    insta::assert_json_snapshot!(
        "show_json",
        desk.run(&["show", "Tide Letter/8", "--json"]).json()
    );
    insta::assert_json_snapshot!("notes_json", desk.run(&["notes", "--json"]).json());
    let mut library = desk.run(&["list", "--json"]).json();
    library["folder"] = "[folder]".into();
    insta::assert_json_snapshot!("list_json", library);
    insta::assert_json_snapshot!("check_json", desk.run(&["check", "--json"]).json());
}

#[test]
fn the_library_is_named_by_an_option_before_the_variable() {
    let desk = desk();
    let other = argument(&desk.path("other"));
    let answer = desk.run(&["list", "--library", &other, "--json"]).ending(0).json();
    assert_eq!(answer["publications"], serde_json::json!([]));
    assert_eq!(answer["folder"], other.as_str());
}

#[test]
fn a_library_that_is_no_library_is_left_alone() {
    let desk = Desk::new();
    let file = desk.file("a-file", "not a folder");
    let line = desk.run(&["--library", &argument(&file), "list"]).ending(1).complaint();
    assert!(line.contains("a-file"), "{line}");
    assert_eq!(std::fs::read(&file).expect("it is there"), b"not a folder");
}
