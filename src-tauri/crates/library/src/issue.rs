//! Issues: what names one, the order they stand in, and everything an opened one shows.

use flyleaf_model::{Annotation, Issue, IssueId, Masthead, PublicationId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::row::{offset, parse};
use crate::{
    ArticleRow, Error, Library, Position, PublicationRow, Result, Revision, StoredArticle,
    annotation, article, fold, position, publication, revision,
};

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
    /// Annotations, with and without notes.
    pub highlights: u32,
    /// Annotations with a note.
    pub notes: u32,
    /// Findings that ask for a look.
    pub remarkable: u32,
    /// When it was first imported.
    pub imported: Timestamp,
}

/// Everything about an issue but the blocks of its articles.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedIssue {
    /// The issue.
    pub row: IssueRow,
    /// Its publication.
    pub publication: PublicationRow,
    /// Its current reading.
    pub revision: Revision,
    /// Its articles.
    pub articles: Vec<ArticleRow>,
    /// Its annotations, in reading order.
    pub annotations: Vec<Annotation>,
    /// Where its reader was.
    pub position: Option<Position>,
    /// (article, one past the last byte seen).
    pub progress: Vec<(u32, usize)>,
    /// The issue before it in its publication.
    pub previous: Option<IssueRow>,
    /// The issue after it.
    pub next: Option<IssueRow>,
}

/// An issue whole, for those who render it.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeIssue {
    /// The issue as printed.
    pub issue: Issue,
    /// Its publication.
    pub publication: PublicationRow,
    /// The name of the file it came from.
    pub file_name: String,
    /// Its annotations, in reading order.
    pub annotations: Vec<Annotation>,
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
            let places: std::collections::BTreeMap<String, usize> = shelf
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

    /// An issue for its reader.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue(&self, id: &IssueId) -> Result<OpenedIssue> {
        self.read(|connection| {
            let row = get(connection, id)?;
            let current = revision::current_id(connection, id)?;
            Ok(OpenedIssue {
                publication: publication::get(connection, &row.publication)?,
                revision: revision::get(connection, current)?,
                articles: article::rows(connection, current)?,
                annotations: annotation::of_issue(connection, id)?,
                position: position::get(connection, id)?,
                progress: position::progress(connection, id)?,
                previous: neighbour(connection, id, Side::Before)?,
                next: neighbour(connection, id, Side::After)?,
                row,
            })
        })
    }

    /// One article of an issue, with the annotations on it in reading order.
    ///
    /// # Errors
    /// Where there is no such issue or article.
    pub fn article(&self, id: &IssueId, index: u32) -> Result<(StoredArticle, Vec<Annotation>)> {
        self.read(|connection| {
            let current = revision::current_id(connection, id)?;
            let article = article::get(connection, id, current, index)?;
            Ok((article, annotation::of_article(connection, id, index)?))
        })
    }

    /// An issue with all its articles and annotations.
    ///
    /// # Errors
    /// Where there is no such issue, or a row of it is damaged.
    pub fn whole_issue(&self, id: &IssueId) -> Result<WholeIssue> {
        self.read(|connection| {
            let current = revision::current_id(connection, id)?;
            let row = get(connection, id)?;
            let read = revision::get(connection, current)?;
            let articles = article::all(connection, current)?;
            Ok(WholeIssue {
                issue: Issue {
                    publication: Masthead {
                        title: read.masthead.title,
                        publishers: read.masthead.publishers,
                    },
                    number: read.number,
                    volume: read.volume,
                    year: read.year,
                    date: read.date,
                    date_printed: read.date_printed,
                    languages: read.languages,
                    contents: read.contents,
                    articles: articles.into_iter().map(|stored| stored.article).collect(),
                },
                publication: publication::get(connection, &row.publication)?,
                file_name: read.file_name,
                annotations: annotation::of_issue(connection, id)?,
            })
        })
    }

    /// Notes that an issue was opened at `now`; only the first time counts.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue_opened(&self, id: &IssueId, now: &Timestamp) -> Result<()> {
        self.write(|connection| {
            let opened = connection.execute(
                "UPDATE issue SET opened = coalesce(opened, ?2) WHERE id = ?1",
                params![id.as_str(), now.as_str()],
            )?;
            if opened == 0 { Err(Error::IssueUnknown(id.clone())) } else { Ok(()) }
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
                    "WHERE i.publication IN (SELECT id FROM publication WHERE folded = ?1)
                     ORDER BY i.chronology DESC, i.imported DESC, i.id",
                    [fold(title)],
                )?,
            )
        })
    }

    /// The issue that a file with these bytes was imported into, whichever revision it became.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn issue_of_original(&self, hash: &flyleaf_model::OriginalHash) -> Result<Option<IssueId>> {
        self.read(|connection| of_original(connection, hash.as_str()))
    }
}

/// The issue that an original belongs to.
pub(crate) fn of_original(connection: &Connection, hash: &str) -> Result<Option<IssueId>> {
    let id: Option<String> = connection
        .prepare_cached("SELECT issue FROM revision WHERE original = ?1 ORDER BY id LIMIT 1")?
        .query_row([hash], |row| row.get(0))
        .optional()?;
    Ok(id.map(IssueId::new))
}

/// One issue as a list shows it.
pub(crate) fn get(connection: &Connection, id: &IssueId) -> Result<IssueRow> {
    let found = query(connection, "WHERE i.id = ?1", [id.as_str()])?;
    found.into_iter().next().ok_or_else(|| Error::IssueUnknown(id.clone()))
}

enum Side {
    Before,
    After,
}

/// The issue right before or after one, in the order of its publication.
fn neighbour(connection: &Connection, id: &IssueId, side: Side) -> Result<Option<IssueRow>> {
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
         (SELECT count(*) FROM annotation a WHERE a.issue = i.id),
         (SELECT count(*) FROM annotation a WHERE a.issue = i.id AND a.note <> ''),
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
