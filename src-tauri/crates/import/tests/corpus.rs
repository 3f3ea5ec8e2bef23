//! Other people's issues: read where they are, when they are there, and counted. Nothing of them is kept here.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use flyleaf_import::{Error, read};
use flyleaf_model::Reading;
use serde_json::Value;

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, extensions, found);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e))
        {
            found.push(path);
        }
    }
}

fn assert_sound(path: &Path, reading: &Reading) {
    let mut at = 0;
    for region in &reading.regions {
        assert_eq!(region.span.start, at, "{}: regions follow each other", path.display());
        assert!(reading.source.is_char_boundary(region.span.end), "{}", path.display());
        at = region.span.end;
    }
    assert_eq!(at, reading.source.len(), "{}: regions reach the end", path.display());
    assert!(!reading.issue.articles.is_empty(), "{}: an issue has an article", path.display());
    for entry in &reading.issue.contents {
        assert!(
            entry.article.is_none_or(|article| (article as usize) < reading.issue.articles.len())
        );
    }
}

#[test]
fn every_text_of_the_corpus_is_read_whole() {
    let Some(corpus) = corpus() else { return };
    for set in ["pg-newsletters/text", "twir", "ruanyf-weekly", "hellogithub"] {
        let mut paths = Vec::new();
        files(&corpus.join(set), &["txt", "md"], &mut paths);
        let (mut coverage, mut articles) = (0.0, 0);
        for path in &paths {
            let bytes = std::fs::read(path).unwrap();
            match read(&bytes, path.file_name().and_then(|name| name.to_str())) {
                Ok(reading) => {
                    assert_sound(path, &reading);
                    coverage += reading.coverage();
                    articles += reading.issue.articles.len();
                }
                Err(Error::Empty) => {}
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
        eprintln!(
            "{set}: {} files, {articles} articles, mean coverage {:.4}",
            paths.len(),
            coverage / paths.len().max(1) as f64
        );
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn add(&mut self, found: &[String], wanted: &[String]) -> bool {
        let right = found.iter().filter(|item| wanted.contains(item)).count();
        self.right += right;
        self.found += found.len();
        self.wanted += wanted.len();
        right == found.len() && right == wanted.len()
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

#[test]
fn contents_and_article_starts_are_found_where_the_truth_is_known() {
    let Some(corpus) = corpus() else { return };
    let set = corpus.join("pg-newsletters");
    let truth: Value =
        serde_json::from_str(&std::fs::read_to_string(set.join("toc-truth.json")).unwrap())
            .unwrap();
    let (mut contents, mut starts) = (Count::default(), Count::default());
    let (mut hint_contents, mut hint_starts) = (Count::default(), Count::default());
    for issue in truth.as_array().unwrap() {
        let reliable = issue["reliable"] == true;
        let path = set.join("text").join(issue["file"].as_str().unwrap());
        let reading = read(&std::fs::read(&path).unwrap(), None).unwrap();
        let top = |entry: &&Value| entry["indent"] == 0;
        let entries = issue["entries"].as_array().unwrap();
        let wanted: Vec<String> = entries
            .iter()
            .filter(top)
            .map(|entry| entry["title"].as_str().unwrap().to_owned())
            .collect();
        let found: Vec<String> = reading
            .issue
            .contents
            .iter()
            .filter(|entry| entry.level == 0)
            .map(|entry| entry.title.clone())
            .collect();
        let lines: BTreeSet<String> = entries
            .iter()
            .filter(top)
            .filter_map(|entry| entry["body_line"].as_u64())
            .map(|line| line.to_string())
            .collect();
        let line_of = |byte: usize| (reading.source[..byte].matches('\n').count() + 1).to_string();
        let begun: Vec<String> =
            reading.issue.articles.iter().map(|article| line_of(article.span.start)).collect();
        let wanted_lines: Vec<String> = lines.into_iter().collect();
        let (of_contents, of_starts) = if reliable {
            (&mut contents, &mut starts)
        } else {
            (&mut hint_contents, &mut hint_starts)
        };
        let right = of_contents.add(&found, &wanted) & of_starts.add(&begun, &wanted_lines);
        if std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some() && reliable && !right {
            eprintln!("{}\n  contents {found:?}\n    wanted {wanted:?}", path.display());
            eprintln!("  starts {begun:?}\n  wanted {wanted_lines:?}");
        }
    }
    for (name, count) in [
        ("contents", &contents),
        ("article starts", &starts),
        ("contents (hints)", &hint_contents),
        ("article starts (hints)", &hint_starts),
    ] {
        eprintln!(
            "{name}: precision {:.3} recall {:.3} F1 {:.3}",
            count.precision(),
            count.recall(),
            count.f1()
        );
    }
    assert!(contents.precision() >= 0.97 && contents.recall() >= 0.97);
    assert!(starts.f1() >= 0.93);
}
