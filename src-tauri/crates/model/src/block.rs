//! An article's structure: blocks that hold runs of text, never markup.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ImageId;

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
    /// Cells in rows and columns.
    Table {
        /// How many of the rows, from the first, head the columns.
        head: u32,
        /// The rows, in order.
        rows: Vec<TableRow>,
    },
    /// An image with its caption.
    Figure {
        /// Id of the image; `None` where it is not in the file, as for an image on the network.
        image: Option<ImageId>,
        /// What it shows, in words; empty where the issue gives none.
        alt: String,
        /// The caption, in order; often empty.
        caption: Vec<Run>,
    },
    /// A note at the foot of the page or the end of the article; runs that link to `#id` refer to it.
    Footnote {
        /// Its name within the article, without `#`.
        id: String,
        /// Its mark as printed, without brackets.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A printed break between two parts of an article.
    Rule,
}

/// One row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TableRow {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Cell {
    /// What it holds.
    pub blocks: Vec<Block>,
    /// How many columns it spans, at least 1.
    pub columns: u32,
    /// How many rows it spans, at least 1.
    pub rows: u32,
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, columns: 1, rows: 1 }
    }
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
    /// The text; never empty in a stored article. A line feed is a forced line end.
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
    /// Struck through.
    Strikethrough,
    /// Raised, as the mark of a footnote.
    Superscript,
    /// Lowered, as in a formula.
    Subscript,
}

impl Run {
    /// A run of plain text in the article's language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
