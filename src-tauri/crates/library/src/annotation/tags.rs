//! All the tags there are: counted, completed while one is typed, renamed everywhere at once.

use flyleaf_model::{AnnotationId, Timestamp};
use rusqlite::Connection;

use super::bulk;
use super::tag::{fold_tag, tidy_tags};
use crate::fold::fold_text;
use crate::journal::ChangeKind;
use crate::{Library, Result};

/// A tag as most annotations spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// Its spelling.
    pub tag: String,
    /// How many annotations have it, in whatever case and width.
    pub annotations: u32,
}

impl Library {
    /// Every tag of annotations that are not in the trash, in the order of their spellings.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tags(&self) -> Result<Vec<TagRow>> {
        self.read(|connection| all(connection))
    }

    /// Tags that begin with what is typed, then those that have a word or a part that does; the most used first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tag_completions(&self, typed: &str, most: usize) -> Result<Vec<TagRow>> {
        let typed = fold_text(typed.trim().trim_start_matches('#'));
        let mut fitting: Vec<(bool, TagRow)> = self
            .tags()?
            .into_iter()
            .filter_map(|row| {
                let folded = fold_text(&row.tag);
                folded.contains(&typed).then(|| (!folded.starts_with(&typed), row))
            })
            .collect();
        fitting.sort_by(|(late, row), (other_late, other)| {
            (late, std::cmp::Reverse(row.annotations), &row.tag).cmp(&(
                other_late,
                std::cmp::Reverse(other.annotations),
                &other.tag,
            ))
        });
        Ok(fitting.into_iter().take(most).map(|(_, row)| row).collect())
    }

    /// Calls a tag otherwise wherever it is, in the trash as well; where an annotation has the other tag already, both
    /// become one. Undo takes it back. Gives how many annotations were changed.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn tag_rename(&self, from: &str, to: &str, now: &Timestamp) -> Result<u32> {
        let folded = fold_tag(from);
        let Some(to) = tidy_tags(&[to.to_owned()]).pop() else { return Ok(0) };
        self.write(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT DISTINCT annotation FROM annotation_tag WHERE folded = ?1 ORDER BY annotation",
            )?;
            let ids: Vec<AnnotationId> = statement
                .query_map([&folded], |row| Ok(AnnotationId::new(row.get::<_, String>(0)?)))?
                .collect::<rusqlite::Result<_>>()?;
            bulk::change_wherever(connection, &ids, ChangeKind::Update, |stored| {
                let annotation = &mut stored.annotation;
                let renamed: Vec<String> = annotation
                    .tags
                    .iter()
                    .map(|tag| if fold_tag(tag) == folded { to.clone() } else { tag.clone() })
                    .collect();
                let renamed = tidy_tags(&renamed);
                if renamed != annotation.tags {
                    annotation.tags = renamed;
                    annotation.modified = now.clone();
                }
            })
        })
    }
}

/// Every tag with the spelling that most annotations give it.
fn all(connection: &Connection) -> Result<Vec<TagRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT folded, tag, count(*) FROM annotation_tag
         WHERE annotation NOT IN (SELECT id FROM annotation WHERE trashed IS NOT NULL)
         GROUP BY folded, tag ORDER BY folded, count(*) DESC, tag",
    )?;
    let mut rows = statement.query([])?;
    let mut tags: Vec<TagRow> = Vec::new();
    let mut last: Option<String> = None;
    while let Some(row) = rows.next()? {
        let folded: String = row.get(0)?;
        let annotations: u32 = row.get(2)?;
        match tags.last_mut() {
            Some(tag) if last.as_ref() == Some(&folded) => tag.annotations += annotations,
            _ => tags.push(TagRow { tag: row.get(1)?, annotations }),
        }
        last = Some(folded);
    }
    Ok(tags)
}
