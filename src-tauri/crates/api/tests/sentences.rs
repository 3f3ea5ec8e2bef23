//! Every sentence that the code says is written in every language, and every one that is written is said.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;
use std::path::Path;

use flyleaf_api::Sentence;
use flyleaf_api::words::Words;

const KINDS: [&str; 8] =
    ["cli-", "error-", "hint-", "damage-", "rule-", "import-sum-", "spelling-", "exchange-"];

/// Ids in double quotes that begin like those of this crate's sentences and of the command line's.
fn said() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let sources = ["api", "cli"].map(|name| crates.join(name).join("src"));
    let mut ids = BTreeSet::new();
    for entry in sources.iter().flat_map(walkdir::WalkDir::new) {
        let entry = entry.unwrap();
        if entry.file_type().is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        ids.extend(code.split('"').filter(|part| is_id(part)).map(str::to_owned));
    }
    ids
}

fn is_id(text: &str) -> bool {
    KINDS.iter().any(|kind| text.starts_with(kind))
        && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    let said = said();
    assert!(said.len() > 40, "found only {}", said.len());
    for language in ["en", "zh-CN"] {
        let words = Words::new(language);
        for id in &said {
            assert_ne!(words.say(&Sentence::new(id)), *id, "{id} is not written in {language}");
        }
    }
}

#[test]
fn every_sentence_that_is_written_is_said() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/locales/en/api.ftl");
    let text = std::fs::read_to_string(file).unwrap();
    let written: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id.to_owned())
        .collect();
    let said = said();
    let unsaid: Vec<_> = written.difference(&said).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
