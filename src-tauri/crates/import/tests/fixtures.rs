//! The project's own issues, each with what a reader would say of it: `tests/fixtures/text/NAME.txt` and `NAME.json`.
//!
//! `FLYLEAF_BLESS=1` writes the reading beside the fixture instead; look at the difference before committing it.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use flyleaf_import::read;
use flyleaf_model::{Block, Reading};
use flyleaf_text::canonical::canonical;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/text")
}

fn fixtures() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the fixtures are part of the project");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths
}

/// A block as one word and what counts about it.
fn kind(block: &Block) -> String {
    match block {
        Block::Paragraph { .. } => "paragraph".into(),
        Block::Heading { level, .. } => format!("heading {level}"),
        Block::List { ordered: true, start, items } => {
            format!("list {start}..{}", *start as usize + items.len() - 1)
        }
        Block::List { items, .. } => format!("list of {}", items.len()),
        Block::Quote { .. } => "quote".into(),
        Block::Preformatted { .. } => "preformatted".into(),
        Block::Table { rows, .. } => format!("table of {}", rows.len()),
        Block::Figure { .. } => "figure".into(),
        Block::Footnote { label, .. } => format!("footnote {label}"),
        Block::Rule => "rule".into(),
    }
}

/// A text's first and last words, which show where it was cut.
fn ends(text: &str) -> String {
    let count = text.chars().count();
    if count <= 70 {
        return text.to_owned();
    }
    let (head, tail): (String, String) =
        (text.chars().take(30).collect(), text.chars().skip(count - 30).collect());
    format!("{head} … {tail}")
}

fn told(reading: &Reading) -> Value {
    let issue = &reading.issue;
    let contents: Vec<Value> = issue
        .contents
        .iter()
        .map(|entry| json!([entry.level, entry.title, entry.article]))
        .collect();
    let articles: Vec<Value> = issue
        .articles
        .iter()
        .map(|article| {
            json!({
                "title": article.title,
                "section": article.section,
                "byline": article.byline,
                "source": article.source,
                "date": article.date,
                "language": article.language,
                "blocks": article.blocks.iter().map(kind).collect::<Vec<_>>(),
                "text": ends(&canonical(&article.blocks).text),
            })
        })
        .collect();
    let mut regions: Vec<Value> = Vec::new();
    for region in &reading.regions {
        let kind = serde_json::to_value(region.kind).unwrap();
        regions.push(
            region.article.map_or(kind.clone(), |article| json!(format!("article {article}"))),
        );
    }
    let findings: Vec<Value> = reading
        .findings
        .iter()
        .map(|finding| {
            let code = serde_json::to_value(finding.code).unwrap();
            std::iter::once(code)
                .chain(finding.details.iter().map(|detail| json!(detail)))
                .collect()
        })
        .collect();
    json!({
        "encoding": reading.encoding,
        "title": issue.publication.title,
        "publishers": issue.publication.publishers,
        "number": issue.number,
        "volume": issue.volume,
        "year": issue.year,
        "date": issue.date,
        "date_printed": issue.date_printed,
        "languages": issue.languages,
        "contents": contents,
        "articles": articles,
        "regions": regions,
        "findings": findings,
        "coverage": reading.coverage(),
    })
}

/// The lines that differ, `-` for what was expected and `+` for what was read.
fn difference(expected: &Value, read: &Value) -> String {
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    let (expected, read) = (pretty(expected), pretty(read));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), read.lines().collect());
    // Longest common subsequence; fixtures are small.
    let mut common = vec![vec![0usize; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            common[i][j] = if before[i] == after[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < before.len() || j < after.len() {
        if i < before.len() && j < after.len() && before[i] == after[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == after.len() || (i < before.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(format!("- {}", before[i]));
            i += 1;
        } else {
            lines.push(format!("+ {}", after[j]));
            j += 1;
        }
    }
    lines.join("\n")
}

#[test]
fn every_fixture_is_read_as_a_reader_would() {
    let bless = std::env::var_os("FLYLEAF_BLESS").is_some();
    let (mut checked, mut wrong) = (0, Vec::new());
    for path in fixtures() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap().to_owned();
        let expectation = path.with_extension("json");
        if !bless && !expectation.exists() {
            eprintln!("{name} has no expectation beside it");
            continue;
        }
        let reading = read(&std::fs::read(&path).unwrap(), Some(&name))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let told = told(&reading);
        if bless {
            std::fs::write(&expectation, serde_json::to_string_pretty(&told).unwrap() + "\n")
                .unwrap();
        }
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(&expectation).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", expectation.display()));
        checked += 1;
        if expected != told {
            wrong.push(format!("{name}\n{}", difference(&expected, &told)));
        }
    }
    assert!(checked >= 15, "only {checked} fixtures have expectations");
    assert!(
        wrong.is_empty(),
        "{} of {checked} fixtures are read differently:\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}
