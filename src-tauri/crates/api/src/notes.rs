//! Annotations for the command line: listed across the library, and made by quoting. Offsets count code points.

use flyleaf_library::{NewAnnotation, On, OpenedIssue, StoredAnnotation, fold_tag};
use flyleaf_model::{AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Style, Timestamp};
use serde::Serialize;

use crate::library::issue_name;
use crate::quote::{self, Quote};
use crate::units::{Converted, edges};
use crate::{AnnotationKind, Flyleaf, Result};

/// Highlights the passage of an article that says `quote`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteAnnotate {
    /// The issue; from [`crate::Flyleaf::find_issue`].
    pub issue: IssueId,
    /// Index of the article, from 0.
    pub article: u32,
    /// The passage; white space may differ from the article's.
    pub quote: String,
    /// What stands right before it, where the passage repeats.
    pub prefix: Option<String>,
    /// What stands right after it.
    pub suffix: Option<String>,
    /// Markdown; empty for a bare highlight.
    pub note: String,
    /// The colour.
    pub colour: Colour,
    /// Tags.
    pub tags: Vec<String>,
}

/// Which annotations to list; `None` does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteFilter {
    /// Only of this issue.
    pub issue: Option<IssueId>,
    /// Only with this tag, case and width folded.
    pub tag: Option<String>,
}

/// An annotation with where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteView {
    /// Its id.
    pub id: AnnotationId,
    /// The issue.
    pub issue: IssueId,
    /// The publication's title.
    pub publication: String,
    /// The issue's number, date or title, whichever names it.
    pub name: String,
    /// What of the issue it is on.
    pub kind: AnnotationKind,
    /// Index of the article, from 0; `None` on the issue.
    pub article: Option<u32>,
    /// The article's title; on the issue, that of the article it was made on, where that is not there at present.
    pub article_title: Option<String>,
    /// How sure its place is.
    pub status: AnchorStatus,
    /// First code point of the article's canonical text; `None` when it has no place.
    pub start: Option<usize>,
    /// One past the last.
    pub end: Option<usize>,
    /// The passage as it was marked; empty where it is on none.
    pub quote: String,
    /// How the passage is marked.
    pub style: Style,
    /// The colour.
    pub colour: Colour,
    /// Markdown.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

impl Flyleaf {
    /// Highlights the one passage of an article that `request` quotes.
    ///
    /// # Errors
    /// Where there is no such issue or article, or the quote stands nowhere or in several places: the hint shows them.
    pub fn annotate_quote(&self, request: &QuoteAnnotate) -> Result<NoteView> {
        let new = NewAnnotation {
            id: AnnotationId::new(self.new_id()),
            issue: request.issue.clone(),
            on: On::Passage(request.article),
            style: Style::default(),
            colour: request.colour,
            note: request.note.clone(),
            tags: request.tags.clone(),
        };
        let wanted = Quote {
            exact: &request.quote,
            prefix: request.prefix.as_deref().unwrap_or_default(),
            suffix: request.suffix.as_deref().unwrap_or_default(),
            article: request.article + 1,
        };
        let made =
            self.library.annotation_create(&new, &self.now(), |text| quote::find(text, &wanted))?;
        let opened = self.library.issue(&request.issue)?;
        Ok(view(&opened, StoredAnnotation { annotation: made, home: None, trashed: None }))
    }

    /// Annotations in the order of publications, issues (the latest first) and passages.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn notes(&self, filter: &NoteFilter) -> Result<Vec<NoteView>> {
        let tag = filter.tag.as_deref().map(fold_tag);
        let tagged = |annotation: &Annotation| {
            tag.as_ref().is_none_or(|tag| annotation.tags.iter().any(|own| fold_tag(own) == *tag))
        };
        let mut notes = Vec::new();
        for id in self.library.annotated_issues(filter.issue.as_ref(), filter.tag.as_deref())? {
            let mut opened = self.library.issue(&id)?;
            let annotations = std::mem::take(&mut opened.annotations);
            let wanted = annotations.into_iter().filter(|stored| tagged(&stored.annotation));
            notes.extend(wanted.map(|stored| view(&opened, stored)));
        }
        Ok(notes)
    }
}

fn view(opened: &OpenedIssue, stored: StoredAnnotation) -> NoteView {
    let status = stored.status();
    let StoredAnnotation { annotation, home, .. } = stored;
    let article = annotation.article().and_then(|index| opened.articles.get(index as usize));
    let place = article.zip(annotation.span()).and_then(|(article, span)| {
        Converted::code_points(&article.text, edges([span])).span(span)
    });
    NoteView {
        publication: opened.publication.title.clone(),
        name: issue_name(&opened.row),
        kind: AnnotationKind::of(&annotation.target),
        article: annotation.article(),
        article_title: match article {
            Some(article) => article.title.clone(),
            None => home,
        },
        status,
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
        quote: annotation.quote().to_owned(),
        style: annotation.style,
        colour: annotation.colour,
        note: annotation.note,
        tags: annotation.tags,
        created: annotation.created,
        modified: annotation.modified,
        id: annotation.id,
        issue: annotation.issue,
    }
}
