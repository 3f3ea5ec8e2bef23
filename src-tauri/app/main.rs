//! The desktop application: one binary that is the command line when it is given a command, and the window otherwise.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod files;
mod images;
mod jobs;
mod notebook;
mod shell;
mod trace;

use std::process::ExitCode;

fn main() -> ExitCode {
    trace::start();
    match flyleaf_cli::run(std::env::args_os()) {
        flyleaf_cli::Ended::Exit(status) => ExitCode::from(status),
        flyleaf_cli::Ended::Window { files, library } => shell::run(files, &library),
    }
}
