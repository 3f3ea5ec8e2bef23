//! Highlights and notes: made, changed, deleted, undone.

use flyleaf_library::{AnnotationChange, NewAnnotation};
use flyleaf_model::{AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Timestamp};
use flyleaf_text::offset::utf16_span;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::units::{Converted, count, edges};
use crate::{Error, Flyleaf, Result, Sentence};

/// An annotation as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnnotationView {
    /// Its id.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// First UTF-16 code unit; `None` when it has no place.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// The passage as it was marked.
    pub quote: String,
    /// How sure its place is.
    pub status: AnchorStatus,
    /// The colour.
    pub colour: Colour,
    /// Markdown; empty for a bare highlight.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

/// Highlights a passage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationCreate {
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last; more than `start`.
    pub end: u32,
    /// The words between them, as the reader saw them: the text may have been revised since.
    pub quote: String,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags; may be empty.
    pub tags: Vec<String>,
}

/// Changes an annotation; what is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationUpdate {
    /// Which.
    pub id: AnnotationId,
    /// A new colour.
    pub colour: Option<Colour>,
    /// A new note.
    pub note: Option<String>,
    /// New tags.
    pub tags: Option<Vec<String>>,
    /// Updates with the same non-empty session, one after the other, are undone together: a note typed in one go.
    pub session: String,
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ChangeView {
    /// What kind of change was taken back or done again.
    pub kind: ChangeKind,
    /// The annotation; `None` for a correction of an issue's reading.
    pub annotation: Option<AnnotationId>,
    /// The issue, where it is there afterwards; `None` where publications were merged.
    pub issue: Option<IssueId>,
    /// Index of the annotation's article; 0 for any other change.
    pub article: u32,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An annotation was made.
    Create,
    /// An annotation was changed.
    Update,
    /// An annotation was deleted.
    Delete,
    /// The reading of an issue was corrected.
    Correct,
    /// Two publications were made one.
    Merge,
    /// An issue was pasted.
    Paste,
}

impl Flyleaf {
    /// Highlights a passage.
    ///
    /// # Errors
    /// Where there is no such issue, article or passage, and where the passage says something else by now.
    pub fn annotation_create(&self, request: &AnnotationCreate) -> Result<AnnotationView> {
        let new = NewAnnotation {
            id: AnnotationId::new(self.new_id()),
            issue: request.issue.clone(),
            article: request.article,
            colour: request.colour,
            note: request.note.clone(),
            tags: request.tags.clone(),
        };
        let (start, end) = (request.start as usize, request.end as usize);
        let made = self.library.annotation_create(&new, &self.now(), |text| {
            let number = request.article + 1;
            let span = utf16_span(text, start, end).ok_or_else(|| {
                Error::new(Sentence::new("error-no-passage").with("number", number))
                    .hint(Sentence::new("hint-no-passage"))
            })?;
            if text[span.start..span.end] != request.quote {
                return Err(Error::new(Sentence::new("error-text-revised").with("number", number))
                    .hint(Sentence::new("hint-text-revised")));
            }
            Ok(span)
        })?;
        Ok(view(made, Some((request.start, request.end))))
    }

    /// Changes an annotation.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_update(&self, request: &AnnotationUpdate) -> Result<AnnotationView> {
        let change = AnnotationChange {
            colour: request.colour,
            note: request.note.clone(),
            tags: request.tags.clone(),
        };
        let changed =
            self.library.annotation_update(&request.id, &change, &request.session, &self.now())?;
        let stored = self.library.article(&changed.issue, changed.article)?.stored;
        let span = changed.anchor.span;
        let place = span.and_then(|span| Converted::utf16(&stored.text, edges([span])).span(span));
        Ok(view(changed, place.map(|(start, end)| (count(start), count(end)))))
    }

    /// Deletes an annotation; undo brings it back.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_delete(&self, id: &AnnotationId) -> Result<()> {
        Ok(self.library.annotation_delete(id)?)
    }

    /// Takes back the latest change to an annotation or a reading; `None` where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn undo(&self) -> Result<Option<ChangeView>> {
        Ok(self.library.undo(&|original| self.reread(original))?.map(ChangeView::from))
    }

    /// Does again what was taken back last; `None` where there is nothing.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn redo(&self) -> Result<Option<ChangeView>> {
        Ok(self.library.redo(&|original| self.reread(original))?.map(ChangeView::from))
    }
}

/// Annotations of one article, whose canonical text is `text`, as the window shows them.
pub(crate) fn views(annotations: Vec<Annotation>, text: &str) -> Vec<AnnotationView> {
    let spans = annotations.iter().filter_map(|annotation| annotation.anchor.span);
    let converted = Converted::utf16(text, edges(spans));
    let place = |annotation: &Annotation| {
        let (start, end) = converted.span(annotation.anchor.span?)?;
        Some((count(start), count(end)))
    };
    annotations
        .into_iter()
        .map(|annotation| {
            let place = place(&annotation);
            view(annotation, place)
        })
        .collect()
}

/// An annotation as the window shows it, with its place in UTF-16 code units.
fn view(annotation: Annotation, place: Option<(u32, u32)>) -> AnnotationView {
    AnnotationView {
        id: annotation.id,
        issue: annotation.issue,
        article: annotation.article,
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
        quote: annotation.selectors.quote.exact,
        status: annotation.anchor.status,
        colour: annotation.colour,
        note: annotation.note,
        tags: annotation.tags,
        created: annotation.created,
        modified: annotation.modified,
    }
}

impl From<flyleaf_library::Change> for ChangeView {
    fn from(change: flyleaf_library::Change) -> Self {
        use flyleaf_library::ChangeKind as Kind;
        let kind = match change.kind {
            Kind::Create => ChangeKind::Create,
            Kind::Update => ChangeKind::Update,
            Kind::Delete => ChangeKind::Delete,
            Kind::Correct => ChangeKind::Correct,
            Kind::Merge => ChangeKind::Merge,
            Kind::Paste => ChangeKind::Paste,
        };
        Self { kind, annotation: change.annotation, issue: change.issue, article: change.article }
    }
}
