//! What the planning of an import asks of the library.

use std::cell::RefCell;

use flyleaf_exchange::{ArticleHead, Candidate, FileHash, HashKind, Shelf};
use flyleaf_library::{IssueNames, Library};
use flyleaf_model::{Annotation, AnnotationId, IssueId};

use crate::Result;

/// An issue as planning sees it.
pub(super) fn candidate(names: &IssueNames) -> Candidate {
    let head = |(title, byline): &(Option<String>, Option<String>)| ArticleHead {
        title: title.clone(),
        byline: byline.clone(),
    };
    Candidate {
        issue: Some(names.issue.clone()),
        publication: names.publication.clone(),
        number: names.number.clone(),
        year: names.year,
        file_name: names.file_name.clone(),
        url: None,
        hashes: vec![FileHash { kind: HashKind::Blake3, hex: names.original.as_str().to_owned() }],
        articles: names.articles.iter().map(head).collect(),
    }
}

/// The library's answers. Planning cannot fail; what the library could not answer is told afterwards.
pub(super) struct Answers<'a> {
    library: &'a Library,
    failed: RefCell<Option<flyleaf_library::Error>>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Self { library, failed: RefCell::new(None) }
    }

    /// The first failure, where there was one.
    pub(super) fn finish(self) -> Result<()> {
        self.failed.into_inner().map_or(Ok(()), |error| Err(error.into()))
    }

    fn answer<T: Default>(&self, asked: flyleaf_library::Result<T>) -> T {
        asked.unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            T::default()
        })
    }
}

impl Shelf for Answers<'_> {
    fn texts(&self, issue: &IssueId) -> Vec<String> {
        let opened = self.library.issue(issue);
        self.answer(opened.map(|opened| opened.articles.into_iter().map(|one| one.text).collect()))
    }

    fn annotations(&self, issue: &IssueId) -> Vec<Annotation> {
        let opened = self.library.issue(issue);
        self.answer(
            opened.map(|opened| opened.annotations.into_iter().map(|one| one.annotation).collect()),
        )
    }

    fn annotation(&self, id: &AnnotationId) -> Option<Annotation> {
        self.answer(self.library.annotation_anywhere(id))
    }
}
