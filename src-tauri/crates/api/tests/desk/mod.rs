//! A library in a temporary folder with a clock and ids that count up, and a folder for files beside it.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use flyleaf_api::{Cancel, Environment, Flyleaf, ImportOutcome, ImportReport, ImportStep};
use flyleaf_model::{IssueId, Timestamp};

/// An issue in two languages, with a character outside of the basic plane before a passage worth marking.
pub const GAZETTE: &str = "\
HARBOUR GAZETTE

No. 7  2026

Contents

  Tides this week
  A letter to the keeper

Tides this week

High water comes at nine in the morning and low water at three. The pilot
asks all ferries to wait for the second bell.

A 😀 stands in the log where the keeper saw a porpoise.

A letter to the keeper

潮水先知道风，灯塔看守人每天记下水位。来信说，第二声钟响之前不要离岸。

Write to us before the second bell rings in June. The tide waits.
";

/// Where a test works.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub flyleaf: Flyleaf,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let flyleaf = Flyleaf::open(&folder.path().join("library"), counting()).unwrap();
        Self { folder, flyleaf }
    }

    /// Opens the library a second time, as another process does.
    pub fn again(&self) -> Flyleaf {
        Flyleaf::open(self.flyleaf.folder(), Environment::system()).unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folders that lead to it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn import(&self, path: &Path) -> ImportReport {
        self.flyleaf.import(&[path.to_owned()], &mut |_| (), &Cancel::default()).unwrap()
    }

    pub fn import_telling(&self, path: &Path, step: &mut dyn FnMut(ImportStep)) -> ImportReport {
        self.flyleaf.import(&[path.to_owned()], step, &Cancel::default()).unwrap()
    }

    /// Imports the gazette.
    pub fn gazette(&self) -> IssueId {
        let report = self.import(&self.file("gazette.txt", GAZETTE));
        match &report.rows[0].outcome {
            ImportOutcome::Imported { issue, .. } => issue.clone(),
            other => panic!("{other:?}"),
        }
    }
}

/// An environment that gives the same times and ids every time.
pub fn counting() -> Environment {
    let (ticks, ids) = (AtomicU32::new(0), AtomicU32::new(0));
    Environment {
        now: Box::new(move || {
            let tick = ticks.fetch_add(1, Ordering::Relaxed);
            Timestamp::new(format!("2026-05-14T09:{:02}:{:02}.000Z", tick / 60, tick % 60))
        }),
        new_id: Box::new(move || format!("{:032x}", ids.fetch_add(1, Ordering::Relaxed) + 0xf00)),
    }
}
