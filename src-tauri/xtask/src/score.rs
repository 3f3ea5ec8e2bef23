//! `cargo xtask score`: how well other people's issues are read.
//!
//! The measuring is the example `score` of crate import, which the crate's test `corpus` shares; so this command has none
//! of the application's crates, and a new machine need not compile them before it can do anything else. The issues are
//! others' and are read where they are.

use std::ffi::OsString;

use anyhow::{Result, bail};

use crate::{checkout, process};

/// Builds the measuring program and runs it, on all sets or on those named in `only`.
pub(crate) fn score(only: &[OsString], verbose: bool) -> Result<()> {
    let corpus = checkout::path("../shared/corpus");
    if !corpus.is_dir() {
        bail!("there is nothing to read: {} is absent", corpus.display());
    }
    let mut cargo = process::cargo();
    cargo.current_dir(checkout::root()).args(["run", "--quiet", "--release"]);
    cargo.args(["--package", "flyleaf-import", "--example", "score", "--"]);
    cargo.arg(&corpus).args(only);
    if verbose {
        cargo.env("FLYLEAF_SCORE_VERBOSE", "1");
    }
    process::check(&mut cargo)
}
