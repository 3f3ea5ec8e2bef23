//! The notebook: the notes of all issues, chosen, counted, sorted and paged.

mod digest;
mod digest_export;
mod link;
mod many;
mod tag;
mod timeline;

use std::collections::BTreeMap;

use flyleaf_library::{
    Between, IssueRow, NotebookPage, PublicationRow, StoredAnnotation, TitledAnnotation,
};
use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, PublicationId, Style, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{AnnotationView, Error, Flyleaf, Result, annotation};

pub use digest::{DigestRow, DigestUpdate, DigestView, QuotedState, QuotedView};
pub use digest_export::{DigestFormat, ExportDigest};
pub use link::{
    BacklinkDigest, BacklinksView, LinkKind, LinkSearch, LinkState, LinkTargetView, LinkView,
    LinksResolve,
};
pub use many::{AnnotationsChange, ManyChange, TrashView};
pub use tag::{TagRename, TagView};
pub use timeline::{TimelineArticle, TimelineDay, TimelineRequest, TimelineView};

/// Notes on a page at most.
const MOST: u32 = 500;

/// What to choose; an empty list chooses everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Type)]
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
    /// Made at this moment or later.
    pub created_from: Option<Timestamp>,
    /// Made before this moment.
    pub created_until: Option<Timestamp>,
    /// Last changed at this moment or later.
    pub modified_from: Option<Timestamp>,
    /// Last changed before this moment.
    pub modified_until: Option<Timestamp>,
    /// Only what is in the trash, instead of only what is not.
    pub trashed: bool,
    /// The order.
    pub sort: NotebookSort,
    /// The other way round.
    pub reversed: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most; five hundred are given at most anyway.
    pub limit: u32,
}

/// Orders of the notebook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
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

/// What is in the notebook is one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
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

impl From<flyleaf_library::NoteKind> for NoteKind {
    fn from(kind: flyleaf_library::NoteKind) -> Self {
        match kind {
            flyleaf_library::NoteKind::Mark => Self::Mark,
            flyleaf_library::NoteKind::Note => Self::Note,
            flyleaf_library::NoteKind::ArticleNote => Self::ArticleNote,
            flyleaf_library::NoteKind::IssueNote => Self::IssueNote,
        }
    }
}

/// A page of the notebook.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NotebookView {
    /// The notes, in the order asked for.
    pub notes: Vec<NotebookNote>,
    /// How many were chosen in all.
    pub total: u32,
    /// How many each further choice would give.
    pub facets: NotebookFacets,
}

/// A note outside of its issue.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NotebookNote {
    /// It; its offsets are told only in its article.
    pub annotation: AnnotationView,
    /// Its issue.
    pub source: IssueName,
    /// The title of its article.
    pub article_title: Option<String>,
    /// When it was moved to the trash.
    pub trashed: Option<Timestamp>,
}

/// What names an issue in the whole library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IssueName {
    /// Its id.
    pub id: IssueId,
    /// Its publication.
    pub publication: PublicationId,
    /// The publication's title; empty for issues that print none.
    pub publication_title: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The volume as printed.
    pub volume: Option<String>,
    /// The year that the masthead names.
    pub year: Option<i32>,
    /// ISO 8601, where certain.
    pub date: Option<String>,
    /// As printed.
    pub date_printed: Option<String>,
    /// What to call it where it has neither number nor date.
    pub fallback_title: String,
}

impl IssueName {
    pub(crate) fn of(issue: &IssueRow, publication: &PublicationRow) -> Self {
        Self {
            id: issue.id.clone(),
            publication: publication.id.clone(),
            publication_title: publication.title.clone(),
            number: issue.number.clone(),
            volume: issue.volume.clone(),
            year: issue.year,
            date: issue.date.clone(),
            date_printed: issue.date_printed.clone(),
            fallback_title: issue.fallback_title.clone(),
        }
    }
}

/// Counts beside choices: for each value, how many pass every filter but the one on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct NotebookFacets {
    /// Of each colour.
    pub colours: Vec<ColourCount>,
    /// Of each style.
    pub styles: Vec<StyleCount>,
    /// Of each status.
    pub statuses: Vec<StatusCount>,
    /// Of each kind.
    pub kinds: Vec<KindCount>,
    /// Of each publication that has any, by title.
    pub publications: Vec<PublicationCount>,
    /// Of each tag that any of the chosen have, the most used first.
    pub tags: Vec<TagView>,
}

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident { $field:ident: $type:ty }),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
        pub struct $name {
            /// The value.
            pub $field: $type,
            /// How many.
            pub count: u32,
        }
    )+};
}

counts! {
    /// How many have a colour.
    ColourCount { colour: Colour },
    /// How many have a style.
    StyleCount { style: Style },
    /// How many have a status.
    StatusCount { status: AnchorStatus },
    /// How many are of a kind.
    KindCount { kind: NoteKind },
}

/// How many are of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PublicationCount {
    /// The publication.
    pub publication: PublicationId,
    /// Its title.
    pub title: String,
    /// How many.
    pub count: u32,
}

impl Flyleaf {
    /// A page of the notes that a query chooses.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn notebook(&self, query: &NotebookQuery) -> Result<NotebookView> {
        let NotebookPage { rows, issues, total, facets } =
            self.library.notebook(&stored_query(query))?;
        Ok(NotebookView {
            notes: notes(rows, &issues)?,
            total,
            facets: NotebookFacets {
                colours: each(facets.colours, |colour, count| ColourCount { colour, count }),
                styles: each(facets.styles, |style, count| StyleCount { style, count }),
                statuses: each(facets.statuses, |status, count| StatusCount { status, count }),
                kinds: each(facets.kinds, |kind, count| KindCount { kind: kind.into(), count }),
                publications: facets
                    .publications
                    .into_iter()
                    .map(|(publication, title, count)| PublicationCount {
                        publication,
                        title,
                        count,
                    })
                    .collect(),
                tags: facets.tags.into_iter().map(TagView::from).collect(),
            },
        })
    }

    /// Every annotation that a query chooses, whatever its page, so that all can be acted on.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn notebook_ids(&self, query: &NotebookQuery) -> Result<Vec<AnnotationId>> {
        Ok(self.library.notebook_ids(&stored_query(query))?)
    }
}

fn each<T, U>(counts: Vec<(T, u32)>, make: impl Fn(T, u32) -> U) -> Vec<U> {
    counts.into_iter().map(|(value, count)| make(value, count)).collect()
}

/// Annotations and their issues as notes.
fn notes(
    rows: Vec<TitledAnnotation>,
    issues: &BTreeMap<IssueId, (IssueRow, PublicationRow)>,
) -> Result<Vec<NotebookNote>> {
    rows.into_iter()
        .map(|TitledAnnotation { stored, article_title }| {
            let (issue, publication) = issues
                .get(&stored.annotation.issue)
                .ok_or_else(|| Error::internal("a note came without its issue"))?;
            Ok(note(stored, article_title, IssueName::of(issue, publication)))
        })
        .collect()
}

fn note(
    stored: StoredAnnotation,
    article_title: Option<String>,
    source: IssueName,
) -> NotebookNote {
    let trashed = stored.trashed.clone();
    NotebookNote { annotation: annotation::view(stored, None), source, article_title, trashed }
}

fn stored_query(query: &NotebookQuery) -> flyleaf_library::NotebookQuery {
    use flyleaf_library::{NoteKind as Kind, NotebookSort as Sort};
    let kind = |kind: &NoteKind| match kind {
        NoteKind::Mark => Kind::Mark,
        NoteKind::Note => Kind::Note,
        NoteKind::ArticleNote => Kind::ArticleNote,
        NoteKind::IssueNote => Kind::IssueNote,
    };
    let between = |from: &Option<Timestamp>, until: &Option<Timestamp>| Between {
        from: from.clone(),
        until: until.clone(),
    };
    flyleaf_library::NotebookQuery {
        text: query.text.clone(),
        tags: query.tags.clone(),
        colours: query.colours.clone(),
        styles: query.styles.clone(),
        publications: query.publications.clone(),
        issue: query.issue.clone(),
        statuses: query.statuses.clone(),
        kinds: query.kinds.iter().map(kind).collect(),
        created: between(&query.created_from, &query.created_until),
        modified: between(&query.modified_from, &query.modified_until),
        trashed: query.trashed,
        sort: match query.sort {
            NotebookSort::Reading => Sort::Reading,
            NotebookSort::Publication => Sort::Publication,
            NotebookSort::Created => Sort::Created,
            NotebookSort::Modified => Sort::Modified,
        },
        reversed: query.reversed,
        offset: query.offset as usize,
        limit: query.limit.min(MOST) as usize,
    }
}
