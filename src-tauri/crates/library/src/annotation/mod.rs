//! Annotations and their tags: what readers mark and write, and where it stands in the current revision.

mod bulk;
mod decide;
mod row;
mod tag;
mod tags;
mod trash;

use std::collections::HashSet;

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Span, Style, Target, Timestamp,
};
use flyleaf_text::anchor::describe;
use rusqlite::{Connection, OptionalExtension, params};

use crate::journal::{self, ChangeKind, State};
use crate::{Error, Library, Result, article, revision};

pub use bulk::BulkChange;
pub(crate) use decide::{is_left, leave, left};
pub use row::StoredAnnotation;
pub(crate) use row::{
    all_of_issue, delete, find, fold_all, get, insert, of_article, of_issue, put_place, rewrite,
};
pub use tag::fold_tag;
pub(crate) use tag::tidy_tags;
pub use tags::TagRow;

/// An annotation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnnotation {
    /// Its id, never used before.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// What of the issue it is on.
    pub on: On,
    /// How a passage is marked.
    pub style: Style,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags as given.
    pub tags: Vec<String>,
}

/// What a new annotation is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The issue.
    Issue,
    /// The article of this index.
    Article(u32),
    /// A passage of the article of this index.
    Passage(u32),
}

/// What to change of an annotation; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnnotationChange {
    /// A new style.
    pub style: Option<Style>,
    /// A new colour.
    pub colour: Option<Colour>,
    /// A new note.
    pub note: Option<String>,
    /// New tags.
    pub tags: Option<Vec<String>>,
}

impl Library {
    /// Makes an annotation. Where it is on a passage, `locate` finds that in the article's canonical text.
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
            let states = (State::absent(&stored), State::whole(connection, &stored)?);
            journal::record(connection, ChangeKind::Create, "", &[states])?;
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
    /// Where there is no such annotation, or it is in the trash.
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
            annotation.style = change.style.unwrap_or(annotation.style);
            annotation.colour = change.colour.unwrap_or(annotation.colour);
            if let Some(note) = &change.note {
                annotation.note.clone_from(note);
            }
            if let Some(tags) = &change.tags {
                annotation.tags = tidy_tags(tags);
            }
            if after != before {
                after.annotation.modified = now.clone();
                rewrite(connection, &after)?;
                let states = (State::written(&before), State::written(&after));
                journal::record(connection, ChangeKind::Update, session, &[states])?;
            }
            Ok(after.annotation)
        })
    }

    /// One annotation.
    ///
    /// # Errors
    /// Where there is no such annotation, or it is in the trash.
    pub fn annotation(&self, id: &AnnotationId) -> Result<StoredAnnotation> {
        self.read(|connection| get(connection, id))
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
                    SELECT 1 FROM annotation a WHERE a.issue = i.id AND a.trashed IS NULL AND (?2 IS NULL OR EXISTS (
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

    /// The issues of annotations, each once, in the order of its first one.
    ///
    /// # Errors
    /// Where an annotation is not there or in the trash.
    pub fn issues_of_annotations(&self, ids: &[AnnotationId]) -> Result<Vec<IssueId>> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT issue FROM annotation WHERE id = ?1 AND trashed IS NULL")?;
            let mut issues = Vec::new();
            let mut seen = HashSet::new();
            for id in ids {
                let issue = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
                let issue: String = issue.ok_or_else(|| Error::AnnotationUnknown(id.clone()))?;
                if seen.insert(issue.clone()) {
                    issues.push(IssueId::new(issue));
                }
            }
            Ok(issues)
        })
    }
}

/// Makes an annotation, where it is on a passage on that which `locate` finds in the article's text, and keeps no record
/// of it.
pub(crate) fn make(
    connection: &Connection,
    revision: i64,
    new: &NewAnnotation,
    now: &Timestamp,
    locate: impl FnOnce(&str) -> Span,
) -> Result<StoredAnnotation> {
    let (target, home) = match new.on {
        On::Issue => (Target::Issue, None),
        On::Article(index) => {
            let (home, _) = article::text(connection, &new.issue, revision, index)?;
            (Target::Article { article: index }, home)
        }
        On::Passage(index) => {
            let (home, text) = article::text(connection, &new.issue, revision, index)?;
            let span = locate(&text);
            if span.is_empty() || text.get(span.start..span.end).is_none() {
                let (issue, start, end) = (new.issue.clone(), span.start, span.end);
                return Err(Error::NoPassage { issue, index, start, end });
            }
            let anchor = Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 };
            let selectors = describe(&text, span);
            (Target::Passage { article: index, selectors, anchor }, home)
        }
    };
    let annotation = Annotation {
        id: new.id.clone(),
        issue: new.issue.clone(),
        target,
        style: new.style,
        colour: new.colour,
        note: new.note.clone(),
        tags: tidy_tags(&new.tags),
        created: now.clone(),
        modified: now.clone(),
        foreign: serde_json::Map::new(),
    };
    let stored = StoredAnnotation { annotation, home, trashed: None };
    insert(connection, &stored)?;
    Ok(stored)
}
