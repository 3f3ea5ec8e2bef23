//! The revisions of an issue: listed, read as they were, and compared with what is read now.

use flyleaf_model::{AnnotationId, IssueId, OriginalHash, Timestamp};
use rusqlite::{Connection, params};

use crate::annotation::{self, StoredAnnotation};
use crate::row::offset;
use crate::{
    ArticleRow, Library, OpenedArticle, OpenedIssue, PublicationRow, Result, Stood, article,
    before, image, publication, revision, shelf,
};

/// A revision in the list of an issue's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRow {
    /// 1 for the first import.
    pub ordinal: u32,
    /// The file it was read from.
    pub original: OriginalHash,
    /// That file's name.
    pub file_name: String,
    /// When it was imported.
    pub imported: Timestamp,
    /// How many articles it has.
    pub articles: u32,
    /// Bytes of their canonical texts.
    pub size: usize,
    /// Whether it is the one that is read.
    pub is_current: bool,
}

/// An issue as it was in one revision and as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The issue.
    pub row: crate::IssueRow,
    /// Its publication.
    pub publication: PublicationRow,
    /// The articles of the old revision.
    pub old: Vec<ArticleRow>,
    /// The articles of the current one.
    pub new: Vec<ArticleRow>,
    /// Its annotations, in reading order, with where each stood in the old revision and whether its place is left as it
    /// is; those that were made since stood nowhere.
    pub annotations: Vec<(StoredAnnotation, Option<Stood>, bool)>,
}

impl Library {
    /// The revisions of an issue, the first one first.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn revisions(&self, issue: &IssueId) -> Result<Vec<RevisionRow>> {
        self.read(|connection| {
            revision::current_id(connection, issue)?;
            rows(connection, issue)
        })
    }

    /// An issue as it was in one of its revisions, with its annotations where they stood then. Nobody's place is in it.
    ///
    /// # Errors
    /// Where there is no such issue or revision.
    pub fn past_issue(&self, id: &IssueId, ordinal: u32) -> Result<OpenedIssue> {
        self.read(|connection| {
            let row = shelf::get(connection, id)?;
            let past = revision::id_of(connection, id, ordinal)?;
            Ok(OpenedIssue {
                publication: publication::get(connection, &row.publication)?,
                revision: revision::get(connection, past)?,
                articles: article::rows(connection, past)?,
                annotations: annotations(connection, id, past)?,
                position: None,
                progress: Vec::new(),
                previous: None,
                next: None,
                row,
            })
        })
    }

    /// One article of an issue as it was in one of its revisions.
    ///
    /// # Errors
    /// Where there is no such issue, revision or article.
    pub fn past_article(&self, id: &IssueId, ordinal: u32, index: u32) -> Result<OpenedArticle> {
        self.read(|connection| {
            let past = revision::id_of(connection, id, ordinal)?;
            let mut annotations = annotations(connection, id, past)?;
            annotations.retain(|stored| stored.annotation.article() == Some(index));
            Ok(OpenedArticle {
                stored: article::get(connection, id, past, index)?,
                annotations,
                images: image::of_revision(connection, past)?,
            })
        })
    }

    /// An issue as it was in one revision and as it is.
    ///
    /// # Errors
    /// Where there is no such issue or revision.
    pub fn compared(&self, id: &IssueId, ordinal: u32) -> Result<Compared> {
        self.read(|connection| {
            let row = shelf::get(connection, id)?;
            let past = revision::id_of(connection, id, ordinal)?;
            let current = revision::current_id(connection, id)?;
            let stood = before::of_revision(connection, past)?;
            let mut annotations = Vec::new();
            for stored in annotation::of_issue(connection, id)? {
                let left = annotation::is_left(connection, &stored)?;
                let stood = if past == current {
                    Some(Stood::of(&stored))
                } else {
                    stood.get(&stored.annotation.id).copied()
                };
                annotations.push((stored, stood, left));
            }
            Ok(Compared {
                publication: publication::get(connection, &row.publication)?,
                old: article::rows(connection, past)?,
                new: article::rows(connection, current)?,
                annotations,
                row,
            })
        })
    }

    /// The title and canonical text of one article of a revision.
    ///
    /// # Errors
    /// Where there is no such issue, revision or article.
    pub fn past_text(&self, id: &IssueId, ordinal: u32, index: u32) -> Result<String> {
        self.read(|connection| {
            let past = revision::id_of(connection, id, ordinal)?;
            Ok(article::text(connection, id, past, index)?.1)
        })
    }

    /// Those of an issue's annotations whose place asks for a decision: not exact, and not left as it is.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn undecided(&self, issue: &IssueId) -> Result<Vec<AnnotationId>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id FROM annotation a WHERE issue = ?1 AND trashed IS NULL AND status <> 'exact'
                 AND NOT EXISTS (
                    SELECT 1 FROM annotation_left l WHERE l.annotation = a.id AND l.status = a.status)
                 ORDER BY article, start IS NULL, start, id",
            )?;
            let ids = statement
                .query_map([issue.as_str()], |row| Ok(AnnotationId::new(row.get::<_, String>(0)?)))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(ids)
        })
    }
}

/// An issue's annotations where they stood in a revision.
fn annotations(
    connection: &Connection,
    issue: &IssueId,
    past: i64,
) -> Result<Vec<StoredAnnotation>> {
    let all = annotation::of_issue(connection, issue)?;
    if past == revision::current_id(connection, issue)? {
        return Ok(all);
    }
    let stood = before::of_revision(connection, past)?;
    let mut there: Vec<StoredAnnotation> = all
        .into_iter()
        .filter_map(|mut stored| {
            stood.get(&stored.annotation.id)?.put_back(&mut stored);
            Some(stored)
        })
        .collect();
    let place = |stored: &StoredAnnotation| {
        let span = stored.annotation.span();
        (stored.annotation.article(), span.is_none(), span)
    };
    there.sort_by_key(place);
    Ok(there)
}

fn rows(connection: &Connection, issue: &IssueId) -> Result<Vec<RevisionRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT r.ordinal, r.original, r.file_name, r.imported, r.articles, r.size, r.ordinal = i.current
         FROM revision r JOIN issue i ON i.id = r.issue WHERE r.issue = ?1 ORDER BY r.ordinal",
    )?;
    let rows = statement
        .query_map(params![issue.as_str()], |row| {
            Ok(RevisionRow {
                ordinal: row.get(0)?,
                original: OriginalHash::new(row.get::<_, String>(1)?),
                file_name: row.get(2)?,
                imported: Timestamp::new(row.get::<_, String>(3)?),
                articles: row.get(4)?,
                size: offset(row.get(5)?),
                is_current: row.get(6)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
