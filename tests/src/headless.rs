//! The command line without the window: what `flyleaf` does when it is given a command.

use std::process::ExitCode;

use flyleaf_cli::Ended;

fn main() -> ExitCode {
    match flyleaf_cli::run(std::env::args_os()) {
        Ended::Exit(status) => ExitCode::from(status),
        // Nothing here can open one.
        Ended::Window { .. } => ExitCode::from(70),
    }
}
