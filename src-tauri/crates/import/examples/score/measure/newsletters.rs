//! Issues in plain text and Markdown.

use std::collections::BTreeSet;
use std::path::Path;

use flyleaf_model::Reading;

use super::tally::Tally;
use super::{cell, files, json, rows, text, words};

/// Old newsletters in plain text; the date is in the file's name.
pub(crate) fn gutenberg_text(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("pg-newsletters/text"), &["txt"]) {
        tally.read(&path);
    }
}

/// Those whose contents are known.
pub(crate) fn gutenberg_contents(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("pg-newsletters");
    let truth = json(&set.join("toc-truth.json"));
    for issue in truth.as_array().into_iter().flatten().filter(|issue| issue["reliable"] == true) {
        let path = set.join("text").join(issue["file"].as_str().unwrap_or_default());
        let entries: Vec<_> = issue["entries"].as_array().into_iter().flatten().collect();
        let top = || entries.iter().filter(|entry| entry["indent"] == 0);
        let wanted: Vec<String> =
            top().filter_map(|entry| entry["title"].as_str()).map(str::to_owned).collect();
        let lines: BTreeSet<u64> = top().filter_map(|entry| entry["body_line"].as_u64()).collect();
        let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
        let Some(reading) = tally.read(&path) else { continue };
        let found = top_titles(&reading);
        if !tally.contents.add(&found, &wanted) {
            tally.note(&path, "contents", &format!("{found:?} for {wanted:?}"));
        }
        let begun: Vec<String> = reading
            .issue
            .articles
            .iter()
            .map(|article| line_of(&reading, article.span.start).to_string())
            .collect();
        if !tally.starts.add(&begun, &lines) {
            tally.note(&path, "starts", &format!("{begun:?} for {lines:?}"));
        }
    }
}

fn top_titles(reading: &Reading) -> Vec<String> {
    let top = reading.issue.contents.iter().filter(|entry| entry.level == 0);
    top.map(|entry| entry.title.clone()).collect()
}

/// The line of the source, from 1, that a byte is on.
fn line_of(reading: &Reading, byte: usize) -> usize {
    reading.source[..byte].matches('\n').count() + 1
}

/// The same newsletters as pages of a site, compared with their plain text.
pub(crate) fn gutenberg_markdown(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("pg-newsletters");
    for row in rows(&set.join("issues.tsv")) {
        let path = set.join(cell(&row, 1));
        if cell(&row, 1).is_empty() {
            continue;
        }
        let Some(reading) = tally.read(&path) else { continue };
        let wanted = cell(&row, 4).get(..10).unwrap_or_default();
        let date = reading.issue.date.as_deref().unwrap_or_default();
        let right = !date.is_empty() && (wanted.starts_with(date) || date.starts_with(wanted));
        tally.date.add(right);
        if !right {
            tally.note(&path, "date", &format!("{:?} for {wanted}", reading.issue.date_printed));
        }
        if !cell(&row, 0).is_empty() {
            tally.text.add(words::found(&reading.source, &text(&set.join(cell(&row, 0)))));
        }
    }
}

/// A Chinese weekly; number and publication are in the first heading, and no date is.
pub(crate) fn ruanyf(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("ruanyf-weekly");
    for row in rows(&set.join("truth.tsv")) {
        let path = set.join(format!("docs/issue-{}.md", cell(&row, 0)));
        let Some(reading) = tally.read(&path) else { continue };
        number(tally, &path, &reading, cell(&row, 0));
        let line = cell(&row, 3).trim_start_matches(['#', ' ']);
        let wanted = line.split(['（', '：', '第']).next().unwrap_or_default();
        title(tally, &path, &reading, wanted);
        let name =
            line.split_once(['：', ':']).map_or("", |(_, name)| name.trim_matches(['：', ' ']));
        if cell(&row, 4) == "same" {
            tally.headings.add(&words::headings(&reading), &[words::words(name).join(" ")]);
        }
    }
}

/// An English weekly with metadata above the text.
pub(crate) fn twir(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("twir");
    for row in rows(&set.join("truth.tsv")) {
        let path = set.join(cell(&row, 0));
        let Some(reading) = tally.read(&path) else { continue };
        let last = cell(&row, 1).rsplit(' ').next().unwrap_or_default();
        let stated = cell(&row, 2);
        number(tally, &path, &reading, if stated.is_empty() { last } else { stated });
        title(
            tally,
            &path,
            &reading,
            cell(&row, 1).trim_end_matches(|c: char| c.is_numeric() || c == ' '),
        );
        let date = reading.issue.date.as_deref();
        tally.date.add(date == Some(cell(&row, 4)));
        if date != Some(cell(&row, 4)) {
            tally.note(&path, "date", &format!("{date:?} for {}", cell(&row, 4)));
        }
    }
}

/// A monthly in Chinese and English.
pub(crate) fn hellogithub(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("hellogithub");
    for row in rows(&set.join("truth.tsv")) {
        let path = set.join(cell(&row, 0));
        let Some(reading) = tally.read(&path) else { continue };
        number(tally, &path, &reading, cell(&row, 2));
        title(tally, &path, &reading, "HelloGitHub");
        if !reading.issue.contents.is_empty() {
            tally.note(&path, "contents", &format!("{:?}", top_titles(&reading)));
        }
    }
}

fn number(tally: &mut Tally, path: &Path, reading: &Reading, wanted: &str) {
    let found = reading.issue.number.as_deref().unwrap_or_default();
    let right =
        found.trim_start_matches('0') == wanted.trim_start_matches('0') && !found.is_empty();
    tally.number.add(right);
    if !right {
        tally.note(path, "number", &format!("{found:?} for {wanted:?}"));
    }
}

/// Compared by words: brackets around a title are as printed or not.
fn title(tally: &mut Tally, path: &Path, reading: &Reading, wanted: &str) {
    let found = reading.issue.publication.title.as_deref().unwrap_or_default();
    let right = words::words(found) == words::words(wanted);
    tally.title.add(right);
    if !right {
        tally.note(path, "title", &format!("{found:?} for {wanted:?}"));
    }
}
