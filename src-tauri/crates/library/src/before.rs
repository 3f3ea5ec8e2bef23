//! Where annotations stood in revisions that are not read any more: written down when the next revision comes.

use std::collections::BTreeMap;

use flyleaf_model::{Anchor, AnchorStatus, AnnotationId, Span, Target};
use rusqlite::{Connection, params};

use crate::annotation::StoredAnnotation;
use crate::row::{int, offset};
use crate::{Error, Result};

/// Where an annotation stood in a revision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stood {
    /// Index of the article in that revision; `None` on the issue.
    pub article: Option<u32>,
    /// Its place there, for one on a passage.
    pub anchor: Option<Anchor>,
    /// How sure its place was.
    pub status: AnchorStatus,
}

impl Stood {
    /// Where an annotation stands now.
    pub fn of(stored: &StoredAnnotation) -> Self {
        let annotation = &stored.annotation;
        let anchor = annotation.anchor().copied();
        Self { article: annotation.article(), anchor, status: stored.status() }
    }

    /// Puts an annotation back where it stood, for those who read that revision.
    pub(crate) fn put_back(self, stored: &mut StoredAnnotation) {
        let target = &mut stored.annotation.target;
        match (self.article, self.anchor, &mut *target) {
            (Some(index), Some(was), Target::Passage { article, anchor, .. }) => {
                (*article, *anchor) = (index, was);
            }
            (Some(article), None, _) => *target = Target::Article { article },
            (None, _, _) => *target = Target::Issue,
            // It was put on a passage since, and stood on none then.
            (Some(article), Some(_), _) => *target = Target::Article { article },
        }
    }
}

/// Writes down where annotations stand in the revision that is current.
pub(crate) fn keep(
    connection: &Connection,
    revision: i64,
    annotations: &[StoredAnnotation],
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO annotation_before
         (annotation, revision, target, article, status, start, \"end\", score)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for stored in annotations {
        let Stood { article, anchor, status } = Stood::of(stored);
        let target = match (article, anchor) {
            (_, Some(_)) => "passage",
            (Some(_), None) => "article",
            (None, None) => "issue",
        };
        let span = anchor.and_then(|anchor| anchor.span);
        statement.execute(params![
            stored.annotation.id.as_str(),
            revision,
            target,
            article,
            status.name(),
            span.map(|span| int(span.start)),
            span.map(|span| int(span.end)),
            anchor.map_or(1.0, |anchor| anchor.score),
        ])?;
    }
    Ok(())
}

/// Where annotations stood in a revision that is not current any more; those made later are not among them.
pub(crate) fn of_revision(
    connection: &Connection,
    revision: i64,
) -> Result<BTreeMap<AnnotationId, Stood>> {
    let mut statement = connection.prepare_cached(
        "SELECT annotation, target, article, status, start, \"end\", score FROM annotation_before
         WHERE revision = ?1",
    )?;
    let mut rows = statement.query([revision])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let damaged = || Error::Damaged { table: "annotation_before", row: id.clone() };
        let named: String = row.get(3)?;
        let status = AnchorStatus::from_name(&named).ok_or_else(damaged)?;
        let span = match (row.get::<_, Option<i64>>(4)?, row.get::<_, Option<i64>>(5)?) {
            (Some(start), Some(end)) if start <= end => Some(Span::new(offset(start), offset(end))),
            (None, None) => None,
            _ => return Err(damaged()),
        };
        let passage = row.get::<_, String>(1)? == "passage";
        let anchor = passage.then_some(Anchor { status, span, score: row.get(6)? });
        let stood = Stood { article: row.get(2)?, anchor, status };
        found.insert(AnnotationId::new(id), stood);
    }
    Ok(found)
}
