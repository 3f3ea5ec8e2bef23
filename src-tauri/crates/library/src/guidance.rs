//! Corrections: what a person put right in an issue's reading, kept beside it and applied by reading its original again.
//!
//! A correction replaces the reading of the current revision, in one transaction with the places of everything written
//! on it. Which formats there are is not known here: whoever reads files is handed the original and hands a reading back.

use flyleaf_model::{Correction, IssueFact, IssueId, PublicationId, ReadingRule};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::identity::Identity;
use crate::row::{json, parse};
use crate::{Error, Import, Library, Prepared, Result};
use crate::{article, carry, journal, original, publication, revision};

/// What was known of how a revision must be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guidance {
    /// The rules of its publication, as they were when it was read.
    pub rules: Vec<ReadingRule>,
    /// What a person put right in it, in the order it was done.
    pub corrections: Vec<Correction>,
}

/// A kept file that is to be read again.
#[derive(Debug)]
pub struct Original<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its name, without its folder.
    pub file_name: &'a str,
    /// How it must be read.
    pub guidance: &'a Guidance,
}

/// What a kept file was read as.
#[derive(Debug)]
pub struct Reread {
    /// The reading.
    pub prepared: Prepared,
    /// An id never used before, for a publication that is new.
    pub new_publication: PublicationId,
    /// As in `Import`.
    pub publication_language: String,
    /// As in `Import`.
    pub cover: String,
    /// As in `Import`.
    pub remarkable: u32,
}

/// Reads a kept file again, or says why it cannot be read.
pub type ReadAgain<'a> = dyn Fn(&Original<'_>) -> std::result::Result<Reread, String> + 'a;

impl Library {
    /// How the current reading of an issue came about.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn guidance(&self, issue: &IssueId) -> Result<Guidance> {
        self.read(|connection| of_revision(connection, revision::current_id(connection, issue)?))
    }

    /// Changes how an issue must be read, and reads it again; undo takes it back. Annotations keep their places; those
    /// whose words are in no article any more are kept without one.
    ///
    /// # Errors
    /// Where there is no such issue, or its original cannot be read; nothing is changed then.
    pub fn correct(
        &self,
        issue: &IssueId,
        change: impl FnOnce(&mut Guidance),
        read_again: &ReadAgain<'_>,
    ) -> Result<()> {
        self.write(|connection| {
            let current = revision::current_id(connection, issue)?;
            let ordinal = revision::get(connection, current)?.ordinal;
            let before = of_revision(connection, current)?;
            let mut after = before.clone();
            change(&mut after);
            if before != after {
                apply(connection, issue, &before, &after, read_again)?;
                journal::record_guidance(connection, issue, ordinal, &before, &after)?;
            }
            Ok(())
        })
    }

    /// Reads an issue again as files are read today, by these rules and with the corrections it has; undo takes other
    /// rules back.
    ///
    /// # Errors
    /// As `correct`.
    pub fn read_again(
        &self,
        issue: &IssueId,
        rules: Vec<ReadingRule>,
        read_again: &ReadAgain<'_>,
    ) -> Result<()> {
        self.write(|connection| {
            let current = revision::current_id(connection, issue)?;
            let ordinal = revision::get(connection, current)?.ordinal;
            let before = of_revision(connection, current)?;
            let after = Guidance { rules, corrections: before.corrections.clone() };
            apply(connection, issue, &before, &after, read_again)?;
            if before != after {
                journal::record_guidance(connection, issue, ordinal, &before, &after)?;
            }
            Ok(())
        })
    }
}

/// How the revision in a row was read.
pub(crate) fn of_revision(connection: &Connection, revision: i64) -> Result<Guidance> {
    let found: Option<(String, String)> = connection
        .prepare_cached("SELECT rules, corrections FROM guidance WHERE revision = ?1")?
        .query_row([revision], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((rules, corrections)) = found else { return Ok(Guidance::default()) };
    let name = revision.to_string();
    Ok(Guidance {
        rules: parse("guidance", &name, &rules)?,
        corrections: parse("guidance", &name, &corrections)?,
    })
}

/// Keeps how the revision in a row was read.
pub(crate) fn put(connection: &Connection, revision: i64, guidance: &Guidance) -> Result<()> {
    if *guidance != Guidance::default() {
        connection
            .prepare_cached(
                "INSERT INTO guidance (revision, rules, corrections) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![revision, json(&guidance.rules), json(&guidance.corrections)])?;
    }
    Ok(())
}

/// Replaces the current reading of an issue by that of its original under other guidance.
pub(crate) fn apply(
    connection: &Connection,
    issue: &IssueId,
    before: &Guidance,
    after: &Guidance,
    read_again: &ReadAgain<'_>,
) -> Result<()> {
    let old = revision::current_id(connection, issue)?;
    let read = revision::get(connection, old)?;
    let bytes = original::bytes(connection, read.original.as_str())?;
    let asked = Original { bytes: &bytes, file_name: &read.file_name, guidance: after };
    let reread = read_again(&asked).map_err(|why| Error::Reread { issue: issue.clone(), why })?;
    let prepared = Prepared { guidance: after.clone(), ..reread.prepared };
    let import = Import {
        prepared: &prepared,
        file_name: &read.file_name,
        publication_language: &reread.publication_language,
        cover: &reread.cover,
        remarkable: reread.remarkable,
        enclosed: &[],
        now: &read.imported,
    };
    let articles = article::printed(connection, old)?;
    // The new row stands beside the old one for a moment, so that its id is never one that was used before.
    connection.execute("UPDATE revision SET ordinal = -ordinal WHERE id = ?1", [old])?;
    let new = revision::insert(connection, issue, read.ordinal, &import)?;
    connection.execute("DELETE FROM revision WHERE id = ?1", [old])?;
    rename(connection, issue, &import, &reread.new_publication, &[before, after])?;
    carry::corrected(connection, issue, &articles, &article::printed(connection, new)?)
}

/// Lets an issue be called, and stand where, its reading says.
fn rename(
    connection: &Connection,
    issue: &IssueId,
    import: &Import<'_>,
    new_publication: &PublicationId,
    guidance: &[&Guidance],
) -> Result<()> {
    let printed = &import.prepared.reading.issue;
    let title = printed.publication.title.as_deref().unwrap_or_default();
    let publication = publication::of_title(
        connection,
        title,
        import.publication_language,
        import.cover,
        || new_publication.to_string(),
    )?;
    let says = |correction: &Correction| {
        matches!(correction, Correction::Issue { fact: IssueFact::Publication, .. })
    };
    if guidance.iter().any(|guidance| guidance.corrections.iter().any(says)) {
        // The spelling that a person gives is that of the publication.
        publication::respell(connection, &publication, title)?;
    }
    let identity = Identity::of(printed);
    connection.execute(
        "UPDATE issue SET publication = ?2, identity = ?3, chronology = ?4 WHERE id = ?1",
        params![issue.as_str(), publication.as_str(), identity.key(), identity.chronology()],
    )?;
    Ok(())
}
