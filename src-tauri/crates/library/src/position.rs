//! Where a reader is in an issue, and how far each article was read.

use flyleaf_model::{IssueId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use crate::row::{int, offset};
use crate::{Error, Library, Result, article, revision, timeline};

/// A place in an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Index of the article.
    pub article: u32,
    /// Byte of its canonical text.
    pub byte: usize,
}

impl Library {
    /// Remembers where a reader is in an article of an issue, how far that article was seen, and when more of it was.
    ///
    /// `locate` is given the article's canonical text and gives the first byte shown and one past the last byte
    /// shown; `None` where what it was asked for is no place in that text.
    ///
    /// # Errors
    /// Where there is no such issue, article or place.
    pub fn position_save(
        &self,
        issue: &IssueId,
        index: u32,
        now: &Timestamp,
        locate: impl FnOnce(&str) -> Option<(usize, usize)>,
    ) -> Result<()> {
        self.write(|connection| {
            let revision = revision::current_id(connection, issue)?;
            let (title, text) = article::text(connection, issue, revision, index)?;
            let place = locate(&text).filter(|(byte, seen)| {
                text.is_char_boundary(*byte) && text.is_char_boundary(*seen)
            });
            let Some((byte, seen)) = place else {
                let (start, end) = (0, text.len());
                return Err(Error::NoPassage { issue: issue.clone(), index, start, end });
            };
            put(connection, issue, Position { article: index, byte })?;
            let progress = progress(connection, issue)?;
            let before = progress.iter().find(|(article, _)| *article == index);
            if before.is_none_or(|(_, before)| *before < seen) {
                timeline::read(connection, issue, index, title.as_deref(), now)?;
            }
            grow(connection, issue, index, seen)
        })
    }
}

/// Where the reader of an issue was.
pub(crate) fn get(connection: &Connection, issue: &IssueId) -> Result<Option<Position>> {
    Ok(connection
        .prepare_cached("SELECT article, byte FROM reading_position WHERE issue = ?1")?
        .query_row([issue.as_str()], |row| {
            Ok(Position { article: row.get(0)?, byte: offset(row.get(1)?) })
        })
        .optional()?)
}

/// (article, one past the last byte seen), for every article that was looked at.
pub(crate) fn progress(connection: &Connection, issue: &IssueId) -> Result<Vec<(u32, usize)>> {
    let mut statement = connection.prepare_cached(
        "SELECT article, seen FROM reading_progress WHERE issue = ?1 ORDER BY article",
    )?;
    let rows = statement
        .query_map([issue.as_str()], |row| Ok((row.get(0)?, offset(row.get(1)?))))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

pub(crate) fn put(connection: &Connection, issue: &IssueId, position: Position) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reading_position (issue, article, byte) VALUES (?1, ?2, ?3)
             ON CONFLICT (issue) DO UPDATE SET article = excluded.article, byte = excluded.byte",
        )?
        .execute(params![issue.as_str(), position.article, int(position.byte)])?;
    Ok(())
}

/// Raises what was seen of an article to `seen`.
pub(crate) fn grow(
    connection: &Connection,
    issue: &IssueId,
    index: u32,
    seen: usize,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reading_progress (issue, article, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (issue, article) DO UPDATE SET seen = max(seen, excluded.seen)",
        )?
        .execute(params![issue.as_str(), index, int(seen)])?;
    Ok(())
}

/// Forgets how far an issue was read.
pub(crate) fn clear(connection: &Connection, issue: &IssueId) -> Result<()> {
    connection.execute("DELETE FROM reading_progress WHERE issue = ?1", [issue.as_str()])?;
    connection.execute("DELETE FROM reading_position WHERE issue = ?1", [issue.as_str()])?;
    Ok(())
}
