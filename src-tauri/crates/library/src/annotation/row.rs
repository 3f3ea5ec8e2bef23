//! Annotations in their table.

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Selectors, Span,
    TextPositionSelector, TextQuoteSelector, Timestamp,
};
use rusqlite::{Connection, Row, params};

use super::tag;
use crate::row::{int, offset};
use crate::{Error, Result};

/// An annotation as its row holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stored {
    pub(crate) annotation: Annotation,
    /// Title of the article it was made on.
    pub(crate) home: Option<String>,
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
    tag::insert_tags(connection, annotation)
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
    tag::insert_tags(connection, annotation)
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

/// Writes where an annotation stands, and what it is found by from now on.
pub(crate) fn put_place(connection: &Connection, stored: &Stored) -> Result<()> {
    let Stored { annotation, home } = stored;
    let Selectors { position, quote } = &annotation.selectors;
    connection
        .prepare_cached(
            "UPDATE annotation SET home = ?2, position_start = ?3, position_end = ?4, quote = ?5, prefix = ?6,
             suffix = ?7 WHERE id = ?1",
        )?
        .execute(params![
            annotation.id.as_str(),
            home,
            int(position.start),
            int(position.end),
            quote.exact,
            quote.prefix,
            quote.suffix,
        ])?;
    put_anchor(connection, &annotation.id, annotation.article, &annotation.anchor)
}

pub(crate) fn delete(connection: &Connection, id: &AnnotationId) -> Result<()> {
    connection.prepare_cached("DELETE FROM annotation WHERE id = ?1")?.execute([id.as_str()])?;
    Ok(())
}

fn query(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut stored = from_row(row)?;
        stored.annotation.tags = tag::tags(connection, &stored.annotation.id)?;
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
