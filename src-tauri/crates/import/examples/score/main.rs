//! Measures the recogniser on other people's issues: `cargo xtask score` builds and runs this.
//!
//! `score CORPUS [SET]...` prints one JSON object a set on stdout, then a table; `FLYLEAF_SCORE_VERBOSE=1` tells on stderr
//! which file differs in what. Nothing of what is read is kept.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command for people at a terminal")]

mod measure;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(corpus) = arguments.next().map(PathBuf::from).filter(|path| path.is_dir()) else {
        eprintln!("say in which folder the corpus is");
        return ExitCode::FAILURE;
    };
    let only: Vec<String> = arguments.collect();
    for name in &only {
        if !measure::SETS.iter().any(|set| set.name == name) {
            let names: Vec<_> = measure::SETS.iter().map(|set| set.name).collect();
            eprintln!("there is no set `{name}`; there are {}", names.join(", "));
            return ExitCode::FAILURE;
        }
    }
    let mut tallies = Vec::new();
    for set in measure::SETS {
        if only.is_empty() || only.iter().any(|name| name == set.name) {
            let tally = set.measure(&corpus);
            println!("{}", tally.json());
            tallies.push(tally);
        }
    }
    println!("\n{}", measure::table(&tallies));
    ExitCode::SUCCESS
}
