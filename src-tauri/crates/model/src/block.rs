//! An article's structure: blocks that hold runs of text, never markup.

use serde::{Deserialize, Serialize};
use specta::Type;

/// One block of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text, in order.
        runs: Vec<Run>,
    },
    /// A heading inside an article; the article's own title is not a block.
    Heading {
        /// 1 for the highest heading below the title, at most 6.
        level: u8,
        /// The text, in order.
        runs: Vec<Run>,
    },
    /// A list; its items hold blocks, so that lists nest.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The first item's number as printed; 1 where `ordered` is false.
        start: u32,
        /// The items, in order.
        items: Vec<ListItem>,
    },
    /// A passage quoted from elsewhere.
    Quote {
        /// The quoted blocks.
        blocks: Vec<Block>,
    },
    /// Text whose line ends and spaces carry meaning: verse, tables drawn in characters, listings.
    Preformatted {
        /// The text with its line ends, as printed.
        text: String,
    },
    /// A printed break between two parts of an article.
    Rule,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListItem {
    /// The item's content without its marker.
    pub blocks: Vec<Block>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Run {
    /// The text; never empty in a stored article.
    pub text: String,
    /// How it is set, each at most once, in the order of `Mark`.
    pub marks: Vec<Mark>,
    /// A BCP 47 tag where the run's language differs from the article's.
    pub language: Option<String>,
    /// Where the run links to: `http`, `https`, `mailto` or `#anchor`, nothing else.
    pub link: Option<String>,
}

/// How a run is set.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Emphasised.
    Emphasis,
    /// Strongly emphasised.
    Strong,
    /// Code.
    Code,
}

impl Run {
    /// A run of plain text in the article's language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
