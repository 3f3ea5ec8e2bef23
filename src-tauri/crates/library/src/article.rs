//! Articles of a revision: their blocks and their canonical text.

use flyleaf_model::{Article, Block, IssueId, Span};
use flyleaf_text::canonical::canonical;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::row::{int, json, offset, parse};
use crate::{Error, Library, Result, revision};

/// An article with the text that annotations anchor in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// The article.
    pub article: Article,
    /// Its canonical text.
    pub text: String,
}

/// What a list of articles needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// As printed over it.
    pub title: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// The source line.
    pub source: Option<String>,
    /// Its own date.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Its canonical text.
    pub text: String,
}

/// An article ready to be written.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) blocks: String,
    pub(crate) text: String,
}

impl Prepared {
    pub(crate) fn new(article: &Article) -> Self {
        Self { blocks: json(&article.blocks), text: canonical(&article.blocks).text }
    }
}

pub(crate) fn insert(
    connection: &Connection,
    revision: i64,
    position: usize,
    article: &Article,
    prepared: &Prepared,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO article (revision, position, title, section, byline, source, date, language,
             source_start, source_end, blocks, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            revision,
            int(position),
            article.title,
            article.section,
            article.byline,
            article.source,
            article.date,
            article.language,
            int(article.span.start),
            int(article.span.end),
            prepared.blocks,
            prepared.text,
        ])?;
    Ok(())
}

/// The articles of a revision, without their blocks, in reading order.
pub(crate) fn rows(connection: &Connection, revision: i64) -> Result<Vec<ArticleRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT title, byline, source, date, language, text FROM article WHERE revision = ?1
         ORDER BY position",
    )?;
    let rows = statement
        .query_map([revision], |row| {
            Ok(ArticleRow {
                title: row.get(0)?,
                byline: row.get(1)?,
                source: row.get(2)?,
                date: row.get(3)?,
                language: row.get(4)?,
                text: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

impl Library {
    /// Where each article of an issue is printed, in bytes of the normalised source and in reading order.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn article_spans(&self, issue: &IssueId) -> Result<Vec<Span>> {
        self.read(|connection| spans(connection, revision::current_id(connection, issue)?))
    }
}

/// The articles of a revision with the bytes of the source each was printed in, in reading order.
pub(crate) fn printed(connection: &Connection, revision: i64) -> Result<Vec<(Span, ArticleRow)>> {
    Ok(spans(connection, revision)?.into_iter().zip(rows(connection, revision)?).collect())
}

fn spans(connection: &Connection, revision: i64) -> Result<Vec<Span>> {
    let mut statement = connection.prepare_cached(
        "SELECT source_start, source_end FROM article WHERE revision = ?1 ORDER BY position",
    )?;
    let spans = statement
        .query_map([revision], |row| {
            let (start, end) = (offset(row.get(0)?), offset(row.get(1)?));
            Ok(Span::new(start, end.max(start)))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(spans)
}

const WHOLE: &str =
    "SELECT title, section, byline, source, date, language, source_start, source_end, blocks, text,
    position FROM article WHERE revision = ?1";

/// The articles of a revision, whole, in reading order.
pub(crate) fn all(connection: &Connection, revision: i64) -> Result<Vec<StoredArticle>> {
    let mut statement = connection.prepare_cached(&format!("{WHOLE} ORDER BY position"))?;
    let mut rows = statement.query([revision])?;
    let mut articles = Vec::new();
    while let Some(row) = rows.next()? {
        articles.push(from_row(revision, row)?);
    }
    Ok(articles)
}

/// One article of an issue's current revision.
pub(crate) fn get(
    connection: &Connection,
    issue: &IssueId,
    revision: i64,
    index: u32,
) -> Result<StoredArticle> {
    let mut statement = connection.prepare_cached(&format!("{WHOLE} AND position = ?2"))?;
    let mut rows = statement.query(params![revision, index])?;
    match rows.next()? {
        Some(row) => from_row(revision, row),
        None => Err(Error::ArticleUnknown { issue: issue.clone(), index }),
    }
}

/// The title and canonical text of one article of an issue's current revision.
pub(crate) fn text(
    connection: &Connection,
    issue: &IssueId,
    revision: i64,
    index: u32,
) -> Result<(Option<String>, String)> {
    connection
        .prepare_cached("SELECT title, text FROM article WHERE revision = ?1 AND position = ?2")?
        .query_row(params![revision, index], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::ArticleUnknown { issue: issue.clone(), index })
}

/// How the row of an article is named in reports.
pub(crate) fn row_name(revision: i64, position: i64) -> String {
    format!("{revision}/{position}")
}

fn from_row(revision: i64, row: &Row<'_>) -> Result<StoredArticle> {
    let (start, end) = (offset(row.get(6)?), offset(row.get(7)?));
    let name = || row_name(revision, row.get(10).unwrap_or_default());
    if start > end {
        return Err(Error::Damaged { table: "article", row: name() });
    }
    let blocks: Vec<Block> = parse("article", &name(), &row.get::<_, String>(8)?)?;
    Ok(StoredArticle {
        article: Article {
            title: row.get(0)?,
            section: row.get(1)?,
            byline: row.get(2)?,
            source: row.get(3)?,
            date: row.get(4)?,
            language: row.get(5)?,
            span: Span::new(start, end),
            blocks,
        },
        text: row.get(9)?,
    })
}
