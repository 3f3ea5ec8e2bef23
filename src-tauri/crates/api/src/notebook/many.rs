//! Many notes at once, and the trash.

use flyleaf_library::BulkChange;
use flyleaf_model::{AnnotationId, Colour, DigestId, Style};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{DigestRow, NotebookNote, NotebookQuery, NotebookSort};
use crate::{Flyleaf, Result};

/// One change to many annotations, undone as one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationsChange {
    /// Which.
    pub ids: Vec<AnnotationId>,
    /// What to do to each.
    pub change: ManyChange,
}

/// What to do to each of many annotations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ManyChange {
    /// Give it this colour.
    Recolour {
        /// The colour.
        colour: Colour,
    },
    /// Give it this style.
    Restyle {
        /// The style.
        style: Style,
    },
    /// Add a tag, where it does not have it.
    AddTag {
        /// The tag.
        tag: String,
    },
    /// Take a tag away, in whatever case and width it has it.
    RemoveTag {
        /// The tag.
        tag: String,
    },
    /// Move it to the trash.
    Trash,
}

/// What is in the trash.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TrashView {
    /// The notes, what was changed last first; five hundred at most.
    pub notes: Vec<NotebookNote>,
    /// How many notes there are.
    pub total: u32,
    /// The digests.
    pub digests: Vec<DigestRow>,
}

impl Flyleaf {
    /// Changes many annotations. Gives how many are not as they were.
    ///
    /// # Errors
    /// Where one is not there or in the trash; nothing is changed then.
    pub fn annotations_change(&self, request: &AnnotationsChange) -> Result<u32> {
        let change = match &request.change {
            ManyChange::Recolour { colour } => BulkChange::Colour(*colour),
            ManyChange::Restyle { style } => BulkChange::Style(*style),
            ManyChange::AddTag { tag } => BulkChange::AddTag(tag.clone()),
            ManyChange::RemoveTag { tag } => BulkChange::RemoveTag(tag.clone()),
            ManyChange::Trash => BulkChange::Trash,
        };
        Ok(self.library.annotations_change(&request.ids, &change, &self.now())?)
    }

    /// What is in the trash. The notebook pages through more.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn trash(&self) -> Result<TrashView> {
        let query = NotebookQuery {
            trashed: true,
            sort: NotebookSort::Modified,
            limit: super::MOST,
            ..NotebookQuery::default()
        };
        let page = self.notebook(&query)?;
        let digests = self.library.digests(true)?;
        let digests = digests.into_iter().map(DigestRow::from).collect();
        Ok(TrashView { notes: page.notes, total: page.total, digests })
    }

    /// Takes annotations out of the trash. Gives how many were taken out.
    ///
    /// # Errors
    /// Where one is not there.
    pub fn trash_restore(&self, ids: &[AnnotationId]) -> Result<u32> {
        Ok(self.library.trash_restore(ids)?)
    }

    /// Takes a digest out of the trash.
    ///
    /// # Errors
    /// Where it is not there.
    pub fn digest_restore(&self, id: &DigestId) -> Result<()> {
        Ok(self.library.digest_restore(id)?)
    }

    /// Deletes for good everything that is in the trash. Gives how much that was.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn trash_empty(&self) -> Result<u32> {
        Ok(self.library.trash_empty()?)
    }
}
