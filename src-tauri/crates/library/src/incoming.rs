//! What an import of other programs' annotations asks of the library, and how it is stored: wholly, or not at all.

use flyleaf_model::{Annotation, AnnotationId, IssueId, OriginalHash};
use rusqlite::Connection;

use crate::annotation::{self, StoredAnnotation};
use crate::journal::{self, ChangeKind, State};
use crate::{Error, Library, Result, article, revision};

/// Everything by which an annotation of another program may name an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueNames {
    /// The issue.
    pub issue: IssueId,
    /// Title of its publication; may be empty.
    pub publication: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The year that the masthead names.
    pub year: Option<i32>,
    /// Name of the file that its current revision was read from.
    pub file_name: String,
    /// The hash of that file.
    pub original: OriginalHash,
    /// Title and author line of each article.
    pub articles: Vec<(Option<String>, Option<String>)>,
}

impl Library {
    /// The names of every issue.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn issue_names(&self) -> Result<Vec<IssueNames>> {
        self.read(|connection| {
            let mut issues = connection.prepare_cached(
                "SELECT i.id, p.title, r.number, r.year, r.file_name, r.original, r.id FROM issue i
                 JOIN publication p ON p.id = i.publication
                 JOIN revision r ON r.issue = i.id AND r.ordinal = i.current ORDER BY i.id",
            )?;
            let mut articles = connection.prepare_cached(
                "SELECT title, byline FROM article WHERE revision = ?1 ORDER BY position",
            )?;
            let mut names = Vec::new();
            let mut rows = issues.query([])?;
            while let Some(row) = rows.next()? {
                let revision: i64 = row.get(6)?;
                names.push(IssueNames {
                    issue: IssueId::new(row.get::<_, String>(0)?),
                    publication: row.get(1)?,
                    number: row.get(2)?,
                    year: row.get(3)?,
                    file_name: row.get(4)?,
                    original: OriginalHash::new(row.get::<_, String>(5)?),
                    articles: articles
                        .query_map([revision], |row| Ok((row.get(0)?, row.get(1)?)))?
                        .collect::<rusqlite::Result<_>>()?,
                });
            }
            Ok(names)
        })
    }

    /// The annotation of that name, also where it is in the trash.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn annotation_anywhere(&self, id: &AnnotationId) -> Result<Option<Annotation>> {
        self.read(|connection| Ok(annotation::find(connection, id)?.map(|found| found.annotation)))
    }

    /// Stores annotations that were made elsewhere, as they are; undo takes all of them out again.
    ///
    /// # Errors
    /// Where the issue or article of one is not there, or where its place is none, because the text was revised
    /// meanwhile; nothing is stored then.
    pub fn annotations_add(&self, annotations: &[Annotation]) -> Result<()> {
        if annotations.is_empty() {
            return Ok(());
        }
        self.write(|connection| {
            let mut states = Vec::with_capacity(annotations.len());
            for annotation in annotations {
                let stored = stored(connection, annotation)?;
                annotation::insert(connection, &stored)?;
                states.push((State::absent(&stored), State::whole(connection, &stored)?));
            }
            journal::record(connection, ChangeKind::Create, "", &states)
        })
    }
}

fn stored(connection: &Connection, annotation: &Annotation) -> Result<StoredAnnotation> {
    let issue = &annotation.issue;
    let current = revision::current_id(connection, issue)?;
    let home = match annotation.article() {
        None => None,
        Some(index) => {
            let (home, text) = article::text(connection, issue, current, index)?;
            if let Some(span) = annotation.span()
                && (span.is_empty() || text.get(span.start..span.end).is_none())
            {
                let (issue, start, end) = (issue.clone(), span.start, span.end);
                return Err(Error::NoPassage { issue, index, start, end });
            }
            home
        }
    };
    let tags = annotation::tidy_tags(&annotation.tags);
    let annotation = Annotation { tags, ..annotation.clone() };
    Ok(StoredAnnotation { annotation, home, trashed: None })
}
