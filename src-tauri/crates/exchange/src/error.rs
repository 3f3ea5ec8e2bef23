//! Why a file of annotations cannot be read. One that can be read in part is no error: see `Unsupported`.

/// The result of reading annotations.
pub type Result<T> = std::result::Result<T, Error>;

/// A refusal, with what in the file it is about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No format that is known begins or looks like this.
    #[error("{name} holds no annotations in a format that Flyleaf reads; see docs/formats.md")]
    Unknown {
        /// The file's name.
        name: String,
    },
    /// The file is larger than any file of annotations has reason to be.
    #[error("{name} has {bytes} bytes and at most {limit} are read; split it into several files")]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The file is not text in UTF-8 or UTF-16.
    #[error("{name} is not text from byte {byte} on; export it again as UTF-8")]
    NotText {
        /// The file's name.
        name: String,
        /// The first byte that is none.
        byte: usize,
    },
    /// The file calls itself JSON or begins like it, and is not.
    #[error("{name} is not JSON at line {line}, column {column}: {detail}")]
    NotJson {
        /// The file's name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says.
        detail: String,
    },
    /// Something in the file is not what its format says it must be.
    #[error("{member} {problem}")]
    Invalid {
        /// The member, as a path from the file's top: `items[3].target.selector.start`.
        member: String,
        /// What is wrong with it.
        problem: Problem,
    },
    /// A file that is not JSON breaks off or makes no sense.
    #[error("line {line} cannot be read: {detail}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        detail: String,
    },
}

impl Error {
    /// A member of a JSON file that is not what it must be.
    pub(crate) fn invalid(member: impl Into<String>, problem: Problem) -> Self {
        Self::Invalid { member: member.into(), problem }
    }
}

/// What is wrong with a member of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// It must be there.
    #[error("is missing")]
    Missing,
    /// It is of another type of JSON value.
    #[error("must be {expected}")]
    WrongType {
        /// What it must be, in words.
        expected: &'static str,
    },
    /// It holds nothing.
    #[error("is empty")]
    Empty,
    /// It may be there once only.
    #[error("may hold one value only")]
    Several,
    /// It is no absolute IRI.
    #[error("is not an IRI: {value}")]
    NotIri {
        /// What it is.
        value: String,
    },
    /// It is no date and time with a zone.
    #[error("is not a date and time with a time zone: {value}")]
    NotDateTime {
        /// What it is.
        value: String,
    },
    /// It is none of the values that the format knows.
    #[error("is not a value that may stand here: {value}")]
    UnknownValue {
        /// What it is.
        value: String,
    },
    /// It excludes another member that is there.
    #[error("cannot stand together with {other}")]
    Conflict {
        /// The other member.
        other: String,
    },
    /// A range runs backwards, or a number is negative.
    #[error("is out of range")]
    OutOfRange,
}
