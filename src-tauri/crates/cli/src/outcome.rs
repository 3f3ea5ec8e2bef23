//! How a command ends: its exit status, and the one line that a failure prints.

use std::io;

use clap::error::ErrorKind;
use flyleaf_api::{Error, Sentence};

use crate::terminal::Terminal;

/// The end of a command that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done,
    /// The work failed, and the command has said so already.
    Failed,
    /// Done, with parts of it skipped or uncertain; the report says which.
    Partly,
}

impl Status {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Partly => 3,
        }
    }
}

const USAGE: u8 = 2;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// An operation failed.
    Work(Error),
    /// The command line asks for what cannot be.
    Usage(Sentence),
    /// Standard output took no more.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Work(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl Failure {
    /// A failure that the command line found itself.
    pub(crate) fn of(message: Sentence, hint: Option<Sentence>) -> Self {
        Self::Work(Error { message, hint, cancelled: false })
    }

    /// Prints the failure and gives the exit status.
    pub(crate) fn tell(self, terminal: &mut Terminal<'_>) -> u8 {
        // What was printed before the failure stands before it.
        drop(terminal.finish());
        match self {
            // Whoever read the answer has read enough of it: `flyleaf list | head`.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done.code(),
            Self::Output(error) => {
                terminal.complain(&Sentence::new("cli-output-failed").with("detail", error), None);
                Status::Failed.code()
            }
            Self::Work(error) => {
                terminal.complain(&error.message, error.hint.as_ref());
                Status::Failed.code()
            }
            Self::Usage(sentence) => {
                terminal.complain(&sentence, None);
                USAGE
            }
        }
    }
}

/// Prints help, the version, or what is wrong with a command line, and gives the exit status.
pub(crate) fn tell_usage(told: &clap::Error, terminal: &mut Terminal<'_>) -> u8 {
    let asked = matches!(told.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let rendered = told.render();
    let text = if terminal.colour { rendered.ansi().to_string() } else { rendered.to_string() };
    if !asked {
        terminal.warn(text.trim_end());
        return USAGE;
    }
    match terminal.text(&text).and_then(|()| terminal.finish()) {
        Ok(()) => Status::Done.code(),
        Err(error) => Failure::Output(error).tell(terminal),
    }
}
