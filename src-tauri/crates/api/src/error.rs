//! What an operation that failed says.

use std::io;
use std::path::Path;

use serde::Serialize;
use specta::Type;

use crate::Sentence;

/// The result of an operation.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure: what happened, where, and what to do. Nothing was changed unless the message says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[error("{}", crate::words::english(message))]
pub struct Error {
    /// What happened, and to which file or id.
    pub message: Sentence,
    /// What to do about it.
    pub hint: Option<Sentence>,
    /// Whether the work ended because it was asked to stop.
    pub cancelled: bool,
}

impl Error {
    /// A failure told by one sentence.
    pub(crate) fn new(message: Sentence) -> Self {
        Self { message, hint: None, cancelled: false }
    }

    /// The same with what to do about it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: Sentence) -> Self {
        self.hint = Some(hint);
        self
    }

    /// A mistake of our own that nobody who uses the program can put right.
    pub fn internal(detail: impl std::fmt::Display) -> Self {
        Self::new(Sentence::new("error-internal").with("detail", detail))
    }

    /// The work was asked to stop.
    pub(crate) fn cancelled() -> Self {
        Self { cancelled: true, ..Self::new(Sentence::new("error-cancelled")) }
    }

    /// A file that cannot be read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let told = |id: &str| Sentence::new(id).with("path", path.display());
        match error.kind() {
            io::ErrorKind::NotFound => Self::new(told("error-file-absent")),
            io::ErrorKind::PermissionDenied => {
                Self::new(told("error-file-denied")).hint(Sentence::new("hint-file-denied"))
            }
            _ => Self::new(told("error-file-unreadable").with("detail", error)),
        }
    }

    /// A file that cannot be written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let told = |id: &str| Sentence::new(id).with("path", path.display());
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Self::new(told("error-write-no-folder")).hint(Sentence::new("hint-write-elsewhere"))
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::new(told("error-write-denied")).hint(Sentence::new("hint-write-elsewhere"))
            }
            io::ErrorKind::IsADirectory => {
                Self::new(told("error-write-folder")).hint(Sentence::new("hint-write-elsewhere"))
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::new(told("error-disk-full")).hint(Sentence::new("hint-disk-full"))
            }
            _ => Self::new(told("error-write").with("detail", error)),
        }
    }

    /// A kept original that cannot be read any more.
    pub(crate) fn reread(why: impl std::fmt::Display) -> Self {
        Self::new(Sentence::new("error-reread").with("detail", why))
            .hint(Sentence::new("hint-reread"))
    }

    /// A file that holds no issue.
    pub(crate) fn recognising(path: &Path, error: &flyleaf_import::Error) -> Self {
        use flyleaf_import::Error as Cause;
        let told = |id: &str| Sentence::new(id).with("path", path.display());
        match error {
            Cause::Empty => Self::new(told("error-file-empty")),
            Cause::Binary { byte } => Self::new(told("error-file-binary").with("byte", byte))
                .hint(Sentence::new("hint-file-text")),
            Cause::TooLarge { bytes, most } => Self::too_large(path, *bytes, *most),
            Cause::TooLong { lines, most } => {
                Self::new(told("error-file-too-long").with("lines", lines).with("most", most))
                    .hint(Sentence::new("hint-file-too-large"))
            }
            Cause::Encrypted { format } => {
                Self::new(told("error-file-encrypted").with("format", format))
                    .hint(Sentence::new("hint-file-encrypted"))
            }
            Cause::Damaged { format, reason } => {
                Self::new(told("error-file-damaged").with("format", format).with("detail", reason))
            }
            Cause::Several { documents } => {
                Self::new(told("error-file-several").with("count", documents))
                    .hint(Sentence::new("hint-file-several"))
            }
            Cause::NoTextLayer { pages } => {
                Self::new(told("error-file-no-text-layer").with("count", pages))
                    .hint(Sentence::new("hint-file-no-text-layer"))
            }
            Cause::PasswordNeeded => {
                Self::new(told("error-file-password")).hint(Sentence::new("hint-file-password"))
            }
            Cause::Unsupported { format } => {
                Self::new(told("error-file-unsupported").with("format", format))
                    .hint(Sentence::new("hint-file-text"))
            }
        }
    }

    /// A file larger than any issue.
    pub(crate) fn too_large(path: &Path, bytes: u64, most: u64) -> Self {
        let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
        Self::new(
            Sentence::new("error-file-too-large")
                .with("path", path.display())
                .with("size", megabytes(bytes))
                .with("most", megabytes(most)),
        )
        .hint(Sentence::new("hint-file-too-large"))
    }
}

impl From<flyleaf_library::Error> for Error {
    fn from(error: flyleaf_library::Error) -> Self {
        use flyleaf_library::Error as Cause;
        let at = |id: &str, path: &Path| Sentence::new(id).with("path", path.display());
        match &error {
            Cause::Newer { path, readable_by } => {
                Self::new(at("error-library-newer", path).with("version", readable_by))
                    .hint(Sentence::new("hint-library-newer").with("version", readable_by))
            }
            Cause::NotALibrary { path } => {
                Self::new(at("error-not-a-library", path)).hint(Sentence::new("hint-not-a-library"))
            }
            Cause::Corrupt { path, detail } => {
                Self::new(at("error-library-damaged", path).with("detail", detail))
                    .hint(Sentence::new("hint-library-damaged"))
            }
            Cause::ReadOnly { path } => {
                Self::new(at("error-read-only", path)).hint(Sentence::new("hint-read-only"))
            }
            Cause::DiskFull { path } => {
                Self::new(at("error-disk-full", path)).hint(Sentence::new("hint-disk-full"))
            }
            Cause::Busy { path } => {
                Self::new(at("error-library-busy", path)).hint(Sentence::new("hint-library-busy"))
            }
            Cause::Folder { path, source } => {
                Self::new(at("error-library-folder", path).with("detail", source))
                    .hint(Sentence::new("hint-not-a-library"))
            }
            Cause::IssueUnknown(id) => Self::issue_unknown(id.as_str()),
            Cause::ArticleUnknown { index, .. } => {
                Self::new(Sentence::new("error-article-unknown").with("number", index + 1))
            }
            Cause::RevisionUnknown { ordinal, .. } => {
                Self::new(Sentence::new("error-revision-unknown").with("number", ordinal))
            }
            Cause::AnnotationUnknown(id) => {
                Self::new(Sentence::new("error-annotation-unknown").with("id", id))
            }
            Cause::DigestUnknown(id) => {
                Self::new(Sentence::new("error-digest-unknown").with("id", id))
            }
            Cause::PublicationUnknown(id) => {
                Self::new(Sentence::new("error-publication-unknown").with("id", id))
            }
            Cause::ImageUnknown(id) => {
                Self::new(Sentence::new("error-image-unknown").with("id", id))
            }
            Cause::NoPassage { index, .. } => {
                Self::new(Sentence::new("error-no-passage").with("number", index + 1))
                    .hint(Sentence::new("hint-no-passage"))
            }
            Cause::Reread { why, .. } => Self::reread(why),
            Cause::Damaged { table, row } => {
                Self::new(Sentence::new("error-row-damaged").with("table", table).with("row", row))
                    .hint(Sentence::new("hint-library-damaged"))
            }
            other => Self::new(Sentence::new("error-library").with("detail", other)),
        }
    }
}

impl From<flyleaf_export::Error> for Error {
    fn from(error: flyleaf_export::Error) -> Self {
        use flyleaf_export::Error as Cause;
        match &error {
            Cause::Cancelled => Self::cancelled(),
            Cause::Empty => Self::new(Sentence::new("error-export-nothing")),
            Cause::NoSuchArticle(index) => {
                Self::new(Sentence::new("error-article-unknown").with("number", index + 1))
            }
            Cause::Typesetting { .. } | Cause::Drawing { .. } => {
                Self::new(Sentence::new("error-export").with("detail", &error))
                    .hint(Sentence::new("hint-export"))
            }
        }
    }
}

impl Error {
    /// No issue answers to `reference`.
    pub(crate) fn issue_unknown(reference: &str) -> Self {
        Self::new(Sentence::new("error-issue-unknown").with("reference", reference))
            .hint(Sentence::new("hint-issue-unknown"))
    }
}
