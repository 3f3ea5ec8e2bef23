//! The commands of the window: each hands its request to the same operation that the command line uses, on a thread
//! that may block.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use flyleaf_api::{
    AnnotationCreate, AnnotationUpdate, AnnotationView, ArticleView, ChangeView, Corrected, Error,
    ExportPdf, ExportReport, Flyleaf, IssueView, LibraryView, PositionSave, Progress, Result,
    RuleSave, RuleView, Settings, SourceAccount, SourceCorrection, SourceView,
};
use flyleaf_model::{AnnotationId, Blocked, IssueId, PublicationId};
use serde::Serialize;
use specta::Type;
use tauri::State;
use tauri::ipc::Channel;

use crate::jobs::Jobs;

/// What the commands share: the library, or why it could not be opened; jobs under way; files waiting to be opened.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) flyleaf: Result<Arc<Flyleaf>>,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) files: Arc<Mutex<Vec<PathBuf>>>,
}

impl Desk {
    /// Runs `work` on the library where blocking is allowed.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Flyleaf) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let flyleaf = self.flyleaf.clone()?;
        blocking(move || work(&flyleaf)).await
    }

    /// Runs long `work` that reports to `progress` and can be stopped under the name `job`.
    pub(crate) async fn job<T: Send + 'static>(
        &self,
        job: String,
        progress: Channel<Progress>,
        work: impl FnOnce(&Flyleaf, &mut dyn FnMut(Progress), &flyleaf_api::Cancel) -> Result<T>
        + Send
        + 'static,
    ) -> Result<T> {
        let job = self.jobs.begin(&job);
        self.work(move |flyleaf| {
            // A window that is closing no longer listens; the work is finished all the same.
            let mut report = |step: Progress| drop(progress.send(step));
            work(flyleaf, &mut report, &job.cancel)
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|panic| Err(Error::internal(panic)))
}

/// Pages laid out as pictures.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct PreviewImages {
    /// How many pages the document has.
    pages: u32,
    /// The pages asked for as PNG in base64, in the order they were asked for.
    images: Vec<String>,
}

/// The library, for its first page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn library_view(desk: State<'_, Desk>) -> Result<LibraryView> {
    desk.work(Flyleaf::library).await
}

/// An issue, for the reader.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_view(desk: State<'_, Desk>, issue: IssueId) -> Result<IssueView> {
    desk.work(move |flyleaf| flyleaf.issue(&issue)).await
}

/// Remembers that an issue was opened.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_opened(desk: State<'_, Desk>, issue: IssueId) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.issue_opened(&issue)).await
}

/// What an issue asks for and what is never loaded.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_blocked(desk: State<'_, Desk>, issue: IssueId) -> Result<Vec<Blocked>> {
    desk.work(move |flyleaf| flyleaf.issue_blocked(&issue)).await
}

/// An article with its annotations.
#[tauri::command]
#[specta::specta]
pub(crate) async fn article_view(
    desk: State<'_, Desk>,
    issue: IssueId,
    index: u32,
) -> Result<ArticleView> {
    desk.work(move |flyleaf| flyleaf.article(&issue, index)).await
}

/// Saves where the reader is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn position_save(desk: State<'_, Desk>, request: PositionSave) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.position_save(&request)).await
}

/// Highlights a passage.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_create(
    desk: State<'_, Desk>,
    request: AnnotationCreate,
) -> Result<AnnotationView> {
    desk.work(move |flyleaf| flyleaf.annotation_create(&request)).await
}

/// Changes an annotation.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_update(
    desk: State<'_, Desk>,
    request: AnnotationUpdate,
) -> Result<AnnotationView> {
    desk.work(move |flyleaf| flyleaf.annotation_update(&request)).await
}

/// Deletes an annotation; undo brings it back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_delete(desk: State<'_, Desk>, id: AnnotationId) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.annotation_delete(&id)).await
}

/// Takes the last change back; `None` when there is none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(desk: State<'_, Desk>) -> Result<Option<ChangeView>> {
    desk.work(Flyleaf::undo).await
}

/// Does the change last taken back again; `None` when there is none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(desk: State<'_, Desk>) -> Result<Option<ChangeView>> {
    desk.work(Flyleaf::redo).await
}

/// The reader's choices.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings_view(desk: State<'_, Desk>) -> Result<Settings> {
    desk.work(Flyleaf::settings).await
}

/// Keeps the reader's choices.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings_save(desk: State<'_, Desk>, settings: Settings) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.settings_save(&settings)).await
}

/// Opens the welcome issue, importing it first where it is not there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn welcome_open(desk: State<'_, Desk>) -> Result<IssueId> {
    desk.work(Flyleaf::welcome).await
}

/// An issue's source with what became of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn source_open(desk: State<'_, Desk>, issue: IssueId) -> Result<SourceView> {
    desk.work(move |flyleaf| flyleaf.source_open(&issue)).await
}

/// What became of an issue's source.
#[tauri::command]
#[specta::specta]
pub(crate) async fn source_account(desk: State<'_, Desk>, issue: IssueId) -> Result<SourceAccount> {
    desk.work(move |flyleaf| flyleaf.source_account(&issue)).await
}

/// Puts something right in the reading of an issue; undo takes it back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn source_correct(
    desk: State<'_, Desk>,
    issue: IssueId,
    correction: SourceCorrection,
) -> Result<Corrected> {
    desk.work(move |flyleaf| flyleaf.correct(&issue, &correction)).await
}

/// Reads an issue again by the rules its publication has today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_read_again(
    desk: State<'_, Desk>,
    issue: IssueId,
) -> Result<SourceAccount> {
    desk.work(move |flyleaf| flyleaf.issue_read_again(&issue)).await
}

/// Every reading rule.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rules_view(desk: State<'_, Desk>) -> Result<Vec<RuleView>> {
    desk.work(Flyleaf::rules).await
}

/// Keeps a reading rule, or changes one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rule_save(desk: State<'_, Desk>, request: RuleSave) -> Result<Vec<RuleView>> {
    desk.work(move |flyleaf| flyleaf.rule_save(&request)).await
}

/// Forgets a reading rule.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rule_remove(desk: State<'_, Desk>, id: String) -> Result<Vec<RuleView>> {
    desk.work(move |flyleaf| flyleaf.rule_remove(&id)).await
}

/// Prints issues to a PDF file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_pdf(
    desk: State<'_, Desk>,
    request: ExportPdf,
    path: String,
    job: String,
    progress: Channel<Progress>,
) -> Result<ExportReport> {
    desk.job(job, progress, move |flyleaf, report, cancel| {
        flyleaf.export_pdf(&request, &PathBuf::from(path), report, cancel)
    })
    .await
}

/// Lays out pages as pictures; asked for again under the same job name, it stops what is under way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_preview(
    desk: State<'_, Desk>,
    request: ExportPdf,
    pages: Vec<u32>,
    job: String,
) -> Result<PreviewImages> {
    desk.jobs.cancel(&job);
    let job = desk.jobs.begin(&job);
    desk.work(move |flyleaf| {
        let preview = flyleaf.export_preview(&request, &pages, &job.cancel)?;
        let encode = |image| base64::engine::general_purpose::STANDARD.encode(image);
        let images = preview.images.into_iter().map(encode).collect();
        Ok(PreviewImages { pages: preview.pages, images })
    })
    .await
}

/// A file name for an export, without its folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_name(
    desk: State<'_, Desk>,
    issues: Vec<IssueId>,
    extension: String,
) -> Result<String> {
    desk.work(move |flyleaf| flyleaf.export_name(&issues, &extension)).await
}

/// Makes two publications one; undo takes it back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn publication_merge(
    desk: State<'_, Desk>,
    from: PublicationId,
    into: PublicationId,
) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.publication_merge(&from, &into)).await
}

/// Asks a job to leave out one of its parts.
#[tauri::command]
#[specta::specta]
pub(crate) fn job_cancel_part(desk: State<'_, Desk>, job: String, number: u32) {
    desk.jobs.cancel_part(&job, number);
}

/// Asks a job to stop.
#[tauri::command]
#[specta::specta]
pub(crate) fn job_cancel(desk: State<'_, Desk>, job: String) {
    desk.jobs.cancel(&job);
}

/// A milestone that only the page can see.
#[tauri::command]
#[specta::specta]
pub(crate) fn milestone(name: String) {
    if matches!(name.as_str(), "first-paint" | "article-painted") {
        crate::trace::milestone(&name);
    }
}
