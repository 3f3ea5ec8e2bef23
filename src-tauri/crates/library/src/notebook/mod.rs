//! The notebook: all annotations of all issues, chosen, counted, sorted and paged.
//!
//! One pass over an index that holds everything but the words chooses and counts; only the page that is asked for is
//! read whole. A count beside a choice tells how many there would be with that choice and every other filter.

mod choice;
mod facets;

use std::collections::{BTreeMap, HashMap};

use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, PublicationId, Style, Timestamp};
use rusqlite::Connection;

use crate::annotation::{self, StoredAnnotation};
use crate::shelf::{self, IssueRow};
use crate::{Library, PublicationRow, Result, link, publication};

use choice::Choice;
pub use facets::Facets;

/// What is in the notebook is one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A marked passage without a note.
    Mark,
    /// A marked passage with a note.
    Note,
    /// On an article as a whole.
    ArticleNote,
    /// On an issue as a whole.
    IssueNote,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Mark, Self::Note, Self::ArticleNote, Self::IssueNote];
}

/// From a moment on, and until before another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Between {
    /// The first moment.
    pub from: Option<Timestamp>,
    /// The first moment after it.
    pub until: Option<Timestamp>,
}

impl Between {
    fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    fn holds(&self, moment: &str) -> bool {
        self.from.as_ref().is_none_or(|from| from.as_str() <= moment)
            && self.until.as_ref().is_none_or(|until| moment < until.as_str())
    }
}

/// What to choose; an empty list chooses everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotebookQuery {
    /// Words that all stand in the passage, the note or a tag, in any case and width; parts of words too.
    pub text: String,
    /// Tags it has, all of them.
    pub tags: Vec<String>,
    /// Its colour is one of these.
    pub colours: Vec<Colour>,
    /// Its style is one of these.
    pub styles: Vec<Style>,
    /// Its publication is one of these.
    pub publications: Vec<PublicationId>,
    /// It is of this issue.
    pub issue: Option<IssueId>,
    /// Its status is one of these.
    pub statuses: Vec<AnchorStatus>,
    /// It is one of these.
    pub kinds: Vec<NoteKind>,
    /// When it was made.
    pub created: Between,
    /// When it was last changed.
    pub modified: Between,
    /// Only what is in the trash, instead of only what is not.
    pub trashed: bool,
    /// The order.
    pub sort: NotebookSort,
    /// The other way round.
    pub reversed: bool,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give at most.
    pub limit: usize,
}

/// Orders of the notebook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NotebookSort {
    /// By the time of the issues, the oldest first, and in each as it is read.
    #[default]
    Reading,
    /// By publication, its latest issue first, and in each as it is read.
    Publication,
    /// The newest first.
    Created,
    /// What was changed last first.
    Modified,
}

/// An annotation outside of its issue.
#[derive(Debug, Clone, PartialEq)]
pub struct TitledAnnotation {
    /// It.
    pub stored: StoredAnnotation,
    /// The title of the article that it is on or in; on the issue, that of the one which is gone.
    pub article_title: Option<String>,
}

/// A page of the notebook.
#[derive(Debug, Clone, PartialEq)]
pub struct NotebookPage {
    /// The annotations.
    pub rows: Vec<TitledAnnotation>,
    /// Their issues.
    pub issues: BTreeMap<IssueId, (IssueRow, PublicationRow)>,
    /// How many were chosen in all.
    pub total: u32,
    /// How many each further choice would give.
    pub facets: Facets,
}

impl Library {
    /// Every annotation that a query chooses, in its order, whatever its page.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn notebook_ids(&self, query: &NotebookQuery) -> Result<Vec<AnnotationId>> {
        self.read(|connection| {
            let issues = issues(connection)?;
            Ok(Choice::of(connection, query, &issues)?.make(connection)?.0)
        })
    }

    /// A page of what a query chooses.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn notebook(&self, query: &NotebookQuery) -> Result<NotebookPage> {
        self.read(|connection| {
            let issues = issues(connection)?;
            let choice = Choice::of(connection, query, &issues)?;
            let (chosen, facets) = choice.make(connection)?;
            let page = chosen.iter().skip(query.offset).take(query.limit);
            let rows = page.map(|id| whole(connection, id)).collect::<Result<Vec<_>>>()?;
            Ok(NotebookPage {
                issues: issues_of(connection, rows.iter().map(|row| &row.stored))?,
                rows,
                total: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
                facets,
            })
        })
    }
}

/// An annotation, wherever it is, with the title of its article.
pub(crate) fn whole(connection: &Connection, id: &AnnotationId) -> Result<TitledAnnotation> {
    let stored = annotation::find(connection, id)?
        .ok_or_else(|| crate::Error::AnnotationUnknown(id.clone()))?;
    let article_title = link::title_of(connection, &stored)?;
    Ok(TitledAnnotation { stored, article_title })
}

/// The issues of annotations, each with its publication.
pub(crate) fn issues_of<'a>(
    connection: &Connection,
    annotations: impl Iterator<Item = &'a StoredAnnotation>,
) -> Result<BTreeMap<IssueId, (IssueRow, PublicationRow)>> {
    let mut found = BTreeMap::new();
    for stored in annotations {
        let id = &stored.annotation.issue;
        if !found.contains_key(id) {
            let row = shelf::get(connection, id)?;
            let publication = publication::get(connection, &row.publication)?;
            found.insert(id.clone(), (row, publication));
        }
    }
    Ok(found)
}

/// What choosing and sorting need of an issue.
struct Issue {
    /// Its place among the issues that have annotations.
    number: usize,
    publication: PublicationId,
    /// Its place in each order.
    by_time: u32,
    by_publication: u32,
}

/// The issues that have annotations.
fn issues(connection: &Connection) -> Result<HashMap<String, Issue>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.publication, row_number() OVER (ORDER BY i.chronology, i.imported, i.id),
            row_number() OVER (ORDER BY p.folded = '', p.folded, i.chronology DESC, i.imported DESC, i.id)
         FROM issue i JOIN publication p ON p.id = i.publication
         WHERE EXISTS (SELECT 1 FROM annotation a WHERE a.issue = i.id)",
    )?;
    let issues = statement
        .query_map([], |row| {
            let publication = PublicationId::new(row.get::<_, String>(1)?);
            let (by_time, by_publication) = (row.get(2)?, row.get::<_, u32>(3)?);
            // A place in one of the orders is as good a number as any.
            let number = by_publication as usize - 1;
            let issue = Issue { number, publication, by_time, by_publication };
            Ok((row.get(0)?, issue))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(issues)
}

#[cfg(test)]
mod tests {
    #[test]
    fn choosing_reads_an_index_and_no_text() {
        let folder = tempfile::tempdir().unwrap();
        let library = crate::Library::open(folder.path()).unwrap();
        let plan: Vec<String> = library
            .read(|connection| {
                let sql = format!("EXPLAIN QUERY PLAN {}", super::choice::scan(false));
                let mut statement = connection.prepare(&sql)?;
                let rows = statement.query_map([false], |row| row.get(3))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        assert!(plan[0].contains("COVERING INDEX annotation_in_notebook"), "{plan:?}");
        assert_eq!(plan.len(), 1, "{plan:?}");
    }
}
