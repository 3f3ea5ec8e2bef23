//! The commands, one module each, and what several of them say alike.

mod anchor;
mod annotate;
mod blocks;
mod check;
mod completions;
mod export;
mod import;
mod import_annotations;
mod inspect;
mod list;
mod man;
mod names;
mod notes;
mod show;

use std::path::PathBuf;

use flyleaf_api::Flyleaf;

use crate::arguments::Command;
use crate::outcome::{Failure, Status};
use crate::terminal::Terminal;

/// Runs one command on the library that `library`, the environment or the platform names.
pub(crate) fn run(
    command: Command,
    library: Option<PathBuf>,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let open = |terminal: &Terminal<'_>| -> Result<Flyleaf, Failure> {
        let folder = terminal.library_folder(library)?;
        Ok(Flyleaf::open(&folder, terminal.environment())?)
    };
    match command {
        Command::Inspect(request) => inspect::run(&request, terminal),
        Command::Import(request) => import::run(&request, &open(terminal)?, terminal),
        Command::List(request) => list::run(&request, &open(terminal)?, terminal),
        Command::Show(request) => show::run(&request, &open(terminal)?, terminal),
        Command::Annotate(request) => annotate::run(request, &open(terminal)?, terminal),
        Command::Anchor => anchor::run(terminal),
        Command::Notes(request) => notes::run(&request, &open(terminal)?, terminal),
        Command::Export(request) => {
            export::refuse_contradictions(&request)?;
            export::run(&request, &open(terminal)?, terminal)
        }
        Command::ImportAnnotations(request) => {
            import_annotations::run(&request, &open(terminal)?, terminal)
        }
        Command::Check => check::run(&open(terminal)?, terminal),
        Command::Completions(request) => completions::run(&request, terminal),
        Command::Man => man::run(terminal),
    }
}
