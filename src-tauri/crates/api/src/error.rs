//! What an operation that failed says.

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
