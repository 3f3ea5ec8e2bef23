//! Annotations out, in the formats that other programs read.

use std::collections::HashSet;
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
use crate::units::count;
use crate::{Cancel, Error, ExportReport, Flyleaf, NotebookQuery, Result, Sentence, file_name};

/// Writes annotations to a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationsExport {
    /// Which.
    pub chosen: AnnotationsChosen,
    /// The format.
    pub format: AnnotationsFormat,
}

/// Annotations to be written to a file. Those of one issue stand together, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnnotationsChosen {
    /// All of some issues, which come in this order.
    Issues {
        /// The issues.
        issues: Vec<IssueId>,
    },
    /// These; their issues come in the order of the first of each.
    Annotations {
        /// The annotations.
        annotations: Vec<AnnotationId>,
    },
    /// Whatever a query of the notebook chooses, on all its pages.
    Query {
        /// The query.
        query: Box<NotebookQuery>,
    },
}

/// How much annotations that were chosen are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AnnotationsExtent {
    /// How many.
    pub annotations: u32,
    /// Of how many issues.
    pub issues: u32,
    /// The issue, where it is one.
    pub issue: Option<IssueId>,
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
    /// at `path` before is there still. Of a folder of notes, files that were written before that are written.
    pub fn annotations_export(
        &self,
        request: &AnnotationsExport,
        path: &Path,
    ) -> Result<ExportReport> {
        let (ids, only) = self.chosen(&request.chosen)?;
        if ids.is_empty() {
            return Err(flyleaf_export::Error::Empty.into());
        }
        let mut unchosen = Vec::new();
        let issues = ids.iter().map(|id| {
            let mut issue = self.library.imageless_issue(id)?;
            if let Some(only) = &only {
                let others = issue.annotations.extract_if(.., |one| !only.contains(&one.id));
                unchosen.extend(others.map(|one| one.id));
            }
            Ok(issue)
        });
        let issues = issues.collect::<Result<Vec<WholeIssue>>>()?;
        if issues.len() > 1 && request.format.is_of_one_issue() {
            return Err(Error::new(Sentence::new("error-annotations-one-issue"))
                .hint(Sentence::new("hint-annotations-one-issue")));
        }
        let annotated: Vec<AnnotatedIssue<'_>> =
            ids.iter().zip(&issues).map(|(id, whole)| annotated(id, whole)).collect();
        let text = match request.format {
            AnnotationsFormat::WebAnnotation => write_w3c(&annotated),
            AnnotationsFormat::EpubAnnotations => {
                write_epub_annotations(&annotated[0], &|article| match article {
                    None => "index.xhtml".to_owned(),
                    Some(index) => format!("article-{}.xhtml", index + 1),
                })
            }
            AnnotationsFormat::Markdown => {
                write_markdown(&annotated[0], &unchosen, previous(path)?.as_deref())
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

    /// How much annotations that were chosen are.
    ///
    /// # Errors
    /// Where one is not there, or the library cannot be read.
    pub fn annotations_extent(&self, chosen: &AnnotationsChosen) -> Result<AnnotationsExtent> {
        let (issues, only) = self.chosen(chosen)?;
        let annotations = match only {
            Some(only) => count(only.len()),
            None => {
                let each = issues.iter().map(|id| Ok(self.library.issue_row(id)?.0.highlights));
                each.sum::<Result<u32>>()?
            }
        };
        Ok(AnnotationsExtent {
            annotations,
            issues: count(issues.len()),
            issue: match issues.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            },
        })
    }

    /// The issues of annotations that were chosen, and which of theirs; all where `None`.
    fn chosen(&self, chosen: &AnnotationsChosen) -> Result<Chosen> {
        let ids = match chosen {
            AnnotationsChosen::Issues { issues } => return Ok((issues.clone(), None)),
            AnnotationsChosen::Annotations { annotations } => annotations.clone(),
            AnnotationsChosen::Query { query } => self.notebook_ids(query)?,
        };
        Ok((self.library.issues_of_annotations(&ids)?, Some(ids.into_iter().collect())))
    }
}

type Chosen = (Vec<IssueId>, Option<HashSet<AnnotationId>>);

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

/// Writes a file for each annotation into a folder, named so that the next export finds it; none before all are made. Gives
/// how many bytes.
fn write_notes(folder: &Path, issues: &[AnnotatedIssue<'_>]) -> Result<usize> {
    std::fs::create_dir_all(folder).map_err(|error| Error::writing(folder, &error))?;
    let each =
        issues.iter().flat_map(|issue| issue.annotations.iter().map(move |one| (issue, one)));
    let files = each.map(|(issue, annotation)| {
        let path = folder.join(file_name::safe(annotation.id.as_str(), "md"));
        let text = write_markdown_note(issue, annotation, previous(&path)?.as_deref());
        Ok((path, text))
    });
    let files = files.collect::<Result<Vec<_>>>()?;
    for (path, text) in &files {
        write(path, text.as_bytes(), &Cancel::default())?;
    }
    Ok(files.iter().map(|(_, text)| text.len()).sum())
}

/// What an earlier export left and a person wrote into it; `None` where there is no file.
fn previous(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::reading(path, &error)),
    }
}
