//! Publications that are one: everything of the first goes to the second, and undo brings back what went.
//!
//! The first keeps its row without issues, out of sight, so that whatever names it is still true and it can come back.

use flyleaf_model::PublicationId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::spelling::stem;
use crate::{Error, Library, Result, journal};

/// What a merge moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Merge {
    pub(crate) from: PublicationId,
    pub(crate) into: PublicationId,
    issues: Vec<String>,
    /// Folded, with what they were kept for.
    spellings: Vec<(String, String)>,
    rules: Vec<String>,
}

impl Library {
    /// Makes the issues, spellings and reading rules of a publication those of another; undo takes it back.
    ///
    /// # Errors
    /// Where either is not there, or both are the same.
    pub fn publication_merge(&self, from: &PublicationId, into: &PublicationId) -> Result<()> {
        self.write(|connection| {
            let merge = merge(connection, from, into)?;
            journal::record_merge(connection, &merge)
        })
    }
}

/// Moves everything of one publication to another, and gives what was moved.
pub(crate) fn merge(
    connection: &Connection,
    from: &PublicationId,
    into: &PublicationId,
) -> Result<Merge> {
    for id in [from, into] {
        let there: Option<String> = connection
            .query_row("SELECT id FROM publication WHERE id = ?1", [id.as_str()], |row| row.get(0))
            .optional()?;
        if there.is_none() || from == into {
            return Err(Error::PublicationUnknown(id.clone()));
        }
    }
    let ids = |sql: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([from.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let mut statement = connection
        .prepare("SELECT folded, evidence FROM spelling WHERE publication = ?1 ORDER BY folded")?;
    let spellings = statement
        .query_map([from.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let merge = Merge {
        from: from.clone(),
        into: into.clone(),
        issues: ids("SELECT id FROM issue WHERE publication = ?1 ORDER BY id")?,
        spellings,
        rules: ids("SELECT id FROM reading_rule WHERE publication = ?1 ORDER BY id")?,
    };
    for table in ["issue", "spelling", "reading_rule"] {
        connection.execute(
            &format!("UPDATE {table} SET publication = ?2 WHERE publication = ?1"),
            params![from.as_str(), into.as_str()],
        )?;
    }
    for (folded, _) in &merge.spellings {
        connection
            .execute("UPDATE spelling SET evidence = 'merged' WHERE folded = ?1", [folded])?;
    }
    Ok(merge)
}

/// Moves back what a merge moved, as far as it is still there, and the issues that came since under a title that was
/// moved.
pub(crate) fn part(connection: &Connection, merge: &Merge) -> Result<()> {
    let Merge { from, into, .. } = merge;
    let mut statement = connection.prepare(
        "SELECT i.id, coalesce(r.title, '') FROM issue i
         JOIN revision r ON r.issue = i.id AND r.ordinal = i.current WHERE i.publication = ?1",
    )?;
    let there: Vec<(String, String)> = statement
        .query_map([into.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement =
        connection.prepare("SELECT folded, printed FROM spelling WHERE publication = ?1")?;
    let spelt: Vec<(String, String)> = statement
        .query_map([into.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let moved =
        spelt.iter().filter(|(folded, _)| merge.spellings.iter().any(|(own, _)| own == folded));
    let stems: Vec<String> = moved.map(|(_, printed)| stem(printed)).collect();
    let is_moved = |title: &str| stems.contains(&stem(title));
    for (folded, _) in spelt.iter().filter(|(_, printed)| is_moved(printed)) {
        connection.execute(
            "UPDATE spelling SET publication = ?2 WHERE folded = ?1",
            params![folded, from.as_str()],
        )?;
    }
    let back = there.iter().filter(|(id, title)| merge.issues.contains(id) || is_moved(title));
    for (id, _) in back {
        connection.execute(
            "UPDATE issue SET publication = ?2 WHERE id = ?1",
            params![id, from.as_str()],
        )?;
    }
    for (folded, evidence) in &merge.spellings {
        connection.execute(
            "UPDATE spelling SET evidence = ?3 WHERE folded = ?1 AND publication = ?2",
            params![folded, from.as_str(), evidence],
        )?;
    }
    for rule in &merge.rules {
        connection.execute(
            "UPDATE reading_rule SET publication = ?2 WHERE id = ?1 AND publication = ?3",
            params![rule, from.as_str(), into.as_str()],
        )?;
    }
    Ok(())
}
