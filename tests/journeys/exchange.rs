//! Annotations out of one library and into another, and those of other programs.

use std::path::Path;

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, argument, files_below, fixture, shared, skip};
use serde_json::Value;

const ISSUE: &str = "Flyleaf Gazette/1";

/// A library with the gazette, three highlights in it, and what they are.
fn annotated() -> Desk {
    let desk = with_gazette();
    let annotate = |article: &str, more: &[&str]| {
        let arguments = [&["annotate", ISSUE, "--article", article][..], more].concat();
        desk.run(&arguments).ending(0);
    };
    annotate("1", &["--quote", "Space moves you on by a page", "--color", "sky"]);
    annotate(
        "2",
        &[
            "--quote",
            "The flyleaf, the blank leaf at the front, took their names",
            "--note",
            "Who *said* this first?",
            "--tag",
            "queries",
            "--tag",
            "潮汐",
        ],
    );
    annotate("3", &["--quote", "plain text has been sent since the days of the teleprinter"]);
    desk
}

fn with_gazette() -> Desk {
    let desk = Desk::new();
    desk.run(&["import", &argument(&fixture(GAZETTE))]).ending(0);
    desk
}

fn export(desk: &Desk, format: &str, name: &str) -> String {
    let path = desk.path(name);
    desk.run(&["export", ISSUE, "--format", format, "-o", &argument(&path)]).ending(0);
    std::fs::read_to_string(&path).expect("the export is there")
}

/// What is known of the library's annotations but the issue's id, which every library makes anew.
fn notes(desk: &Desk) -> Vec<Value> {
    let mut notes = desk.run(&["notes", "--json"]).ending(0).json()["annotations"].take();
    let notes = notes.as_array_mut().expect("a list");
    for note in notes.iter_mut() {
        note.as_object_mut().expect("an object").remove("issue");
    }
    std::mem::take(notes)
}

fn import(desk: &Desk, file: &Path, status: u8) -> Value {
    desk.run(&["import-annotations", &argument(file), "--json"]).ending(status).json()
}

#[test]
fn what_goes_out_as_web_annotations_comes_in_the_same_and_only_once() {
    let from = annotated();
    export(&from, "annotations", "notes.jsonld");
    let into = with_gazette();
    let report = import(&into, &from.path("notes.jsonld"), 0);
    assert_eq!(report["counts"]["kept"], 3, "{report}");
    assert_eq!(notes(&into), notes(&from));
    let again = import(&into, &from.path("notes.jsonld"), 0);
    assert_eq!(again["counts"]["present"], 3, "{again}");
    assert_eq!(notes(&into), notes(&from));
    into.run(&["check"]).ending(0);
}

#[test]
fn annotations_without_their_issue_are_told_and_change_nothing() {
    let from = annotated();
    export(&from, "annotations", "notes.jsonld");
    let into = Desk::new();
    let report = import(&into, &from.path("notes.jsonld"), 3);
    assert_eq!(report["counts"]["orphaned"], 3, "{report}");
    assert_eq!(report["works"][0]["issue"], Value::Null);
    assert!(notes(&into).is_empty());
}

#[test]
fn a_file_that_holds_no_annotations_is_refused_with_a_reason() {
    let desk = with_gazette();
    for (name, text, says) in [
        ("broken.json", "{\"type\": \"Annotation\",", "line 1"),
        ("letter.txt", "Dear reader, nothing here.", "no annotations"),
        (
            "half.jsonld",
            "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\"}",
            "target",
        ),
    ] {
        let file = desk.file(name, text);
        let refused = desk.run(&["import-annotations", &argument(&file)]).ending(1).complaint();
        assert!(refused.contains(says), "{name}: {refused}");
    }
    assert!(notes(&desk).is_empty());
}

#[test]
fn every_format_of_annotations_is_written_and_names_what_was_marked() {
    let desk = annotated();
    for (format, name, holds) in [
        ("epub-annotations", "notes.ann", "Who *said* this first?"),
        ("markdown-notes", "notes.md", "Who *said* this first?"),
        ("html", "notes.html", "<em>said</em>"),
        ("csv", "notes.csv", "Space moves you on by a page"),
        ("bibtex", "notes.bib", "title = {"),
        ("csl-json", "notes.json", "\"article-magazine\""),
    ] {
        let text = export(&desk, format, name);
        assert!(text.contains(holds), "{format}: {text}");
        assert_eq!(export(&desk, format, name), text, "{format}: the same bytes again");
    }
    let folder = desk.path("notes");
    desk.run(&["export", ISSUE, "--format", "markdown-files", "-o", &argument(&folder)]).ending(0);
    assert_eq!(files_below(&folder, "md").len(), 3);
}

#[test]
fn what_a_person_wrote_into_exported_notes_is_there_after_the_next_export() {
    let desk = annotated();
    let text = export(&desk, "markdown-notes", "notes.md");
    std::fs::write(desk.path("notes.md"), format!("{text}\nMy own conclusion.\n"))
        .expect("written");
    let quote = "Ctrl O and choose one";
    desk.run(&["annotate", ISSUE, "--article", "1", "--quote", quote]).ending(0);
    let again = export(&desk, "markdown-notes", "notes.md");
    assert!(again.contains("My own conclusion.") && again.contains(quote), "{again}");
}

#[test]
fn clippings_find_the_issue_by_its_words_and_stand_on_them() {
    let desk = with_gazette();
    let clippings = desk.file(
        "My Clippings.txt",
        "\u{feff}A file from a reader (Somebody)\r\n- Your Highlight on Location 12-13 | Added on Tuesday, March 3, 2026 7:00:00 AM\r\n\r\nSpace moves you on by a page and Shift Space moves you back\r\n==========\r\n\
         A file from a reader (Somebody)\r\n- Your Highlight on Location 40-41 | Added on Tuesday, March 3, 2026 7:01:00 AM\r\n\r\nThe flyleaf, the blank leaf at the front, took their names\r\n==========\r\n\
         A file from a reader (Somebody)\r\n- Your Highlight on Location 90-91 | Added on Tuesday, March 3, 2026 7:02:00 AM\r\n\r\nNothing of the kind was ever printed in it, not once\r\n==========\r\n",
    );
    let report = import(&desk, &clippings, 3);
    let counts = &report["counts"];
    assert_eq!(report["program"], "kindle");
    assert_eq!(counts["orphaned"], 1, "{report}");
    assert_eq!(counts["kept"].as_u64().zip(counts["moved"].as_u64()).map(|(a, b)| a + b), Some(2));
    let placed = notes(&desk);
    assert_eq!(placed.len(), 3, "nothing is dropped");
    assert_eq!(placed.iter().filter(|note| note["start"].is_null()).count(), 1);
}

#[test]
fn annotations_of_other_programs_come_in_as_they_say() {
    let Some(corpus) = shared("corpus") else { return skip("there is no corpus") };
    let alice = corpus.join("readest-fixtures");
    let desk = Desk::new();
    let book = files_below(&alice, "epub");
    let book = book.iter().find(|path| path.ends_with("sample-alice.epub"));
    let Some(book) = book else { return skip("the book is not there") };
    desk.run(&["import", &argument(book)]);
    let annotations = files_below(&alice, "json");
    let annotations = annotations
        .iter()
        .find(|path| path.ends_with("alice-annotations.json"))
        .expect("its notes");
    let report = import(&desk, annotations, 3);
    let counts = &report["counts"];
    assert_eq!(counts["unsupported"], 6, "bookmarks: {counts}");
    let placed = counts["kept"].as_u64().unwrap_or(0) + counts["moved"].as_u64().unwrap_or(0);
    let lost = counts["ambiguous"].as_u64().unwrap_or(0) + counts["orphaned"].as_u64().unwrap_or(0);
    assert_eq!(placed + lost, 18, "{counts}");
    assert!(placed >= 13, "of eighteen passages: {counts}");
    let again = import(&desk, annotations, 3);
    assert_eq!(again["counts"]["present"], 18, "{}", again["counts"]);
}

#[test]
fn incorrect_web_annotations_are_refused_and_correct_ones_read() {
    let Some(samples) = shared("corpus/web-annotation-tests/samples") else {
        return skip("there is no corpus");
    };
    let desk = with_gazette();
    for file in files_below(&samples.join("correct"), "json") {
        let answer = desk.run(&["import-annotations", &argument(&file), "--json"]);
        assert!(answer.status() == 0 || answer.status() == 3, "{}", file.display());
    }
    for file in files_below(&samples.join("incorrect"), "json") {
        desk.run(&["import-annotations", &argument(&file)]).ending(1);
    }
    assert!(notes(&desk).is_empty(), "none of them is on an issue of ours");
}
