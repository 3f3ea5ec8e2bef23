//! Files that come into the window: chosen, dropped, pasted, handed over by the system; and their import.
//!
//! Paths go to the page and come back as text in which every path survives (`flyleaf_api::place`). For that reason the
//! dialogs are opened and drops are heard here: the page's own interfaces lose paths that are no Unicode.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use flyleaf_api::{Error, ImportReport, ImportRow, ImportStep, PasteText, Result, place};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::ipc::Channel;
use tauri::{AppHandle, DragDropEvent, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tauri_specta::Event as _;

use crate::commands::Desk;

/// How often the page hears of an import: more often than it paints would only cost time.
const HEARD_EVERY: Duration = Duration::from_millis(50);

/// Files are waiting in `opened_files`.
#[derive(Debug, Clone, Serialize, Deserialize, Type, tauri_specta::Event)]
pub(crate) struct FilesOpened {
    /// Whether the first of them is to be shown, as when the system opens a file.
    show: bool,
}

/// Files are held over the window; none where they have left it.
#[derive(Debug, Clone, Serialize, Deserialize, Type, tauri_specta::Event)]
pub(crate) struct FilesDragged {
    /// How many.
    count: u32,
}

/// A kind of files that a dialog offers to show alone.
#[derive(Debug, Clone, Deserialize, Type)]
pub(crate) struct FileFilter {
    /// In the reader's language.
    name: String,
    /// Endings without the stop, in lower case.
    extensions: Vec<String>,
}

/// Lays files where the page finds them, and tells it.
pub(crate) fn hand_over(app: &AppHandle, files: Vec<PathBuf>, show: bool) {
    let Some(desk) = app.try_state::<Desk>() else { return };
    desk.files.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
    drop(FilesOpened { show }.emit(app));
}

/// Follows files that are dragged over the window.
pub(crate) fn follow_drag(app: &AppHandle, event: &DragDropEvent) {
    let held = match event {
        DragDropEvent::Enter { paths, .. } => paths.len(),
        DragDropEvent::Drop { paths, .. } => {
            hand_over(app, paths.clone(), false);
            0
        }
        DragDropEvent::Leave => 0,
        _ => return,
    };
    drop(FilesDragged { count: u32::try_from(held).unwrap_or(u32::MAX) }.emit(app));
}

/// Files that were dropped, or that the command line or a second instance handed over; each is given once.
#[tauri::command]
#[specta::specta]
pub(crate) fn opened_files(desk: State<'_, Desk>) -> Vec<String> {
    let mut files = desk.files.lock().unwrap_or_else(PoisonError::into_inner);
    files.drain(..).map(|path| place::written(&path)).collect()
}

/// Asks for files; none where the reader changed their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_files(
    window: WebviewWindow,
    title: String,
    filters: Vec<FileFilter>,
) -> Result<Vec<String>> {
    let mut dialog = window.dialog().file().set_title(title).set_parent(&window);
    for FileFilter { name, extensions } in filters {
        // Some systems tell capitals apart in endings.
        let capitals = extensions.iter().map(|ending| ending.to_uppercase());
        let endings: Vec<String> = extensions.iter().cloned().chain(capitals).collect();
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(name, &endings);
    }
    chosen(|answer| dialog.pick_files(answer)).await
}

/// Asks for folders; none where the reader changed their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_folders(window: WebviewWindow, title: String) -> Result<Vec<String>> {
    let dialog: FileDialogBuilder<_> = window.dialog().file().set_title(title).set_parent(&window);
    chosen(|answer| dialog.pick_folders(answer)).await
}

type Answer = Box<dyn FnOnce(Option<Vec<FilePath>>) + Send>;

async fn chosen(ask: impl FnOnce(Answer)) -> Result<Vec<String>> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    ask(Box::new(move |paths| drop(sender.send(paths))));
    let paths = receiver.await.map_err(Error::internal)?.unwrap_or_default();
    let paths = paths.into_iter().filter_map(|path| path.into_path().ok());
    Ok(paths.map(|path| place::written(&path)).collect())
}

/// Imports files and folders, telling the page of each file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_paths(
    desk: State<'_, Desk>,
    paths: Vec<String>,
    job: String,
    steps: Channel<Vec<ImportStep>>,
) -> Result<ImportReport> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| place::read(path)).collect();
    let job = desk.jobs.begin(&job);
    let waiting = Arc::new(Mutex::new(Vec::new()));
    let tell = {
        let waiting = Arc::clone(&waiting);
        move || {
            let told = std::mem::take(&mut *waiting.lock().unwrap_or_else(PoisonError::into_inner));
            // A window that is closing no longer listens; the work is finished all the same.
            if !told.is_empty() {
                drop(steps.send(told));
            }
        }
    };
    let pump = {
        let tell = tell.clone();
        tauri::async_runtime::spawn(async move {
            loop {
                tokio::time::sleep(HEARD_EVERY).await;
                tell();
            }
        })
    };
    let report = desk
        .work(move |flyleaf| {
            let mut heard =
                |step| waiting.lock().unwrap_or_else(PoisonError::into_inner).push(step);
            flyleaf.import(&paths, &mut heard, &job.cancel)
        })
        .await;
    pump.abort();
    tell();
    report
}

/// Imports pasted text.
#[tauri::command]
#[specta::specta]
pub(crate) async fn paste_text(desk: State<'_, Desk>, request: PasteText) -> Result<ImportRow> {
    desk.work(move |flyleaf| flyleaf.paste(&request)).await
}
