//! Issues as lists show them: the shelf, the neighbours of one, those that a reference names.

use std::collections::BTreeMap;

use flyleaf_model::{IssueId, PublicationId, Timestamp};
use rusqlite::{Connection, Row, params};

use crate::row::{offset, parse};
use crate::{Error, Library, PublicationRow, Result, fold, publication};

/// One issue as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueRow {
    /// Its id.
    pub id: IssueId,
    /// Its publication.
    pub publication: PublicationId,
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
    /// Its first article's title, or its file's name.
    pub fallback_title: String,
    /// The publishers as printed.
    pub publishers: Vec<String>,
    /// How many articles it holds.
    pub articles: u32,
    /// Bytes of its articles' canonical texts.
    pub size: usize,
    /// Bytes of them that were seen.
    pub seen: usize,
    /// When it was first opened.
    pub opened: Option<Timestamp>,
    /// Annotations, with and without notes, that are not in the trash.
    pub highlights: u32,
    /// Annotations with a note.
    pub notes: u32,
    /// Findings that ask for a look.
    pub remarkable: u32,
    /// When it was first imported.
    pub imported: Timestamp,
}

impl Library {
    /// Every publication with its issues, the latest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn shelf(&self) -> Result<Vec<(PublicationRow, Vec<IssueRow>)>> {
        self.read(|connection| {
            let mut shelf: Vec<_> =
                publication::all(connection)?.into_iter().map(|row| (row, Vec::new())).collect();
            let places: BTreeMap<String, usize> = shelf
                .iter()
                .enumerate()
                .map(|(place, (row, _))| (row.id.as_str().to_owned(), place))
                .collect();
            for issue in query(connection, "ORDER BY i.chronology DESC, i.imported DESC, i.id", [])?
            {
                if let Some(&place) = places.get(issue.publication.as_str()) {
                    shelf[place].1.push(issue);
                }
            }
            // A publication whose last issue turned out to be another's keeps its rules, and no place on the shelf.
            shelf.retain(|(_, issues)| !issues.is_empty());
            Ok(shelf)
        })
    }

    /// One issue as a list shows it, with its publication.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue_row(&self, id: &IssueId) -> Result<(IssueRow, PublicationRow)> {
        self.read(|connection| {
            let row = get(connection, id)?;
            let publication = publication::get(connection, &row.publication)?;
            Ok((row, publication))
        })
    }

    /// Issues whose id begins with `beginning`, at most `most`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn issues_by_id(
        &self,
        beginning: &str,
        most: u32,
    ) -> Result<Vec<(IssueRow, PublicationRow)>> {
        self.read(|connection| {
            with_publications(
                connection,
                query(
                    connection,
                    "WHERE substr(i.id, 1, length(?1)) = ?1 ORDER BY i.id LIMIT ?2",
                    params![beginning, most],
                )?,
            )
        })
    }

    /// Issues of the publications whose titles fold to the same as `title`, the latest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn issues_of_title(&self, title: &str) -> Result<Vec<(IssueRow, PublicationRow)>> {
        self.read(|connection| {
            with_publications(
                connection,
                query(
                    connection,
                    "WHERE i.publication IN (SELECT publication FROM spelling WHERE folded = ?1)
                     ORDER BY i.chronology DESC, i.imported DESC, i.id",
                    [fold(title)],
                )?,
            )
        })
    }
}

/// One issue as a list shows it.
pub(crate) fn get(connection: &Connection, id: &IssueId) -> Result<IssueRow> {
    find(connection, id)?.ok_or_else(|| Error::IssueUnknown(id.clone()))
}

/// The same; `None` where there is no such issue.
pub(crate) fn find(connection: &Connection, id: &IssueId) -> Result<Option<IssueRow>> {
    Ok(query(connection, "WHERE i.id = ?1", [id.as_str()])?.into_iter().next())
}

/// Which of the issues beside one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side {
    /// The older one.
    Before,
    /// The newer one.
    After,
}

/// The issue right before or after one, in the order of its publication.
pub(crate) fn neighbour(
    connection: &Connection,
    id: &IssueId,
    side: Side,
) -> Result<Option<IssueRow>> {
    let (compare, order) = match side {
        Side::Before => ("<", "DESC"),
        Side::After => (">", "ASC"),
    };
    // Where two issues stand at the same time, the id decides: the last key in the order of the shelf, turned round.
    let clause = format!(
        "JOIN issue me ON me.id = ?1
         WHERE i.publication = me.publication AND i.id <> me.id
         AND (i.chronology, i.imported, me.id) {compare} (me.chronology, me.imported, i.id)
         ORDER BY i.chronology {order}, i.imported {order}, i.id {}  LIMIT 1",
        if order == "DESC" { "ASC" } else { "DESC" },
    );
    Ok(query(connection, &clause, [id.as_str()])?.into_iter().next())
}

fn with_publications(
    connection: &Connection,
    issues: Vec<IssueRow>,
) -> Result<Vec<(IssueRow, PublicationRow)>> {
    issues
        .into_iter()
        .map(|issue| {
            let publication = publication::get(connection, &issue.publication)?;
            Ok((issue, publication))
        })
        .collect()
}

/// Issues as lists show them; `clause` follows the joins of `i` (issue) and `r` (its current revision).
fn query(
    connection: &Connection,
    clause: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<IssueRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT i.id, i.publication, r.number, r.volume, r.year, r.date, r.date_printed, r.fallback_title,
         r.publishers, r.articles, r.size,
         (SELECT coalesce(sum(p.seen), 0) FROM reading_progress p WHERE p.issue = i.id),
         i.opened,
         (SELECT count(*) FROM annotation a WHERE a.issue = i.id AND a.trashed IS NULL),
         (SELECT count(*) FROM annotation a WHERE a.issue = i.id AND a.note <> '' AND a.trashed IS NULL),
         r.remarkable, i.imported
         FROM issue i JOIN revision r ON r.issue = i.id AND r.ordinal = i.current {clause}"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut issues = Vec::new();
    while let Some(row) = rows.next()? {
        issues.push(from_row(row)?);
    }
    Ok(issues)
}

fn from_row(row: &Row<'_>) -> Result<IssueRow> {
    let id: String = row.get(0)?;
    Ok(IssueRow {
        publication: PublicationId::new(row.get::<_, String>(1)?),
        number: row.get(2)?,
        volume: row.get(3)?,
        year: row.get(4)?,
        date: row.get(5)?,
        date_printed: row.get(6)?,
        fallback_title: row.get(7)?,
        publishers: parse("revision", &id, &row.get::<_, String>(8)?)?,
        articles: row.get(9)?,
        size: offset(row.get(10)?),
        seen: offset(row.get(11)?),
        opened: row.get::<_, Option<String>>(12)?.map(Timestamp::new),
        highlights: row.get(13)?,
        notes: row.get(14)?,
        remarkable: row.get(15)?,
        imported: Timestamp::new(row.get::<_, String>(16)?),
        id: IssueId::new(id),
    })
}
