//! Annotations out, in the formats that other programs read.

use std::path::Path;

use flyleaf_exchange::{
    AnnotatedIssue, write_bibtex, write_csl_json, write_epub_annotations, write_html,
    write_markdown, write_markdown_note, write_readwise_csv, write_w3c,
};
use flyleaf_library::WholeIssue;
use flyleaf_model::{AnnotationId, IssueId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::export::{noted, write};
use crate::{Cancel, Error, ExportReport, Flyleaf, Result, Sentence, file_name};

/// Writes annotations to a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationsExport {
    /// The issues whose annotations they are, in order.
    pub issues: Vec<IssueId>,
    /// Only these; all of the issues' where `None`.
    pub only: Option<Vec<AnnotationId>>,
    /// The format.
    pub format: AnnotationsFormat,
}

/// Formats that annotations are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AnnotationsFormat {
    /// W3C Web Annotation, JSON-LD.
    WebAnnotation,
    /// W3C EPUB Annotations, of one issue.
    EpubAnnotations,
    /// Markdown of one issue, with blocks that are found again: what a person wrote around them stays.
    Markdown,
    /// A folder with a Markdown file for each annotation; what a person wrote into the files stays.
    MarkdownNotes,
    /// Readwise's CSV.
    Csv,
    /// The cited articles as CSL-JSON.
    CslJson,
    /// The cited articles as BibTeX.
    Bibtex,
    /// One HTML page.
    Html,
}

impl AnnotationsFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebAnnotation => "jsonld",
            Self::EpubAnnotations => "ann",
            Self::Markdown | Self::MarkdownNotes => "md",
            Self::Csv => "csv",
            Self::CslJson => "json",
            Self::Bibtex => "bib",
            Self::Html => "html",
        }
    }

    /// Whether a file holds the annotations of one issue only.
    pub fn is_of_one_issue(self) -> bool {
        matches!(self, Self::EpubAnnotations | Self::Markdown)
    }
}

impl Flyleaf {
    /// Writes annotations to a file, beside its place first and then moved there.
    ///
    /// # Errors
    /// Where an issue is not there, there are several and the format takes one, or the file cannot be written; what was
    /// at `path` before is there still.
    pub fn annotations_export(
        &self,
        request: &AnnotationsExport,
        path: &Path,
    ) -> Result<ExportReport> {
        let mut issues = self.whole(&request.issues)?;
        if let Some(only) = &request.only {
            for issue in &mut issues {
                issue.annotations.retain(|annotation| only.contains(&annotation.id));
            }
        }
        if issues.is_empty() {
            return Err(flyleaf_export::Error::Empty.into());
        }
        if issues.len() > 1 && request.format.is_of_one_issue() {
            return Err(Error::new(Sentence::new("error-annotations-one-issue"))
                .hint(Sentence::new("hint-annotations-one-issue")));
        }
        let annotated: Vec<AnnotatedIssue<'_>> =
            request.issues.iter().zip(&issues).map(|(id, whole)| annotated(id, whole)).collect();
        let text = match request.format {
            AnnotationsFormat::WebAnnotation => write_w3c(&annotated),
            AnnotationsFormat::EpubAnnotations => {
                write_epub_annotations(&annotated[0], &|article| match article {
                    None => "index.xhtml".to_owned(),
                    Some(index) => format!("article-{}.xhtml", index + 1),
                })
            }
            AnnotationsFormat::Markdown => {
                write_markdown(&annotated[0], previous(path)?.as_deref())
            }
            AnnotationsFormat::MarkdownNotes => {
                let bytes = write_notes(path, &annotated)?;
                return Ok(noted(path, bytes, &issues));
            }
            AnnotationsFormat::Csv => write_readwise_csv(&annotated),
            AnnotationsFormat::CslJson => write_csl_json(&annotated),
            AnnotationsFormat::Bibtex => write_bibtex(&annotated),
            AnnotationsFormat::Html => write_html(&annotated),
        };
        write(path, text.as_bytes(), &Cancel::default())?;
        Ok(noted(path, text.len(), &issues))
    }
}

fn annotated<'a>(id: &'a IssueId, whole: &'a WholeIssue) -> AnnotatedIssue<'a> {
    AnnotatedIssue {
        id,
        publication: &whole.publication.title,
        file_name: &whole.file_name,
        hash: &whole.original,
        issue: &whole.issue,
        annotations: &whole.annotations,
    }
}

/// Writes a file for each annotation into a folder, named so that the next export finds it. Gives how many bytes.
fn write_notes(folder: &Path, issues: &[AnnotatedIssue<'_>]) -> Result<usize> {
    std::fs::create_dir_all(folder).map_err(|error| Error::writing(folder, &error))?;
    let mut bytes = 0;
    for issue in issues {
        for annotation in issue.annotations {
            let path = folder.join(file_name::safe(annotation.id.as_str(), "md"));
            let text = write_markdown_note(issue, annotation, previous(&path)?.as_deref());
            write(&path, text.as_bytes(), &Cancel::default())?;
            bytes += text.len();
        }
    }
    Ok(bytes)
}

/// What an earlier export left and a person wrote into it; `None` where there is no file.
fn previous(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::reading(path, &error)),
    }
}
