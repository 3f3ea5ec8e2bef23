//! An issue as printed: what its masthead says, its contents, its articles.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Block, Span};

/// What an issue prints about its publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Masthead {
    /// The publication's title as printed; `None` where the issue prints none.
    pub title: Option<String>,
    /// The publishers as printed, in order, a name in two languages as two entries.
    pub publishers: Vec<String>,
}

/// One number of a publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What the issue prints about its publication.
    pub publication: Masthead,
    /// The number as printed, without its label, in ASCII digits where it is a number (`22`, `12a`, `3-4`).
    pub number: Option<String>,
    /// The volume, as `number`.
    pub volume: Option<String>,
    /// The year that the masthead names for the issue.
    pub year: Option<i32>,
    /// The date as ISO 8601 (`2026-05-14`, `2026-05`), only where what is printed is certain.
    pub date: Option<String>,
    /// The date exactly as printed, misspelt or not.
    pub date_printed: Option<String>,
    /// BCP 47 tags of the languages the issue is written in, the main one first.
    pub languages: Vec<String>,
    /// The printed contents, in order.
    pub contents: Vec<ContentsEntry>,
    /// The articles, in reading order; never empty in a stored issue.
    pub articles: Vec<Article>,
}

/// One line of the printed contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsEntry {
    /// The title as printed in the contents, without marker and page number.
    pub title: String,
    /// 0 for the top level.
    pub level: u8,
    /// Index of the article it announces; `None` where no article was found for it.
    pub article: Option<u32>,
}

/// A titled piece in an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The title as printed over the article; `None` where nothing was printed.
    pub title: Option<String>,
    /// The label of the section it stands in, as printed over it.
    pub section: Option<String>,
    /// The author line, without “By”.
    pub byline: Option<String>,
    /// The source line, without “Source:” and brackets.
    pub source: Option<String>,
    /// The article's own date, as `Issue::date`.
    pub date: Option<String>,
    /// BCP 47 tag of the language most of it is in.
    pub language: String,
    /// Bytes of the source from where its heading starts to where it ends.
    pub span: Span,
    /// The text.
    pub blocks: Vec<Block>,
}
