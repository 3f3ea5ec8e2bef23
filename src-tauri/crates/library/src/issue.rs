//! Issues: everything that an opened one shows, and one whole for those who render it.

use flyleaf_model::{Annotation, Image, Issue, IssueId, Masthead, OriginalHash, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use crate::shelf::{self, IssueRow, Side};
use crate::{
    ArticleRow, Error, ImageRow, Library, Position, PublicationRow, Result, Revision,
    StoredAnnotation, StoredArticle, annotation, article, image, position, publication, revision,
};

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
    pub annotations: Vec<StoredAnnotation>,
    /// Where its reader was.
    pub position: Option<Position>,
    /// (article, one past the last byte seen).
    pub progress: Vec<(u32, usize)>,
    /// The issue before it in its publication.
    pub previous: Option<IssueRow>,
    /// The issue after it.
    pub next: Option<IssueRow>,
}

/// One article with everything that stands on it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedArticle {
    /// The article.
    pub stored: StoredArticle,
    /// The annotations on it and in it, in reading order.
    pub annotations: Vec<StoredAnnotation>,
    /// The images of its issue, in the order of the source.
    pub images: Vec<ImageRow>,
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
    /// The hash of that file.
    pub original: OriginalHash,
    /// Its annotations, in reading order.
    pub annotations: Vec<Annotation>,
    /// Its images, in the order of the source; a damaged one has no bytes.
    pub images: Vec<Image>,
}

impl Library {
    /// An issue for its reader.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue(&self, id: &IssueId) -> Result<OpenedIssue> {
        self.read(|connection| {
            let row = shelf::get(connection, id)?;
            let current = revision::current_id(connection, id)?;
            Ok(OpenedIssue {
                publication: publication::get(connection, &row.publication)?,
                revision: revision::get(connection, current)?,
                articles: article::rows(connection, current)?,
                annotations: annotation::of_issue(connection, id)?,
                position: position::get(connection, id)?,
                progress: position::progress(connection, id)?,
                previous: shelf::neighbour(connection, id, Side::Before)?,
                next: shelf::neighbour(connection, id, Side::After)?,
                row,
            })
        })
    }

    /// One article of an issue for its reader.
    ///
    /// # Errors
    /// Where there is no such issue or article.
    pub fn article(&self, id: &IssueId, index: u32) -> Result<OpenedArticle> {
        self.read(|connection| {
            let current = revision::current_id(connection, id)?;
            Ok(OpenedArticle {
                stored: article::get(connection, id, current, index)?,
                annotations: annotation::of_article(connection, id, index)?,
                images: image::of_revision(connection, current)?,
            })
        })
    }

    /// An issue with all its articles and annotations.
    ///
    /// # Errors
    /// Where there is no such issue, or a row of it is damaged.
    pub fn whole_issue(&self, id: &IssueId) -> Result<WholeIssue> {
        self.read(|connection| {
            let images = image::whole(connection, revision::current_id(connection, id)?)?;
            Ok(WholeIssue { images, ..imageless(connection, id)? })
        })
    }

    /// An issue with all its articles and annotations, and without its images: what is said of annotations needs none,
    /// and may be said of a whole library.
    ///
    /// # Errors
    /// Where there is no such issue, or a row of it is damaged.
    pub fn imageless_issue(&self, id: &IssueId) -> Result<WholeIssue> {
        self.read(|connection| imageless(connection, id))
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

    /// The issue that a file with these bytes was imported into, whichever revision it became.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn issue_of_original(&self, hash: &OriginalHash) -> Result<Option<IssueId>> {
        self.read(|connection| of_original(connection, hash.as_str()))
    }
}

/// An issue whole but for its images.
fn imageless(connection: &Connection, id: &IssueId) -> Result<WholeIssue> {
    let current = revision::current_id(connection, id)?;
    let row = shelf::get(connection, id)?;
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
        original: read.original,
        annotations: annotation::of_issue(connection, id)?
            .into_iter()
            .map(|stored| stored.annotation)
            .collect(),
        images: Vec::new(),
    })
}

/// The issue that an original belongs to.
pub(crate) fn of_original(connection: &Connection, hash: &str) -> Result<Option<IssueId>> {
    let id: Option<String> = connection
        .prepare_cached("SELECT issue FROM revision WHERE original = ?1 ORDER BY id LIMIT 1")?
        .query_row([hash], |row| row.get(0))
        .optional()?;
    Ok(id.map(IssueId::new))
}
