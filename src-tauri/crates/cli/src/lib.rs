//! The command line: the library's operations by name, without a window.
//!
//! Everything a command knows of the world outside the library stands in [`Surroundings`], so that tests run commands
//! in process. Nothing here recognises, stores or typesets; `flyleaf-api` does.

mod arguments;
mod commands;
mod layout;
mod outcome;
mod progress;
mod terminal;
mod window;

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::Parser as _;
use flyleaf_api::words::Words;
use flyleaf_api::{Environment, Sentence};

use crate::arguments::Arguments;
use crate::outcome::Failure;
use crate::terminal::Terminal;
pub use crate::window::files_of;

/// How a run of the command line ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The process is to end with this status.
    Exit(u8),
    /// No command was given: the window is to open on a library and import and show these files.
    Window {
        /// Files and folders, each of which is there.
        files: Vec<PathBuf>,
        /// The folder that holds the library.
        library: PathBuf,
    },
}

/// What a command meets outside the library.
pub struct Surroundings<'a> {
    /// What is asked, where a command reads it, comes from here.
    pub input: &'a mut dyn BufRead,
    /// Answers go here.
    pub out: &'a mut dyn Write,
    /// Failures go here.
    pub err: &'a mut dyn Write,
    /// How wide the terminal behind `out` is; `None` where there is no terminal.
    pub columns: Option<usize>,
    /// Whether somebody watches standard error for progress.
    pub watched: bool,
    /// The environment variables.
    pub variable: &'a dyn Fn(&str) -> Option<OsString>,
    /// Makes the time and the ids that a library needs.
    pub environment: &'a dyn Fn() -> Environment,
}

/// Runs the command line of this process; the first of `arguments` is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Ended {
    let stdout = io::stdout();
    let columns = stdout.is_terminal().then(|| console::Term::stdout().size().1.into());
    run_in(
        arguments,
        Surroundings {
            input: &mut io::stdin().lock(),
            out: &mut BufWriter::new(stdout.lock()),
            err: &mut io::stderr().lock(),
            columns,
            watched: io::stderr().is_terminal(),
            variable: &|name| std::env::var_os(name),
            environment: &environment,
        },
    )
}

/// Runs a command line in the given surroundings.
pub fn run_in(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: Surroundings<'_>,
) -> Ended {
    let mut terminal = Terminal::new(surroundings);
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => {
            let ended = begin(arguments, &mut terminal);
            ended.unwrap_or_else(|failure| Ended::Exit(failure.tell(&mut terminal)))
        }
        Err(told) => Ended::Exit(outcome::tell_usage(&told, &mut terminal)),
    }
}

fn begin(arguments: Arguments, terminal: &mut Terminal<'_>) -> Result<Ended, Failure> {
    let Arguments { files, everywhere, command } = arguments;
    terminal.json = everywhere.json;
    terminal.quiet = everywhere.quiet;
    let Some(command) = command else {
        let files = window::files(files, terminal)?;
        return Ok(Ended::Window { files, library: terminal.library_folder(everywhere.library)? });
    };
    let status = commands::run(command, everywhere.library, terminal)?;
    terminal.finish()?;
    Ok(Ended::Exit(status.code()))
}

/// The system's clock and random ids.
pub fn environment() -> Environment {
    Environment::system()
}

/// Says on standard error, in the system's language, why the program cannot go on.
pub fn complain(sentence: &Sentence) {
    let words = Words::new(flyleaf_api::words::system_language());
    // Where even standard error is closed, nobody is left to tell.
    drop(writeln!(io::stderr(), "flyleaf: {}", words.say(sentence)));
}

/// Whether an environment variable is set to something.
fn is_set(value: Option<&OsStr>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}
