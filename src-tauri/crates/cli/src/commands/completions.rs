//! `flyleaf completions SHELL`.

use clap::CommandFactory as _;

use crate::arguments::{Arguments, Completions};
use crate::outcome::{Failure, Status};
use crate::terminal::Terminal;

pub(crate) fn run(request: &Completions, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    // Generated into memory first: the generator panics where its writer fails, as a closed pipe does.
    let mut script = Vec::new();
    clap_complete::generate(request.shell, &mut Arguments::command(), "flyleaf", &mut script);
    terminal.out().write_all(&script)?;
    Ok(Status::Done)
}
