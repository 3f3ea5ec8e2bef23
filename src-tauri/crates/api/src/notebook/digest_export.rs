//! Digests out of the library, as PDF and as Markdown.

use std::path::Path;

use flyleaf_export::{Digest, DigestPart, Source, digest_markdown, digest_pdf};
use flyleaf_library::{OpenedDigest, Quoted};
use flyleaf_model::{AnnotationId, DigestId};
use flyleaf_text::link::{Part, parts};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::export::{page_size, report, told, write};
use crate::units::count;
use crate::{Cancel, ExportReport, Flyleaf, Paper, Progress, Result, file_name};

/// Writes a digest to a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct ExportDigest {
    /// The digest.
    pub digest: DigestId,
    /// What to write.
    pub format: DigestFormat,
    /// The paper of a PDF.
    pub paper: Paper,
}

/// What a digest is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DigestFormat {
    /// PDF.
    Pdf,
    /// Markdown.
    Markdown,
}

impl Flyleaf {
    /// Writes a digest to a file, with what it quotes as that is now.
    ///
    /// # Errors
    /// Where there is no such digest, the pages cannot be made, or the file cannot be written; what was at `path` before
    /// is there still.
    pub fn export_digest(
        &self,
        request: &ExportDigest,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
        cancel: &Cancel,
    ) -> Result<ExportReport> {
        let opened = self.library.digest(&request.digest)?;
        let sources: Vec<_> = opened.quoted.iter().map(|quoted| source(&opened, quoted)).collect();
        let quoted = |id: &AnnotationId| {
            let place = opened.quoted.iter().position(|quoted| quoted.id == *id)?;
            let stored = opened.quoted[place].stored.as_ref()?;
            let there = stored.trashed.is_none();
            there.then_some((&stored.annotation, sources[place]))
        };
        let parts = parts(&opened.digest.body);
        let digest = Digest {
            title: &opened.digest.title,
            date: opened.digest.modified.as_str().get(..10).unwrap_or_default(),
            parts: parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) => DigestPart::Text(text),
                    Part::Quotation(id) => DigestPart::Quotation { id, quoted: quoted(id) },
                })
                .collect(),
        };
        match request.format {
            DigestFormat::Pdf => {
                let mut tell = told(path, progress);
                let paper = page_size(request.paper);
                let printed = digest_pdf(&digest, paper, &mut tell, &|| cancel.is_cancelled())?;
                write(path, &printed.bytes, cancel)?;
                Ok(report(path, printed))
            }
            DigestFormat::Markdown => {
                let text = digest_markdown(&digest);
                write(path, text.as_bytes(), cancel)?;
                Ok(ExportReport {
                    path: path.display().to_string(),
                    pages: 0,
                    bytes: count(text.len()),
                    highlights: 0,
                    notes: 0,
                    unplaced: 0,
                    missing: Vec::new(),
                    unprinted: Vec::new(),
                })
            }
        }
    }

    /// A file name for a digest, without its folder.
    ///
    /// # Errors
    /// Where there is no such digest.
    pub fn digest_name(&self, id: &DigestId, extension: &str) -> Result<String> {
        Ok(file_name::safe(&self.library.digest(id)?.digest.title, extension))
    }
}

/// Where a quoted annotation was printed.
fn source<'a>(opened: &'a OpenedDigest, quoted: &'a Quoted) -> Source<'a> {
    let issue =
        quoted.stored.as_ref().and_then(|stored| opened.issues.get(&stored.annotation.issue));
    let Some((issue, publication)) = issue else { return Source::default() };
    Source {
        publication: &publication.title,
        volume: issue.volume.as_deref(),
        number: issue.number.as_deref(),
        date: issue.date.as_deref().or(issue.date_printed.as_deref()),
        article: quoted.article_title.as_deref(),
    }
}
