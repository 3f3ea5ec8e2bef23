//! What is in the library: publications and their issues.

use flyleaf_model::{IssueId, PublicationId, Timestamp};
use serde::Serialize;
use specta::Type;

/// The whole library, for its first page.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LibraryView {
    /// Publications, in the order of their titles.
    pub publications: Vec<PublicationView>,
    /// The folder that holds the library.
    pub folder: String,
}

/// One publication with its issues.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PublicationView {
    /// Its id.
    pub id: PublicationId,
    /// Its title as first printed.
    pub title: String,
    /// Its publishers as printed on the latest issue.
    pub publishers: Vec<String>,
    /// BCP 47 tag of its title's language.
    pub language: String,
    /// How its covers look.
    pub cover: Cover,
    /// Its issues, latest first.
    pub issues: Vec<IssueRow>,
}

/// How a publication's generated covers look; made once from its id and title, then kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, Type)]
pub struct Cover {
    /// The arrangement.
    pub setting: CoverSetting,
    /// One of the eight palettes: `chalk`, `fern`, `seal`, `ochre`, `slate`, `brick`, `lichen`, `plum`.
    pub palette: String,
}

/// The arrangements of a cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CoverSetting {
    /// Two names joined by a large ampersand.
    And,
    /// Chinese characters from top to bottom, with a seal.
    Vertical,
    /// A ruled masthead above the number.
    Banner,
    /// A block of colour above the number.
    Block,
}

/// One issue as the library lists it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct IssueRow {
    /// Its id.
    pub id: IssueId,
    /// The number as printed.
    pub number: Option<String>,
    /// The volume as printed.
    pub volume: Option<String>,
    /// The year that the masthead names.
    pub year: Option<i32>,
    /// ISO 8601, where certain.
    pub date: Option<String>,
    /// As printed.
    pub date_printed: Option<String>,
    /// What to call it where it has neither number nor date: its first article's title or the file's name.
    pub fallback_title: String,
    /// How many articles it holds.
    pub articles: u32,
    /// Share of the text that was read, 0 to 1.
    pub progress: f32,
    /// Whether it was never opened.
    pub unread: bool,
    /// Highlights, with and without notes.
    pub highlights: u32,
    /// Highlights with a note.
    pub notes: u32,
    /// How many findings ask for a look.
    pub findings: u32,
    /// When it was imported.
    pub imported: Timestamp,
}
