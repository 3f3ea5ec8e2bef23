//! The commands of revisions: what changed, old ones read again, and decisions about places.

use flyleaf_api::{
    AnnotationAttach, AnnotationView, ArticleView, CandidateView, IssueView, NoteDifference,
    ProseRow, Result, RevisionsView,
};
use flyleaf_model::{AnnotationId, IssueId};
use tauri::State;

use crate::commands::Desk;

/// The revisions of an issue, one of them beside what is read now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn revisions_view(
    desk: State<'_, Desk>,
    issue: IssueId,
    compared: Option<u32>,
) -> Result<RevisionsView> {
    desk.work(move |flyleaf| flyleaf.revisions(&issue, compared)).await
}

/// What changed in an article.
#[tauri::command]
#[specta::specta]
pub(crate) async fn article_difference(
    desk: State<'_, Desk>,
    issue: IssueId,
    compared: u32,
    was: Option<u32>,
    now: Option<u32>,
) -> Result<Vec<ProseRow>> {
    desk.work(move |flyleaf| flyleaf.article_difference(&issue, compared, was, now)).await
}

/// An issue as it was in one of its revisions.
#[tauri::command]
#[specta::specta]
pub(crate) async fn past_issue_view(
    desk: State<'_, Desk>,
    issue: IssueId,
    revision: u32,
) -> Result<IssueView> {
    desk.work(move |flyleaf| flyleaf.past_issue(&issue, revision)).await
}

/// An article as it was in one of its issue's revisions.
#[tauri::command]
#[specta::specta]
pub(crate) async fn past_article_view(
    desk: State<'_, Desk>,
    issue: IssueId,
    revision: u32,
    index: u32,
) -> Result<ArticleView> {
    desk.work(move |flyleaf| flyleaf.past_article(&issue, revision, index)).await
}

/// A note before and after.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_difference(
    desk: State<'_, Desk>,
    id: AnnotationId,
) -> Result<NoteDifference> {
    desk.work(move |flyleaf| flyleaf.annotation_difference(&id)).await
}

/// The passages that an annotation without a place may be about.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_candidates(
    desk: State<'_, Desk>,
    id: AnnotationId,
) -> Result<Vec<CandidateView>> {
    desk.work(move |flyleaf| flyleaf.annotation_candidates(&id)).await
}

/// Takes the places where annotations were found for theirs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_confirm(
    desk: State<'_, Desk>,
    ids: Vec<AnnotationId>,
) -> Result<u32> {
    desk.work(move |flyleaf| flyleaf.annotations_confirm(&ids)).await
}

/// Puts an annotation on a passage.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotation_attach(
    desk: State<'_, Desk>,
    request: AnnotationAttach,
) -> Result<AnnotationView> {
    desk.work(move |flyleaf| flyleaf.annotation_attach(&request)).await
}

/// Leaves annotations without a sure place as they are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn annotations_leave(
    desk: State<'_, Desk>,
    ids: Vec<AnnotationId>,
) -> Result<u32> {
    desk.work(move |flyleaf| flyleaf.annotations_leave(&ids)).await
}
