//! The one door: everything the window and the command line ask of a library.

use std::path::{Path, PathBuf};

use flyleaf_model::{AnnotationId, IssueId};

use crate::{
    AnnotationCreate, AnnotationUpdate, AnnotationView, ArticleView, Cancel, ChangeView, CheckView,
    Environment, ExportPdf, ExportReport, ImportReport, Inspection, IssueView, LibraryView,
    NoteFilter, NoteView, PositionSave, PreviewView, Progress, QuoteAnnotate, Result, Settings,
};

/// An opened library. Calls block, may come from any thread, and may meet another process working on the same library.
pub struct Flyleaf {
    folder: PathBuf,
    #[allow(dead_code)]
    environment: Environment,
}

#[allow(clippy::todo, unused_variables, missing_docs)]
impl Flyleaf {
    /// Opens the library in `folder`, creating both where they do not exist.
    pub fn open(folder: &Path, environment: Environment) -> Result<Self> {
        Ok(Self { folder: folder.to_owned(), environment })
    }

    /// The folder that holds the library.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn library(&self) -> Result<LibraryView> {
        todo!()
    }

    pub fn issue(&self, id: &IssueId) -> Result<IssueView> {
        todo!()
    }

    pub fn issue_opened(&self, id: &IssueId) -> Result<()> {
        todo!()
    }

    pub fn article(&self, id: &IssueId, index: u32) -> Result<ArticleView> {
        todo!()
    }

    pub fn position_save(&self, request: &PositionSave) -> Result<()> {
        todo!()
    }

    pub fn annotation_create(&self, request: &AnnotationCreate) -> Result<AnnotationView> {
        todo!()
    }

    pub fn annotation_update(&self, request: &AnnotationUpdate) -> Result<AnnotationView> {
        todo!()
    }

    pub fn annotation_delete(&self, id: &AnnotationId) -> Result<()> {
        todo!()
    }

    pub fn undo(&self) -> Result<Option<ChangeView>> {
        todo!()
    }

    pub fn redo(&self) -> Result<Option<ChangeView>> {
        todo!()
    }

    pub fn settings(&self) -> Result<Settings> {
        todo!()
    }

    pub fn settings_save(&self, settings: &Settings) -> Result<()> {
        todo!()
    }

    pub fn import(
        &self,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &Cancel,
    ) -> Result<ImportReport> {
        todo!()
    }

    pub fn welcome(&self) -> Result<IssueId> {
        todo!()
    }

    pub fn export_pdf(
        &self,
        request: &ExportPdf,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
        cancel: &Cancel,
    ) -> Result<ExportReport> {
        todo!()
    }

    pub fn export_preview(
        &self,
        request: &ExportPdf,
        pages: &[u32],
        cancel: &Cancel,
    ) -> Result<PreviewView> {
        todo!()
    }

    pub fn export_markdown(&self, issues: &[IssueId], path: &Path) -> Result<ExportReport> {
        todo!()
    }

    pub fn export_name(&self, issues: &[IssueId], extension: &str) -> Result<String> {
        todo!()
    }

    /// The issue that `reference` names: an id, a unique beginning of one, `PUBLICATION/NUMBER` or
    /// `PUBLICATION/NUMBER-YEAR`, case and spacing folded.
    pub fn find_issue(&self, reference: &str) -> Result<IssueId> {
        todo!()
    }

    /// Highlights the one passage of an article that `request` quotes.
    pub fn annotate_quote(&self, request: &QuoteAnnotate) -> Result<NoteView> {
        todo!()
    }

    /// Annotations of the whole library in the order of publications, issues and passages.
    pub fn notes(&self, filter: &NoteFilter) -> Result<Vec<NoteView>> {
        todo!()
    }

    /// Verifies the library; changes nothing.
    pub fn check(&self) -> Result<CheckView> {
        todo!()
    }
}

/// Recognises a file and stores nothing.
#[allow(clippy::todo, unused_variables)]
pub fn inspect(path: &Path) -> Result<Inspection> {
    todo!()
}
