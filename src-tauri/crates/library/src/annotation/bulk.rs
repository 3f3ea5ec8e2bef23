//! One change to many annotations, undone as one.

use std::collections::BTreeSet;

use flyleaf_model::{AnnotationId, Colour, Style, Timestamp};
use rusqlite::Connection;

use super::row::{self, StoredAnnotation};
use super::tag::{fold_tag, tidy_tags};
use crate::journal::{self, ChangeKind, State};
use crate::{Error, Library, Result};

/// What to do to each of many annotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkChange {
    /// Give it this colour.
    Colour(Colour),
    /// Give it this style.
    Style(Style),
    /// Add a tag, where it does not have it.
    AddTag(String),
    /// Take a tag away, in whatever case and width it has it.
    RemoveTag(String),
    /// Move it to the trash.
    Trash,
}

impl Library {
    /// Changes many annotations, which undo takes back at once. Gives how many were changed.
    ///
    /// # Errors
    /// Where one is not there or in the trash; nothing is changed then.
    pub fn annotations_change(
        &self,
        ids: &[AnnotationId],
        what: &BulkChange,
        now: &Timestamp,
    ) -> Result<u32> {
        let kind = match what {
            BulkChange::Trash => ChangeKind::Delete,
            _ => ChangeKind::Update,
        };
        self.write(|connection| {
            change(connection, ids, kind, |stored| {
                let before = stored.annotation.clone();
                let annotation = &mut stored.annotation;
                match what {
                    BulkChange::Colour(colour) => annotation.colour = *colour,
                    BulkChange::Style(style) => annotation.style = *style,
                    BulkChange::AddTag(tag) => {
                        annotation.tags.push(tag.clone());
                        annotation.tags = tidy_tags(&annotation.tags);
                    }
                    BulkChange::RemoveTag(tag) => {
                        let tag = fold_tag(tag);
                        annotation.tags.retain(|own| fold_tag(own) != tag);
                    }
                    BulkChange::Trash => stored.trashed = Some(now.clone()),
                }
                if stored.annotation != before {
                    stored.annotation.modified = now.clone();
                }
            })
        })
    }
}

/// Changes annotations that are not in the trash, or takes them out of it, each once, and writes it down as one change.
/// Gives how many are not as they were.
///
/// # Errors
/// Where one is not there; where one is in the trash and not to be restored.
pub(super) fn change(
    connection: &Connection,
    ids: &[AnnotationId],
    kind: ChangeKind,
    work: impl Fn(&mut StoredAnnotation),
) -> Result<u32> {
    if kind != ChangeKind::Restore {
        for id in ids {
            row::get(connection, id)?;
        }
    }
    change_wherever(connection, ids, kind, work)
}

/// The same, in the trash as well.
pub(super) fn change_wherever(
    connection: &Connection,
    ids: &[AnnotationId],
    kind: ChangeKind,
    work: impl Fn(&mut StoredAnnotation),
) -> Result<u32> {
    let mut seen = BTreeSet::new();
    let mut states = Vec::new();
    for id in ids.iter().filter(|id| seen.insert(id.as_str())) {
        let before =
            row::find(connection, id)?.ok_or_else(|| Error::AnnotationUnknown(id.clone()))?;
        let mut after = before.clone();
        work(&mut after);
        if after != before {
            row::rewrite(connection, &after)?;
            states.push(State::difference(&before, &after));
        }
    }
    if !states.is_empty() {
        journal::record(connection, kind, "", &states)?;
    }
    Ok(u32::try_from(states.len()).unwrap_or(u32::MAX))
}
