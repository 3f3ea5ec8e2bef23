//! Annotations and their tags: what readers write, and where it stands in the current revision.

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Selectors, Span,
    TextPositionSelector, TextQuoteSelector, Timestamp,
};
use flyleaf_text::anchor::describe;
use rusqlite::{Connection, Row, params};
use unicode_normalization::UnicodeNormalization;

use crate::journal::{self, ChangeKind};
use crate::row::{int, offset};
use crate::{Error, Library, Result, article, revision};

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

/// An annotation as its row holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stored {
    pub(crate) annotation: Annotation,
    /// Title of the article it was made on.
    pub(crate) home: Option<String>,
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

/// Tags without `#`, blanks around them, and repetitions, in the order they were given.
fn tidy_tags(tags: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    tags.iter()
        .map(|tag| tag.trim().trim_start_matches('#').trim())
        .filter(|tag| !tag.is_empty() && seen.insert(fold_tag(tag)))
        .map(str::to_owned)
        .collect()
}

/// A tag without case, width and extra spacing; its signs stay, so that `c` and `c++` differ.
pub fn fold_tag(tag: &str) -> String {
    let folded: String =
        tag.trim().trim_start_matches('#').nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

const COLUMNS: &str =
    "SELECT id, issue, article, home, position_start, position_end, quote, prefix, suffix, status,
    start, \"end\", score, colour, note, created, modified FROM annotation";
/// Reading order; what has no place comes last, the oldest first.
const ORDER: &str = "ORDER BY article, start IS NULL, start, \"end\", created, id";

pub(crate) fn get(connection: &Connection, id: &AnnotationId) -> Result<Stored> {
    let found = query(connection, &format!("{COLUMNS} WHERE id = ?1"), [id.as_str()])?;
    found.into_iter().next().ok_or_else(|| Error::AnnotationUnknown(id.clone()))
}

/// Every annotation of an issue, in reading order.
pub(crate) fn of_issue(connection: &Connection, issue: &IssueId) -> Result<Vec<Annotation>> {
    Ok(stored_of_issue(connection, issue)?.into_iter().map(|stored| stored.annotation).collect())
}

/// The same as the rows hold them.
pub(crate) fn stored_of_issue(connection: &Connection, issue: &IssueId) -> Result<Vec<Stored>> {
    query(connection, &format!("{COLUMNS} WHERE issue = ?1 {ORDER}"), [issue.as_str()])
}

/// The annotations of one article, in reading order.
pub(crate) fn of_article(
    connection: &Connection,
    issue: &IssueId,
    index: u32,
) -> Result<Vec<Annotation>> {
    let sql = format!("{COLUMNS} WHERE issue = ?1 AND article = ?2 {ORDER}");
    let found = query(connection, &sql, params![issue.as_str(), index])?;
    Ok(found.into_iter().map(|stored| stored.annotation).collect())
}

pub(crate) fn insert(connection: &Connection, stored: &Stored) -> Result<()> {
    let Stored { annotation, home } = stored;
    let Selectors { position, quote } = &annotation.selectors;
    let anchor = &annotation.anchor;
    connection
        .prepare_cached(
            "INSERT INTO annotation (id, issue, article, home, position_start, position_end, quote, prefix, suffix,
             status, start, \"end\", score, colour, note, created, modified)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            annotation.id.as_str(),
            annotation.issue.as_str(),
            annotation.article,
            home,
            int(position.start),
            int(position.end),
            quote.exact,
            quote.prefix,
            quote.suffix,
            status_name(anchor.status),
            anchor.span.map(|span| int(span.start)),
            anchor.span.map(|span| int(span.end)),
            anchor.score,
            annotation.colour.name(),
            annotation.note,
            annotation.created.as_str(),
            annotation.modified.as_str(),
        ])?;
    insert_tags(connection, annotation)
}

/// Writes what a person can change: colour, note, tags, and the time of the change.
pub(crate) fn rewrite(connection: &Connection, annotation: &Annotation) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE annotation SET colour = ?2, note = ?3, modified = ?4 WHERE id = ?1",
        )?
        .execute(params![
            annotation.id.as_str(),
            annotation.colour.name(),
            annotation.note,
            annotation.modified.as_str()
        ])?;
    connection
        .prepare_cached("DELETE FROM annotation_tag WHERE annotation = ?1")?
        .execute([annotation.id.as_str()])?;
    insert_tags(connection, annotation)
}

/// Writes where an annotation stands.
pub(crate) fn put_anchor(
    connection: &Connection,
    id: &AnnotationId,
    article: u32,
    anchor: &Anchor,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE annotation SET article = ?2, status = ?3, start = ?4, \"end\" = ?5, score = ?6 WHERE id = ?1",
        )?
        .execute(params![
            id.as_str(),
            article,
            status_name(anchor.status),
            anchor.span.map(|span| int(span.start)),
            anchor.span.map(|span| int(span.end)),
            anchor.score,
        ])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, id: &AnnotationId) -> Result<()> {
    connection.prepare_cached("DELETE FROM annotation WHERE id = ?1")?.execute([id.as_str()])?;
    Ok(())
}

fn insert_tags(connection: &Connection, annotation: &Annotation) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO annotation_tag (annotation, ordinal, tag, folded) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (ordinal, tag) in annotation.tags.iter().enumerate() {
        statement.execute(params![annotation.id.as_str(), int(ordinal), tag, fold_tag(tag)])?;
    }
    Ok(())
}

fn query(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut tags = connection
        .prepare_cached("SELECT tag FROM annotation_tag WHERE annotation = ?1 ORDER BY ordinal")?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut stored = from_row(row)?;
        stored.annotation.tags = tags
            .query_map([stored.annotation.id.as_str()], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        found.push(stored);
    }
    Ok(found)
}

fn from_row(row: &Row<'_>) -> Result<Stored> {
    let id: String = row.get(0)?;
    let text = |index: usize| row.get::<_, String>(index);
    let damaged = || Error::Damaged { table: "annotation", row: id.clone() };
    let span = match (row.get::<_, Option<i64>>(10)?, row.get::<_, Option<i64>>(11)?) {
        (Some(start), Some(end)) if start <= end => Some(Span::new(offset(start), offset(end))),
        (None, None) => None,
        _ => return Err(damaged()),
    };
    let annotation = Annotation {
        id: AnnotationId::new(id.clone()),
        issue: IssueId::new(text(1)?),
        article: row.get(2)?,
        selectors: Selectors {
            position: TextPositionSelector { start: offset(row.get(4)?), end: offset(row.get(5)?) },
            quote: TextQuoteSelector { exact: text(6)?, prefix: text(7)?, suffix: text(8)? },
        },
        anchor: Anchor {
            status: status_of_name(&text(9)?).ok_or_else(damaged)?,
            span,
            score: row.get(12)?,
        },
        colour: Colour::from_name(&text(13)?).ok_or_else(damaged)?,
        note: text(14)?,
        tags: Vec::new(),
        created: Timestamp::new(text(15)?),
        modified: Timestamp::new(text(16)?),
    };
    Ok(Stored { annotation, home: row.get(3)? })
}

const STATUSES: [(AnchorStatus, &str); 5] = [
    (AnchorStatus::Exact, "exact"),
    (AnchorStatus::Moved, "moved"),
    (AnchorStatus::Changed, "changed"),
    (AnchorStatus::Ambiguous, "ambiguous"),
    (AnchorStatus::Orphaned, "orphaned"),
];

fn status_name(status: AnchorStatus) -> &'static str {
    STATUSES
        .iter()
        .find(|(known, _)| *known == status)
        .map(|(_, name)| *name)
        .expect("every status has a name")
}

fn status_of_name(name: &str) -> Option<AnchorStatus> {
    STATUSES.iter().find(|(_, known)| *known == name).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_given_once_each_and_keep_their_spelling() {
        let given = ["#Water", " water ", "c", "c++", "", "#", "潮汐", "two  words", "Two words"];
        let given: Vec<String> = given.iter().map(|tag| (*tag).to_owned()).collect();
        assert_eq!(tidy_tags(&given), ["Water", "c", "c++", "潮汐", "two  words"]);
    }
}
