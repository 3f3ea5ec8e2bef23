//! Which annotations a query chooses, in its order.

use std::collections::HashMap;

use flyleaf_model::{AnchorStatus, AnnotationId, Colour, Style};
use rusqlite::{Connection, Row};

use super::facets::{Facets, Tally};
use super::{Issue, NoteKind, NotebookQuery, NotebookSort};
use crate::annotation::fold_tag;
use crate::fold::fold_text;
use crate::{Error, Result};

/// A query made ready.
pub(super) struct Choice<'a> {
    query: &'a NotebookQuery,
    issues: &'a HashMap<String, Issue>,
    /// The words of its text, folded.
    words: Vec<String>,
    tags: Tags,
    /// The tags it wants; `None` where one of them is no tag of anything.
    wanted: Option<Vec<u32>>,
}

/// The tags of every annotation, as numbers.
pub(super) struct Tags {
    /// Each folded tag with the spelling that came first.
    pub(super) names: Vec<(String, String)>,
    of: HashMap<String, Vec<u32>>,
}

impl Tags {
    fn of(&self, annotation: &str) -> &[u32] {
        self.of.get(annotation).map_or(&[], Vec::as_slice)
    }
}

/// One annotation as the index has it.
pub(super) struct Light<'r> {
    pub(super) colour: Colour,
    pub(super) style: Style,
    pub(super) status: AnchorStatus,
    pub(super) kind: NoteKind,
    pub(super) tags: &'r [u32],
}

/// What an annotation is sorted by; the id decides last.
type Key = (u32, i64, bool, i64, i64, String, AnnotationId);

/// The statement that reads everything but words, and the words where they are asked for.
pub(super) fn scan(with_text: bool) -> String {
    let folded = if with_text { "folded" } else { "NULL" };
    format!(
        "SELECT id, issue, article, start, \"end\", target, note <> '', style, colour, status, created, modified,
            {folded}
         FROM annotation INDEXED BY annotation_in_notebook WHERE (trashed IS NOT NULL) = ?1"
    )
}

impl<'a> Choice<'a> {
    pub(super) fn of(
        connection: &Connection,
        query: &'a NotebookQuery,
        issues: &'a HashMap<String, Issue>,
    ) -> Result<Self> {
        let tags = tags(connection)?;
        let number = |tag: &String| {
            let folded = fold_tag(tag);
            let place = tags.names.iter().position(|(known, _)| *known == folded)?;
            u32::try_from(place).ok()
        };
        Ok(Self {
            words: fold_text(&query.text).split(' ').map(str::to_owned).collect::<Vec<_>>(),
            wanted: query.tags.iter().map(number).collect(),
            query,
            issues,
            tags,
        })
    }

    /// The chosen annotations, and how many each further choice would give.
    pub(super) fn make(&self, connection: &Connection) -> Result<(Vec<AnnotationId>, Facets)> {
        let words: Vec<&str> =
            self.words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        // Which tags hold each word: a word may stand in a tag instead of in the text.
        let in_tags: Vec<Vec<bool>> = words
            .iter()
            .map(|word| {
                self.tags.names.iter().map(|(_, tag)| fold_text(tag).contains(word)).collect()
            })
            .collect();
        let mut tally = Tally::new(self.issues.len(), self.tags.names.len());
        let mut chosen: Vec<Key> = Vec::new();
        let mut statement = connection.prepare_cached(&scan(!words.is_empty()))?;
        let mut rows = statement.query([self.query.trashed])?;
        while let Some(row) = rows.next()? {
            let id = text(row, 0)?;
            let tags = self.tags.of(id);
            if !words.is_empty() {
                let said = text(row, 12)?;
                let holds = words.iter().zip(&in_tags).all(|(word, tagged)| {
                    said.contains(word) || tags.iter().any(|&tag| tagged[tag as usize])
                });
                if !holds {
                    continue;
                }
            }
            let issue = text(row, 1)?;
            let query = self.query;
            let within = (query.created.is_always() || query.created.holds(text(row, 10)?))
                && (query.modified.is_always() || query.modified.holds(text(row, 11)?))
                && query.issue.as_ref().is_none_or(|wanted| wanted.as_str() == issue);
            let Some(issue) = self.issues.get(issue).filter(|_| within) else { continue };
            let light = light(row, tags)?;
            let misses = self.misses(&light, issue);
            tally.count(&light, issue, misses);
            if !misses.any() {
                chosen.push(self.key(row, issue)?);
            }
        }
        chosen.sort_unstable();
        let newest_first =
            matches!(self.query.sort, NotebookSort::Created | NotebookSort::Modified);
        if self.query.reversed != newest_first {
            chosen.reverse();
        }
        let chosen = chosen.into_iter().map(|(.., id)| id).collect();
        Ok((chosen, tally.facets(connection, self.issues, &self.tags)?))
    }

    /// The filters that an annotation does not pass.
    fn misses(&self, light: &Light<'_>, issue: &Issue) -> Misses {
        fn among<T: PartialEq>(list: &[T], one: &T) -> bool {
            list.is_empty() || list.contains(one)
        }
        let query = self.query;
        let tagged = self
            .wanted
            .as_ref()
            .is_some_and(|wanted| wanted.iter().all(|tag| light.tags.contains(tag)));
        let passes = [
            among(&query.colours, &light.colour),
            among(&query.styles, &light.style),
            among(&query.statuses, &light.status),
            among(&query.kinds, &light.kind),
            among(&query.publications, &issue.publication),
            tagged,
        ];
        Misses(passes.iter().zip(0u8..).fold(0, |misses, (passes, filter)| {
            if *passes { misses } else { misses | 1 << filter }
        }))
    }

    fn key(&self, row: &Row<'_>, issue: &Issue) -> Result<Key> {
        let start: Option<i64> = row.get(3)?;
        let id = AnnotationId::new(text(row, 0)?);
        let read = |rank: u32, id: AnnotationId| -> Result<Key> {
            Ok((
                rank,
                row.get::<_, Option<i64>>(2)?.unwrap_or(-1),
                text(row, 5)? == "passage",
                start.unwrap_or(i64::MAX),
                row.get::<_, Option<i64>>(4)?.unwrap_or(i64::MAX),
                text(row, 10)?.to_owned(),
                id,
            ))
        };
        match self.query.sort {
            NotebookSort::Reading => read(issue.by_time, id),
            NotebookSort::Publication => read(issue.by_publication, id),
            NotebookSort::Created => Ok((0, 0, false, 0, 0, text(row, 10)?.to_owned(), id)),
            NotebookSort::Modified => Ok((0, 0, false, 0, 0, text(row, 11)?.to_owned(), id)),
        }
    }
}

/// The filters that an annotation does not pass, a bit each: colour, style, status, kind, publication, tags.
#[derive(Debug, Clone, Copy)]
pub(super) struct Misses(u8);

impl Misses {
    pub(super) fn any(self) -> bool {
        self.0 != 0
    }

    /// Whether it passes every filter but perhaps this one.
    pub(super) fn none_but(self, filter: u8) -> bool {
        self.0 & !(1 << filter) == 0
    }
}

fn light<'r>(row: &'r Row<'_>, tags: &'r [u32]) -> Result<Light<'r>> {
    let damaged = || Error::Damaged { table: "annotation", row: row.get(0).unwrap_or_default() };
    let noted: bool = row.get(6)?;
    Ok(Light {
        kind: match (text(row, 5)?, noted) {
            ("issue", _) => NoteKind::IssueNote,
            ("article", _) => NoteKind::ArticleNote,
            (_, true) => NoteKind::Note,
            (_, false) => NoteKind::Mark,
        },
        style: Style::from_name(text(row, 7)?).ok_or_else(damaged)?,
        colour: Colour::from_name(text(row, 8)?).ok_or_else(damaged)?,
        status: AnchorStatus::from_name(text(row, 9)?).ok_or_else(damaged)?,
        tags,
    })
}

/// A column's text where it lies.
fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str> {
    row.get_ref(column)?
        .as_str()
        .map_err(|_| Error::Damaged { table: "annotation", row: row.get(0).unwrap_or_default() })
}

fn tags(connection: &Connection) -> Result<Tags> {
    let mut statement = connection.prepare_cached(
        "SELECT annotation, folded, tag FROM annotation_tag ORDER BY annotation, ordinal",
    )?;
    let mut rows = statement.query([])?;
    let mut tags = Tags { names: Vec::new(), of: HashMap::new() };
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut last: Option<(String, Vec<u32>)> = None;
    while let Some(row) = rows.next()? {
        let (annotation, folded) = (text(row, 0)?, text(row, 1)?);
        let number = match numbers.get(folded) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(tags.names.len()).unwrap_or(u32::MAX);
                numbers.insert(folded.to_owned(), number);
                tags.names.push((folded.to_owned(), row.get(2)?));
                number
            }
        };
        match &mut last {
            Some((id, own)) if id == annotation => own.push(number),
            last => {
                if let Some((id, own)) = last.replace((annotation.to_owned(), vec![number])) {
                    tags.of.insert(id, own);
                }
            }
        }
    }
    tags.of.extend(last);
    Ok(tags)
}
