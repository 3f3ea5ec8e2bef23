//! What was counted in one set.

use std::path::Path;

use flyleaf_import::{Error, read};
use flyleaf_model::Reading;
use serde_json::{Value, json};

/// How many were right of how many.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    right: usize,
    of: usize,
}

impl Share {
    /// Counts one.
    pub(crate) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// The share that was right; `None` where nothing was asked.
    pub(crate) fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

/// What was found beside what was wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Match {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Match {
    /// Counts what two lists have in common, in their order; whether they are the same.
    pub(crate) fn add(&mut self, found: &[String], wanted: &[String]) -> bool {
        let mut row = vec![0usize; wanted.len() + 1];
        for item in found {
            let mut diagonal = 0;
            for (index, other) in wanted.iter().enumerate() {
                let above = row[index + 1];
                let here = if item == other { diagonal + 1 } else { 0 };
                row[index + 1] = above.max(row[index]).max(here);
                diagonal = above;
            }
        }
        self.right += row[wanted.len()];
        self.found += found.len();
        self.wanted += wanted.len();
        found == wanted
    }

    /// How much of what was found was wanted.
    pub(crate) fn precision(self) -> Option<f64> {
        (self.wanted > 0).then(|| self.right as f64 / self.found.max(1) as f64)
    }

    /// How much of what was wanted was found.
    pub(crate) fn recall(self) -> Option<f64> {
        (self.wanted > 0).then(|| self.right as f64 / self.wanted as f64)
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> Option<f64> {
        let (precision, recall) = (self.precision()?, self.recall()?);
        let sum = precision + recall;
        Some(if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum })
    }
}

/// A mean.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mean {
    sum: f64,
    of: usize,
}

impl Mean {
    /// Counts one.
    pub(crate) fn add(&mut self, value: f64) {
        self.sum += value;
        self.of += 1;
    }

    /// The mean; `None` of nothing.
    pub(crate) fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.sum / self.of as f64)
    }
}

/// What was counted in one set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// The set.
    pub(crate) set: &'static str,
    /// Files that were read or refused.
    pub(crate) files: usize,
    /// Files that were refused though something is in them.
    pub(crate) failures: usize,
    /// Readings whose regions do not partition the source.
    pub(crate) violations: usize,
    coverage: Mean,
    /// The number.
    pub(crate) number: Share,
    /// The date.
    pub(crate) date: Share,
    /// The publication's title.
    pub(crate) title: Share,
    /// Titles of the contents' top level.
    pub(crate) contents: Match,
    /// Where articles begin, or their titles where lines are not known.
    pub(crate) starts: Match,
    /// Headings.
    pub(crate) headings: Match,
    /// Likeness of the text to the expected one.
    pub(crate) text: Mean,
    verbose: bool,
}

impl Tally {
    /// An empty tally.
    pub(crate) fn new(set: &'static str) -> Self {
        let verbose = std::env::var_os("FLYLEAF_SCORE_VERBOSE").is_some();
        Self { set, verbose, ..Self::default() }
    }

    /// Reads one file and counts it; `None` where it is refused. Saying that a file holds no text, or only pictures of
    /// it, is no failure.
    pub(crate) fn read(&mut self, path: &Path) -> Option<Reading> {
        let name = path.file_name().and_then(|name| name.to_str());
        self.read_as(path, name)
    }

    /// Reads one file under another name.
    pub(crate) fn read_as(&mut self, path: &Path, name: Option<&str>) -> Option<Reading> {
        let bytes = std::fs::read(path).unwrap_or_default();
        self.read_bytes(&bytes, name, path)
    }

    /// Reads what was taken from a file.
    pub(crate) fn read_bytes(
        &mut self,
        bytes: &[u8],
        name: Option<&str>,
        path: &Path,
    ) -> Option<Reading> {
        self.files += 1;
        match read(bytes, name) {
            Ok(reading) => {
                if !is_partitioned(&reading) {
                    self.violations += 1;
                    self.note(path, "regions", &"not a partition");
                }
                self.coverage.add(reading.coverage());
                Some(reading)
            }
            Err(Error::Empty | Error::NoTextLayer { .. }) => None,
            Err(error) => {
                self.failures += 1;
                self.note(path, "refused", &error);
                None
            }
        }
    }

    /// Tells on stderr what is wrong with a file, where that was asked for.
    pub(crate) fn note(&self, path: &Path, what: &str, details: &dyn std::fmt::Display) {
        if self.verbose {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            eprintln!("{} {name}: {what}: {details}", self.set);
        }
    }

    /// The figures with their names, `None` where the set has no truth for one.
    fn figures(&self) -> [(&'static str, Option<f64>); 10] {
        [
            ("coverage", self.coverage.value()),
            ("number", self.number.value()),
            ("date", self.date.value()),
            ("title", self.title.value()),
            ("contents_precision", self.contents.precision()),
            ("contents_recall", self.contents.recall()),
            ("article_start_f1", self.starts.f1()),
            ("headings_recall", self.headings.recall()),
            ("text", self.text.value()),
            ("read", (self.files > 0).then(|| 1.0 - self.failures as f64 / self.files as f64)),
        ]
    }

    /// The line that programs read.
    pub(crate) fn json(&self) -> String {
        let mut line = json!({
            "set": self.set,
            "files": self.files,
            "failures": self.failures,
            "violations": self.violations,
        });
        for (name, value) in self.figures() {
            line[name] =
                value.map_or(Value::Null, |value| json!((value * 10_000.0).round() / 10_000.0));
        }
        line.to_string()
    }
}

fn is_partitioned(reading: &Reading) -> bool {
    let mut at = 0;
    for region in &reading.regions {
        if region.span.start != at || !reading.source.is_char_boundary(region.span.end) {
            return false;
        }
        at = region.span.end;
    }
    at == reading.source.len()
}

/// The tallies for people.
pub(crate) fn table(tallies: &[Tally]) -> String {
    let head = "set                      files  fail  viol  cover  numbr  date   title  toc-P  toc-R  start  heads  text";
    let mut lines = vec![head.to_owned()];
    for tally in tallies {
        let figures: Vec<String> = tally.figures()[..9]
            .iter()
            .map(|(_, value)| value.map_or("    –".to_owned(), |value| format!("{value:.3}")))
            .collect();
        lines.push(format!(
            "{:<24} {:>5} {:>5} {:>5}  {}",
            tally.set,
            tally.files,
            tally.failures,
            tally.violations,
            figures.join("  ")
        ));
    }
    lines.join("\n")
}
