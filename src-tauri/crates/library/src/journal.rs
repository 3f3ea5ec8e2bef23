//! The journal of changes to annotations, readings and publications: what undo takes back and redo does again, across restarts.
//!
//! Entries hold the annotation, or how an issue was to be read, before and after. What is taken back is what the person did; where the passage stands is
//! never taken back, because the text may have been revised since.

use flyleaf_model::{Annotation, AnnotationId, IssueId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::annotation::{self, Stored};
use crate::merge::{self, Merge};
use crate::row::{json, parse};
use crate::{Error, Guidance, Library, ReadAgain, Result, carry, guidance, remove, revision};

/// How many changes can be undone.
const MOST: i64 = 1_000;

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of the change that was taken back or done again.
    pub kind: ChangeKind,
    /// The annotation; `None` for a correction.
    pub annotation: Option<AnnotationId>,
    /// The issue; `None` where publications were merged.
    pub issue: Option<IssueId>,
    /// Index of the annotation's article now, or when it was deleted; 0 for a correction.
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
    /// A reading was corrected.
    Correct,
    /// Two publications were made one.
    Merge,
    /// An issue was pasted.
    Paste,
}

impl ChangeKind {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Create, "create"),
        (Self::Update, "update"),
        (Self::Delete, "delete"),
        (Self::Correct, "correct"),
        (Self::Merge, "merge"),
        (Self::Paste, "paste"),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Correct => "correct",
            Self::Merge => "merge",
            Self::Paste => "paste",
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

/// How a revision was to be read at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct GuidanceSnapshot {
    /// Which revision of the issue.
    ordinal: u32,
    guidance: Guidance,
}

struct Entry {
    id: i64,
    kind: ChangeKind,
    annotation: AnnotationId,
    issue: Option<IssueId>,
    before: Option<String>,
    after: Option<String>,
}

impl Entry {
    fn damaged(&self) -> Error {
        Error::Damaged { table: "journal", row: self.id.to_string() }
    }

    fn issue(&self) -> Result<&IssueId> {
        self.issue.as_ref().ok_or_else(|| self.damaged())
    }

    /// The change that it is, where that is to no annotation.
    fn change(&self) -> Change {
        Change { kind: self.kind, annotation: None, issue: self.issue.clone(), article: 0 }
    }

    fn state<T: DeserializeOwned>(&self, json: &Option<String>) -> Result<Option<T>> {
        let name = self.id.to_string();
        json.as_deref().map(|json| parse("journal", &name, json)).transpose()
    }
}

impl Library {
    /// Takes back the latest change that is not taken back; `None` where there is none. A correction is taken back by
    /// reading the issue's original again.
    ///
    /// # Errors
    /// Where the library cannot be written, or an original cannot be read.
    pub fn undo(&self, read_again: &ReadAgain<'_>) -> Result<Option<Change>> {
        self.write(|connection| {
            let sql = "WHERE undone = 0 ORDER BY id DESC LIMIT 1";
            let Some(entry) = entry(connection, sql)? else { return Ok(None) };
            let change = match entry.kind {
                ChangeKind::Merge => part(connection, &entry)?,
                ChangeKind::Paste => take_out(connection, &entry)?,
                _ => turn(connection, &entry, &entry.after, &entry.before, read_again)?,
            };
            mark(connection, entry.id, true)?;
            Ok(Some(change))
        })
    }

    /// Does again what was taken back last; `None` where there is nothing.
    ///
    /// # Errors
    /// As `undo`.
    pub fn redo(&self, read_again: &ReadAgain<'_>) -> Result<Option<Change>> {
        self.write(|connection| {
            let sql = "WHERE undone = 1 ORDER BY id LIMIT 1";
            let Some(entry) = entry(connection, sql)? else { return Ok(None) };
            let change = match entry.kind {
                ChangeKind::Merge => join(connection, &entry)?,
                // Nothing is left of what was pasted and taken back, and so no entry.
                _ => turn(connection, &entry, &entry.before, &entry.after, read_again)?,
            };
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
    begin(connection)?;
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
    forget(connection)
}

/// Writes down that an issue is read otherwise.
pub(crate) fn record_guidance(
    connection: &Connection,
    issue: &IssueId,
    ordinal: u32,
    before: &Guidance,
    after: &Guidance,
) -> Result<()> {
    let state =
        |guidance: &Guidance| json(&GuidanceSnapshot { ordinal, guidance: guidance.clone() });
    begin(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, annotation, issue, session, before, after)
             VALUES (?1, '', ?2, '', ?3, ?4)",
        )?
        .execute(params![
            ChangeKind::Correct.name(),
            issue.as_str(),
            state(before),
            state(after)
        ])?;
    forget(connection)
}

/// Writes down that two publications were made one.
pub(crate) fn record_merge(connection: &Connection, merge: &Merge) -> Result<()> {
    begin(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, annotation, issue, session, before, after)
             VALUES (?1, '', NULL, '', ?2, ?2)",
        )?
        .execute(params![ChangeKind::Merge.name(), json(merge)])?;
    forget(connection)
}

/// Writes down that an issue was pasted.
pub(crate) fn record_paste(connection: &Connection, issue: &IssueId) -> Result<()> {
    begin(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, annotation, issue, session) VALUES (?1, '', ?2, '')",
        )?
        .execute(params![ChangeKind::Paste.name(), issue.as_str()])?;
    forget(connection)
}

/// What was taken back cannot be done again once something else is done.
fn begin(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM journal WHERE undone = 1", [])?;
    Ok(())
}

/// Drops what is too long ago.
fn forget(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?1")?
        .execute([MOST])?;
    Ok(())
}

fn snapshot(stored: &Stored, revision: i64) -> String {
    let Stored { annotation, home } = stored.clone();
    json(&Snapshot { annotation, home, revision })
}

/// Brings an annotation, or a reading, from one state to another; an absent state is an absent annotation.
fn turn(
    connection: &Connection,
    entry: &Entry,
    from: &Option<String>,
    to: &Option<String>,
    read_again: &ReadAgain<'_>,
) -> Result<Change> {
    if entry.kind == ChangeKind::Correct {
        let states = (entry.state(from)?, entry.state(to)?);
        return turn_guidance(connection, entry, states, read_again);
    }
    let (from, to) = (entry.state::<Snapshot>(from)?, entry.state::<Snapshot>(to)?);
    let (issue, article) = match (from.as_ref(), to.as_ref()) {
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
            return Err(entry.damaged());
        }
    };
    let annotation = Some(entry.annotation.clone());
    Ok(Change { kind: entry.kind, annotation, issue: Some(issue), article })
}

/// Reads an issue as it was read before or after a correction. A revision that is not the current one any more stays.
fn turn_guidance(
    connection: &Connection,
    entry: &Entry,
    states: (Option<GuidanceSnapshot>, Option<GuidanceSnapshot>),
    read_again: &ReadAgain<'_>,
) -> Result<Change> {
    let (Some(from), Some(to)) = states else {
        return Err(entry.damaged());
    };
    let issue = entry.issue()?;
    let current = revision::current_id(connection, issue)?;
    if revision::get(connection, current)?.ordinal == to.ordinal {
        guidance::apply(connection, issue, &from.guidance, &to.guidance, read_again)?;
    }
    Ok(entry.change())
}

/// Gives a merged publication back what it had.
fn part(connection: &Connection, entry: &Entry) -> Result<Change> {
    let merge: Merge = entry.state(&entry.after)?.ok_or_else(|| entry.damaged())?;
    merge::part(connection, &merge)?;
    Ok(entry.change())
}

/// Merges two publications again, with what has come since.
fn join(connection: &Connection, entry: &Entry) -> Result<Change> {
    let before: Merge = entry.state(&entry.before)?.ok_or_else(|| entry.damaged())?;
    let merged = merge::merge(connection, &before.from, &before.into)?;
    connection.execute(
        "UPDATE journal SET before = ?2, after = ?2 WHERE id = ?1",
        params![entry.id, json(&merged)],
    )?;
    Ok(entry.change())
}

/// Takes an issue out that was pasted, and this entry with it.
fn take_out(connection: &Connection, entry: &Entry) -> Result<Change> {
    remove::issue(connection, entry.issue()?)?;
    Ok(Change { issue: None, ..entry.change() })
}

/// Puts an annotation back, at its place in the text as it is now.
fn restore(connection: &Connection, snapshot: &Snapshot) -> Result<(IssueId, u32)> {
    let mut stored =
        Stored { annotation: snapshot.annotation.clone(), home: snapshot.home.clone() };
    let current = revision::current_id(connection, &stored.annotation.issue)?;
    if current != snapshot.revision {
        let articles = crate::article::rows(connection, current)?;
        let before = crate::article::rows(connection, snapshot.revision)?;
        let (article, anchor) = carry::place(&carry::Places::new(&before, &articles), &stored);
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
    type Columns = (i64, String, String, Option<String>, Option<String>, Option<String>);
    let found: Option<Columns> = connection
        .prepare_cached(&format!(
            "SELECT id, kind, annotation, issue, before, after FROM journal {clause}"
        ))?
        .query_row([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    let Some((id, kind, annotation, issue, before, after)) = found else { return Ok(None) };
    Ok(Some(Entry {
        kind: ChangeKind::of_name(&kind)
            .ok_or_else(|| Error::Damaged { table: "journal", row: id.to_string() })?,
        annotation: AnnotationId::new(annotation),
        issue: issue.map(IssueId::new),
        before,
        after,
        id,
    }))
}
