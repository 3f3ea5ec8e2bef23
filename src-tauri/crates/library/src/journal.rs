//! The journal of changes to annotations: what undo takes back and redo does again, across restarts.
//!
//! Entries hold the annotation before and after. What is taken back is what the person did; where the passage stands is
//! never taken back, because the text may have been revised since.

use flyleaf_model::{Annotation, AnnotationId, IssueId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::annotation::{self, Stored};
use crate::row::{json, parse};
use crate::{Error, Library, Result, carry, revision};

/// How many changes can be undone.
const MOST: i64 = 1_000;

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of the change that was taken back or done again.
    pub kind: ChangeKind,
    /// The annotation.
    pub annotation: AnnotationId,
    /// Its issue.
    pub issue: IssueId,
    /// Index of its article now, or when it was deleted.
    pub article: u32,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// An annotation was made.
    Create,
    /// An annotation was changed.
    Update,
    /// An annotation was deleted.
    Delete,
}

impl ChangeKind {
    const NAMES: [(Self, &'static str); 3] =
        [(Self::Create, "create"), (Self::Update, "update"), (Self::Delete, "delete")];

    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }
}

/// An annotation as it was at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    annotation: Annotation,
    home: Option<String>,
    /// The row of the revision that its anchor is in.
    revision: i64,
}

struct Entry {
    id: i64,
    kind: ChangeKind,
    annotation: AnnotationId,
    before: Option<Snapshot>,
    after: Option<Snapshot>,
}

impl Library {
    /// Takes back the latest change that is not taken back; `None` where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn undo(&self) -> Result<Option<Change>> {
        self.write(|connection| {
            let sql = "WHERE undone = 0 ORDER BY id DESC LIMIT 1";
            let Some(entry) = entry(connection, sql)? else { return Ok(None) };
            let change = turn(connection, &entry, entry.after.as_ref(), entry.before.as_ref())?;
            mark(connection, entry.id, true)?;
            Ok(Some(change))
        })
    }

    /// Does again what was taken back last; `None` where there is nothing.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn redo(&self) -> Result<Option<Change>> {
        self.write(|connection| {
            let sql = "WHERE undone = 1 ORDER BY id LIMIT 1";
            let Some(entry) = entry(connection, sql)? else { return Ok(None) };
            let change = turn(connection, &entry, entry.before.as_ref(), entry.after.as_ref())?;
            mark(connection, entry.id, false)?;
            Ok(Some(change))
        })
    }
}

/// Writes down a change. What was taken back before it can no longer be done again.
pub(crate) fn record(
    connection: &Connection,
    kind: ChangeKind,
    session: &str,
    before: Option<&Stored>,
    after: Option<&Stored>,
) -> Result<()> {
    let changed = &before.or(after).expect("a change has a before or an after").annotation;
    let revision = revision::current_id(connection, &changed.issue)?;
    connection.execute("DELETE FROM journal WHERE undone = 1", [])?;
    let after_json = after.map(|stored| snapshot(stored, revision));
    if kind == ChangeKind::Update && !session.is_empty() {
        let joined = connection
            .prepare_cached(
                "UPDATE journal SET after = ?1 WHERE id = (SELECT max(id) FROM journal)
                 AND kind = 'update' AND session = ?2 AND annotation = ?3",
            )?
            .execute(params![after_json, session, changed.id.as_str()])?;
        if joined == 1 {
            return Ok(());
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, annotation, issue, session, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            kind.name(),
            changed.id.as_str(),
            changed.issue.as_str(),
            session,
            before.map(|stored| snapshot(stored, revision)),
            after_json,
        ])?;
    connection
        .prepare_cached("DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?1")?
        .execute([MOST])?;
    Ok(())
}

fn snapshot(stored: &Stored, revision: i64) -> String {
    let Stored { annotation, home } = stored.clone();
    json(&Snapshot { annotation, home, revision })
}

/// Brings an annotation from one state to another; an absent state is an absent annotation.
fn turn(
    connection: &Connection,
    entry: &Entry,
    from: Option<&Snapshot>,
    to: Option<&Snapshot>,
) -> Result<Change> {
    let (issue, article) = match (from, to) {
        (Some(_), Some(to)) => {
            annotation::rewrite(connection, &to.annotation)?;
            let now = annotation::get(connection, &entry.annotation)?.annotation;
            (now.issue, now.article)
        }
        (Some(_), None) => {
            let now = annotation::get(connection, &entry.annotation)?.annotation;
            annotation::delete(connection, &entry.annotation)?;
            (now.issue, now.article)
        }
        (None, Some(to)) => restore(connection, to)?,
        (None, None) => {
            return Err(Error::Damaged { table: "journal", row: entry.id.to_string() });
        }
    };
    Ok(Change { kind: entry.kind, annotation: entry.annotation.clone(), issue, article })
}

/// Puts an annotation back, at its place in the text as it is now.
fn restore(connection: &Connection, snapshot: &Snapshot) -> Result<(IssueId, u32)> {
    let mut stored =
        Stored { annotation: snapshot.annotation.clone(), home: snapshot.home.clone() };
    let current = revision::current_id(connection, &stored.annotation.issue)?;
    if current != snapshot.revision {
        let articles = crate::article::rows(connection, current)?;
        let (article, anchor) = carry::place(&articles, &stored);
        stored.annotation.article = article;
        stored.annotation.anchor = anchor;
    }
    annotation::insert(connection, &stored)?;
    Ok((stored.annotation.issue, stored.annotation.article))
}

fn mark(connection: &Connection, id: i64, undone: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE journal SET undone = ?2 WHERE id = ?1")?
        .execute(params![id, undone])?;
    Ok(())
}

fn entry(connection: &Connection, clause: &str) -> Result<Option<Entry>> {
    type Columns = (i64, String, String, Option<String>, Option<String>);
    let found: Option<Columns> = connection
        .prepare_cached(&format!(
            "SELECT id, kind, annotation, before, after FROM journal {clause}"
        ))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .optional()?;
    let Some((id, kind, annotation, before, after)) = found else { return Ok(None) };
    let name = id.to_string();
    let state = |json: Option<String>| json.map(|json| parse("journal", &name, &json)).transpose();
    Ok(Some(Entry {
        kind: ChangeKind::of_name(&kind)
            .ok_or_else(|| Error::Damaged { table: "journal", row: name.clone() })?,
        annotation: AnnotationId::new(annotation),
        before: state(before)?,
        after: state(after)?,
        id,
    }))
}
