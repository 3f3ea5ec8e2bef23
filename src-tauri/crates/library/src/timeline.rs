//! The timeline: what was read and written, day by day, the newest day first.
//!
//! Days are the reader's: they begin where the reader's clock says so, which whoever asks must tell.

use flyleaf_model::{AnnotationId, IssueId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use crate::notebook::{TitledAnnotation, whole};
use crate::shelf::{self, IssueRow};
use crate::{Library, PublicationRow, Result, publication};

/// Annotations of a day that are given whole.
const MOST: u32 = 100;

/// A day on which something was read, written or imported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TimelineDay {
    /// ISO 8601.
    pub day: String,
    /// The articles that were read on, by issue: index and title then.
    pub read: Vec<(IssueId, u32, Option<String>)>,
    /// The annotations that were made, the latest first, at most a hundred.
    pub made: Vec<TitledAnnotation>,
    /// How many were made.
    pub made_count: u32,
    /// Those that were changed and made on another day.
    pub changed: Vec<TitledAnnotation>,
    /// How many of those there are.
    pub changed_count: u32,
    /// The issues that were imported, the latest first, at most a hundred.
    pub imported: Vec<IssueId>,
    /// How many were imported.
    pub imported_count: u32,
}

/// Some days and the issues they name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The newest first.
    pub days: Vec<TimelineDay>,
    /// Every issue of those days.
    pub issues: Vec<(IssueRow, PublicationRow)>,
    /// Whether there are older days.
    pub more: bool,
}

impl Library {
    /// The latest `most` days before `before` (ISO 8601; `None` for the latest of all). The reader's clock is `east`
    /// minutes before that of Greenwich.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn timeline(&self, before: Option<&str>, most: usize, east: i32) -> Result<Timeline> {
        self.read(|connection| {
            let clock = Clock { connection, east };
            let mut end = match before {
                Some(day) => clock.start(day, 0)?.unwrap_or_default(),
                // After every moment.
                None => ":".to_owned(),
            };
            let mut timeline = Timeline::default();
            while let Some(moment) = latest(connection, &end)? {
                if timeline.days.len() == most {
                    timeline.more = true;
                    break;
                }
                let Some(name) = clock.day(&moment)? else { break };
                let (Some(start), Some(until)) = (clock.start(&name, 0)?, clock.start(&name, 1)?)
                else {
                    break;
                };
                timeline.days.push(day(connection, name, &start, &until)?);
                end = start;
            }
            timeline.issues = issues(connection, &timeline.days)?;
            Ok(timeline)
        })
    }
}

/// The reader's clock; SQLite counts the days.
struct Clock<'a> {
    connection: &'a Connection,
    east: i32,
}

impl Clock<'_> {
    /// The reader's day of a moment.
    fn day(&self, moment: &str) -> Result<Option<String>> {
        self.ask("SELECT strftime('%Y-%m-%d', ?1, ?2)", moment, self.east, 0)
    }

    /// The moment at which a day of the reader begins, or one `later` days after it.
    fn start(&self, day: &str, later: u8) -> Result<Option<String>> {
        let sql = "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', ?1, ?3, ?2)";
        self.ask(sql, day, -self.east, later)
    }

    fn ask(&self, sql: &str, moment: &str, minutes: i32, days: u8) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let shift = format!("{minutes:+} minutes");
        let found = if sql.contains("?3") {
            statement.query_row(params![moment, shift, format!("+{days} days")], |row| row.get(0))
        } else {
            statement.query_row(params![moment, shift], |row| row.get(0))
        };
        Ok(found?)
    }
}

// The plus keeps SQLite from looking for what is not in the trash, which is nearly everything, before it looks at time.

/// The latest moment before another at which anything happened.
fn latest(connection: &Connection, before: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached(
            "SELECT max(moment) FROM (
                SELECT max(created) AS moment FROM annotation WHERE created < ?1 AND +trashed IS NULL
                UNION ALL SELECT max(modified) FROM annotation WHERE modified < ?1 AND +trashed IS NULL
                UNION ALL SELECT max(imported) FROM issue WHERE imported < ?1
                UNION ALL SELECT max(quarter) FROM reading_log WHERE quarter < ?1)",
        )?
        .query_row([before], |row| row.get(0))
        .optional()?
        .flatten())
}

fn day(connection: &Connection, name: String, start: &str, until: &str) -> Result<TimelineDay> {
    let some = |condition: &str| -> Result<(u32, Vec<TitledAnnotation>)> {
        let within = format!("FROM annotation WHERE +trashed IS NULL AND {condition}");
        let count = connection
            .prepare_cached(&format!("SELECT count(*) {within}"))?
            .query_row([start, until], |row| row.get(0))?;
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id {within} ORDER BY modified DESC, id LIMIT {MOST}"
        ))?;
        let ids: Vec<String> = statement
            .query_map([start, until], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let rows = ids.into_iter().map(|id| whole(connection, &AnnotationId::new(id)));
        Ok((count, rows.collect::<Result<_>>()?))
    };
    let (made_count, made) = some("created >= ?1 AND created < ?2")?;
    let (changed_count, changed) =
        some("modified >= ?1 AND modified < ?2 AND NOT (created >= ?1 AND created < ?2)")?;
    let mut statement = connection.prepare_cached(
        "SELECT issue, article, title, min(quarter) FROM reading_log WHERE quarter >= ?1 AND quarter < ?2
         GROUP BY issue, article, title ORDER BY min(quarter), issue, article",
    )?;
    let read = statement
        .query_map([start, until], |row| {
            Ok((IssueId::new(row.get::<_, String>(0)?), row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let imported_count = connection
        .prepare_cached("SELECT count(*) FROM issue WHERE imported >= ?1 AND imported < ?2")?
        .query_row([start, until], |row| row.get(0))?;
    let mut statement = connection.prepare_cached(
        "SELECT id FROM issue WHERE imported >= ?1 AND imported < ?2 ORDER BY imported DESC, id LIMIT ?3",
    )?;
    let imported = statement
        .query_map(params![start, until, MOST], |row| Ok(IssueId::new(row.get::<_, String>(0)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(TimelineDay {
        day: name,
        read,
        made,
        made_count,
        changed,
        changed_count,
        imported,
        imported_count,
    })
}

fn issues(
    connection: &Connection,
    days: &[TimelineDay],
) -> Result<Vec<(IssueRow, PublicationRow)>> {
    let mut ids: Vec<&IssueId> = Vec::new();
    for day in days {
        ids.extend(day.read.iter().map(|(issue, ..)| issue));
        ids.extend(day.made.iter().chain(&day.changed).map(|row| &row.stored.annotation.issue));
        ids.extend(&day.imported);
    }
    ids.sort();
    ids.dedup();
    ids.into_iter()
        .map(|id| {
            let row = shelf::get(connection, id)?;
            let publication = publication::get(connection, &row.publication)?;
            Ok((row, publication))
        })
        .collect()
}

/// Notes that something of an article was read for the first time just now.
pub(crate) fn read(
    connection: &Connection,
    issue: &IssueId,
    article: u32,
    title: Option<&str>,
    now: &Timestamp,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reading_log (quarter, issue, article, title)
             SELECT strftime('%Y-%m-%dT%H:%M:%fZ', unixepoch(?1) / 900 * 900, 'unixepoch'), ?2, ?3, ?4
             WHERE unixepoch(?1) IS NOT NULL ON CONFLICT DO NOTHING",
        )?
        .execute(params![now.as_str(), issue.as_str(), article, title])?;
    Ok(())
}
