//! Prints a sample issue of the tests, or an issue given as JSON, to look at: `specimen OUT.pdf [ISSUE.json] [OPTION…]`
//! with the options `a5`, `letter`, `end`, `none`, `head` (no masthead page), `plain` (no
//! colours), and the samples `chinese`, `crowded`, `some`, `long`, `short`,
//! `wordy`, `rich`, `survey`; `volume` prints the sample a hundred times over.
#![allow(clippy::print_stderr, reason = "a program for people at a terminal")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use flyleaf_export::{Notes, Paper, PdfOptions, pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let copy = match arguments.iter().find(|argument| argument.ends_with(".json")) {
        Some(path) => {
            let issue: flyleaf_model::Issue = serde_json::from_slice(&std::fs::read(path)?)?;
            let title = issue.publication.title.clone().unwrap_or_else(|| "Untitled".to_owned());
            let language = issue.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
            samples::Copy::new(&title, &language, issue)
        }
        None if has("chinese") => samples::tides(),
        None if has("survey") => samples::survey(),
        None if has("rich") => {
            let mut copy = samples::harbour();
            copy.annotations.clear();
            copy.mark(1, "The tide clock", flyleaf_model::Colour::Sky, "## Look up\n\n1. the *chain*\n2. the `float`, **both**\n   - old\n   - new\n\n> Clock slow\n\n```\nslow 4 min\n```\n\nSee <https://example.org/harbour/tides/1911-1922/ledger?page=41> and [the list](https://example.org).");
            copy.mark(
                1,
                "It can be subtracted",
                flyleaf_model::Colour::Rose,
                "見《潮汐簿》第 41 頁，參看 *ledger*。",
            );
            copy.mark(
                1,
                "can be subtracted, and what is left",
                flyleaf_model::Colour::Straw,
                "Überprüfen: café, Łódź, Ωmega, Москва, 東京です, 한국어.",
            );
            copy
        }
        None if has("wordy") => {
            let mut copy = samples::harbour();
            copy.mark(
                1,
                "Ships did not sail by it",
                flyleaf_model::Colour::Sky,
                &"wordy words ".repeat(700),
            );
            copy
        }
        None if has("crowded") => samples::crowded(200),
        None if has("some") => samples::crowded(24),
        None if has("long") => samples::almanac(12, 14),
        None if has("short") => samples::almanac(12, 2),
        None => samples::harbour(),
    };
    let options = PdfOptions {
        paper: if has("a5") {
            Paper::A5
        } else if has("letter") {
            Paper::Letter
        } else {
            Paper::A4
        },
        notes: if has("end") {
            Notes::End
        } else if has("none") {
            Notes::None
        } else {
            Notes::Margin
        },
        masthead: !has("head"),
        highlights: !has("plain"),
        articles: None,
    };
    let count = if has("volume") { 100 } else { 1 };
    let made = pdf(&vec![copy.document(); count], &options, &|| false)?;
    eprintln!(
        "{} pages, {} highlights, {} notes, {} unplaced, missing {:?}",
        made.pages, made.highlights, made.notes, made.unplaced, made.missing
    );
    std::fs::write(arguments.first().ok_or("say where to write the PDF")?, made.bytes)?;
    Ok(())
}
