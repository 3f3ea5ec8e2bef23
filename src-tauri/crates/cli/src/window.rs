//! A command line without a command: files for the window.

use std::io;
use std::path::{Path, PathBuf};

use clap::{CommandFactory as _, Parser as _};
use flyleaf_api::{Sentence, place};

use crate::arguments::Arguments;
use crate::outcome::Failure;
use crate::terminal::Terminal;

/// The files, each of which must be there: a mistyped command is told here, while somebody looks at the terminal.
pub(crate) fn files(files: Vec<PathBuf>, terminal: &Terminal<'_>) -> Result<Vec<PathBuf>, Failure> {
    if terminal.json {
        return Err(Failure::Usage(Sentence::new("cli-json-without-command")));
    }
    let files: Vec<PathBuf> = files.into_iter().map(named).collect();
    match files.iter().find_map(|file| fault(file)) {
        None => Ok(files),
        Some(failure) => Err(failure),
    }
}

/// The file that an argument names: desktops hand over addresses too.
fn named(argument: PathBuf) -> PathBuf {
    argument.to_str().map(place::read).unwrap_or(argument)
}

/// Why a file cannot be opened; nothing where it can.
fn fault(file: &Path) -> Option<Failure> {
    let error = std::fs::metadata(file).err()?;
    let named = |id: &str| Sentence::new(id).with("file", file.display());
    Some(if error.kind() != io::ErrorKind::NotFound {
        Failure::of(named("cli-file-unreachable").with("detail", error), None)
    } else if Arguments::command().get_subcommands().any(|command| file == command.get_name()) {
        Failure::Usage(named("cli-command-after-file"))
    } else {
        Failure::of(named("cli-file-not-found"), Some(Sentence::new("cli-file-not-found-hint")))
    })
}

/// The files of a command line that another instance was started with, in `directory`; none where it was no command
/// line for the window.
pub fn files_of(arguments: &[String], directory: &Path) -> Vec<PathBuf> {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments { files, command: None, .. }) => {
            files.into_iter().map(|file| directory.join(named(file))).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_handed_over_are_found_from_where_they_were_named() {
        let line = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let files = files_of(&line("flyleaf a.txt /tmp/b.txt"), Path::new("/home/reader"));
        assert_eq!(files, [Path::new("/home/reader/a.txt"), Path::new("/tmp/b.txt")]);
        let address = files_of(&line("flyleaf file:///tmp/a%20b.txt"), Path::new("/home/reader"));
        assert_eq!(address, [Path::new("/tmp/a b.txt")]);
        assert!(files_of(&line("flyleaf list"), Path::new("/")).is_empty());
    }
}
