//! Annotations for the command line: listed across the library, and made by quoting. Offsets count code points.

use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, Timestamp};
use serde::Serialize;

/// Highlights the passage of an article that says `quote`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteAnnotate {
    /// The issue; from [`crate::Flyleaf::find_issue`].
    pub issue: IssueId,
    /// Index of the article, from 0.
    pub article: u32,
    /// The passage; white space may differ from the article's.
    pub quote: String,
    /// What stands right before it, where the passage repeats.
    pub prefix: Option<String>,
    /// What stands right after it.
    pub suffix: Option<String>,
    /// Markdown; empty for a bare highlight.
    pub note: String,
    /// The colour.
    pub colour: Colour,
    /// Tags.
    pub tags: Vec<String>,
}

/// Which annotations to list; `None` does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteFilter {
    /// Only of this issue.
    pub issue: Option<IssueId>,
    /// Only with this tag, case and width folded.
    pub tag: Option<String>,
}

/// An annotation with where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteView {
    /// Its id.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// The publication's title.
    pub publication: String,
    /// The issue's number, date or title, whichever names it.
    pub name: String,
    /// Index of the article, from 0.
    pub article: u32,
    /// The article's title.
    pub article_title: Option<String>,
    /// How sure its place is.
    pub status: AnchorStatus,
    /// First code point of the article's canonical text; `None` when it has no place.
    pub start: Option<usize>,
    /// One past the last.
    pub end: Option<usize>,
    /// The passage as it was marked.
    pub quote: String,
    /// The colour.
    pub colour: Colour,
    /// Markdown.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}
