//! What a reader writes on an issue, and where it stands.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{AnnotationId, IssueId, Span, Timestamp};

/// A highlight with an optional note, on a passage of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name for good.
    pub id: AnnotationId,
    /// The issue it is written on.
    pub issue: IssueId,
    /// Index of the article in the issue's current revision.
    pub article: u32,
    /// How the passage is named, so that it can be found again in changed text.
    pub selectors: Selectors,
    /// Where the passage stands in the article's current canonical text.
    pub anchor: Anchor,
    /// The highlight's colour.
    pub colour: Colour,
    /// The note in Markdown; empty for a bare highlight.
    pub note: String,
    /// Tags, without `#`, in the order they were given.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed by a person.
    pub modified: Timestamp,
}

/// The colours of a highlight, in the order of their keys 1 to 4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Yellow.
    #[default]
    Straw,
    /// Green.
    Sage,
    /// Blue.
    Sky,
    /// Pink.
    Rose,
}

impl Colour {
    /// Every colour, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::Straw, Self::Sage, Self::Sky, Self::Rose];

    /// The name used on the command line, in files and in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Straw => "straw",
            Self::Sage => "sage",
            Self::Sky => "sky",
            Self::Rose => "rose",
        }
    }

    /// The colour of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// The two W3C selectors that every annotation carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selectors {
    /// Where it stood when it was made or last anchored.
    pub position: TextPositionSelector,
    /// What it said, and what stood around it.
    pub quote: TextQuoteSelector,
}

/// Web Annotation Data Model, section 4.2.5; offsets in Unicode code points of the article's canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPositionSelector {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Web Annotation Data Model, section 4.2.4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextQuoteSelector {
    /// The passage itself.
    pub exact: String,
    /// The text right before it.
    #[serde(default)]
    pub prefix: String,
    /// The text right after it.
    #[serde(default)]
    pub suffix: String,
}

/// Where a passage is now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// How sure that is.
    pub status: AnchorStatus,
    /// Bytes of the article's canonical text; `None` when ambiguous or orphaned.
    pub span: Option<Span>,
    /// 1 for the very passage in its very context, less for a weaker match, 0 for none.
    pub score: f32,
}

/// The grades of an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AnchorStatus {
    /// The same words where they were.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Nearly the same words.
    Changed,
    /// Several places fit equally well; none is chosen.
    Ambiguous,
    /// Nothing fits.
    Orphaned,
}
