//! Tags: counted, completed, renamed everywhere at once.

use flyleaf_library::TagRow;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Flyleaf, Result};

/// A tag and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TagView {
    /// As most annotations spell it.
    pub tag: String,
    /// How many annotations have it.
    pub annotations: u32,
}

impl From<TagRow> for TagView {
    fn from(row: TagRow) -> Self {
        Self { tag: row.tag, annotations: row.annotations }
    }
}

/// Calls a tag otherwise everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct TagRename {
    /// The tag, in any case and width.
    pub from: String,
    /// What to call it; where there is such a tag already, both become one.
    pub to: String,
}

impl Flyleaf {
    /// Every tag, in the order of their spellings.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tags(&self) -> Result<Vec<TagView>> {
        Ok(self.library.tags()?.into_iter().map(TagView::from).collect())
    }

    /// At most `most` tags that fit what is typed, the likeliest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tag_completions(&self, typed: &str, most: u32) -> Result<Vec<TagView>> {
        let rows = self.library.tag_completions(typed, most as usize)?;
        Ok(rows.into_iter().map(TagView::from).collect())
    }

    /// Calls a tag otherwise everywhere; undo takes it back. Gives how many annotations were changed.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn tag_rename(&self, request: &TagRename) -> Result<u32> {
        Ok(self.library.tag_rename(&request.from, &request.to, &self.now())?)
    }
}
