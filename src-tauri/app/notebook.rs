//! The commands of the notebook: all notes, tags, links, the timeline, the trash, digests.

use std::path::PathBuf;

use flyleaf_api::{
    AnnotationView, AnnotationsChange, AnnotationsChosen, AnnotationsExport, AnnotationsExtent,
    AnnotationsReport, BacklinksView, DigestRow, DigestUpdate, DigestView, ExportDigest,
    ExportReport, Flyleaf, IncomingChoices, LinkSearch, LinkTargetView, LinkView, LinksResolve,
    NotebookQuery, NotebookView, Progress, Result, TagRename, TagView, TimelineRequest,
    TimelineView, TrashView, place,
};
use flyleaf_model::{AnnotationId, DigestId};
use tauri::State;
use tauri::ipc::Channel;

use crate::commands::Desk;

/// A page of the notes that a query chooses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn notebook_view(
    desk: State<'_, Desk>,
    query: NotebookQuery,
) -> Result<NotebookView> {
    desk.work(move |flyleaf| flyleaf.notebook(&query)).await
}

/// Every annotation that a query chooses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn notebook_ids(
    desk: State<'_, Desk>,
    query: NotebookQuery,
) -> Result<Vec<AnnotationId>> {
    desk.work(move |flyleaf| flyleaf.notebook_ids(&query)).await
}

/// One annotation, with its place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_view(
    desk: State<'_, Desk>,
    id: AnnotationId,
) -> Result<AnnotationView> {
    desk.work(move |flyleaf| flyleaf.annotation(&id)).await
}

/// Changes many annotations; undone as one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_change(
    desk: State<'_, Desk>,
    request: AnnotationsChange,
) -> Result<u32> {
    desk.work(move |flyleaf| flyleaf.annotations_change(&request)).await
}

/// What is in the trash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trash_view(desk: State<'_, Desk>) -> Result<TrashView> {
    desk.work(Flyleaf::trash).await
}

/// Takes annotations out of the trash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trash_restore(desk: State<'_, Desk>, ids: Vec<AnnotationId>) -> Result<u32> {
    desk.work(move |flyleaf| flyleaf.trash_restore(&ids)).await
}

/// Deletes for good what is in the trash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trash_empty(desk: State<'_, Desk>) -> Result<u32> {
    desk.work(Flyleaf::trash_empty).await
}

/// Every tag.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tags_view(desk: State<'_, Desk>) -> Result<Vec<TagView>> {
    desk.work(Flyleaf::tags).await
}

/// Tags that fit what is typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tag_completions(
    desk: State<'_, Desk>,
    typed: String,
    most: u32,
) -> Result<Vec<TagView>> {
    desk.work(move |flyleaf| flyleaf.tag_completions(&typed, most)).await
}

/// Calls a tag otherwise everywhere.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tag_rename(desk: State<'_, Desk>, request: TagRename) -> Result<u32> {
    desk.work(move |flyleaf| flyleaf.tag_rename(&request)).await
}

/// What links lead to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn links_resolve(
    desk: State<'_, Desk>,
    request: LinksResolve,
) -> Result<Vec<LinkView>> {
    desk.work(move |flyleaf| flyleaf.links_resolve(&request)).await
}

/// What links to something.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backlinks_view(
    desk: State<'_, Desk>,
    address: String,
) -> Result<BacklinksView> {
    desk.work(move |flyleaf| flyleaf.backlinks(&address)).await
}

/// What a link being written may lead to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn link_targets(
    desk: State<'_, Desk>,
    request: LinkSearch,
) -> Result<Vec<LinkTargetView>> {
    desk.work(move |flyleaf| flyleaf.link_targets(&request)).await
}

/// What was read and written, day by day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn timeline_view(
    desk: State<'_, Desk>,
    request: TimelineRequest,
) -> Result<TimelineView> {
    desk.work(move |flyleaf| flyleaf.timeline(&request)).await
}

/// The digests.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digests_view(desk: State<'_, Desk>) -> Result<Vec<DigestRow>> {
    desk.work(Flyleaf::digests).await
}

/// A digest with everything it quotes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_view(desk: State<'_, Desk>, id: DigestId) -> Result<DigestView> {
    desk.work(move |flyleaf| flyleaf.digest(&id)).await
}

/// Makes a digest.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_create(
    desk: State<'_, Desk>,
    title: String,
    body: String,
) -> Result<DigestView> {
    desk.work(move |flyleaf| flyleaf.digest_create(&title, &body)).await
}

/// Changes a digest.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_update(
    desk: State<'_, Desk>,
    request: DigestUpdate,
) -> Result<DigestView> {
    desk.work(move |flyleaf| flyleaf.digest_update(&request)).await
}

/// Takes what quoted annotations say now as what is meant.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_accept(
    desk: State<'_, Desk>,
    id: DigestId,
    quoted: Option<AnnotationId>,
) -> Result<DigestView> {
    desk.work(move |flyleaf| flyleaf.digest_accept(&id, quoted.as_ref())).await
}

/// Writes a digest to a file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_digest(
    desk: State<'_, Desk>,
    request: ExportDigest,
    path: String,
    job: String,
    progress: Channel<Progress>,
) -> Result<ExportReport> {
    desk.job(job, progress, move |flyleaf, report, cancel| {
        flyleaf.export_digest(&request, &PathBuf::from(path), report, cancel)
    })
    .await
}

/// A file name for a digest, without its folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_name(
    desk: State<'_, Desk>,
    id: DigestId,
    extension: String,
) -> Result<String> {
    desk.work(move |flyleaf| flyleaf.digest_name(&id, &extension)).await
}

/// Moves a digest to the trash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_delete(desk: State<'_, Desk>, id: DigestId) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.digest_delete(&id)).await
}

/// Takes a digest out of the trash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn digest_restore(desk: State<'_, Desk>, id: DigestId) -> Result<()> {
    desk.work(move |flyleaf| flyleaf.digest_restore(&id)).await
}

/// Says what an import would make of a file of annotations.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_preview(
    desk: State<'_, Desk>,
    path: String,
    choices: IncomingChoices,
) -> Result<AnnotationsReport> {
    desk.work(move |flyleaf| flyleaf.annotations_preview(&place::read(&path), &choices)).await
}

/// Imports the annotations of a file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_import(
    desk: State<'_, Desk>,
    path: String,
    choices: IncomingChoices,
) -> Result<AnnotationsReport> {
    desk.work(move |flyleaf| flyleaf.annotations_import(&place::read(&path), &choices)).await
}

/// Writes annotations to a file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_export(
    desk: State<'_, Desk>,
    request: AnnotationsExport,
    path: String,
) -> Result<ExportReport> {
    desk.work(move |flyleaf| flyleaf.annotations_export(&request, &place::read(&path))).await
}

/// How much annotations that were chosen are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_extent(
    desk: State<'_, Desk>,
    chosen: AnnotationsChosen,
) -> Result<AnnotationsExtent> {
    desk.work(move |flyleaf| flyleaf.annotations_extent(&chosen)).await
}
