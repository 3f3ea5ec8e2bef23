//! The project's own commands: `cargo xtask run`, `test`, `bench`, `score`, `fuzz`, `codegen`, `tidy` and `setup`.
//!
//! A new machine compiles this first, so it has few dependencies and none of the application's crates. It prints for
//! people: headings, timings, and on failure what to do.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command for people at a terminal")]
#![allow(clippy::disallowed_methods, reason = "timings and stamps need the clock")]

mod bench;
mod checkout;
mod codegen;
mod desktop;
mod fingerprint;
mod fuzz;
mod process;
mod run;
mod score;
mod setup;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Flyleaf's project commands

  cargo xtask run [--headless] [-- ARGUMENTS]
      set up, build, open the window; without a display: the same job on the welcome issue, down to a PDF
  cargo xtask test [--keep-going] [--only STEP]...
      set up and run every check; stops at the first that fails unless told to go on
  cargo xtask bench [--only NAME]... [--peers]
      measure, print one JSON object a line and a table, write docs/benchmarks.md;
      --peers installs the programs compared with where apt and pip can
  cargo xtask score [--verbose] [SET]...
      read other people's issues in ../shared/corpus and print how well, one JSON object a line and a table;
      --verbose tells which file differs in what
  cargo xtask fuzz [--seconds N] [TARGET]...
      feed each reader of files what a fuzzer makes of our own fixtures, 60 seconds each unless told otherwise
  cargo xtask codegen [--check]
      write the interface's bindings from the commands' Rust types, or compare them
  cargo xtask tidy
      the rules that compilers and linters do not check
  cargo xtask setup
      install what running and testing need
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let (own, passed_on) = split_at_dashes(std::env::args_os().skip(1).collect());
    let mut arguments = pico_args::Arguments::from_vec(own);
    if arguments.contains(["-h", "--help"]) {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let command = arguments.subcommand()?;
    match command.as_deref() {
        Some("run") => {
            let headless = arguments.contains("--headless");
            nothing_left(arguments)?;
            run::run(headless, &passed_on)?;
        }
        Some("test") => {
            let keep_going = arguments.contains("--keep-going");
            let only = arguments.values_from_str::<_, String>("--only")?;
            nothing_left(arguments)?;
            return test::test(keep_going, &only);
        }
        Some("bench") => {
            let peers = arguments.contains("--peers");
            let only = arguments.values_from_str::<_, String>("--only")?;
            nothing_left(arguments)?;
            bench::bench(&only, peers)?;
        }
        Some("score") => {
            let verbose = arguments.contains("--verbose");
            score::score(&arguments.finish(), verbose)?;
        }
        Some("fuzz") => {
            let seconds = arguments.opt_value_from_str("--seconds")?.unwrap_or(60);
            fuzz::fuzz(seconds, &arguments.finish())?;
        }
        Some("codegen") => {
            let check = arguments.contains("--check");
            nothing_left(arguments)?;
            codegen::codegen(check)?;
        }
        Some("tidy") => {
            nothing_left(arguments)?;
            tidy::tidy()?;
        }
        Some("setup") => {
            nothing_left(arguments)?;
            setup::setup(setup::Purpose::Test)?;
        }
        Some(other) => bail!("there is no `cargo xtask {other}`\n\n{HELP}"),
        None => bail!("say what to do\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_left(arguments: pico_args::Arguments) -> Result<()> {
    let rest = arguments.finish();
    if !rest.is_empty() {
        bail!("not understood: {}\n\n{HELP}", rest.join(std::ffi::OsStr::new(" ")).display());
    }
    Ok(())
}

/// The arguments for us, and those after `--` for the application.
fn split_at_dashes(
    mut all: Vec<std::ffi::OsString>,
) -> (Vec<std::ffi::OsString>, Vec<std::ffi::OsString>) {
    match all.iter().position(|argument| argument == "--") {
        Some(place) => {
            let passed_on = all.split_off(place + 1);
            all.pop();
            (all, passed_on)
        }
        None => (all, Vec::new()),
    }
}
