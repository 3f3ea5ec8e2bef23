//! Import of a folder: a thousand newsletters recognised, indexed and kept, beside programs that keep files.

use std::process::Command;

use anyhow::Result;

use super::measure::{Measure, median, once};
use super::newsletter::Newsletter;
use super::{Bench, peers};
use crate::run::Flyleaf;

const FILES: u32 = 1000;
const TIMES: usize = 3;

/// A thousand generated files into an empty library, each time a new one.
pub(super) fn thousand_files(bench: &Bench) -> Result<Vec<Measure>> {
    let files = bench.folder.join("files");
    std::fs::create_dir(&files)?;
    for number in 1..=FILES {
        std::fs::write(
            files.join(format!("estuary-{number:04}.txt")),
            Newsletter::new(number).text(),
        )?;
    }
    let files = files.to_string_lossy();
    let mut taken = Vec::new();
    for run in 0..TIMES {
        let library = bench.folder.join(format!("library-{run}"));
        let flyleaf = Flyleaf { binary: &bench.flyleaf, library };
        taken.push(once(&mut flyleaf.command(&["import", &files, "--quiet"]))?.as_secs_f64());
    }
    let peer = match peers::program("calibredb") {
        Some(program) => {
            let mut calibredb = Command::new(program);
            // Every file a book of its own, as it is an issue of its own here.
            calibredb.args(["add", "--recurse", "--duplicates", &files]);
            calibredb.arg("--with-library").arg(bench.folder.join("calibre"));
            Some(("calibredb add", once(&mut calibredb)?.as_secs_f64()))
        }
        None => None,
    };
    Ok(vec![Measure { name: "import of 1,000 text files", value: median(taken)?, unit: "s", peer }])
}
