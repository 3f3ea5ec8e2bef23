//! Links in notes: what they lead to, what leads here, what one being written may lead to.

use flyleaf_library::{IssueRow, LinkEnd, LinkTarget, PublicationRow, StoredAnnotation};
use flyleaf_model::{AnnotationId, DigestId};
use flyleaf_text::link::Link;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{IssueName, NotebookNote, note};
use crate::units::{Converted, count, edges};
use crate::{Error, Flyleaf, Result, Sentence};

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// An issue.
    Issue,
    /// An article.
    Article,
    /// An annotation.
    Annotation,
}

impl LinkKind {
    fn of(link: &Link) -> Self {
        match link {
            Link::Issue(_) => Self::Issue,
            Link::Article { .. } => Self::Article,
            Link::Annotation(_) => Self::Annotation,
        }
    }
}

/// Whether there is what a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It is there.
    Found,
    /// It is in the trash.
    Trashed,
    /// It is gone.
    Gone,
}

/// Asks what links lead to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct LinksResolve {
    /// Their addresses.
    pub addresses: Vec<String>,
    /// The annotation whose note they stand in: it remembers which article was meant.
    pub from: Option<AnnotationId>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LinkView {
    /// Its address.
    pub address: String,
    /// What it leads to.
    pub kind: LinkKind,
    /// Whether that is there.
    pub state: LinkState,
    /// The passage or the note of an annotation, the title of an article.
    pub words: Option<String>,
    /// The issue; `None` where it is gone.
    pub source: Option<IssueName>,
    /// Index of the article now.
    pub article: Option<u32>,
    /// Its title.
    pub article_title: Option<String>,
    /// First UTF-16 code unit of the passage; `None` where there is none or it has no place.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
}

/// What links to something.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct BacklinksView {
    /// Notes that do, the latest change first.
    pub notes: Vec<NotebookNote>,
    /// Digests that do.
    pub digests: Vec<BacklinkDigest>,
}

/// A digest that quotes something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct BacklinkDigest {
    /// Its id.
    pub id: DigestId,
    /// Its title.
    pub title: String,
}

/// Looks for what a link being written may lead to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct LinkSearch {
    /// What is typed after `[[`.
    pub text: String,
    /// The annotation being written, which is no target.
    pub apart: Option<AnnotationId>,
    /// How many to give at most.
    pub limit: u32,
}

/// Something that a link may lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LinkTargetView {
    /// The address to write.
    pub address: String,
    /// What it is.
    pub kind: LinkKind,
    /// The passage or the note of an annotation, the title of an article; an issue is named by `source`.
    pub words: Option<String>,
    /// The title of the article that an annotation is on or in.
    pub article_title: Option<String>,
    /// Its issue.
    pub source: IssueName,
}

impl Flyleaf {
    /// What links lead to, in the order asked.
    ///
    /// # Errors
    /// Where an address is none of ours.
    pub fn links_resolve(&self, request: &LinksResolve) -> Result<Vec<LinkView>> {
        let resolve = |address: &String| {
            let link = link(address)?;
            let end = self.library.link_end(&link, request.from.as_ref())?;
            self.view(&link, end)
        };
        request.addresses.iter().map(resolve).collect()
    }

    /// What links to something.
    ///
    /// # Errors
    /// Where the address is none of ours.
    pub fn backlinks(&self, address: &str) -> Result<BacklinksView> {
        let found = self.library.backlinks(&link(address)?)?;
        let notes = found.annotations.into_iter().map(|stored| {
            let (issue, publication) = self.library.issue_row(&stored.annotation.issue)?;
            let title = self.library.article_title(&stored)?;
            Ok(note(stored, title, IssueName::of(&issue, &publication)))
        });
        Ok(BacklinksView {
            notes: notes.collect::<Result<_>>()?,
            digests: found
                .digests
                .into_iter()
                .map(|(id, title)| BacklinkDigest { id, title })
                .collect(),
        })
    }

    /// What a link being written may lead to, the likeliest first; what was changed last where nothing is typed.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn link_targets(&self, request: &LinkSearch) -> Result<Vec<LinkTargetView>> {
        let found = self.library.link_targets(
            &request.text,
            request.apart.as_ref(),
            request.limit as usize,
        )?;
        Ok(found
            .into_iter()
            .map(|LinkTarget { link, words, article_title, issue, publication }| LinkTargetView {
                address: link.address(),
                kind: LinkKind::of(&link),
                words,
                article_title,
                source: IssueName::of(&issue, &publication),
            })
            .collect())
    }

    fn view(&self, link: &Link, end: LinkEnd) -> Result<LinkView> {
        let gone = LinkView {
            address: link.address(),
            kind: LinkKind::of(link),
            state: LinkState::Gone,
            words: None,
            source: None,
            article: None,
            article_title: None,
            start: None,
            end: None,
        };
        let named = |issue: &(IssueRow, PublicationRow)| Some(IssueName::of(&issue.0, &issue.1));
        Ok(match end {
            LinkEnd::Gone => gone,
            LinkEnd::Issue(issue) => {
                LinkView { state: LinkState::Found, source: named(&issue), ..gone }
            }
            LinkEnd::Article { issue, article, title } => LinkView {
                state: LinkState::Found,
                source: named(&issue),
                article: Some(article),
                words: title.clone(),
                article_title: title,
                ..gone
            },
            LinkEnd::Annotation { stored, issue, article_title } => {
                let place = self.passage(&stored)?;
                let StoredAnnotation { annotation, trashed, .. } = *stored;
                LinkView {
                    state: if trashed.is_some() { LinkState::Trashed } else { LinkState::Found },
                    source: named(&issue),
                    article: annotation.article(),
                    words: Some(match annotation.quote() {
                        "" => annotation.note.clone(),
                        quote => quote.to_owned(),
                    }),
                    article_title,
                    start: place.map(|(start, _)| start),
                    end: place.map(|(_, end)| end),
                    ..gone
                }
            }
        })
    }

    /// Where an annotation's passage stands, in UTF-16 code units.
    fn passage(&self, stored: &StoredAnnotation) -> Result<Option<(u32, u32)>> {
        let annotation = &stored.annotation;
        let Some((article, span)) = annotation.article().zip(annotation.span()) else {
            return Ok(None);
        };
        let text = self.library.article(&annotation.issue, article)?.stored.text;
        let place = Converted::utf16(&text, edges([span])).span(span);
        Ok(place.map(|(start, end)| (count(start), count(end))))
    }
}

/// Reads an address.
fn link(address: &str) -> Result<Link> {
    Link::parse(address)
        .ok_or_else(|| Error::new(Sentence::new("error-link").with("address", address)))
}
