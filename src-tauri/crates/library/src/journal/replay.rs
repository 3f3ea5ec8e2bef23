//! Undo and redo: what an entry of the journal says is taken back, or done again.

use flyleaf_model::{DigestId, IssueId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::{Change, ChangeKind, GuidanceSnapshot, State};
use crate::merge::{self, Merge};
use crate::row::{json, parse};
use crate::{Error, Library, ReadAgain, Result, digest, guidance, remove, revision};

struct Entry {
    id: i64,
    kind: ChangeKind,
    subject: String,
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
        let issue = self.issue.clone();
        Change {
            kind: self.kind,
            annotation: None,
            digest: None,
            annotations: 0,
            issue,
            article: None,
        }
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
            while let Some(entry) = entry(connection, "WHERE undone = 0 ORDER BY id DESC LIMIT 1")?
            {
                let change = match entry.kind {
                    ChangeKind::Merge => Some(part(connection, &entry)?),
                    ChangeKind::Paste => Some(take_out(connection, &entry)?),
                    _ => turn(connection, &entry, &entry.after, &entry.before, read_again)?,
                };
                if mark(connection, entry.id, true, change.is_some())? {
                    return Ok(change);
                }
            }
            Ok(None)
        })
    }

    /// Does again what was taken back last; `None` where there is nothing.
    ///
    /// # Errors
    /// As `undo`.
    pub fn redo(&self, read_again: &ReadAgain<'_>) -> Result<Option<Change>> {
        self.write(|connection| {
            while let Some(entry) = entry(connection, "WHERE undone = 1 ORDER BY id LIMIT 1")? {
                let change = match entry.kind {
                    ChangeKind::Merge => Some(join(connection, &entry)?),
                    // Nothing is left of what was pasted and taken back, and so no entry.
                    _ => turn(connection, &entry, &entry.before, &entry.after, read_again)?,
                };
                if mark(connection, entry.id, false, change.is_some())? {
                    return Ok(change);
                }
            }
            Ok(None)
        })
    }
}

/// Brings annotations, or a reading, from one state to another; `None` where nothing is left that could be.
fn turn(
    connection: &Connection,
    entry: &Entry,
    from: &Option<String>,
    to: &Option<String>,
    read_again: &ReadAgain<'_>,
) -> Result<Option<Change>> {
    if entry.kind == ChangeKind::Correct {
        let states = (entry.state(from)?, entry.state(to)?);
        return turn_guidance(connection, entry, states, read_again).map(Some);
    }
    if entry.kind == ChangeKind::Digest {
        let to: Option<digest::State> = entry.state::<Option<digest::State>>(to)?.flatten();
        let id = DigestId::new(entry.subject.as_str());
        digest::take(connection, &id, to.as_ref())?;
        return Ok(Some(Change { digest: Some(id), ..entry.change() }));
    }
    let states: Vec<State> = entry.state(to)?.ok_or_else(|| entry.damaged())?;
    let mut turned = Vec::new();
    for state in &states {
        turned.extend(state.take(connection)?.map(|place| (state.id(), place)));
    }
    let Some((first, place)) = turned.first() else { return Ok(None) };
    let only = turned.len() == 1;
    let shared = turned.iter().all(|(_, other)| other.issue == place.issue);
    Ok(Some(Change {
        kind: entry.kind,
        annotation: only.then(|| (*first).clone()),
        digest: None,
        annotations: u32::try_from(turned.len()).unwrap_or(u32::MAX),
        issue: shared.then(|| place.issue.clone()),
        article: place.article.filter(|_| only),
    }))
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

/// Notes that an entry was taken back or done again, or drops it where nothing is left of what it was about. Gives
/// whether it is still there.
fn mark(connection: &Connection, id: i64, undone: bool, meant_something: bool) -> Result<bool> {
    if meant_something {
        connection
            .prepare_cached("UPDATE journal SET undone = ?2 WHERE id = ?1")?
            .execute(params![id, undone])?;
    } else {
        connection.execute("DELETE FROM journal WHERE id = ?1", [id])?;
    }
    Ok(meant_something)
}

fn entry(connection: &Connection, clause: &str) -> Result<Option<Entry>> {
    type Columns = (i64, String, String, Option<String>, Option<String>, Option<String>);
    let found: Option<Columns> = connection
        .prepare_cached(&format!(
            "SELECT id, kind, subject, issue, before, after FROM journal {clause}"
        ))?
        .query_row([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    let Some((id, kind, subject, issue, before, after)) = found else { return Ok(None) };
    Ok(Some(Entry {
        kind: ChangeKind::of_name(&kind)
            .ok_or_else(|| Error::Damaged { table: "journal", row: id.to_string() })?,
        subject,
        issue: issue.map(IssueId::new),
        before,
        after,
        id,
    }))
}
