//! `cargo xtask fuzz`: the readers of files against libFuzzer.
//!
//! The targets are tests/fuzz, one for each format. They start from our own fixtures; what the fuzzer adds to them and
//! the files that break a reader stay in the target folder. A file that breaks one becomes a test of that format.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{checkout, process, setup};

/// The most bytes of a file that the fuzzer makes: structure matters, not size.
const LONGEST: &str = "-max_len=20000";
/// A file that takes longer, in seconds, counts as a hang; instrumented code is ten times slower.
const SLOWEST: &str = "-timeout=20";
/// Megabytes that reading one file may take.
const LARGEST: &str = "-rss_limit_mb=2048";

/// Targets and the folders of fixtures that they start from, under tests/.
const TARGETS: &[(&str, &[&str])] = &[
    ("text", &["fixtures/text"]),
    ("html", &["fixtures/html"]),
    ("markdown", &["fixtures/markdown"]),
    ("rtf", &["fuzz/seeds/rtf"]),
    ("pdf", &["fuzz/seeds/pdf"]),
    ("mail", &["fixtures/mail"]),
    ("mbox", &["fixtures/mail"]),
    ("feed", &["fuzz/seeds/feed"]),
    ("archive", &["fuzz/seeds/archive"]),
    ("docx", &["fuzz/seeds/docx"]),
    ("odt", &["fuzz/seeds/odt"]),
    ("epub", &["fuzz/seeds/epub"]),
];

/// Runs all targets, or those named, for so many seconds each.
pub(crate) fn fuzz(seconds: u32, only: &[OsString]) -> Result<()> {
    for name in only {
        if !TARGETS.iter().any(|(known, _)| *known == name.as_os_str()) {
            let names: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
            bail!("there is no target `{}`; there are {}", name.display(), names.join(", "));
        }
    }
    let program = setup::cargo_fuzz()?;
    let work = checkout::target()?.join("fuzz");
    let mut broken = Vec::new();
    for (name, seeds) in TARGETS {
        if !only.is_empty() && !only.iter().any(|wanted| wanted.as_os_str() == *name) {
            continue;
        }
        println!("\n── {name}");
        let corpus = work.join("corpus").join(name);
        let artifacts = work.join("artifacts").join(name);
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&artifacts)?;
        for folder in *seeds {
            sow(&checkout::path("tests").join(folder), &corpus)?;
        }
        let mut cargo = std::process::Command::new(&program);
        cargo
            .current_dir(checkout::path("tests"))
            // The instrumentation is unstable, and its flags are all that is used of it.
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["fuzz", "run", "--fuzz-dir", "fuzz", "--target-dir"])
            .arg(work.join("build"))
            .arg(name)
            .arg(&corpus)
            .args(["--", LONGEST, SLOWEST, LARGEST])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/", artifacts.display()));
        if process::check(&mut cargo).is_err() {
            broken.push(format!("{name}: {}", artifacts.display()));
        }
    }
    if !broken.is_empty() {
        bail!("files that break a reader are in\n{}", broken.join("\n"));
    }
    Ok(())
}

/// Copies the files of a folder into a corpus.
fn sow(folder: &Path, corpus: &Path) -> Result<()> {
    let seeds = fs::read_dir(folder)
        .with_context(|| format!("there are no seeds in {}", folder.display()))?;
    for entry in seeds {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, corpus.join(name))?;
        }
    }
    Ok(())
}
