//! Links in notes: kept at every write, followed in both directions.
//!
//! An article has no id of its own, so a link to one also remembers its title: where another article has taken its
//! place, the link leads to the one of that title or to none.

use flyleaf_model::{Annotation, AnnotationId, DigestId, IssueId};
use flyleaf_text::link::{Link, links};
use rusqlite::{Connection, OptionalExtension, params};

use crate::annotation::{self, StoredAnnotation};
use crate::shelf::{self, IssueRow};
use crate::{Library, PublicationRow, Result, carry, digest, publication, revision};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkEnd {
    /// An annotation, which may be in the trash.
    Annotation {
        /// It.
        stored: Box<StoredAnnotation>,
        /// Its issue.
        issue: Box<(IssueRow, PublicationRow)>,
        /// The title of its article.
        article_title: Option<String>,
    },
    /// An article.
    Article {
        /// Its issue.
        issue: Box<(IssueRow, PublicationRow)>,
        /// Its index now.
        article: u32,
        /// Its title.
        title: Option<String>,
    },
    /// An issue.
    Issue(Box<(IssueRow, PublicationRow)>),
    /// Something that is not there any more.
    Gone,
}

/// What links to something.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Backlinks {
    /// Annotations whose notes do, the latest change first.
    pub annotations: Vec<StoredAnnotation>,
    /// Digests that do, with their titles.
    pub digests: Vec<(DigestId, String)>,
}

impl Library {
    /// What a link leads to. `from` is the annotation whose note it stands in, where it stands in one: that remembers
    /// which article was meant.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn link_end(&self, link: &Link, from: Option<&AnnotationId>) -> Result<LinkEnd> {
        self.read(|connection| {
            let whole = |id: &IssueId| -> Result<Option<Box<(IssueRow, PublicationRow)>>> {
                let Some(row) = shelf::find(connection, id)? else { return Ok(None) };
                let publication = publication::get(connection, &row.publication)?;
                Ok(Some(Box::new((row, publication))))
            };
            Ok(match link {
                Link::Issue(id) => whole(id)?.map_or(LinkEnd::Gone, LinkEnd::Issue),
                Link::Article { issue: id, article } => {
                    let home = from
                        .map(|from| remembered(connection, from, id, *article))
                        .transpose()?
                        .flatten();
                    let Some(issue) = whole(id)? else { return Ok(LinkEnd::Gone) };
                    match place(connection, id, *article, home.as_ref())? {
                        Some((article, title)) => LinkEnd::Article { issue, article, title },
                        None => LinkEnd::Gone,
                    }
                }
                Link::Annotation(id) => {
                    let Some(stored) = annotation::find(connection, id)? else {
                        return Ok(LinkEnd::Gone);
                    };
                    let article_title = title_of(connection, &stored)?;
                    match whole(&stored.annotation.issue)? {
                        Some(issue) => {
                            LinkEnd::Annotation { stored: Box::new(stored), issue, article_title }
                        }
                        None => LinkEnd::Gone,
                    }
                }
            })
        })
    }

    /// The title of the article that an annotation is on or in.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn article_title(&self, stored: &StoredAnnotation) -> Result<Option<String>> {
        self.read(|connection| title_of(connection, stored))
    }

    /// What links to something.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn backlinks(&self, link: &Link) -> Result<Backlinks> {
        self.read(|connection| {
            let (kind, target) = key(link);
            let mut statement = connection.prepare_cached(
                "SELECT l.annotation, l.article, l.home FROM note_link l
                 JOIN annotation a ON a.id = l.annotation
                 WHERE l.target = ?1 AND l.kind = ?2 AND a.trashed IS NULL
                 ORDER BY a.modified DESC, a.id",
            )?;
            let mut rows = statement.query([target, kind])?;
            let mut found = Backlinks::default();
            while let Some(row) = rows.next()? {
                if let Link::Article { issue, article } = link {
                    let home: Option<String> = row.get(2)?;
                    let leads = place(connection, issue, row.get(1)?, Some(&home))?;
                    if leads.map(|(index, _)| index) != Some(*article) {
                        continue;
                    }
                }
                let id = AnnotationId::new(row.get::<_, String>(0)?);
                if found.annotations.last().is_none_or(|last| last.annotation.id != id) {
                    found.annotations.push(annotation::get(connection, &id)?);
                }
            }
            if let Link::Annotation(id) = link {
                found.digests = digest::quoting(connection, id)?;
            }
            Ok(found)
        })
    }
}

/// Keeps the links of a note. A link that was there keeps what it remembers.
pub(crate) fn keep(connection: &Connection, annotation: &Annotation) -> Result<()> {
    let wanted = links(&annotation.note);
    let mut kept = Vec::with_capacity(wanted.len());
    for link in &wanted {
        let home = match link {
            Link::Article { issue, article } => {
                match remembered(connection, &annotation.id, issue, *article)? {
                    Some(home) => home,
                    None => place(connection, issue, *article, None)?.and_then(|(_, title)| title),
                }
            }
            _ => None,
        };
        kept.push(home);
    }
    connection
        .prepare_cached("DELETE FROM note_link WHERE annotation = ?1")?
        .execute([annotation.id.as_str()])?;
    for (ordinal, (link, home)) in wanted.iter().zip(kept).enumerate() {
        let (kind, target) = key(link);
        let article = match link {
            Link::Article { article, .. } => Some(*article),
            _ => None,
        };
        connection
            .prepare_cached(
                "INSERT INTO note_link (annotation, ordinal, kind, target, article, home)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                annotation.id.as_str(),
                crate::row::int(ordinal),
                kind,
                target,
                article,
                home
            ])?;
    }
    Ok(())
}

/// Keeps the links of notes from before they were kept.
pub(crate) fn keep_all(connection: &Connection) -> Result<()> {
    let sql = "SELECT id FROM annotation WHERE note LIKE '%flyleaf:%'";
    let mut statement = connection.prepare(sql)?;
    let ids: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in ids {
        if let Some(stored) = annotation::find(connection, &AnnotationId::new(id))? {
            keep(connection, &stored.annotation)?;
        }
    }
    Ok(())
}

fn key(link: &Link) -> (&'static str, &str) {
    match link {
        Link::Annotation(id) => ("annotation", id.as_str()),
        Link::Article { issue, .. } => ("article", issue.as_str()),
        Link::Issue(id) => ("issue", id.as_str()),
    }
}

/// The title that a link to an article remembers; `None` where there is no such link.
fn remembered(
    connection: &Connection,
    from: &AnnotationId,
    issue: &IssueId,
    article: u32,
) -> Result<Option<Option<String>>> {
    Ok(connection
        .prepare_cached(
            "SELECT home FROM note_link
             WHERE annotation = ?1 AND kind = 'article' AND target = ?2 AND article = ?3",
        )?
        .query_row(params![from.as_str(), issue.as_str(), article], |row| row.get(0))
        .optional()?)
}

/// The article that a link means: the one at its index where that has the title it remembers, or else the only one of
/// that title. Gives its index and title.
fn place(
    connection: &Connection,
    issue: &IssueId,
    article: u32,
    home: Option<&Option<String>>,
) -> Result<Option<(u32, Option<String>)>> {
    let current = match revision::current_id(connection, issue) {
        Err(crate::Error::IssueUnknown(_)) => return Ok(None),
        current => current?,
    };
    let titles = titles(connection, current)?;
    let there = titles.get(article as usize).cloned();
    match (there, home) {
        (Some(title), None) => Ok(Some((article, title))),
        (Some(title), Some(home)) if title == *home => Ok(Some((article, title))),
        (_, Some(Some(home))) => Ok(carry::only(titles.iter().map(Option::as_deref), home)
            .map(|index| (index, Some(home.clone())))),
        _ => Ok(None),
    }
}

/// The titles of a revision's articles, in reading order.
pub(crate) fn titles(connection: &Connection, revision: i64) -> Result<Vec<Option<String>>> {
    let mut statement = connection
        .prepare_cached("SELECT title FROM article WHERE revision = ?1 ORDER BY position")?;
    let titles =
        statement.query_map([revision], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(titles)
}

/// The title of the article that an annotation is on or in; for one on the issue, of that which is gone.
pub(crate) fn title_of(
    connection: &Connection,
    stored: &StoredAnnotation,
) -> Result<Option<String>> {
    let Some(index) = stored.annotation.article() else { return Ok(stored.home.clone()) };
    Ok(connection
        .prepare_cached(
            "SELECT a.title FROM issue i JOIN revision r ON r.issue = i.id AND r.ordinal = i.current
             JOIN article a ON a.revision = r.id WHERE i.id = ?1 AND a.position = ?2",
        )?
        .query_row(params![stored.annotation.issue.as_str(), index], |row| row.get(0))
        .optional()?
        .flatten())
}
