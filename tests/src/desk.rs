//! A library in a folder of its own, worked on through the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flyleaf_api::Environment;
use flyleaf_cli::{Surroundings, run_in};
use flyleaf_model::Timestamp;
use tempfile::TempDir;

use crate::Answer;

/// A library that is gone when this is dropped. Its clock starts at one moment and its ids are always the same ones.
#[derive(Debug)]
pub struct Desk {
    folder: TempDir,
    ticks: Arc<AtomicU64>,
    variables: Vec<(&'static str, OsString)>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// An empty library.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        Self { folder, ticks: Arc::default(), variables: Vec::new() }
    }

    /// The desk in an environment with this variable.
    #[must_use]
    pub fn with_variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Where files outside the library lie.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The library's folder.
    pub fn library(&self) -> PathBuf {
        self.path("library")
    }

    /// Writes a file beside the library.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        let folder = path.parent().expect("a file has a folder");
        std::fs::create_dir_all(folder).expect("a folder can be made");
        std::fs::write(&path, bytes).expect("a file can be written");
        path
    }

    /// Runs a command in this process, on this library. A path in the arguments may be any path.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, None, b"")
    }

    /// Runs a command that reads `input`.
    pub fn run_on_input(&self, arguments: &[&str], input: &[u8]) -> Answer {
        self.run_with(arguments, None, input)
    }

    /// Runs a command as on a terminal of that many columns.
    pub fn run_on_terminal(&self, arguments: &[&str], columns: usize) -> Answer {
        self.run_with(arguments, Some(columns), b"")
    }

    fn run_with(&self, arguments: &[&str], columns: Option<usize>, mut input: &[u8]) -> Answer {
        let (mut bytes, mut err) = (Vec::new(), Vec::new());
        let variable = |name: &str| {
            let library = || (name == "FLYLEAF_LIBRARY").then(|| self.library().into_os_string());
            let set = self.variables.iter().rev().find(|(set, _)| *set == name);
            set.map(|(_, value)| value.clone()).or_else(library)
        };
        let ended = run_in(
            std::iter::once("flyleaf").chain(arguments.iter().copied()).map(OsString::from),
            Surroundings {
                input: &mut input,
                out: &mut bytes,
                err: &mut err,
                columns,
                watched: false,
                variable: &variable,
                environment: &|| self.environment(),
            },
        );
        Answer { ended, bytes, err: String::from_utf8(err).expect("failures are told in UTF-8") }
    }

    /// The command line as a process on this library; `FLYLEAF_BINARY` names another program to try.
    pub fn process(&self, arguments: &[&str]) -> Command {
        let program = std::env::var_os("FLYLEAF_BINARY").map_or_else(headless, PathBuf::from);
        let mut command = Command::new(program);
        command.args(arguments).env("FLYLEAF_LIBRARY", self.library()).env("LC_ALL", "C");
        command
    }

    fn environment(&self) -> Environment {
        let (clock, names) = (Arc::clone(&self.ticks), Arc::clone(&self.ticks));
        Environment {
            now: Box::new(move || {
                let tick = clock.fetch_add(1, Ordering::Relaxed);
                Timestamp::new(format!(
                    "2026-05-14T09:{:02}:{:02}.{:03}Z",
                    tick / 60_000 % 60,
                    tick / 1000 % 60,
                    tick % 1000
                ))
            }),
            new_id: Box::new(move || {
                let tick = names.fetch_add(1, Ordering::Relaxed);
                // An odd factor gives each tick another beginning, as random ids have.
                format!("{:016x}{tick:016x}", (tick + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            }),
        }
    }
}

/// The program beside this test, which lies in `deps/` of the same profile.
fn headless() -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a file");
    let profile = test.parent().and_then(Path::parent).expect("tests lie two folders deep");
    profile.join(format!("flyleaf-headless{}", std::env::consts::EXE_SUFFIX))
}
