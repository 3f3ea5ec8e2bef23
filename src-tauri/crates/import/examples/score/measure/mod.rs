//! What is measured, set by set. The example `score` prints it and the test `corpus` holds it to what was reached.

mod documents;
mod feeds;
mod mail;
mod newsletters;
mod pages;
mod tally;
mod words;

use std::path::{Path, PathBuf};

use serde_json::Value;

pub(crate) use tally::{Tally, table};

/// A set of the corpus.
pub(crate) struct Set {
    /// Its name; the folder's, with the part that is measured.
    pub(crate) name: &'static str,
    run: fn(&Path, &mut Tally),
}

impl Set {
    /// Reads every file of the set; the tally of a set that is not there is empty.
    pub(crate) fn measure(&self, corpus: &Path) -> Tally {
        let mut tally = Tally::new(self.name);
        (self.run)(corpus, &mut tally);
        tally
    }
}

/// Every set, in the order in which it is reported.
pub(crate) const SETS: &[Set] = &[
    Set { name: "pg-newsletters/text", run: newsletters::gutenberg_text },
    Set { name: "pg-newsletters/reliable", run: newsletters::gutenberg_contents },
    Set { name: "pg-newsletters/markdown", run: newsletters::gutenberg_markdown },
    Set { name: "ruanyf-weekly", run: newsletters::ruanyf },
    Set { name: "twir", run: newsletters::twir },
    Set { name: "hellogithub", run: newsletters::hellogithub },
    Set { name: "amiga-html", run: pages::amiga },
    Set { name: "readability", run: pages::readability },
    Set { name: "commonmark", run: pages::commonmark },
    Set { name: "feedparser", run: feeds::feedparser },
    Set { name: "epub-tests", run: documents::epub_tests },
    Set { name: "pandoc/docx", run: documents::docx },
    Set { name: "pandoc/odt", run: documents::odt },
    Set { name: "pandoc/rtf", run: documents::rtf },
    Set { name: "pandoc/epub", run: documents::epub },
    Set { name: "readest-fixtures", run: documents::readest },
    Set { name: "mail-parser", run: mail::mail_parser },
    Set { name: "python-email", run: mail::python_email },
    Set { name: "python-email/digest", run: mail::digest },
];

/// Every file below a folder with one of these endings, in the order of their paths.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.contains(&e)) {
            found.push(path);
        }
    }
    found
}

/// A text file; empty where it is not there.
fn text(path: &Path) -> String {
    std::fs::read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&text(path)).unwrap_or(Value::Null)
}

/// The rows of a tab-separated file below its header line; quotes are literal.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = text(path);
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}
