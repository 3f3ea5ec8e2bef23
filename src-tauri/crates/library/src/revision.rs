//! Revisions: one reading of an issue each, from one original file.

use flyleaf_model::{
    Blocked, ContentsEntry, Finding, Format, IssueId, Masthead, OriginalHash, Reading, Region,
    Timestamp,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::row::{int, json, parse};
use crate::{Error, Import, Prepared, Result, article, image};

/// The reading of an issue that is current.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// 1 for the first import.
    pub ordinal: u32,
    /// The file it was read from.
    pub original: OriginalHash,
    /// That file's name.
    pub file_name: String,
    /// What it was read as.
    pub format: Format,
    /// The encoding it was decoded from.
    pub encoding: String,
    /// When it was imported.
    pub imported: Timestamp,
    /// What it prints about its publication.
    pub masthead: Masthead,
    /// The number as printed.
    pub number: Option<String>,
    /// The volume as printed.
    pub volume: Option<String>,
    /// The year that the masthead names.
    pub year: Option<i32>,
    /// ISO 8601, where certain.
    pub date: Option<String>,
    /// As printed.
    pub date_printed: Option<String>,
    /// BCP 47 tags, the main one first.
    pub languages: Vec<String>,
    /// The printed contents.
    pub contents: Vec<ContentsEntry>,
    /// What every part of the file became.
    pub regions: Vec<Region>,
    /// What a reader should know about the reading.
    pub findings: Vec<Finding>,
    /// Share of the characters that have a place, 0 to 1.
    pub coverage: f64,
    /// What it asks for and what is never loaded, in the order of the source.
    pub blocked: Vec<Blocked>,
}

/// The row id of an issue's current revision.
pub(crate) fn current_id(connection: &Connection, issue: &IssueId) -> Result<i64> {
    connection
        .prepare_cached(
            "SELECT r.id FROM issue i JOIN revision r ON r.issue = i.id AND r.ordinal = i.current
             WHERE i.id = ?1",
        )?
        .query_row([issue.as_str()], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::IssueUnknown(issue.clone()))
}

/// The row id of one revision of an issue.
pub(crate) fn id_of(connection: &Connection, issue: &IssueId, ordinal: u32) -> Result<i64> {
    connection
        .prepare_cached("SELECT id FROM revision WHERE issue = ?1 AND ordinal = ?2")?
        .query_row(params![issue.as_str(), ordinal], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::RevisionUnknown { issue: issue.clone(), ordinal })
}

/// The revision in one row.
pub(crate) fn get(connection: &Connection, id: i64) -> Result<Revision> {
    let mut statement = connection.prepare_cached(
        "SELECT ordinal, original, file_name, format, encoding, imported, title, publishers, number, volume, year,
         date, date_printed, languages, contents, regions, findings, coverage, blocked FROM revision WHERE id = ?1",
    )?;
    let mut rows = statement.query([id])?;
    let row_name = id.to_string();
    let damaged = || Error::Damaged { table: "revision", row: row_name.clone() };
    let row = rows.next()?.ok_or_else(damaged)?;
    let column = |index: usize| -> Result<String> { Ok(row.get(index)?) };
    Ok(Revision {
        ordinal: row.get(0)?,
        original: OriginalHash::new(column(1)?),
        file_name: row.get(2)?,
        format: parse("revision", &row_name, &column(3)?)?,
        encoding: row.get(4)?,
        imported: Timestamp::new(column(5)?),
        masthead: Masthead {
            title: row.get(6)?,
            publishers: parse("revision", &row_name, &column(7)?)?,
        },
        number: row.get(8)?,
        volume: row.get(9)?,
        year: row.get(10)?,
        date: row.get(11)?,
        date_printed: row.get(12)?,
        languages: parse("revision", &row_name, &column(13)?)?,
        contents: parse("revision", &row_name, &column(14)?)?,
        regions: parse("revision", &row_name, &column(15)?)?,
        findings: parse("revision", &row_name, &column(16)?)?,
        coverage: row.get(17)?,
        blocked: parse("revision", &row_name, &column(18)?)?,
    })
}

/// Writes the reading of an imported file as a revision of `issue`, and gives its row id.
pub(crate) fn insert(
    connection: &Connection,
    issue: &IssueId,
    ordinal: u32,
    import: &Import<'_>,
) -> Result<i64> {
    let Import { prepared, file_name, now, remarkable, .. } = import;
    let Prepared { reading, hash, size, content, articles, guidance } = prepared;
    crate::original::insert(connection, hash, *size, content)?;
    let printed = &reading.issue;
    let bytes = articles.iter().map(|article| article.text.len()).sum();
    connection
        .prepare_cached(
            "INSERT INTO revision (issue, ordinal, original, file_name, format, encoding, imported, title, publishers,
             number, volume, year, date, date_printed, fallback_title, articles, size, remarkable, coverage, languages,
             contents, regions, findings, blocked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
             ?22, ?23, ?24)",
        )?
        .execute(params![
            issue.as_str(),
            ordinal,
            hash.as_str(),
            file_name,
            json(&reading.format),
            reading.encoding,
            now.as_str(),
            printed.publication.title,
            json(&printed.publication.publishers),
            printed.number,
            printed.volume,
            printed.year,
            printed.date,
            printed.date_printed,
            fallback_title(reading, file_name),
            int(articles.len()),
            int(bytes),
            remarkable,
            reading.coverage(),
            json(&printed.languages),
            json(&printed.contents),
            json(&reading.regions),
            json(&reading.findings),
            json(&reading.blocked),
        ])?;
    let id = connection.last_insert_rowid();
    for (position, (article, prepared)) in printed.articles.iter().zip(articles).enumerate() {
        article::insert(connection, id, position, article, prepared)?;
    }
    image::insert(connection, id, &reading.images)?;
    crate::guidance::put(connection, id, guidance)?;
    Ok(id)
}

/// The first article's title, or else the file's name.
fn fallback_title<'a>(reading: &'a Reading, file_name: &'a str) -> &'a str {
    reading.issue.articles.first().and_then(|article| article.title.as_deref()).unwrap_or(file_name)
}
