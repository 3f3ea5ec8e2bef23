//! The journal of changes to annotations, digests, readings and publications: what undo takes back and redo does again,
//! across restarts.
//!
//! Entries hold annotations, one or many, or how an issue was to be read, before and after. What is taken back is what
//! the person did; where the passage stands is never taken back, because the text may have been revised since.

mod replay;
mod state;

use flyleaf_model::{AnnotationId, DigestId, IssueId};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::merge::Merge;
use crate::row::json;
use crate::{Guidance, Result, digest};

pub(crate) use state::{State, forget_annotations};

/// How many changes can be undone.
const MOST: i64 = 1_000;

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of the change that was taken back or done again.
    pub kind: ChangeKind,
    /// The annotation; `None` where it is to none or to several.
    pub annotation: Option<AnnotationId>,
    /// The digest; `None` where it is to none.
    pub digest: Option<DigestId>,
    /// How many annotations it is to.
    pub annotations: u32,
    /// The issue; `None` where publications were merged, and where annotations of several issues were changed.
    pub issue: Option<IssueId>,
    /// Index of the annotation's article now, or when it was last there; `None` without one.
    pub article: Option<u32>,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// An annotation was made.
    Create,
    /// Annotations were changed.
    Update,
    /// Annotations were moved to the trash.
    Delete,
    /// Annotations were taken out of the trash.
    Restore,
    /// A reading was corrected.
    Correct,
    /// Two publications were made one.
    Merge,
    /// An issue was pasted.
    Paste,
    /// A digest was made, changed, moved to the trash or taken out of it.
    Digest,
}

impl ChangeKind {
    const NAMES: [(Self, &'static str); 8] = [
        (Self::Create, "create"),
        (Self::Update, "update"),
        (Self::Delete, "delete"),
        (Self::Restore, "restore"),
        (Self::Correct, "correct"),
        (Self::Merge, "merge"),
        (Self::Paste, "paste"),
        (Self::Digest, "digest"),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Correct => "correct",
            Self::Merge => "merge",
            Self::Paste => "paste",
            Self::Digest => "digest",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }
}

/// How a revision was to be read at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct GuidanceSnapshot {
    /// Which revision of the issue.
    ordinal: u32,
    guidance: Guidance,
}

/// Writes down one change to annotations: each before and after. What was taken back before it can no longer be done
/// again.
pub(crate) fn record(
    connection: &Connection,
    kind: ChangeKind,
    session: &str,
    states: &[(State, State)],
) -> Result<()> {
    begin(connection)?;
    let (before, after): (Vec<&State>, Vec<&State>) =
        states.iter().map(|(before, after)| (before, after)).unzip();
    let annotation = match before.as_slice() {
        [only] => only.id().as_str(),
        _ => "",
    };
    let mut issues = before.iter().map(|state| state.issue());
    let issue = issues.next().flatten().filter(|first| issues.all(|next| next == Some(first)));
    if kind == ChangeKind::Update && !session.is_empty() {
        let joined = connection
            .prepare_cached(
                "UPDATE journal SET after = ?1 WHERE id = (SELECT max(id) FROM journal)
                 AND kind = 'update' AND session = ?2 AND subject = ?3",
            )?
            .execute(params![json(&after), session, annotation])?;
        if joined == 1 {
            return Ok(());
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, subject, issue, session, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            kind.name(),
            annotation,
            issue.map(IssueId::as_str),
            session,
            json(&before),
            json(&after),
        ])?;
    forget(connection)
}

/// Writes down a change to a digest; `None` where it was not there.
pub(crate) fn record_digest(
    connection: &Connection,
    id: &DigestId,
    session: &str,
    before: Option<&digest::State>,
    after: Option<&digest::State>,
) -> Result<()> {
    begin(connection)?;
    if !session.is_empty() {
        let joined = connection
            .prepare_cached(
                "UPDATE journal SET after = ?1 WHERE id = (SELECT max(id) FROM journal)
                 AND kind = 'digest' AND session = ?2 AND subject = ?3",
            )?
            .execute(params![json(&after), session, id.as_str()])?;
        if joined == 1 {
            return Ok(());
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO journal (kind, subject, issue, session, before, after)
             VALUES ('digest', ?1, NULL, ?2, ?3, ?4)",
        )?
        .execute(params![id.as_str(), session, json(&before), json(&after)])?;
    forget(connection)
}

/// Takes everything about digests that are gone for good out of the journal.
pub(crate) fn forget_digests(connection: &Connection, ids: &[DigestId]) -> Result<()> {
    for id in ids {
        connection
            .prepare_cached("DELETE FROM journal WHERE kind = 'digest' AND subject = ?1")?
            .execute([id.as_str()])?;
    }
    Ok(())
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
            "INSERT INTO journal (kind, subject, issue, session, before, after)
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
            "INSERT INTO journal (kind, subject, issue, session, before, after)
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
            "INSERT INTO journal (kind, subject, issue, session) VALUES (?1, '', ?2, '')",
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
