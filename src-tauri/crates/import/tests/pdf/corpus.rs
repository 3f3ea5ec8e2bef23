//! How much of other people's PDFs is read, against pdftotext.
#![allow(clippy::disallowed_methods, reason = "how long a file takes is printed")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flyleaf_import::read;

use super::tools;

/// Shares of the words that must be found, and of the words found that must be right.
const LEAST: (f64, f64) = (0.98, 0.97);

fn files() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    let mut files = Vec::new();
    for folder in ["readest-fixtures", "zotero-reader-demo/pdf"] {
        let Ok(entries) = std::fs::read_dir(corpus.join(folder)) else {
            eprintln!("skipped: {folder} is absent");
            continue;
        };
        files.extend(
            entries
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|e| e == "pdf")),
        );
    }
    files.sort();
    files
}

/// Words in lower case without hyphens, for where these go at line ends is a question of taste.
fn words(text: &str) -> Vec<String> {
    let joined = text.replace("-\n", "").replace("-\r\n", "").replace('-', "");
    joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn counted(words: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0) += 1;
    }
    counts
}

#[test]
fn the_words_of_other_peoples_files_are_found() {
    for file in files() {
        let (Some(plain), Some(layout)) =
            (tools::pdftotext(&file, false), tools::pdftotext(&file, true))
        else {
            return;
        };
        let bytes = std::fs::read(&file).unwrap();
        let start = Instant::now();
        let reading = read(&bytes, None);
        let took = start.elapsed().as_secs_f64();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let expected = words(&plain);
        let Ok(reading) = reading else {
            eprintln!("{name}: {:?}; pdftotext finds {} words", reading.err(), expected.len());
            assert!(expected.is_empty(), "{name} has words");
            continue;
        };
        let found = words(&reading.source);
        let shared = |expected: &[String]| {
            let (there, here) = (counted(expected), counted(&found));
            there
                .iter()
                .map(|(word, count)| (*count).min(here.get(word).copied().unwrap_or(0)))
                .sum::<usize>() as f64
        };
        let both = shared(&expected);
        let (recall, precision) =
            (both / expected.len().max(1) as f64, both / found.len().max(1) as f64);
        let layout = words(&layout);
        let runs = |words: &[String]| -> std::collections::HashSet<Vec<String>> {
            words.windows(5).map(<[String]>::to_vec).collect()
        };
        let (there, here) = (runs(&expected), runs(&found));
        let order = there.intersection(&here).count() as f64 / there.len().max(1) as f64;
        eprintln!(
            "{name}: words found {recall:.4}, right {precision:.4}, of -layout {:.4}, runs of five in order {order:.3}, {took:.2} s",
            shared(&layout) / layout.len().max(1) as f64,
        );
        assert!(recall >= LEAST.0 && precision >= LEAST.1, "{name}: {recall} {precision}");
    }
}
