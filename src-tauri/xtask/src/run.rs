//! `cargo xtask run`: the application, built and opened; without a display the same job from the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{checkout, desktop, process, setup};

/// The issue that the application brings along.
const WELCOME: &str = "tests/fixtures/text/flyleaf-gazette-1.txt";

/// Builds the application and starts it with `arguments`. With nothing to start it with and nowhere to open a window,
/// it reads, marks and prints the welcome issue instead.
pub(crate) fn run(headless: bool, arguments: &[OsString]) -> Result<()> {
    setup::setup(setup::Purpose::Run)?;
    setup::build_interface()?;
    let mut cargo = process::cargo();
    cargo.current_dir(checkout::root());
    cargo.args(["build", "--package", "flyleaf", "--features", "embedded-ui"]);
    process::check(&mut cargo)?;
    let binary = checkout::binary("debug")?;
    if !arguments.is_empty() {
        return process::check(Command::new(binary).args(arguments));
    }
    if !headless && desktop::has_display() {
        println!("opening the library");
        return process::check(&mut Command::new(binary));
    }
    if !headless {
        println!("there is no display here, so the same job without a window:");
    }
    print_the_welcome_issue(&binary)
}

/// Imports the welcome issue into a library of its own, highlights a sentence, writes a note beside it, makes the PDF.
fn print_the_welcome_issue(binary: &Path) -> Result<()> {
    let folder = checkout::target()?.join("welcome");
    // What an earlier run left, so that this one starts with an empty library.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let flyleaf = Flyleaf { binary, library: folder.join("library") };
    let file = checkout::path(WELCOME);
    let file = file.to_str().context("the checkout's path is Unicode")?;

    let inspection = flyleaf.json(&["inspect", file])?;
    let articles = inspection["articles"].as_array().map_or(0, Vec::len);
    println!("  recognised  {WELCOME}: {articles} articles");

    let report = flyleaf.json(&["import", file])?;
    let issue = first_with_key(&report, "issue").and_then(Value::as_str);
    let issue = issue.context("the import's report names the issue")?;
    println!("  imported    as {issue}");

    let (article, quote) = sentence_to_mark(&inspection)
        .context("no article of the welcome issue has a sentence that stands in it once")?;
    let article = (article + 1).to_string();
    let note = "Marked from the command line; it stands in the margin of the PDF.";
    let place = ["annotate", issue, "--article", &article];
    flyleaf
        .json(&[&place[..], &["--quote", &quote, "--note", note, "--color", "sage"]].concat())?;
    println!("  highlighted {quote}\n  noted       {note}");

    let pdf = folder.join("flyleaf-gazette-1.pdf");
    let out = pdf.to_str().context("the target folder's path is Unicode")?;
    flyleaf.json(&["export", issue, "--format", "pdf", "-o", out])?;
    let size = pdf.metadata().context("the export wrote no PDF")?.len();
    println!("\nThe PDF ({} kB) is at\n{}", size.div_ceil(1000), pdf.display());
    Ok(())
}

/// The application's command line over one library.
pub(crate) struct Flyleaf<'a> {
    /// The application.
    pub(crate) binary: &'a Path,
    /// The library's folder.
    pub(crate) library: PathBuf,
}

impl Flyleaf<'_> {
    /// A subcommand on this library.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.binary);
        command.arg("--library").arg(&self.library).args(arguments);
        command
    }

    /// Runs a subcommand and gives the document that it wrote.
    pub(crate) fn json(&self, arguments: &[&str]) -> Result<Value> {
        let mut command = self.command(arguments);
        let output = command.arg("--json").output().context("could not start flyleaf")?;
        // 3 means done, with something in the report worth a look.
        if !matches!(output.status.code(), Some(0 | 3)) {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`{}` failed ({}): {}", process::shown(&command), output.status, said.trim());
        }
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("`{}` did not write JSON", process::shown(&command)))
    }
}

/// The first value under `key`, in any depth.
pub(crate) fn first_with_key<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => {
            fields.get(key).or_else(|| fields.values().find_map(|field| first_with_key(field, key)))
        }
        Value::Array(items) => items.iter().find_map(|item| first_with_key(item, key)),
        _ => None,
    }
}

/// The first sentence of some length that its article says only once, and the article's index.
/// Chosen from what was recognised, so that the welcome issue may be rewritten.
fn sentence_to_mark(inspection: &Value) -> Option<(usize, String)> {
    const LENGTH: std::ops::RangeInclusive<usize> = 30..=160;
    let articles = inspection["articles"].as_array()?;
    articles.iter().enumerate().find_map(|(index, article)| {
        let text = article["text"].as_str()?;
        let sentences = text.lines().flat_map(|line| line.split_inclusive(". ")).map(str::trim);
        let fitting = |sentence: &&str| {
            LENGTH.contains(&sentence.chars().count())
                && sentence.ends_with('.')
                && text.matches(sentence).count() == 1
        };
        let mut sentences = sentences.filter(fitting);
        sentences.next().map(|sentence| (index, sentence.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_marked_sentence_is_long_enough_and_stands_once() {
        let twice = "This sentence is said two times here. This sentence is said two times here.";
        let inspection = json!({ "articles": [
            { "text": "Too short.\nA heading without a full stop that goes on and on" },
            { "text": format!("{twice}\nA sentence that is said once, in the second article. Rest.") },
        ]});
        let expected = "A sentence that is said once, in the second article.".to_owned();
        assert_eq!(sentence_to_mark(&inspection), Some((1, expected)));
        assert_eq!(sentence_to_mark(&json!({ "articles": [] })), None);
    }

    #[test]
    fn a_key_is_found_in_any_depth() {
        let report = json!({ "rows": [{ "path": "a", "outcome": { "issue": "i1" } }] });
        assert_eq!(first_with_key(&report, "issue"), Some(&json!("i1")));
        assert_eq!(first_with_key(&report, "pages"), None);
    }
}
