//! Highlights and notes: made, changed, deleted, undone.

use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An annotation as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnnotationView {
    /// Its id.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// First UTF-16 code unit; `None` when it has no place.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// The passage as it was marked.
    pub quote: String,
    /// How sure its place is.
    pub status: AnchorStatus,
    /// The colour.
    pub colour: Colour,
    /// Markdown; empty for a bare highlight.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

/// Highlights a passage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationCreate {
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last; more than `start`.
    pub end: u32,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags; may be empty.
    pub tags: Vec<String>,
}

/// Changes an annotation; what is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationUpdate {
    /// Which.
    pub id: AnnotationId,
    /// A new colour.
    pub colour: Option<Colour>,
    /// A new note.
    pub note: Option<String>,
    /// New tags.
    pub tags: Option<Vec<String>>,
    /// Updates with the same non-empty session, one after the other, are undone together: a note typed in one go.
    pub session: String,
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ChangeView {
    /// What kind of change was taken back or done again.
    pub kind: ChangeKind,
    /// The annotation.
    pub annotation: AnnotationId,
    /// Its issue.
    pub issue: IssueId,
    /// Index of its article.
    pub article: u32,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An annotation was made.
    Create,
    /// An annotation was changed.
    Update,
    /// An annotation was deleted.
    Delete,
}
