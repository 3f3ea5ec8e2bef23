//! One issue and its articles, as the reader shows them.

use flyleaf_model::{Block, Colour, IssueId, PublicationId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{AnnotationView, IssueRow, Sentence};

/// An opened issue.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct IssueView {
    /// What the library lists of it.
    pub row: IssueRow,
    /// Its publication.
    pub publication: PublicationId,
    /// The publication's title.
    pub publication_title: String,
    /// BCP 47 tag of that title.
    pub publication_language: String,
    /// The publishers as this issue prints them.
    pub publishers: Vec<String>,
    /// The printed contents.
    pub contents: Vec<ContentsItem>,
    /// Its articles, in reading order.
    pub articles: Vec<ArticleSummary>,
    /// Where the reader was.
    pub position: Option<ReadingPosition>,
    /// The issue before it in its publication.
    pub previous: Option<IssueRow>,
    /// The issue after it.
    pub next: Option<IssueRow>,
    /// The file it came from.
    pub file_name: String,
    /// Share of the file's characters that have a place, 0 to 1.
    pub coverage: f64,
    /// What a reader should know about the reading.
    pub report: Vec<Sentence>,
    /// 1 for the first import, 2 and up for revisions.
    pub revision: u32,
}

/// A line of the printed contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ContentsItem {
    /// As printed.
    pub title: String,
    /// 0 for the top level.
    pub level: u8,
    /// The article it announces.
    pub article: Option<u32>,
}

/// An article in the list beside the text.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ArticleSummary {
    /// From 0.
    pub index: u32,
    /// As printed over it.
    pub title: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Length of the canonical text in UTF-16 code units.
    pub length: u32,
    /// How far it was read, in UTF-16 code units.
    pub read: u32,
    /// Its anchored highlights, in reading order.
    pub marks: Vec<MarkSummary>,
}

/// Where a highlight stands, for a tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MarkSummary {
    /// UTF-16 code units.
    pub start: u32,
    /// Its colour.
    pub colour: Colour,
}

/// An article with everything needed to show it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ArticleView {
    /// The issue.
    pub issue: IssueId,
    /// From 0.
    pub index: u32,
    /// As printed over it.
    pub title: Option<String>,
    /// The label of its section.
    pub section: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// The source line.
    pub source: Option<String>,
    /// Its own date.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Where each leaf of `blocks`, in reading order, starts in the canonical text.
    pub leaf_starts: Vec<u32>,
    /// Length of the canonical text.
    pub length: u32,
    /// The annotations on it, in reading order; those without a place last.
    pub annotations: Vec<AnnotationView>,
}

/// Where a reader is in an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadingPosition {
    /// Index of the article.
    pub article: u32,
    /// The first character shown, in UTF-16 code units of the canonical text.
    pub offset: u32,
}

/// Saves where a reader is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct PositionSave {
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// The first character shown.
    pub offset: u32,
    /// One past the last character shown; the share read only grows.
    pub seen: u32,
}
