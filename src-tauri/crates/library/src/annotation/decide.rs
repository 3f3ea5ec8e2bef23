//! What a person decides about places that a revision left in doubt: it is the passage, it is this passage, or there is
//! none. Undo takes each back.

use flyleaf_model::{Anchor, AnchorStatus, AnnotationId, Span, Target, Timestamp};
use flyleaf_text::anchor::describe;
use rusqlite::{Connection, OptionalExtension, params};

use super::{StoredAnnotation, row};
use crate::journal::{self, ChangeKind, State};
use crate::{Error, Library, Result, article, revision};

impl Library {
    /// Takes the places where annotations were found for theirs: what names them is what stands there now. Those that
    /// have no place, and those that are exact, stay as they are. Gives how many were confirmed.
    ///
    /// # Errors
    /// Where one is not there or in the trash; nothing is changed then.
    pub fn annotations_confirm(&self, ids: &[AnnotationId], now: &Timestamp) -> Result<u32> {
        self.write(|connection| {
            let found = |stored: &StoredAnnotation| {
                let anchor = stored.annotation.anchor()?;
                anchor.span.filter(|_| anchor.status != AnchorStatus::Exact)
            };
            decide(connection, ids, |connection, stored| {
                let Some((span, article)) = found(stored).zip(stored.annotation.article()) else {
                    return Ok(());
                };
                put_on(connection, stored, article, now, |_| span)
            })
        })
    }

    /// Puts an annotation on the passage that `locate` finds in an article's canonical text.
    ///
    /// # Errors
    /// Whatever `locate` says; and where there is no such annotation or article, or the passage is none.
    pub fn annotation_attach<E: From<Error>>(
        &self,
        id: &AnnotationId,
        article: u32,
        now: &Timestamp,
        locate: impl FnOnce(&str) -> std::result::Result<Span, E>,
    ) -> std::result::Result<(), E> {
        let mut refused = None;
        let done = self.write(|connection| {
            let before = row::get(connection, id)?;
            let mut after = before.clone();
            put_on(connection, &mut after, article, now, |text| {
                locate(text).unwrap_or_else(|error| {
                    refused = Some(error);
                    Span::new(0, 0)
                })
            })?;
            record(connection, &[write(connection, &before, &after)?]).map(|_| ())
        });
        match refused {
            Some(refused) => Err(refused),
            None => done.map_err(E::from),
        }
    }

    /// Leaves annotations without a sure place as they are: their places are not asked about again until they change.
    /// Gives how many were not left already.
    ///
    /// # Errors
    /// Where one is not there or in the trash; nothing is changed then.
    pub fn annotations_leave(&self, ids: &[AnnotationId]) -> Result<u32> {
        self.write(|connection| {
            let mut states = Vec::new();
            for id in ids {
                let stored = row::get(connection, id)?;
                if stored.status() != AnchorStatus::Exact && !is_left(connection, &stored)? {
                    let before = State::placed(connection, &stored)?;
                    leave(connection, id, Some(stored.status()))?;
                    states.push((before, State::placed(connection, &stored)?));
                }
            }
            record(connection, &states)
        })
    }
}

/// Whether a person leaves an annotation's place as it is.
pub(crate) fn is_left(connection: &Connection, stored: &StoredAnnotation) -> Result<bool> {
    Ok(left(connection, &stored.annotation.id)? == Some(stored.status()))
}

/// The status at which a person left an annotation as it was.
pub(crate) fn left(connection: &Connection, id: &AnnotationId) -> Result<Option<AnchorStatus>> {
    let name: Option<String> = connection
        .prepare_cached("SELECT status FROM annotation_left WHERE annotation = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    Ok(name.as_deref().and_then(AnchorStatus::from_name))
}

/// Writes down, or with `None` forgets, that an annotation is left as it is.
pub(crate) fn leave(
    connection: &Connection,
    id: &AnnotationId,
    status: Option<AnchorStatus>,
) -> Result<()> {
    match status {
        Some(status) => connection
            .prepare_cached(
                "INSERT INTO annotation_left (annotation, status) VALUES (?1, ?2)
                 ON CONFLICT (annotation) DO UPDATE SET status = excluded.status",
            )?
            .execute(params![id.as_str(), status.name()])?,
        None => connection
            .prepare_cached("DELETE FROM annotation_left WHERE annotation = ?1")?
            .execute([id.as_str()])?,
    };
    Ok(())
}

/// Changes the places of annotations, as one change. Gives how many are elsewhere or surer than they were.
fn decide(
    connection: &Connection,
    ids: &[AnnotationId],
    work: impl Fn(&Connection, &mut StoredAnnotation) -> Result<()>,
) -> Result<u32> {
    let mut states = Vec::new();
    for id in ids {
        let before = row::get(connection, id)?;
        let mut after = before.clone();
        work(connection, &mut after)?;
        if after != before {
            states.push(write(connection, &before, &after)?);
        }
    }
    record(connection, &states)
}

fn record(connection: &Connection, states: &[(State, State)]) -> Result<u32> {
    if !states.is_empty() {
        journal::record(connection, ChangeKind::Update, "", states)?;
    }
    Ok(u32::try_from(states.len()).unwrap_or(u32::MAX))
}

fn write(
    connection: &Connection,
    before: &StoredAnnotation,
    after: &StoredAnnotation,
) -> Result<(State, State)> {
    let state = State::placed(connection, before)?;
    row::put_place(connection, after)?;
    // The words that it is searched by are others now.
    row::rewrite(connection, after)?;
    leave(connection, &after.annotation.id, None)?;
    Ok((state, State::placed(connection, after)?))
}

/// Puts an annotation on a passage and describes it anew.
fn put_on(
    connection: &Connection,
    stored: &mut StoredAnnotation,
    index: u32,
    now: &Timestamp,
    locate: impl FnOnce(&str) -> Span,
) -> Result<()> {
    let issue = stored.annotation.issue.clone();
    let current = revision::current_id(connection, &issue)?;
    let (title, text) = article::text(connection, &issue, current, index)?;
    let span = locate(&text);
    if span.is_empty() || text.get(span.start..span.end).is_none() {
        return Err(Error::NoPassage { issue, index, start: span.start, end: span.end });
    }
    stored.annotation.target = Target::Passage {
        article: index,
        selectors: describe(&text, span),
        anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
    };
    stored.annotation.modified = now.clone();
    stored.home = title;
    Ok(())
}
