//! Why the library could not do something. Whatever failed, the library is as it was before.

use std::io;
use std::path::{Path, PathBuf};

use flyleaf_model::{AnnotationId, DigestId, ImageId, IssueId, PublicationId};
use rusqlite::ErrorCode;

/// The result of an operation on the library.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure, with the file or id that it is about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The library was written by a later version.
    #[error("{} needs Flyleaf {readable_by} or later", path.display())]
    Newer {
        /// The library's file.
        path: PathBuf,
        /// The first version of Flyleaf that reads it.
        readable_by: String,
    },
    /// The file is something else.
    #[error("{} is not a Flyleaf library; choose another folder", path.display())]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{} is damaged ({detail}); check it, or bring back a backup", path.display())]
    Corrupt {
        /// The library's file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The folder or the file may not be written.
    #[error("{} cannot be written; allow writing or choose another folder", path.display())]
    ReadOnly {
        /// The library's file.
        path: PathBuf,
    },
    /// No room is left.
    #[error("there is no room left on the disk that holds {}", path.display())]
    DiskFull {
        /// The library's file.
        path: PathBuf,
    },
    /// Another process kept the library locked for too long.
    #[error("another program is writing to {}; try again", path.display())]
    Busy {
        /// The library's file.
        path: PathBuf,
    },
    /// The folder cannot be made or read.
    #[error("{}: {source}", path.display())]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No such issue.
    #[error("there is no issue {0} in the library")]
    IssueUnknown(IssueId),
    /// No such article.
    #[error("issue {issue} has no article {}", index + 1)]
    ArticleUnknown {
        /// The issue.
        issue: IssueId,
        /// From 0.
        index: u32,
    },
    /// No such annotation.
    #[error("there is no annotation {0} in the library")]
    AnnotationUnknown(AnnotationId),
    /// There is no such digest, or it is in the trash.
    #[error("there is no digest {0}")]
    DigestUnknown(DigestId),
    /// No such publication, or none that can be merged with itself.
    #[error("there is no other publication {0} in the library")]
    PublicationUnknown(PublicationId),
    /// No such image.
    #[error("there is no image {0} in the library")]
    ImageUnknown(ImageId),
    /// A passage that is empty, past the end, or cuts a character.
    #[error("bytes {start} to {end} are no passage of article {} of issue {issue}", index + 1)]
    NoPassage {
        /// The issue.
        issue: IssueId,
        /// From 0.
        index: u32,
        /// First byte.
        start: usize,
        /// One past the last.
        end: usize,
    },
    /// A kept original that cannot be read any more.
    #[error("the original of issue {issue} could not be read again: {why}")]
    Reread {
        /// The issue.
        issue: IssueId,
        /// Why.
        why: String,
    },
    /// A row that does not hold what it should.
    #[error("row {row} of table {table} is damaged; run a check")]
    Damaged {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: String,
    },
    /// Anything else that SQLite reports.
    #[error("the library could not be used: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

impl Error {
    /// The same failure told as one of the kinds that a person can do something about, with the library's `path`.
    pub(crate) fn at(self, path: &Path) -> Self {
        let Self::Sqlite(source) = self else { return self };
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotALibrary { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail: source.to_string() },
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::AuthorizationForStatementDenied,
            ) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            _ => Self::Sqlite(source),
        }
    }

    /// A failure of the file system at `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Folder { path, source },
        }
    }
}
