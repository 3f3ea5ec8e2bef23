//! Archives, mailboxes and saved sites on the command line: each document an issue, each file accounted for.

use std::io::{Cursor, Write as _};

use flyleaf_tests::Desk;
use flyleaf_tests::material::argument;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn letter(number: u32) -> String {
    format!(
        "TIDE LETTER\n\nNo. {number} 2026\n\nContents\n\nHigh water {number}\n\n\nHigh water {number}\n\nThe tide of number \
         {number} stood over the mark at noon, and fell again by the evening bell.\n"
    )
}

fn mailbox(numbers: std::ops::RangeInclusive<u32>) -> String {
    let message = |number: u32| {
        format!(
            "From lamp@tide.example Thu May 14 09:00:{number:02} 2026\nFrom: Tide Letter <lamp@tide.example>\n\
             Subject: Tide Letter {number}\nList-Id: Tide Letter <tide.example>\n\n{}\n",
            letter(number)
        )
    };
    numbers.map(message).collect()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a new name");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

/// Imports and gives each file's name, entry and outcome.
fn rows(desk: &Desk, name: &str, status: u8) -> Vec<(String, Value, String)> {
    let answer = desk.run(&["import", &argument(&desk.path(name)), "--json"]).ending(status).json();
    let rows = answer["files"].as_array().expect("a list");
    let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    rows.iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().expect("a text");
            (last(text("path")), row["entry"].clone(), text("outcome").to_owned())
        })
        .collect()
}

fn row(path: &str, entry: Value, outcome: &str) -> (String, Value, String) {
    (path.to_owned(), entry, outcome.to_owned())
}

#[test]
fn each_document_of_an_archive_becomes_an_issue_and_a_second_import_adds_none() {
    let desk = Desk::new();
    let files =
        [("2026/a.txt", letter(1)), ("2026/b.txt", letter(2)), ("2026/c.txt", " ".to_owned())];
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    desk.file("tide.zip", packed(&files));
    for outcome in ["imported", "present"] {
        assert_eq!(
            rows(&desk, "tide.zip", 3),
            [
                row("tide.zip", json!("2026/a.txt"), outcome),
                row("tide.zip", json!("2026/b.txt"), outcome),
                row("tide.zip", json!("2026/c.txt"), "failed"),
            ]
        );
    }
    let answer = desk.run(&["import", &argument(&desk.path("tide.zip"))]).ending(3);
    assert!(answer.err.contains("tide.zip/2026/c.txt"), "{}", answer.err);
    assert!(answer.out().ends_with("2 were already here, 1 file not read\n"), "{}", answer.out());
    assert_eq!(
        desk.run(&["list", "--json"]).json()["publications"][0]["issues"].as_array().map(Vec::len),
        Some(2)
    );
    desk.run(&["check"]).ending(0);
}

#[test]
fn each_message_of_a_mailbox_becomes_an_issue_and_a_grown_one_adds_the_new() {
    let desk = Desk::new();
    desk.file("tide.mbox", mailbox(1..=2));
    let counts = |desk: &Desk| -> Vec<String> {
        rows(desk, "tide.mbox", 0).into_iter().map(|(_, _, outcome)| outcome).collect()
    };
    assert_eq!(counts(&desk), ["imported", "imported"]);
    desk.file("tide.mbox", mailbox(1..=3));
    assert_eq!(counts(&desk), ["present", "present", "imported"]);
    let shown = desk.run(&["show", "Tide Letter/3", "--json"]).ending(0).json();
    assert!(shown["articles"][0]["text"].as_str().is_some_and(|text| text.contains("number 3")));
}

#[test]
fn a_saved_site_becomes_one_issue_that_accounts_for_its_files() {
    let desk = Desk::new();
    let page = |title: &str| {
        format!(
            "<title>{title}</title><h1>{title}</h1><p>{title} came with the morning ferry, and stayed until the bell.</p>"
        )
    };
    desk.file("site/menu.html", "<h1>Tide Letter</h1><p>No. 9, May 2026</p><a href=TIDES.html>Tides</a> <a href='fog.html'>Fog</a>");
    desk.file("site/tides.html", page("Tides"));
    desk.file("site/fog.html", page("Fog"));
    desk.file("site/read-me.txt", letter(4));
    let answer = desk.run(&["import", &argument(&desk.path("site")), "--json"]).json();
    let files = answer["files"].as_array().expect("a list");
    let parts: Vec<usize> =
        files.iter().map(|file| file["parts"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(parts, [3, 0], "{answer}");
    assert_eq!(files[0]["articles"], 2, "{answer}");
    assert_eq!(answer["counts"]["imported"], 2);
    let again = desk.run(&["import", &argument(&desk.path("site")), "--json"]).json();
    assert_eq!((&again["counts"]["present"], &again["counts"]["imported"]), (&json!(2), &json!(0)));
    desk.run(&["check"]).ending(0);
}
