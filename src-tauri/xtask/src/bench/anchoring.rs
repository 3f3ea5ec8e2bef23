//! Anchoring: a hundred thousand seeded edits judged, and the time that ten thousand annotations take.
//!
//! The measuring is the example `anchoring` of crate text, so that this command compiles none of the application's crates.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use super::measure::Measure;
use crate::{checkout, process};

/// The rates of every kind of edit, as Markdown, beside the figures of the others.
pub(super) const RATES: &str = "rates.md";

/// Runs the edits and the timings.
pub(super) fn rates_and_speed(bench: &Bench) -> Result<Vec<Measure>> {
    let mut cargo = process::cargo();
    cargo.current_dir(checkout::root()).args(["run", "--quiet", "--release"]);
    cargo.args(["--package", "flyleaf-text", "--example", "anchoring"]);
    let output = cargo.output().context("could not start cargo")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    std::fs::write(bench.folder.join(RATES), table(&lines))?;
    let of = |name, key: &str, at: &dyn Fn(&Value) -> bool, unit| {
        let value = lines.iter().find(|line| at(line)).and_then(|line| line[key].as_f64());
        let value = value.with_context(|| format!("no figure for {name}"))?;
        anyhow::Ok(Measure { name, value, unit, peer: None })
    };
    let known = |line: &Value| line["edit"] == "all" && line["known"] == "text before known";
    let alone = |line: &Value| line["edit"] == "all" && line["known"] == "description alone";
    let timed = |name: &'static str| move |line: &Value| line["name"] == name;
    Ok(vec![
        of("anchoring: silently wrong, text before known", "wrong", &known, "")?,
        of("anchoring: silently wrong, description alone", "wrong", &alone, "")?,
        of("anchoring: right place, text before known", "placed", &known, "")?,
        of("anchoring: declared gone, text before known", "declared", &known, "")?,
        of(
            "anchoring 10,000 annotations in 1 MB",
            "seconds",
            &timed("10,000 annotations in 1 MB, text before known"),
            "s",
        )?,
        of(
            "anchoring 10,000 like quotes in 1 MB of one letter",
            "seconds",
            &timed("10,000 like quotes in 1 MB of one letter"),
            "s",
        )?,
        of("comparing two texts of 1 MB", "seconds", &timed("comparing two texts of 1 MB"), "s")?,
    ])
}

/// A table of what became of every kind of edit.
fn table(lines: &[Value]) -> String {
    let mut table = "## Anchoring\n\nMade-up English and Chinese texts from a seed, each edited once; the judge follows the characters of the\n\
        passage. Of the passages that are still there, the share found in their very place; of those that are gone, the\n\
        share declared orphaned; and how many were put elsewhere. Measured by `cargo xtask bench anchoring`.\n\n\
        | known | edit | cases | right place | declared gone | silently wrong |\n| --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for line in lines.iter().filter(|line| line["edit"].is_string()) {
        let share =
            |key: &str| line[key].as_f64().map_or_else(String::new, |share| format!("{share:.4}"));
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        // A string takes whatever is written to it.
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} |",
            text("known"),
            text("edit"),
            line["cases"],
            share("placed"),
            share("declared"),
            line["wrong"]
        );
    }
    table
}
