//! `cargo xtask bench`: what the application costs, beside the programs people use instead.
//!
//! Each measurement is one JSON object on a line of stdout, then all are a table, and docs/benchmarks.md keeps them with
//! the machine they were taken on. Inputs come from a seed. Peers run where they are installed; on a shared machine a
//! ratio taken in one run says more than a time. A figure that misses its target fails nothing.

mod anchoring;
mod document;
mod import;
mod machine;
mod measure;
mod newsletter;
mod pdf;
mod peers;
mod window;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{checkout, process, setup};
use measure::Measure;

/// What a benchmark works with.
struct Bench {
    /// The application, built for release.
    flyleaf: PathBuf,
    /// A Tauri window with an empty page, built alike.
    empty_window: PathBuf,
    /// A folder of its own, empty.
    folder: PathBuf,
}

/// A benchmark's name, whether it starts the application, and what it measures.
type Benchmark = (&'static str, bool, fn(&Bench) -> Result<Vec<Measure>>);

const BENCHMARKS: &[Benchmark] = &[
    ("anchoring", false, anchoring::rates_and_speed),
    ("pdf", true, pdf::text_to_pdf),
    ("import", true, import::thousand_files),
    ("start", true, window::cold_start),
    ("memory", true, window::memory),
];

/// Runs all benchmarks, or those named in `only`. The document is written only when all ran.
pub(crate) fn bench(only: &[String], install_peers: bool) -> Result<()> {
    for name in only {
        if !BENCHMARKS.iter().any(|(known, ..)| known == name) {
            let names: Vec<_> = BENCHMARKS.iter().map(|(name, ..)| *name).collect();
            bail!("there is no benchmark `{name}`; there are {}", names.join(", "));
        }
    }
    let wanted = |name: &str| only.is_empty() || only.iter().any(|wanted| wanted == name);
    let built = if BENCHMARKS.iter().any(|(name, application, _)| *application && wanted(name)) {
        setup::setup(setup::Purpose::Test)?;
        if install_peers {
            peers::install()?;
        }
        setup::build_interface()?;
        build()?
    } else {
        (PathBuf::new(), PathBuf::new())
    };
    let (flyleaf, empty_window) = built;
    let mut measures = Vec::new();
    for (name, _, run) in BENCHMARKS {
        if !wanted(name) {
            continue;
        }
        let folder = checkout::target()?.join("bench").join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let bench = Bench { flyleaf: flyleaf.clone(), empty_window: empty_window.clone(), folder };
        for measure in run(&bench)? {
            println!("{}", measure.json());
            measures.push(measure);
        }
    }
    println!("\n{}", document::table(&measures));
    if only.is_empty() {
        let path = checkout::path("docs/benchmarks.md");
        let rates = checkout::target()?.join("bench/anchoring").join(anchoring::RATES);
        let rates = std::fs::read_to_string(rates)?;
        let document = document::document(&machine::description(), &measures, &rates);
        std::fs::write(&path, document)?;
        println!("written to {}", checkout::relative(&path));
    }
    Ok(())
}

/// Builds the application and the empty window with the release profile.
fn build() -> Result<(PathBuf, PathBuf)> {
    let mut cargo = process::cargo();
    cargo.current_dir(checkout::root()).args(["build", "--release", "--package", "flyleaf"]);
    cargo.args(["--features", "embedded-ui,empty-window"]);
    process::check(cargo.args(["--bin", "flyleaf", "--example", "empty-window"]))?;
    let window = format!("release/examples/empty-window{}", std::env::consts::EXE_SUFFIX);
    Ok((checkout::binary("release")?, checkout::target()?.join(window)))
}
