//! Issues out of the library.

use flyleaf_model::IssueId;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Prints issues to a PDF file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct ExportPdf {
    /// The issues, in order.
    pub issues: Vec<IssueId>,
    /// Only these articles (from 0) of a single issue; all where `None`.
    pub articles: Option<Vec<u32>>,
    /// The paper.
    pub paper: Paper,
    /// Where notes stand.
    pub notes: NotesPlacement,
    /// A page with masthead and contents first; otherwise a compact head over the first article.
    pub masthead: bool,
    /// Colour behind highlighted passages.
    pub highlights: bool,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// ISO 216 A5.
    A5,
    /// ISO 216 A4.
    #[default]
    A4,
    /// US Letter.
    Letter,
}

/// Where an export puts the notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NotesPlacement {
    /// In the margin, beside their passages.
    #[default]
    Margin,
    /// At the end of each article, numbered.
    End,
    /// Nowhere.
    None,
}

/// What an export did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ExportReport {
    /// The file that was written.
    pub path: String,
    /// Pages in it; 0 for formats without pages.
    pub pages: u32,
    /// Its size in bytes.
    pub bytes: u32,
    /// Highlights shown.
    pub highlights: u32,
    /// Notes shown.
    pub notes: u32,
    /// Annotations that have no place in the text; their notes stand at the end of the issue.
    pub unplaced: u32,
    /// Characters that no installed font can show.
    pub missing: Vec<MissingCharacters>,
}

/// Pages of an export as pictures, nothing written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewView {
    /// Pages in all.
    pub pages: u32,
    /// The pages asked for, as PNG files, in the order they were asked for.
    pub images: Vec<Vec<u8>>,
}

/// Characters of one article that no installed font covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MissingCharacters {
    /// The article's title.
    pub article: String,
    /// The characters, each once.
    pub characters: String,
}
