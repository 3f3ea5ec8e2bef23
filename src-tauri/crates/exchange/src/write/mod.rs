//! Annotations out, one module per format. The same annotations give the same bytes: order is that of the text, and
//! nothing asks for the time.

mod web_annotation;

use flyleaf_model::{Annotation, Article, Issue, IssueId, OriginalHash};

pub use web_annotation::write_w3c;

/// An issue, and what is written on it.
#[derive(Debug, Clone, Copy)]
pub struct AnnotatedIssue<'a> {
    /// The issue.
    pub id: &'a IssueId,
    /// Title of its publication as the library has it; may be empty.
    pub publication: &'a str,
    /// Name of the file that it was read from.
    pub file_name: &'a str,
    /// The hash of that file.
    pub hash: &'a OriginalHash,
    /// What the issue says.
    pub issue: &'a Issue,
    /// The annotations on it.
    pub annotations: &'a [Annotation],
}

impl<'a> AnnotatedIssue<'a> {
    /// The annotations in the order of the text: those on the issue first, those on an article before those in it, those
    /// without a place after those with one.
    fn ordered(&self) -> Vec<&'a Annotation> {
        let mut annotations: Vec<&Annotation> = self.annotations.iter().collect();
        annotations.sort_by_key(|one| {
            let passage = one.selectors().is_some();
            let place = (one.article(), passage, one.is_unplaced(), one.span());
            (place, &one.created, &one.id)
        });
        annotations
    }

    /// The article that an annotation is on or in.
    fn article(&self, annotation: &Annotation) -> Option<(u32, &'a Article)> {
        let index = annotation.article()?;
        Some((index, self.issue.articles.get(index as usize)?))
    }
}
