//! Annotations and their tags: what readers write, and where it stands in the current revision.

mod row;
mod tag;

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Span, Timestamp,
};
use flyleaf_text::anchor::describe;
use rusqlite::{Connection, params};

use crate::journal::{self, ChangeKind};
use crate::{Error, Library, Result, article, revision};

pub(crate) use row::{
    Stored, delete, get, insert, of_article, of_issue, put_anchor, put_place, rewrite,
    stored_of_issue,
};
pub use tag::fold_tag;
use tag::tidy_tags;

/// An annotation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnnotation {
    /// Its id, never used before.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags as given.
    pub tags: Vec<String>,
}

/// What to change of an annotation; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnnotationChange {
    /// A new colour.
    pub colour: Option<Colour>,
    /// A new note.
    pub note: Option<String>,
    /// New tags.
    pub tags: Option<Vec<String>>,
}

impl Library {
    /// Makes an annotation on the passage that `locate` finds in the article's canonical text.
    ///
    /// # Errors
    /// Whatever `locate` says; and where there is no such issue or article, or the passage is none.
    pub fn annotation_create<E: From<Error>>(
        &self,
        new: &NewAnnotation,
        now: &Timestamp,
        locate: impl FnOnce(&str) -> std::result::Result<Span, E>,
    ) -> std::result::Result<Annotation, E> {
        let mut refused = None;
        let made = self.write(|connection| {
            let current = revision::current_id(connection, &new.issue)?;
            let stored = make(connection, current, new, now, |text| {
                locate(text).unwrap_or_else(|error| {
                    refused = Some(error);
                    Span::new(0, 0)
                })
            })?;
            journal::record(connection, ChangeKind::Create, "", None, Some(&stored))?;
            Ok(stored.annotation)
        });
        match refused {
            Some(refused) => Err(refused),
            None => made.map_err(E::from),
        }
    }

    /// Changes an annotation. Changes with the same non-empty `session`, one after the other, are undone together.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_update(
        &self,
        id: &AnnotationId,
        change: &AnnotationChange,
        session: &str,
        now: &Timestamp,
    ) -> Result<Annotation> {
        self.write(|connection| {
            let before = get(connection, id)?;
            let mut after = before.clone();
            let annotation = &mut after.annotation;
            annotation.colour = change.colour.unwrap_or(annotation.colour);
            if let Some(note) = &change.note {
                annotation.note.clone_from(note);
            }
            if let Some(tags) = &change.tags {
                annotation.tags = tidy_tags(tags);
            }
            if after != before {
                after.annotation.modified = now.clone();
                rewrite(connection, &after.annotation)?;
                journal::record(
                    connection,
                    ChangeKind::Update,
                    session,
                    Some(&before),
                    Some(&after),
                )?;
            }
            Ok(after.annotation)
        })
    }

    /// Deletes an annotation; undo brings it back whole.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_delete(&self, id: &AnnotationId) -> Result<()> {
        self.write(|connection| {
            let before = get(connection, id)?;
            delete(connection, id)?;
            journal::record(connection, ChangeKind::Delete, "", Some(&before), None)
        })
    }

    /// One annotation.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation(&self, id: &AnnotationId) -> Result<Annotation> {
        self.read(|connection| Ok(get(connection, id)?.annotation))
    }

    /// The issues that have annotations, in the order of the shelf; only `issue` or only those with `tag` where given.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn annotated_issues(
        &self,
        issue: Option<&IssueId>,
        tag: Option<&str>,
    ) -> Result<Vec<IssueId>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT i.id FROM issue i JOIN publication p ON p.id = i.publication
                 WHERE (?1 IS NULL OR i.id = ?1) AND EXISTS (
                    SELECT 1 FROM annotation a WHERE a.issue = i.id AND (?2 IS NULL OR EXISTS (
                        SELECT 1 FROM annotation_tag t WHERE t.annotation = a.id AND t.folded = ?2)))
                 ORDER BY p.folded = '', p.folded, i.chronology DESC, i.imported DESC, i.id",
            )?;
            let issues = statement
                .query_map(params![issue.map(IssueId::as_str), tag.map(fold_tag)], |row| {
                    Ok(IssueId::new(row.get::<_, String>(0)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(issues)
        })
    }
}

/// Makes an annotation on the passage that `locate` finds in the article's text, and keeps no record of it.
pub(crate) fn make(
    connection: &Connection,
    revision: i64,
    new: &NewAnnotation,
    now: &Timestamp,
    locate: impl FnOnce(&str) -> Span,
) -> Result<Stored> {
    let (home, text) = article::text(connection, &new.issue, revision, new.article)?;
    let span = locate(&text);
    if span.is_empty() || text.get(span.start..span.end).is_none() {
        return Err(Error::NoPassage {
            issue: new.issue.clone(),
            index: new.article,
            start: span.start,
            end: span.end,
        });
    }
    let annotation = Annotation {
        id: new.id.clone(),
        issue: new.issue.clone(),
        article: new.article,
        selectors: describe(&text, span),
        anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
        colour: new.colour,
        note: new.note.clone(),
        tags: tidy_tags(&new.tags),
        created: now.clone(),
        modified: now.clone(),
    };
    let stored = Stored { annotation, home };
    insert(connection, &stored)?;
    Ok(stored)
}
