//! The same file again, and the same issue with changed words.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, argument, fixture};

const ISSUE: &str = "Flyleaf Gazette/1";

#[test]
fn the_same_bytes_are_recognised_under_any_name() {
    let desk = Desk::new();
    let bytes = std::fs::read(fixture(GAZETTE)).expect("the fixture is there");
    let first = desk.file("first.txt", &bytes);
    let again = desk.file("again.txt", &bytes);
    let imported = desk.run(&["import", &argument(&first), "--json"]).ending(0).json();
    let present = desk.run(&["import", &argument(&again), "--json"]).ending(0).json();
    assert_eq!(imported["files"][0]["outcome"], "imported");
    assert_eq!(present["files"][0]["outcome"], "present");
    assert_eq!(imported["files"][0]["issue"], present["files"][0]["issue"]);
    let library = desk.run(&["list", "--json"]).ending(0).json();
    assert_eq!(library["publications"][0]["issues"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_changed_file_becomes_a_revision_that_keeps_the_notes() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(fixture(GAZETTE)).expect("the fixture is there");
    let first = desk.file("gazette.txt", &text);
    desk.run(&["import", &argument(&first)]).ending(0);
    let annotate = |article: &str, quote: &str| {
        desk.run(&["annotate", ISSUE, "--article", article, "--quote", quote]).ending(0);
    };
    annotate("1", "Space moves you on by a page");
    annotate("2", "The flyleaf, the blank leaf at the front, took their names");
    annotate("3", "plain text has been sent since the days of the teleprinter");

    let changed = text
        .replace("A newsletter is written to be read", "Most newsletters are written to be read")
        .replace("The file behind this page breaks its lines at seventy-two columns, as\nplain text has been sent since the days of the teleprinter. The\nsentences", "The\nsentences");
    assert!(!changed.contains("teleprinter") && changed.contains("Most newsletters"));
    let second = desk.file("gazette-corrected.txt", &changed);
    let report = desk.run(&["import", &argument(&second), "--json"]).ending(3).json();
    let row = &report["files"][0];
    assert_eq!(row["outcome"], "revised", "{report}");
    assert_eq!((row["kept"].as_u64(), row["orphaned"].as_u64()), (Some(2), Some(1)), "{report}");

    let counts =
        serde_json::json!({ "exact": 1, "moved": 1, "changed": 0, "ambiguous": 0, "orphaned": 1 });
    assert_eq!(row["anchors"], counts, "{report}");

    let notes = desk.run(&["notes", "--json"]).ending(0).json();
    let notes = notes["annotations"].as_array().expect("a list");
    assert_eq!(notes.len(), 3, "nothing is dropped");
    let status = |quote: &str| {
        let starts = |note: &&serde_json::Value| {
            note["quote"].as_str().is_some_and(|q| q.starts_with(quote))
        };
        let note = notes.iter().find(starts).expect("the note is there");
        note["status"].as_str().expect("a grade").to_owned()
    };
    assert_eq!(status("Space moves"), "moved", "the words before it grew");
    assert_eq!(status("The flyleaf"), "exact");
    assert_eq!(status("plain text"), "orphaned");

    let issue = desk.run(&["show", ISSUE, "--json"]).ending(0).json();
    assert_eq!(issue["revision"], 2);
    let library = desk.run(&["list", "--json"]).ending(0).json();
    assert_eq!(library["publications"][0]["issues"].as_array().map(Vec::len), Some(1));
    desk.run(&["check"]).ending(0);

    let exported = desk.path("out.pdf");
    let report = desk
        .run(&["export", ISSUE, "--format", "pdf", "-o", &argument(&exported), "--json"])
        .ending(3)
        .json();
    assert_eq!(report["unplaced"], 1, "{report}");
}
