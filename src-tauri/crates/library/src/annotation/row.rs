//! Annotations in their table.

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Selectors, Span, Style,
    Target, TextPositionSelector, TextQuoteSelector, Timestamp,
};
use rusqlite::{Connection, Row, params};

use super::tag;
use crate::fold::fold_text;
use crate::row::{int, json, offset, parse};
use crate::{Error, Result, link};

/// An annotation as the library keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAnnotation {
    /// The annotation.
    pub annotation: Annotation,
    /// Title of the article it was made on. On the issue: of the article that is not there at present, `Some("")` for
    /// one without a title; `None` where it was made on the issue.
    pub home: Option<String>,
    /// When it was moved to the trash.
    pub trashed: Option<Timestamp>,
}

impl StoredAnnotation {
    /// How sure its place is; what was made on an article that is gone is an orphan.
    pub fn status(&self) -> AnchorStatus {
        match &self.annotation.target {
            Target::Passage { anchor, .. } => anchor.status,
            Target::Issue if self.home.is_some() => AnchorStatus::Orphaned,
            Target::Issue | Target::Article { .. } => AnchorStatus::Exact,
        }
    }
}

const COLUMNS: &str =
    "SELECT id, issue, target, article, home, position_start, position_end, quote, prefix, suffix, status,
    start, \"end\", score, style, colour, note, created, modified, trashed, foreign_fields FROM annotation";
/// Reading order: what is on the issue, then on the article, then passages; what has no place comes last, the oldest
/// first.
pub(super) const ORDER: &str =
    "ORDER BY article, target = 'passage', start IS NULL, start, \"end\", created, id";

/// An annotation that is not in the trash.
pub(crate) fn get(connection: &Connection, id: &AnnotationId) -> Result<StoredAnnotation> {
    let found = find(connection, id)?.filter(|stored| stored.trashed.is_none());
    found.ok_or_else(|| Error::AnnotationUnknown(id.clone()))
}

/// An annotation, wherever it is.
pub(crate) fn find(connection: &Connection, id: &AnnotationId) -> Result<Option<StoredAnnotation>> {
    let found = query(connection, "WHERE id = ?1", [id.as_str()])?;
    Ok(found.into_iter().next())
}

/// The annotations of an issue that are not in the trash, in reading order.
pub(crate) fn of_issue(connection: &Connection, issue: &IssueId) -> Result<Vec<StoredAnnotation>> {
    let sql = format!("WHERE issue = ?1 AND trashed IS NULL {ORDER}");
    query(connection, &sql, [issue.as_str()])
}

/// Every annotation of an issue, those in the trash as well.
pub(crate) fn all_of_issue(
    connection: &Connection,
    issue: &IssueId,
) -> Result<Vec<StoredAnnotation>> {
    query(connection, &format!("WHERE issue = ?1 {ORDER}"), [issue.as_str()])
}

/// The annotations on and in one article, in reading order.
pub(crate) fn of_article(
    connection: &Connection,
    issue: &IssueId,
    index: u32,
) -> Result<Vec<StoredAnnotation>> {
    let sql = format!("WHERE issue = ?1 AND article = ?2 AND trashed IS NULL {ORDER}");
    query(connection, &sql, params![issue.as_str(), index])
}

pub(crate) fn insert(connection: &Connection, stored: &StoredAnnotation) -> Result<()> {
    let StoredAnnotation { annotation, home, trashed } = stored;
    let place = Place::of(stored);
    connection
        .prepare_cached(
            "INSERT INTO annotation (id, issue, target, article, home, position_start, position_end, quote, prefix,
             suffix, status, start, \"end\", score, style, colour, note, created, modified, trashed,
             foreign_fields, folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
             ?21, ?22)",
        )?
        .execute(params![
            annotation.id.as_str(),
            annotation.issue.as_str(),
            place.target,
            place.article,
            home,
            place.position.map(|position| int(position.start)),
            place.position.map(|position| int(position.end)),
            place.quote.map(|quote| quote.exact.as_str()),
            place.quote.map(|quote| quote.prefix.as_str()),
            place.quote.map(|quote| quote.suffix.as_str()),
            place.status,
            place.start,
            place.end,
            place.score,
            annotation.style.name(),
            annotation.colour.name(),
            annotation.note,
            annotation.created.as_str(),
            annotation.modified.as_str(),
            trashed.as_ref().map(Timestamp::as_str),
            json(&annotation.foreign),
            folded(annotation),
        ])?;
    tag::insert_tags(connection, annotation)?;
    link::keep(connection, annotation)
}

/// Writes what a person can change: style, colour, note, tags, whether it is in the trash, and the time of the change.
pub(crate) fn rewrite(connection: &Connection, stored: &StoredAnnotation) -> Result<()> {
    let annotation = &stored.annotation;
    connection
        .prepare_cached(
            "UPDATE annotation SET style = ?2, colour = ?3, note = ?4, modified = ?5, trashed = ?6, folded = ?7
             WHERE id = ?1",
        )?
        .execute(params![
            annotation.id.as_str(),
            annotation.style.name(),
            annotation.colour.name(),
            annotation.note,
            annotation.modified.as_str(),
            stored.trashed.as_ref().map(Timestamp::as_str),
            folded(annotation),
        ])?;
    if tag::tags(connection, &annotation.id)? != annotation.tags {
        connection
            .prepare_cached("DELETE FROM annotation_tag WHERE annotation = ?1")?
            .execute([annotation.id.as_str()])?;
        tag::insert_tags(connection, annotation)?;
    }
    link::keep(connection, annotation)
}

/// Writes where an annotation stands, and what it is found by from now on.
pub(crate) fn put_place(connection: &Connection, stored: &StoredAnnotation) -> Result<()> {
    let place = Place::of(stored);
    connection
        .prepare_cached(
            "UPDATE annotation SET home = ?2, position_start = ?3, position_end = ?4, quote = ?5, prefix = ?6,
             suffix = ?7, target = ?8, article = ?9, status = ?10, start = ?11, \"end\" = ?12, score = ?13
             WHERE id = ?1",
        )?
        .execute(params![
            stored.annotation.id.as_str(),
            stored.home,
            place.position.map(|position| int(position.start)),
            place.position.map(|position| int(position.end)),
            place.quote.map(|quote| quote.exact.as_str()),
            place.quote.map(|quote| quote.prefix.as_str()),
            place.quote.map(|quote| quote.suffix.as_str()),
            place.target,
            place.article,
            place.status,
            place.start,
            place.end,
            place.score,
        ])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, id: &AnnotationId) -> Result<()> {
    connection.prepare_cached("DELETE FROM annotation WHERE id = ?1")?.execute([id.as_str()])?;
    Ok(())
}

/// Fills the column that is searched, for annotations from before it was there.
pub(crate) fn fold_all(connection: &Connection) -> Result<()> {
    for stored in query(connection, "", [])? {
        connection
            .prepare_cached("UPDATE annotation SET folded = ?2 WHERE id = ?1")?
            .execute(params![stored.annotation.id.as_str(), folded(&stored.annotation)])?;
    }
    Ok(())
}

/// Quote and note as they are searched.
fn folded(annotation: &Annotation) -> String {
    format!("{}\n{}", fold_text(annotation.quote()), fold_text(&annotation.note))
}

/// The columns that say what an annotation is on.
struct Place<'a> {
    target: &'static str,
    article: Option<u32>,
    position: Option<TextPositionSelector>,
    quote: Option<&'a TextQuoteSelector>,
    status: &'static str,
    start: Option<i64>,
    end: Option<i64>,
    score: f32,
}

impl<'a> Place<'a> {
    fn of(stored: &'a StoredAnnotation) -> Self {
        let annotation = &stored.annotation;
        Self {
            target: match annotation.target {
                Target::Issue => "issue",
                Target::Article { .. } => "article",
                Target::Passage { .. } => "passage",
            },
            article: annotation.article(),
            position: annotation.selectors().map(|selectors| selectors.position),
            quote: annotation.selectors().map(|selectors| &selectors.quote),
            status: stored.status().name(),
            start: annotation.span().map(|span| int(span.start)),
            end: annotation.span().map(|span| int(span.end)),
            score: annotation.anchor().map_or(1.0, |anchor| anchor.score),
        }
    }
}

/// The annotations that `clause` chooses.
pub(super) fn query(
    connection: &Connection,
    clause: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<StoredAnnotation>> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {clause}"))?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut stored = from_row(row)?;
        stored.annotation.tags = tag::tags(connection, &stored.annotation.id)?;
        found.push(stored);
    }
    Ok(found)
}

fn from_row(row: &Row<'_>) -> Result<StoredAnnotation> {
    let id: String = row.get(0)?;
    let text = |index: usize| row.get::<_, String>(index);
    let damaged = || Error::Damaged { table: "annotation", row: id.clone() };
    let target = match text(2)?.as_str() {
        "issue" => Target::Issue,
        "article" => Target::Article { article: row.get(3)? },
        "passage" => Target::Passage {
            article: row.get(3)?,
            selectors: Selectors {
                position: TextPositionSelector {
                    start: offset(row.get(5)?),
                    end: offset(row.get(6)?),
                },
                quote: TextQuoteSelector { exact: text(7)?, prefix: text(8)?, suffix: text(9)? },
            },
            anchor: Anchor {
                status: AnchorStatus::from_name(&text(10)?).ok_or_else(damaged)?,
                span: match (row.get::<_, Option<i64>>(11)?, row.get::<_, Option<i64>>(12)?) {
                    (Some(start), Some(end)) if start <= end => {
                        Some(Span::new(offset(start), offset(end)))
                    }
                    (None, None) => None,
                    _ => return Err(damaged()),
                },
                score: row.get(13)?,
            },
        },
        _ => return Err(damaged()),
    };
    let annotation = Annotation {
        id: AnnotationId::new(id.clone()),
        issue: IssueId::new(text(1)?),
        target,
        style: Style::from_name(&text(14)?).ok_or_else(damaged)?,
        colour: Colour::from_name(&text(15)?).ok_or_else(damaged)?,
        note: text(16)?,
        tags: Vec::new(),
        created: Timestamp::new(text(17)?),
        modified: Timestamp::new(text(18)?),
        foreign: parse("annotation", &id, &text(20)?)?,
    };
    let trashed = row.get::<_, Option<String>>(19)?.map(Timestamp::new);
    Ok(StoredAnnotation { annotation, home: row.get(4)?, trashed })
}
