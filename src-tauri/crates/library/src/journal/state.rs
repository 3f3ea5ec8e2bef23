//! States of annotations: what an entry of the journal goes back to and on to.

use std::collections::BTreeSet;

use flyleaf_model::{
    AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Style, Target, Timestamp,
};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::annotation::{self, StoredAnnotation};
use crate::row::{json, parse};
use crate::{Result, carry, revision};

/// An annotation at one moment: whole, or what a person can write of it, or the place that a person gave it; where all
/// are absent, it was not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    id: AnnotationId,
    /// What to say the change was on, while the entry is made.
    #[serde(skip)]
    issue: Option<IssueId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Snapshot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<Written>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    placed: Option<Placed>,
}

/// A whole annotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Snapshot {
    annotation: Annotation,
    home: Option<String>,
    trashed: Option<Timestamp>,
    /// The row of the revision that its anchor is in.
    revision: i64,
}

/// What a person can change of an annotation; what is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<Style>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    modified: Timestamp,
    trashed: Option<Timestamp>,
}

/// A place that a person decided on, or what there was before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Placed {
    target: Target,
    home: Option<String>,
    /// The status at which it was left as it was.
    left: Option<AnchorStatus>,
    modified: Timestamp,
    /// The row of the revision that its anchor is in.
    revision: i64,
}

impl State {
    /// Before it was made, or after it was unmade.
    pub(crate) fn absent(stored: &StoredAnnotation) -> Self {
        let annotation = &stored.annotation;
        let issue = Some(annotation.issue.clone());
        Self { id: annotation.id.clone(), issue, whole: None, written: None, placed: None }
    }

    /// All of it, so that it can be put back.
    pub(crate) fn whole(connection: &Connection, stored: &StoredAnnotation) -> Result<Self> {
        let StoredAnnotation { annotation, home, trashed } = stored.clone();
        let revision = revision::current_id(connection, &annotation.issue)?;
        let whole = Some(Snapshot { annotation, home, trashed, revision });
        Ok(Self { whole, ..Self::absent(stored) })
    }

    /// Everything that a person can change of it.
    pub(crate) fn written(stored: &StoredAnnotation) -> Self {
        let annotation = &stored.annotation;
        let written = Some(Written {
            style: Some(annotation.style),
            colour: Some(annotation.colour),
            note: Some(annotation.note.clone()),
            tags: Some(annotation.tags.clone()),
            modified: annotation.modified.clone(),
            trashed: stored.trashed.clone(),
        });
        Self { written, ..Self::absent(stored) }
    }

    /// Its place, and what a person decided about that.
    pub(crate) fn placed(connection: &Connection, stored: &StoredAnnotation) -> Result<Self> {
        let annotation = &stored.annotation;
        let placed = Some(Placed {
            target: annotation.target.clone(),
            home: stored.home.clone(),
            left: annotation::left(connection, &annotation.id)?,
            modified: annotation.modified.clone(),
            revision: revision::current_id(connection, &annotation.issue)?,
        });
        Ok(Self { placed, ..Self::absent(stored) })
    }

    /// What a change made of it, before and after: as little as possible, for changes to very many.
    pub(crate) fn difference(before: &StoredAnnotation, after: &StoredAnnotation) -> (Self, Self) {
        let (was, is) = (&before.annotation, &after.annotation);
        let of = |stored: &StoredAnnotation| {
            let mut state = Self::written(stored);
            if let Some(written) = &mut state.written {
                written.style = written.style.filter(|_| was.style != is.style);
                written.colour = written.colour.filter(|_| was.colour != is.colour);
                written.note = written.note.take().filter(|_| was.note != is.note);
                written.tags = written.tags.take().filter(|_| was.tags != is.tags);
            }
            state
        };
        (of(before), of(after))
    }

    pub(crate) fn id(&self) -> &AnnotationId {
        &self.id
    }

    pub(super) fn issue(&self) -> Option<&IssueId> {
        self.issue.as_ref()
    }

    /// Brings the annotation into this state. Gives where it is, or last was; `None` where the state no longer means
    /// anything because the annotation or its issue is gone for good.
    pub(super) fn take(&self, connection: &Connection) -> Result<Option<Place>> {
        let there = annotation::find(connection, &self.id)?;
        let Some(mut stored) = there else { return self.put_back(connection) };
        let place = Place::of(&stored.annotation);
        if let Some(written) = &self.written {
            let Written { style, colour, note, tags, modified, trashed } = written.clone();
            let annotation = &mut stored.annotation;
            annotation.style = style.unwrap_or(annotation.style);
            annotation.colour = colour.unwrap_or(annotation.colour);
            annotation.note = note.unwrap_or_else(|| annotation.note.clone());
            annotation.tags = tags.unwrap_or_else(|| annotation.tags.clone());
            annotation.modified = modified;
            stored.trashed = trashed;
            annotation::rewrite(connection, &stored)?;
        } else if let Some(placed) = &self.placed {
            placed.take(connection, &mut stored)?;
        } else if let Some(whole) = &self.whole {
            // Where the passage stands is never taken back, because the text may have been revised since.
            let Annotation { target, .. } = stored.annotation;
            stored.annotation = Annotation { target, ..whole.annotation.clone() };
            stored.trashed.clone_from(&whole.trashed);
            annotation::rewrite(connection, &stored)?;
        } else {
            annotation::delete(connection, &self.id)?;
        }
        Ok(Some(place))
    }

    /// Puts an annotation back that is not there, at its place in the text as it is now.
    fn put_back(&self, connection: &Connection) -> Result<Option<Place>> {
        let Some(snapshot) = &self.whole else { return Ok(None) };
        let current = match revision::current_id(connection, &snapshot.annotation.issue) {
            Err(crate::Error::IssueUnknown(_)) => return Ok(None),
            current => current?,
        };
        let mut stored = StoredAnnotation {
            annotation: snapshot.annotation.clone(),
            home: snapshot.home.clone(),
            trashed: snapshot.trashed.clone(),
        };
        if current != snapshot.revision {
            let before = crate::article::rows(connection, snapshot.revision)?;
            let after = crate::article::rows(connection, current)?;
            carry::follow(&before, &after, &mut stored);
        }
        annotation::insert(connection, &stored)?;
        Ok(Some(Place::of(&stored.annotation)))
    }
}

impl Placed {
    /// Gives an annotation this place back: as it was, or, where the text was revised since, as it is found there.
    fn take(&self, connection: &Connection, stored: &mut StoredAnnotation) -> Result<()> {
        let annotation = &mut stored.annotation;
        annotation.target.clone_from(&self.target);
        annotation.modified.clone_from(&self.modified);
        stored.home.clone_from(&self.home);
        let current = revision::current_id(connection, &stored.annotation.issue)?;
        if current != self.revision {
            let before = crate::article::rows(connection, self.revision)?;
            carry::follow(&before, &crate::article::rows(connection, current)?, stored);
        }
        annotation::put_place(connection, stored)?;
        annotation::rewrite(connection, stored)?;
        annotation::leave(connection, &stored.annotation.id, self.left)
    }
}

/// Where an annotation is.
pub(super) struct Place {
    pub(super) issue: IssueId,
    pub(super) article: Option<u32>,
}

impl Place {
    fn of(annotation: &Annotation) -> Self {
        Self { issue: annotation.issue.clone(), article: annotation.article() }
    }
}

/// Takes everything about annotations that are gone for good out of the journal.
pub(crate) fn forget_annotations(connection: &Connection, ids: &[AnnotationId]) -> Result<()> {
    let gone: BTreeSet<&str> = ids.iter().map(AnnotationId::as_str).collect();
    let mut statement = connection.prepare(
        "SELECT id FROM journal WHERE kind IN ('create', 'update', 'delete', 'restore') ORDER BY id",
    )?;
    let entries: Vec<i64> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for entry in entries {
        let states: Option<(String, String)> = connection
            .prepare_cached("SELECT before, after FROM journal WHERE id = ?1")?
            .query_row([entry], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((before, after)) = states else { continue };
        let name = entry.to_string();
        let kept = |states: &str| -> Result<(Vec<State>, bool)> {
            let states: Vec<State> = parse("journal", &name, states)?;
            let all = states.len();
            let kept: Vec<State> =
                states.into_iter().filter(|state| !gone.contains(state.id.as_str())).collect();
            let shrunk = kept.len() < all;
            Ok((kept, shrunk))
        };
        // An entry that cannot be read says nothing about anything, and undo will name it.
        let (Ok((before, shrunk)), Ok((after, _))) = (kept(&before), kept(&after)) else {
            continue;
        };
        if before.is_empty() {
            connection.execute("DELETE FROM journal WHERE id = ?1", [entry])?;
        } else if shrunk {
            connection.execute(
                "UPDATE journal SET before = ?2, after = ?3 WHERE id = ?1",
                (entry, json(&before), json(&after)),
            )?;
        }
    }
    Ok(())
}
