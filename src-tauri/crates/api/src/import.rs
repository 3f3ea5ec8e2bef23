//! Files into the library.

use flyleaf_model::IssueId;
use serde::Serialize;
use specta::Type;

use crate::{Error, Sentence};

/// What an import did, file by file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportReport {
    /// One row a file, in the order they were given or found.
    pub rows: Vec<ImportRow>,
    /// Whether it was stopped before the last file.
    pub cancelled: bool,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportRow {
    /// The file as given or found.
    pub path: String,
    /// What became of it.
    pub outcome: ImportOutcome,
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
        /// Annotations carried over to the same words.
        kept: u32,
        /// Annotations that found no place and are kept as orphans.
        orphaned: u32,
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
}
