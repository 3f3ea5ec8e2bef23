//! Digests: documents of the reader's own, in Markdown, that quote annotations by reference and stay current.
//!
//! For every annotation that a digest quotes it is known what that said when it was put in, so that an edit made since
//! can be told.

use std::collections::BTreeMap;

use flyleaf_model::{Annotation, AnnotationId, DigestId, IssueId, Timestamp};
use flyleaf_text::link::{Link, links};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::annotation::{self, StoredAnnotation};
use crate::journal;
use crate::notebook::issues_of;
use crate::shelf::IssueRow;
use crate::{Error, Library, PublicationRow, Result, link};

/// A document of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// Its name for good.
    pub id: DigestId,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// When it was moved to the trash.
    pub trashed: Option<Timestamp>,
}

/// What to change of a digest; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DigestChange {
    /// A new title.
    pub title: Option<String>,
    /// A new text.
    pub body: Option<String>,
}

/// An annotation that a digest quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// Which.
    pub id: AnnotationId,
    /// As it is now, which may be in the trash; `None` where it is gone for good, or never was.
    pub stored: Option<StoredAnnotation>,
    /// The title of its article.
    pub article_title: Option<String>,
    /// Whether its passage or its note says something else than when it was put in.
    pub is_edited: bool,
}

/// A digest with everything it quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedDigest {
    /// The digest.
    pub digest: Digest,
    /// What it quotes, each once, in the order of the text.
    pub quoted: Vec<Quoted>,
    /// The issues of that.
    pub issues: BTreeMap<IssueId, (IssueRow, PublicationRow)>,
}

/// A digest at one moment, and what it saw of each annotation it quotes; for the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    digest: Digest,
    /// Annotation and hash.
    seen: BTreeMap<String, String>,
}

impl Library {
    /// Makes a digest.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn digest_create(
        &self,
        id: DigestId,
        title: &str,
        body: &str,
        now: &Timestamp,
    ) -> Result<Digest> {
        self.write(|connection| {
            let digest = Digest {
                id,
                title: title.to_owned(),
                body: body.to_owned(),
                created: now.clone(),
                modified: now.clone(),
                trashed: None,
            };
            put(connection, &digest)?;
            see_new(connection, &digest)?;
            let after = state(connection, &digest.id)?;
            journal::record_digest(connection, &digest.id, "", None, Some(&after))?;
            Ok(digest)
        })
    }

    /// Changes a digest. Changes with the same non-empty `session`, one after the other, are undone together.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_update(
        &self,
        id: &DigestId,
        change: &DigestChange,
        session: &str,
        now: &Timestamp,
    ) -> Result<Digest> {
        self.changing(id, session, |connection, digest| {
            let before = digest.clone();
            if let Some(title) = &change.title {
                digest.title.clone_from(title);
            }
            if let Some(body) = &change.body {
                digest.body.clone_from(body);
            }
            if *digest != before {
                digest.modified = now.clone();
                put(connection, digest)?;
                see_new(connection, digest)?;
            }
            Ok(())
        })
    }

    /// Takes it that an annotation says what it says now; with `None` every annotation that the digest quotes.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_accept(&self, id: &DigestId, quoted: Option<&AnnotationId>) -> Result<Digest> {
        self.changing(id, "", |connection, digest| {
            for own in references(&digest.body) {
                if quoted.is_none_or(|quoted| *quoted == own) {
                    see(connection, &digest.id, &own, &current(connection, &own)?)?;
                }
            }
            Ok(())
        })
    }

    /// Moves a digest to the trash; undo brings it back.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_delete(&self, id: &DigestId, now: &Timestamp) -> Result<()> {
        self.changing(id, "", |connection, digest| {
            digest.trashed = Some(now.clone());
            put(connection, digest)
        })
        .map(drop)
    }

    /// Takes a digest out of the trash.
    ///
    /// # Errors
    /// Where there is no such digest.
    pub fn digest_restore(&self, id: &DigestId) -> Result<()> {
        self.write(|connection| {
            let before = state(connection, id)?;
            let digest = Digest { trashed: None, ..before.digest.clone() };
            put(connection, &digest)?;
            let after = state(connection, id)?;
            journal::record_digest(connection, id, "", Some(&before), Some(&after))
        })
    }

    /// The digests that are not in the trash, or only those that are, the latest change first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn digests(&self, trashed: bool) -> Result<Vec<Digest>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "{COLUMNS} WHERE (trashed IS NOT NULL) = ?1 ORDER BY modified DESC, id"
            ))?;
            let digests =
                statement.query_map([trashed], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(digests)
        })
    }

    /// A digest with everything it quotes, as that is now.
    ///
    /// # Errors
    /// Where there is no such digest.
    pub fn digest(&self, id: &DigestId) -> Result<OpenedDigest> {
        self.read(|connection| {
            let State { digest, seen } = state(connection, id)?;
            let mut quoted = Vec::new();
            for id in references(&digest.body) {
                let stored = annotation::find(connection, &id)?;
                let article_title = match &stored {
                    Some(stored) => link::title_of(connection, stored)?,
                    None => None,
                };
                let now = stored.as_ref().map(|stored| said(&stored.annotation));
                let is_edited = match (&now, seen.get(id.as_str())) {
                    (Some(now), Some(seen)) => now != seen,
                    _ => false,
                };
                quoted.push(Quoted { id, stored, article_title, is_edited });
            }
            let there = quoted.iter().filter_map(|quoted| quoted.stored.as_ref());
            Ok(OpenedDigest { issues: issues_of(connection, there)?, digest, quoted })
        })
    }

    /// Changes a digest and writes that down.
    fn changing(
        &self,
        id: &DigestId,
        session: &str,
        work: impl FnOnce(&Connection, &mut Digest) -> Result<()>,
    ) -> Result<Digest> {
        self.write(|connection| {
            let before = state(connection, id)?;
            if before.digest.trashed.is_some() {
                return Err(Error::DigestUnknown(id.clone()));
            }
            let mut digest = before.digest.clone();
            work(connection, &mut digest)?;
            let after = state(connection, id)?;
            if after != before {
                journal::record_digest(connection, id, session, Some(&before), Some(&after))?;
            }
            Ok(digest)
        })
    }
}

/// Brings a digest into the state it was in; `None` for one that was not there.
pub(crate) fn take(connection: &Connection, id: &DigestId, to: Option<&State>) -> Result<()> {
    let Some(State { digest, seen }) = to else {
        connection.execute("DELETE FROM digest WHERE id = ?1", [id.as_str()])?;
        return Ok(());
    };
    put(connection, digest)?;
    connection.execute("DELETE FROM digest_reference WHERE digest = ?1", [id.as_str()])?;
    for (annotation, seen) in seen {
        see(connection, id, &AnnotationId::new(annotation.as_str()), seen)?;
    }
    Ok(())
}

/// Deletes for good the digests in the trash. Gives which they were.
pub(crate) fn empty_trash(connection: &Connection) -> Result<Vec<DigestId>> {
    let mut statement = connection.prepare("SELECT id FROM digest WHERE trashed IS NOT NULL")?;
    let ids: Vec<DigestId> = statement
        .query_map([], |row| Ok(DigestId::new(row.get::<_, String>(0)?)))?
        .collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM digest WHERE trashed IS NOT NULL", [])?;
    Ok(ids)
}

/// The digests, not in the trash, that quote an annotation, with their titles.
pub(crate) fn quoting(
    connection: &Connection,
    id: &AnnotationId,
) -> Result<Vec<(DigestId, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT d.id, d.title FROM digest_reference r JOIN digest d ON d.id = r.digest
         WHERE r.annotation = ?1 AND d.trashed IS NULL ORDER BY d.modified DESC, d.id",
    )?;
    let found = statement
        .query_map([id.as_str()], |row| Ok((DigestId::new(row.get::<_, String>(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// The annotations that a text refers to, each once.
fn references(body: &str) -> Vec<AnnotationId> {
    let annotation = |link| match link {
        Link::Annotation(id) => Some(id),
        Link::Article { .. } | Link::Issue(_) => None,
    };
    links(body).into_iter().filter_map(annotation).collect()
}

/// Keeps what new references see, and forgets those that are gone from the text.
fn see_new(connection: &Connection, digest: &Digest) -> Result<()> {
    let wanted = references(&digest.body);
    let known = seen(connection, &digest.id)?;
    for gone in known.keys().filter(|id| wanted.iter().all(|own| own.as_str() != id.as_str())) {
        connection
            .prepare_cached("DELETE FROM digest_reference WHERE digest = ?1 AND annotation = ?2")?
            .execute([digest.id.as_str(), gone])?;
    }
    for id in wanted.iter().filter(|id| !known.contains_key(id.as_str())) {
        see(connection, &digest.id, id, &current(connection, id)?)?;
    }
    Ok(())
}

fn see(connection: &Connection, id: &DigestId, own: &AnnotationId, seen: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO digest_reference (digest, annotation, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (digest, annotation) DO UPDATE SET seen = excluded.seen",
        )?
        .execute([id.as_str(), own.as_str(), seen])?;
    Ok(())
}

/// What an annotation says now; '' where it is not there.
fn current(connection: &Connection, id: &AnnotationId) -> Result<String> {
    let stored = annotation::find(connection, id)?;
    Ok(stored.map(|stored| said(&stored.annotation)).unwrap_or_default())
}

/// The hash of what an annotation says: its passage and its note.
fn said(annotation: &Annotation) -> String {
    let text = crate::row::json(&(annotation.quote(), &annotation.note));
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

const COLUMNS: &str = "SELECT id, title, body, created, modified, trashed FROM digest";

fn state(connection: &Connection, id: &DigestId) -> Result<State> {
    let digest = connection
        .prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
        .query_row([id.as_str()], from_row)
        .optional()?
        .ok_or_else(|| Error::DigestUnknown(id.clone()))?;
    Ok(State { digest, seen: seen(connection, id)? })
}

fn seen(connection: &Connection, id: &DigestId) -> Result<BTreeMap<String, String>> {
    let mut statement = connection
        .prepare_cached("SELECT annotation, seen FROM digest_reference WHERE digest = ?1")?;
    let seen = statement
        .query_map([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(seen)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Digest> {
    Ok(Digest {
        id: DigestId::new(row.get::<_, String>(0)?),
        title: row.get(1)?,
        body: row.get(2)?,
        created: Timestamp::new(row.get::<_, String>(3)?),
        modified: Timestamp::new(row.get::<_, String>(4)?),
        trashed: row.get::<_, Option<String>>(5)?.map(Timestamp::new),
    })
}

fn put(connection: &Connection, digest: &Digest) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO digest (id, title, body, created, modified, trashed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body,
             modified = excluded.modified, trashed = excluded.trashed",
        )?
        .execute(params![
            digest.id.as_str(),
            digest.title,
            digest.body,
            digest.created.as_str(),
            digest.modified.as_str(),
            digest.trashed.as_ref().map(Timestamp::as_str),
        ])?;
    Ok(())
}
