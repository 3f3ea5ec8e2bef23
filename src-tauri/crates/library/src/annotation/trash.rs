//! The trash: where deleted annotations stay until it is emptied.

use flyleaf_model::{AnnotationId, Timestamp};
use rusqlite::Connection;

use super::{StoredAnnotation, bulk, delete, row};
use crate::journal::{self, ChangeKind};
use crate::{Library, Result, digest};

impl Library {
    /// Moves an annotation to the trash; undo brings it back.
    ///
    /// # Errors
    /// Where there is no such annotation, or it is in the trash.
    pub fn annotation_delete(&self, id: &AnnotationId, now: &Timestamp) -> Result<()> {
        self.write(|connection| {
            bulk::change(connection, std::slice::from_ref(id), ChangeKind::Delete, |stored| {
                stored.trashed = Some(now.clone());
            })?;
            Ok(())
        })
    }

    /// What is in the trash, the latest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn trash(&self) -> Result<Vec<StoredAnnotation>> {
        self.read(|connection| {
            row::query(connection, "WHERE trashed IS NOT NULL ORDER BY trashed DESC, id", [])
        })
    }

    /// Takes annotations out of the trash; those that are not in it stay as they are. Gives how many were taken out.
    ///
    /// # Errors
    /// Where one is not there.
    pub fn trash_restore(&self, ids: &[AnnotationId]) -> Result<u32> {
        self.write(|connection| {
            bulk::change(connection, ids, ChangeKind::Restore, |stored| stored.trashed = None)
        })
    }

    /// Deletes for good what is in the trash, annotations and digests, and what the journal knows of it. Gives how many
    /// went.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn trash_empty(&self) -> Result<u32> {
        self.write(|connection| {
            let ids = trashed(connection)?;
            for id in &ids {
                delete(connection, id)?;
            }
            journal::forget_annotations(connection, &ids)?;
            let digests = digest::empty_trash(connection)?;
            journal::forget_digests(connection, &digests)?;
            Ok(u32::try_from(ids.len() + digests.len()).unwrap_or(u32::MAX))
        })
    }
}

fn trashed(connection: &Connection) -> Result<Vec<AnnotationId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM annotation WHERE trashed IS NOT NULL")?;
    let ids = statement
        .query_map([], |row| Ok(AnnotationId::new(row.get::<_, String>(0)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}
