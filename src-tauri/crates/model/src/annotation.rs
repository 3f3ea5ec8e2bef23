//! What a reader marks and writes on an issue, and where it stands.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{AnnotationId, IssueId, Span, Timestamp};

/// What a reader marked or wrote: a highlight, an underline or a note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name for good.
    pub id: AnnotationId,
    /// The issue it is written on.
    pub issue: IssueId,
    /// What of the issue it is on.
    pub target: Target,
    /// How a passage is marked; without effect on any other target.
    pub style: Style,
    /// Its colour.
    pub colour: Colour,
    /// The note in Markdown; may be empty.
    pub note: String,
    /// Tags, without `#`, in the order they were given.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed by a person.
    pub modified: Timestamp,
    /// What another program's annotation said besides, carried through unread; empty for our own.
    pub foreign: serde_json::Map<String, serde_json::Value>,
}

/// What an annotation is on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// The issue as a whole.
    Issue,
    /// An article as a whole.
    Article {
        /// Its index in the issue's current revision.
        article: u32,
    },
    /// A passage of an article.
    Passage {
        /// Index of the article in the issue's current revision.
        article: u32,
        /// How the passage is named, so that it can be found again in changed text.
        selectors: Selectors,
        /// Where the passage stands in the article's current canonical text.
        anchor: Anchor,
    },
}

impl Annotation {
    /// Index of the article it is on or in; `None` for one on the issue.
    pub fn article(&self) -> Option<u32> {
        self.target.article()
    }

    /// Where its passage stands; `None` where it is on no passage.
    pub fn anchor(&self) -> Option<&Anchor> {
        self.target.anchor()
    }

    /// Bytes of its passage in the article's canonical text; `None` without a passage, or without a place for it.
    pub fn span(&self) -> Option<Span> {
        self.anchor()?.span
    }

    /// What names its passage; `None` where it is on no passage.
    pub fn selectors(&self) -> Option<&Selectors> {
        self.target.selectors()
    }

    /// The passage as it was marked; empty where it is on no passage.
    pub fn quote(&self) -> &str {
        self.selectors().map_or("", |selectors| &selectors.quote.exact)
    }

    /// Whether it is on a passage that has no place.
    pub fn is_unplaced(&self) -> bool {
        self.anchor().is_some_and(|anchor| anchor.span.is_none())
    }
}

impl Target {
    /// Index of the article; `None` for the issue.
    pub fn article(&self) -> Option<u32> {
        match self {
            Self::Issue => None,
            Self::Article { article } | Self::Passage { article, .. } => Some(*article),
        }
    }

    /// Where the passage stands.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Passage { anchor, .. } => Some(anchor),
            Self::Issue | Self::Article { .. } => None,
        }
    }

    /// What names the passage.
    pub fn selectors(&self) -> Option<&Selectors> {
        match self {
            Self::Passage { selectors, .. } => Some(selectors),
            Self::Issue | Self::Article { .. } => None,
        }
    }
}

/// How a passage is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Colour behind the words.
    #[default]
    Highlight,
    /// A line of the colour under them.
    Underline,
}

impl Style {
    /// Every style.
    pub const ALL: [Self; 2] = [Self::Highlight, Self::Underline];

    /// The name used on the command line and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Highlight => "highlight",
            Self::Underline => "underline",
        }
    }

    /// The style of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }
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

/// The two W3C selectors that name a passage.
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

impl AnchorStatus {
    /// Every grade, the surest first.
    pub const ALL: [Self; 5] =
        [Self::Exact, Self::Moved, Self::Changed, Self::Ambiguous, Self::Orphaned];

    /// The name used on the command line and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Ambiguous => "ambiguous",
            Self::Orphaned => "orphaned",
        }
    }

    /// The grade of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
