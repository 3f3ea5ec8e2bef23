//! Annotations out, one module per format. The same annotations give the same bytes: order is that of the text, and
//! nothing asks for the time.

mod bibtex;
mod citation;
mod csl;
mod epub_annotations;
mod html;
mod markdown;
mod readwise;
mod web_annotation;

use flyleaf_model::{Annotation, Article, Issue, IssueId, OriginalHash};

pub use bibtex::write_bibtex;
pub use csl::write_csl_json;
pub use epub_annotations::write_epub_annotations;
pub use html::write_html;
pub use markdown::{write_markdown, write_markdown_note};
pub use readwise::write_readwise_csv;
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
    /// What the issue is called: publication, number and year as far as they are known, otherwise the file's name.
    fn title(&self) -> String {
        let number = self.issue.number.as_deref().filter(|number| !number.is_empty());
        let mut title = [Some(self.publication).filter(|title| !title.is_empty()), number]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        match self.issue.year {
            Some(year) if !title.is_empty() => title.push_str(&format!(" ({year})")),
            _ => {}
        }
        if title.is_empty() { self.file_name.to_owned() } else { title }
    }

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
