//! Other people's issues: read where they are, when they are there, and held to what was reached. Nothing of them is kept.
//!
//! `cargo xtask score` prints the same figures.
#![allow(clippy::print_stderr, reason = "a test that skips says so")]

#[allow(dead_code, reason = "the command prints more than the test asks")]
#[path = "../examples/score/measure/mod.rs"]
mod measure;

use std::path::Path;

use measure::{SETS, Tally};

fn measured(wanted: impl Fn(&str) -> bool) -> Vec<Tally> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    if !corpus.is_dir() {
        eprintln!("skipped: {} is absent", corpus.display());
        return Vec::new();
    }
    SETS.iter().filter(|set| wanted(set.name)).map(|set| set.measure(&corpus)).collect()
}

#[test]
fn every_file_is_read_and_accounted_for() {
    let tallies = measured(|name| name != "pg-newsletters/reliable");
    eprintln!("{}", measure::table(&tallies));
    for tally in tallies {
        assert_eq!(tally.failures, 0, "files of {} are refused", tally.set);
        assert_eq!(tally.violations, 0, "regions of {} are no partition", tally.set);
    }
}

#[test]
fn contents_and_article_starts_are_found_where_the_truth_is_known() {
    for tally in measured(|name| name == "pg-newsletters/reliable") {
        eprintln!("{}", measure::table(std::slice::from_ref(&tally)));
        assert!(tally.contents.precision() >= Some(0.97) && tally.contents.recall() >= Some(0.97));
        assert!(tally.starts.f1() >= Some(0.93));
    }
}
