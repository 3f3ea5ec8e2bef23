//! Issues out of the library.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use flyleaf_export::{Document, Markdown, Notes, PdfOptions};
use flyleaf_library::{IssueRow, WholeIssue};
use flyleaf_model::{Annotation, IssueId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::library::{issue_name, year};
use crate::units::count;
use crate::{Cancel, Error, Flyleaf, Progress, Result, Sentence, Stage, file_name};

/// Prints issues to a PDF file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct ExportPdf {
    /// The issues, in order.
    pub issues: Vec<IssueId>,
    /// Only these articles (from 0) of a single issue; all where `None`.
    pub articles: Option<Vec<u32>>,
    /// The paper.
    pub paper: Paper,
    /// Where notes stand.
    pub notes: NotesPlacement,
    /// A page with masthead and contents first; otherwise a compact head over the first article.
    pub masthead: bool,
    /// Colour behind highlighted passages.
    pub highlights: bool,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// ISO 216 A5.
    A5,
    /// ISO 216 A4.
    #[default]
    A4,
    /// US Letter.
    Letter,
}

/// Where an export puts the notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NotesPlacement {
    /// In the margin, beside their passages.
    #[default]
    Margin,
    /// At the end of each article, numbered.
    End,
    /// Nowhere.
    None,
}

/// What an export did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ExportReport {
    /// The file that was written.
    pub path: String,
    /// Pages in it; 0 for formats without pages.
    pub pages: u32,
    /// Its size in bytes.
    pub bytes: u32,
    /// Highlights shown.
    pub highlights: u32,
    /// Notes shown.
    pub notes: u32,
    /// Annotations that have no place in the text; their notes stand at the end of the issue.
    pub unplaced: u32,
    /// Characters that no installed font can show.
    pub missing: Vec<MissingCharacters>,
    /// Images in whose place stand words.
    pub unprinted: Vec<UnprintedImage>,
}

/// Pages of an export as pictures, nothing written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewView {
    /// Pages in all.
    pub pages: u32,
    /// The pages asked for, as PNG files, in the order they were asked for.
    pub images: Vec<Vec<u8>>,
}

/// Characters of one article that no installed font covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MissingCharacters {
    /// The article's title.
    pub article: String,
    /// The characters, each once.
    pub characters: String,
}

/// An image that an export could not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct UnprintedImage {
    /// The article's title.
    pub article: String,
    /// What the image shows, as the issue says; may be empty.
    pub alt: String,
}

/// Pixels of a preview for each point of paper: sharp at the size of a dialog, on a dense screen too.
const PREVIEW_DENSITY: f32 = 1.5;

impl Flyleaf {
    /// Prints issues to a PDF file, written beside its place and then moved there.
    ///
    /// # Errors
    /// Where an issue is not there, the pages cannot be made, or the file cannot be written; what was at `path` before
    /// is there still.
    pub fn export_pdf(
        &self,
        request: &ExportPdf,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
        cancel: &Cancel,
    ) -> Result<ExportReport> {
        let issues = self.whole(&request.issues)?;
        let documents: Vec<Document<'_>> = issues.iter().map(document).collect();
        let mut tell = told(path, progress);
        let options = options(request);
        let printed = flyleaf_export::pdf_with_progress(&documents, &options, &mut tell, &|| {
            cancel.is_cancelled()
        })?;
        write(path, &printed.bytes, cancel)?;
        Ok(report(path, printed))
    }

    /// Pages (from 1) of what [`Flyleaf::export_pdf`] would print; pages that do not exist are left out.
    ///
    /// # Errors
    /// As there, but for the file.
    pub fn export_preview(
        &self,
        request: &ExportPdf,
        pages: &[u32],
        cancel: &Cancel,
    ) -> Result<PreviewView> {
        let issues = self.whole(&request.issues)?;
        let documents: Vec<Document<'_>> = issues.iter().map(document).collect();
        let pages: Vec<usize> = pages.iter().map(|&page| page as usize).collect();
        let options = options(request);
        let drawn =
            flyleaf_export::preview(&documents, &options, &pages, PREVIEW_DENSITY, &|| {
                cancel.is_cancelled()
            })?;
        Ok(PreviewView { pages: count(drawn.pages), images: drawn.images })
    }

    /// Writes issues one after the other as Markdown, with their notes, and their images into a folder beside it.
    ///
    /// # Errors
    /// Where an issue is not there or the file cannot be written.
    pub fn export_markdown(&self, issues: &[IssueId], path: &Path) -> Result<ExportReport> {
        let issues = self.whole(issues)?;
        if issues.is_empty() {
            return Err(flyleaf_export::Error::Empty.into());
        }
        let documents: Vec<Document<'_>> = issues.iter().map(document).collect();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("issue");
        let folder = format!("{stem}-images");
        let Markdown { text, images } = flyleaf_export::markdown(&documents, &folder);
        write_images(&path.with_file_name(folder), &images)?;
        write(path, text.as_bytes(), &Cancel::default())?;
        let annotations = || issues.iter().flat_map(|issue| &issue.annotations);
        let counted = |holds: fn(&Annotation) -> bool| {
            count(annotations().filter(|annotation| holds(annotation)).count())
        };
        Ok(ExportReport {
            path: path.display().to_string(),
            pages: 0,
            bytes: count(text.len()),
            highlights: counted(|annotation| annotation.span().is_some()),
            notes: counted(|annotation| !annotation.note.is_empty()),
            unplaced: counted(|annotation| annotation.is_unplaced()),
            missing: Vec::new(),
            unprinted: Vec::new(),
        })
    }

    /// A name for a file that holds these issues, which every file system takes.
    ///
    /// # Errors
    /// Where an issue is not there.
    pub fn export_name(&self, issues: &[IssueId], extension: &str) -> Result<String> {
        let mut names = Vec::new();
        for id in issues {
            let (row, publication) = self.library.issue_row(id)?;
            names.push((publication.title, label(&row)));
        }
        let Some(((title, first), others)) = names.split_first() else {
            return Err(flyleaf_export::Error::Empty.into());
        };
        let titles: BTreeSet<&String> = names.iter().map(|(title, _)| title).collect();
        let labels = match others {
            [] => first.clone(),
            [.., (_, last)] if titles.len() == 1 => format!("{first}, {last}"),
            _ => format!("{first} +{}", others.len()),
        };
        Ok(file_name::safe(&format!("{title} {labels}"), extension))
    }

    fn whole(&self, issues: &[IssueId]) -> Result<Vec<WholeIssue>> {
        issues.iter().map(|id| Ok(self.library.whole_issue(id)?)).collect()
    }
}

/// What names an issue in a file's name: `22-2019`, a date, a title.
fn label(row: &IssueRow) -> String {
    match (&row.number, year(row)) {
        (Some(number), Some(year)) => format!("{number}-{year}"),
        (Some(number), None) => number.clone(),
        (None, _) => row.date.clone().unwrap_or_else(|| issue_name(row)),
    }
}

fn document(whole: &WholeIssue) -> Document<'_> {
    // An issue that prints no title goes under its file's name.
    let publication = match whole.publication.title.as_str() {
        "" => Path::new(&whole.file_name)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or(&whole.file_name),
        title => title,
    };
    Document {
        issue: &whole.issue,
        publication,
        publication_language: &whole.publication.language,
        annotations: &whole.annotations,
        images: &whole.images,
        file_name: &whole.file_name,
        ruled: &[],
    }
}

/// What tells how far the printing of a file is.
pub(crate) fn told<'a>(
    path: &Path,
    progress: &'a mut dyn FnMut(Progress),
) -> impl FnMut(flyleaf_export::Stage) + use<'a> {
    let subject = file_name::of_path(path);
    move |stage| {
        let (stage, done) = match stage {
            flyleaf_export::Stage::Typesetting => (Stage::Typesetting, 0),
            flyleaf_export::Stage::Writing => (Stage::Writing, 1),
        };
        progress(Progress { stage, subject: subject.clone(), done, total: 2 });
    }
}

/// What is said of a file that was printed.
pub(crate) fn report(path: &Path, printed: flyleaf_export::Pdf) -> ExportReport {
    let missing = printed.missing.into_iter().map(|missing| MissingCharacters {
        article: missing.article,
        characters: missing.characters,
    });
    let unprinted = printed
        .unprinted
        .into_iter()
        .map(|image| UnprintedImage { article: image.article, alt: image.alt });
    ExportReport {
        path: path.display().to_string(),
        pages: count(printed.pages),
        bytes: count(printed.bytes.len()),
        highlights: count(printed.highlights),
        notes: count(printed.notes),
        unplaced: count(printed.unplaced),
        missing: missing.collect(),
        unprinted: unprinted.collect(),
    }
}

pub(crate) fn page_size(paper: Paper) -> flyleaf_export::Paper {
    match paper {
        Paper::A5 => flyleaf_export::Paper::A5,
        Paper::A4 => flyleaf_export::Paper::A4,
        Paper::Letter => flyleaf_export::Paper::Letter,
    }
}

fn options(request: &ExportPdf) -> PdfOptions {
    PdfOptions {
        paper: page_size(request.paper),
        notes: match request.notes {
            NotesPlacement::Margin => Notes::Margin,
            NotesPlacement::End => Notes::End,
            NotesPlacement::None => Notes::None,
        },
        masthead: request.masthead,
        highlights: request.highlights,
        articles: request.articles.clone().filter(|_| request.issues.len() == 1),
    }
}

/// Where a file for `path` is to stand.
///
/// # Errors
/// Where something else than a file is there: moving a file onto a device or a pipe would destroy it.
fn place(path: &Path) -> Result<PathBuf> {
    let told = |error: std::io::Error| Error::writing(path, &error);
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(told(std::io::ErrorKind::IsADirectory.into())),
        Ok(there) if !there.is_file() => {
            Err(Error::new(Sentence::new("error-write-not-a-file").with("path", path.display()))
                .hint(Sentence::new("hint-write-elsewhere")))
        }
        Ok(_) if path.is_symlink() => path.canonicalize().map_err(told),
        // Whatever else is wrong with the place shows when it is written to.
        _ => Ok(path.to_owned()),
    }
}

/// Writes images into a folder, which is made where there are any. Their names follow from their bytes, so that one that
/// is there already is the same.
fn write_images(folder: &Path, images: &[(String, &[u8])]) -> Result<()> {
    if images.is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| Error::writing(folder, &error))?;
    images.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes, &Cancel::default()))
}

/// Writes a file beside its place, waits for the disk, and moves it there: at `path` is the old file or the new one,
/// whole. A link stays, and what it leads to is replaced.
pub(crate) fn write(path: &Path, bytes: &[u8], cancel: &Cancel) -> Result<()> {
    let told = |error: std::io::Error| Error::writing(path, &error);
    let place = place(path)?;
    let path = place.as_path();
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(told(std::io::ErrorKind::IsADirectory.into())),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".flyleaf-").suffix(".unfinished");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any other new file: what the user's mask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(told)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(told)?;
    if cancel.is_cancelled() {
        return Err(Error::cancelled());
    }
    file.persist(path).map_err(|error| told(error.error))?;
    // The name itself is on the disk once its folder is; where a folder cannot be waited for, the file is still whole.
    #[cfg(unix)]
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}
