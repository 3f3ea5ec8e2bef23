//! The account of an import: what became of each file, while it is under way and afterwards.

use std::path::Path;

use flyleaf_library::Carried;
use flyleaf_model::IssueId;
use serde::Serialize;
use specta::Type;

use crate::{Error, Sentence, place};

/// What an import did, file by file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportReport {
    /// One row a file, in the order they were given or found; one for each document of an archive or a mailbox.
    pub rows: Vec<ImportRow>,
    /// Whether it was stopped before the last file.
    pub cancelled: bool,
}

impl ImportReport {
    /// How many files came to what.
    pub fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts::default();
        for row in &self.rows {
            let count = match row.outcome {
                ImportOutcome::Imported { .. } => &mut counts.imported,
                ImportOutcome::Revised { .. } => &mut counts.revised,
                ImportOutcome::Present { .. } => &mut counts.present,
                ImportOutcome::Failed { .. } => &mut counts.failed,
                ImportOutcome::Cancelled => &mut counts.cancelled,
            };
            *count += 1;
            counts.look += u32::from(row.outcome.asks_for_a_look());
        }
        counts
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportRow {
    /// The file, or the folder of a saved site.
    pub file: ImportFile,
    /// The files that are the issue together, as people read their paths; none where it came from one file.
    pub parts: Vec<String>,
    /// What became of it.
    pub outcome: ImportOutcome,
}

/// A file that is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ImportFile {
    /// Its path, as people read it.
    pub path: String,
    /// The same so that it can be handed back: a path that is no Unicode is an address here.
    pub place: String,
    /// The document in an archive, by its path there, or in a mailbox, by its number from 1.
    pub entry: Option<String>,
}

impl ImportFile {
    pub(super) fn new(path: &Path, entry: Option<&str>) -> Self {
        Self {
            path: path.display().to_string(),
            place: place::written(path),
            entry: entry.map(str::to_owned),
        }
    }
}

/// A step of an import. Files have numbers that hold for one import.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportStep {
    /// A folder is searched.
    Searching {
        /// The folder.
        folder: String,
        /// Files found so far.
        found: u32,
    },
    /// Files were found and wait, numbered from 0.
    Found {
        /// The files.
        files: Vec<ImportFile>,
    },
    /// A file is being read.
    Reading {
        /// Its number.
        number: u32,
    },
    /// A file holds several documents, which wait in its place.
    Opened {
        /// The file's number.
        number: u32,
        /// The number of the first document; the others follow.
        first: u32,
        /// The documents.
        files: Vec<ImportFile>,
    },
    /// A file is done with.
    Done {
        /// Its number.
        number: u32,
        /// What became of it.
        row: Box<ImportRow>,
    },
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// A new issue.
    Imported {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title, whichever names it.
        name: String,
        /// Articles found.
        articles: u32,
        /// Share of the characters that have a place.
        coverage: f64,
        /// What asks for a look.
        findings: Vec<Sentence>,
        /// How many things it asks for that are never loaded.
        blocked: u32,
    },
    /// A new revision of an issue that was there.
    Revised {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title.
        name: String,
        /// Articles found.
        articles: u32,
        /// Share of the characters that have a place.
        coverage: f64,
        /// What asks for a look.
        findings: Vec<Sentence>,
        /// How many things it asks for that are never loaded.
        blocked: u32,
        /// What became of its annotations.
        anchors: AnchorCounts,
    },
    /// The same bytes were there already.
    Present {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title.
        name: String,
    },
    /// It could not be read; the library is as before.
    Failed {
        /// Why.
        error: Error,
    },
    /// It was not wanted any more; the library is as before.
    Cancelled,
}

impl ImportOutcome {
    /// Whether it is an issue now that asks for a look.
    pub fn asks_for_a_look(&self) -> bool {
        match self {
            Self::Imported { findings, .. } => !findings.is_empty(),
            Self::Revised { findings, anchors, .. } => {
                !findings.is_empty() || anchors.unplaced() > 0
            }
            Self::Present { .. } | Self::Failed { .. } | Self::Cancelled => false,
        }
    }
}

/// How many annotations stand how surely after a revision; together, all that are not in the trash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct AnchorCounts {
    /// The same words where they were.
    pub exact: u32,
    /// The same words elsewhere.
    pub moved: u32,
    /// Nearly the same words.
    pub changed: u32,
    /// Kept without a place: several fit.
    pub ambiguous: u32,
    /// Kept without a place: none fits.
    pub orphaned: u32,
}

impl AnchorCounts {
    /// Those that have a place.
    pub fn placed(&self) -> u32 {
        self.exact + self.moved + self.changed
    }

    /// Those kept without a place.
    pub fn unplaced(&self) -> u32 {
        self.ambiguous + self.orphaned
    }
}

impl From<Carried> for AnchorCounts {
    fn from(carried: Carried) -> Self {
        let Carried { exact, moved, changed, ambiguous, orphaned } = carried;
        Self { exact, moved, changed, ambiguous, orphaned }
    }
}

/// How many files came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct ImportCounts {
    /// New issues.
    pub imported: u32,
    /// New revisions of issues that were there.
    pub revised: u32,
    /// Issues that were there, byte for byte.
    pub present: u32,
    /// Files that could not be read.
    pub failed: u32,
    /// Files that were not wanted any more.
    pub cancelled: u32,
    /// Of those read, how many ask for a look.
    pub look: u32,
}

impl ImportCounts {
    /// The sentence “18 issues, 2 need a look, 1 was already here” in its parts, the most important first; none where
    /// there was no file.
    pub fn parts(&self) -> Vec<Sentence> {
        let parts = [
            (self.imported, "import-sum-imported"),
            (self.revised, "import-sum-revised"),
            (self.look, "import-sum-look"),
            (self.present, "import-sum-present"),
            (self.failed, "import-sum-failed"),
            (self.cancelled, "import-sum-cancelled"),
        ];
        let said = parts.into_iter().filter(|(count, _)| *count > 0);
        said.map(|(count, id)| Sentence::new(id).with("count", count)).collect()
    }
}
