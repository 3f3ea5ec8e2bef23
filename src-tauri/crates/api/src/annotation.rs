//! Highlights and notes: made, changed, deleted, undone.

use flyleaf_library::{AnnotationChange, NewAnnotation, On, StoredAnnotation};
use flyleaf_model::{
    AnchorStatus, AnnotationId, Colour, DigestId, IssueId, Span, Style, Target, Timestamp,
};
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
    /// What of the issue it is on.
    pub kind: AnnotationKind,
    /// Index of the article; `None` on the issue.
    pub article: Option<u32>,
    /// Title of the article it was made on, where that is not there at present: then it is on the issue, and orphaned.
    pub lost_article: Option<String>,
    /// First UTF-16 code unit of its passage; `None` when it has none or no place.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// The passage as it was marked; empty where it is on none.
    pub quote: String,
    /// How sure its place is.
    pub status: AnchorStatus,
    /// How the passage is marked.
    pub style: Style,
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

/// What an annotation is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AnnotationKind {
    /// The issue as a whole.
    Issue,
    /// An article as a whole.
    Article,
    /// A passage.
    Passage,
}

impl AnnotationKind {
    /// The kind of a target.
    pub(crate) fn of(target: &Target) -> Self {
        match target {
            Target::Issue => Self::Issue,
            Target::Article { .. } => Self::Article,
            Target::Passage { .. } => Self::Passage,
        }
    }
}

/// Marks a passage, or writes a note on an article or an issue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationCreate {
    /// The issue.
    pub issue: IssueId,
    /// What of it.
    pub target: AnnotationTarget,
    /// How a passage is marked.
    pub style: Style,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags; may be empty.
    pub tags: Vec<String>,
}

/// What a new annotation is on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnnotationTarget {
    /// The issue as a whole.
    Issue,
    /// An article as a whole.
    Article {
        /// Its index.
        article: u32,
    },
    /// A passage.
    Passage {
        /// Index of its article.
        article: u32,
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last; more than `start`.
        end: u32,
        /// The words between them, as the reader saw them: the text may have been revised since.
        quote: String,
    },
}

/// Changes an annotation; what is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationUpdate {
    /// Which.
    pub id: AnnotationId,
    /// A new style.
    pub style: Option<Style>,
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
    /// The annotation; `None` where it was to none or to several.
    pub annotation: Option<AnnotationId>,
    /// The digest; `None` where it was to none.
    pub digest: Option<DigestId>,
    /// How many annotations it was to.
    pub annotations: u32,
    /// The issue, where it is there afterwards; `None` where publications were merged, or annotations of several issues
    /// changed.
    pub issue: Option<IssueId>,
    /// Index of the annotation's article; `None` without one.
    pub article: Option<u32>,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An annotation was made.
    Create,
    /// Annotations were changed.
    Update,
    /// Annotations were moved to the trash.
    Delete,
    /// Annotations were taken out of the trash.
    Restore,
    /// The reading of an issue was corrected.
    Correct,
    /// Two publications were made one.
    Merge,
    /// An issue was pasted.
    Paste,
    /// A digest was made, changed, moved to the trash or taken out of it.
    Digest,
}

impl Flyleaf {
    /// Marks a passage, or writes a note on an article or an issue.
    ///
    /// # Errors
    /// Where there is no such issue, article or passage, and where the passage says something else by now.
    pub fn annotation_create(&self, request: &AnnotationCreate) -> Result<AnnotationView> {
        let new = NewAnnotation {
            id: AnnotationId::new(self.new_id()),
            issue: request.issue.clone(),
            on: match request.target {
                AnnotationTarget::Issue => On::Issue,
                AnnotationTarget::Article { article } => On::Article(article),
                AnnotationTarget::Passage { article, .. } => On::Passage(article),
            },
            style: request.style,
            colour: request.colour,
            note: request.note.clone(),
            tags: request.tags.clone(),
        };
        let made = self
            .library
            .annotation_create(&new, &self.now(), |text| passage(text, &request.target))?;
        let place = match request.target {
            AnnotationTarget::Passage { start, end, .. } => Some((start, end)),
            _ => None,
        };
        // What was just made is on something that is there.
        Ok(view(StoredAnnotation { annotation: made, home: None, trashed: None }, place))
    }

    /// Changes an annotation.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_update(&self, request: &AnnotationUpdate) -> Result<AnnotationView> {
        let change = AnnotationChange {
            style: request.style,
            colour: request.colour,
            note: request.note.clone(),
            tags: request.tags.clone(),
        };
        self.library.annotation_update(&request.id, &change, &request.session, &self.now())?;
        self.annotation(&request.id)
    }

    /// One annotation.
    ///
    /// # Errors
    /// Where there is no such annotation, or it is in the trash.
    pub fn annotation(&self, id: &AnnotationId) -> Result<AnnotationView> {
        let stored = self.library.annotation(id)?;
        let annotation = &stored.annotation;
        let place = match annotation.article().zip(annotation.span()) {
            Some((article, span)) => {
                let text = self.library.article(&annotation.issue, article)?.stored.text;
                Converted::utf16(&text, edges([span])).span(span)
            }
            None => None,
        };
        Ok(view(stored, place.map(|(start, end)| (count(start), count(end)))))
    }

    /// Moves an annotation to the trash; undo brings it back.
    ///
    /// # Errors
    /// Where there is no such annotation.
    pub fn annotation_delete(&self, id: &AnnotationId) -> Result<()> {
        Ok(self.library.annotation_delete(id, &self.now())?)
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
pub(crate) fn views(annotations: Vec<StoredAnnotation>, text: &str) -> Vec<AnnotationView> {
    let spans = annotations.iter().filter_map(|stored| stored.annotation.span());
    let converted = Converted::utf16(text, edges(spans));
    let place = |stored: &StoredAnnotation| {
        let (start, end) = converted.span(stored.annotation.span()?)?;
        Some((count(start), count(end)))
    };
    annotations
        .into_iter()
        .map(|stored| {
            let place = place(&stored);
            view(stored, place)
        })
        .collect()
}

/// An annotation as the window shows it, with its place in UTF-16 code units.
pub(crate) fn view(stored: StoredAnnotation, place: Option<(u32, u32)>) -> AnnotationView {
    let status = stored.status();
    let StoredAnnotation { annotation, home, .. } = stored;
    AnnotationView {
        kind: AnnotationKind::of(&annotation.target),
        article: annotation.article(),
        lost_article: home.filter(|_| annotation.target == Target::Issue),
        quote: annotation.quote().to_owned(),
        status,
        style: annotation.style,
        id: annotation.id,
        issue: annotation.issue,
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
        colour: annotation.colour,
        note: annotation.note,
        tags: annotation.tags,
        created: annotation.created,
        modified: annotation.modified,
    }
}

/// Where the passage stands that a request names.
fn passage(text: &str, target: &AnnotationTarget) -> Result<Span> {
    let AnnotationTarget::Passage { article, start, end, quote } = target else {
        return Err(Error::internal("only a passage is looked for in a text"));
    };
    let number = article + 1;
    let span = utf16_span(text, *start as usize, *end as usize).ok_or_else(|| {
        Error::new(Sentence::new("error-no-passage").with("number", number))
            .hint(Sentence::new("hint-no-passage"))
    })?;
    if text[span.start..span.end] != *quote {
        return Err(Error::new(Sentence::new("error-text-revised").with("number", number))
            .hint(Sentence::new("hint-text-revised")));
    }
    Ok(span)
}

impl From<flyleaf_library::Change> for ChangeView {
    fn from(change: flyleaf_library::Change) -> Self {
        use flyleaf_library::ChangeKind as Kind;
        let kind = match change.kind {
            Kind::Create => ChangeKind::Create,
            Kind::Update => ChangeKind::Update,
            Kind::Delete => ChangeKind::Delete,
            Kind::Restore => ChangeKind::Restore,
            Kind::Correct => ChangeKind::Correct,
            Kind::Merge => ChangeKind::Merge,
            Kind::Paste => ChangeKind::Paste,
            Kind::Digest => ChangeKind::Digest,
        };
        let flyleaf_library::Change { annotation, digest, annotations, issue, article, .. } =
            change;
        Self { kind, annotation, digest, annotations, issue, article }
    }
}
