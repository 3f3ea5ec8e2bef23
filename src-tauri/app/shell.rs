//! The window: its plugins, what it knows before its first paint, and what it hears of other instances.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flyleaf_api::{Flyleaf, Settings, Theme};
use tauri::webview::Color;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_window_state::{AppHandleExt as _, StateFlags};
use tauri_specta::{collect_commands, collect_events};

use crate::commands::{self, Desk};
use crate::files::{self, FilesDragged, FilesOpened};
use crate::{images, notebook, revisions, trace};

const WINDOW: &str = "main";
/// The smallest window that the narrowest layout is drawn for, in logical pixels.
const SMALLEST: (f64, f64) = (480.0, 480.0);
const FIRST: (f64, f64) = (1280.0, 800.0);

/// The commands and events of the window, with their types.
pub(crate) fn interface() -> tauri_specta::Builder<tauri::Wry> {
    tauri_specta::Builder::new()
        .disable_serde_phases()
        .commands(collect_commands![
            commands::library_view,
            commands::issue_view,
            commands::issue_opened,
            commands::issue_blocked,
            commands::article_view,
            commands::position_save,
            commands::annotation_create,
            commands::annotation_update,
            commands::annotation_delete,
            commands::undo,
            commands::redo,
            commands::settings_view,
            commands::settings_save,
            files::import_paths,
            files::paste_text,
            files::choose_files,
            files::choose_folders,
            commands::welcome_open,
            commands::source_open,
            commands::source_account,
            commands::source_correct,
            commands::issue_read_again,
            commands::rules_view,
            commands::rule_save,
            commands::rule_remove,
            commands::export_pdf,
            commands::export_preview,
            commands::export_name,
            commands::publication_merge,
            notebook::notebook_view,
            notebook::notebook_ids,
            notebook::annotation_view,
            notebook::annotations_change,
            notebook::trash_view,
            notebook::trash_restore,
            notebook::trash_empty,
            notebook::tags_view,
            notebook::tag_completions,
            notebook::tag_rename,
            notebook::links_resolve,
            notebook::backlinks_view,
            notebook::link_targets,
            notebook::timeline_view,
            notebook::digests_view,
            notebook::digest_view,
            notebook::digest_create,
            notebook::digest_update,
            notebook::digest_accept,
            notebook::export_digest,
            notebook::digest_name,
            notebook::digest_delete,
            notebook::digest_restore,
            notebook::annotations_preview,
            notebook::annotations_import,
            notebook::annotations_export,
            notebook::annotations_extent,
            revisions::revisions_view,
            revisions::article_difference,
            revisions::past_issue_view,
            revisions::past_article_view,
            revisions::annotation_difference,
            revisions::annotation_candidates,
            revisions::annotations_confirm,
            revisions::annotation_attach,
            revisions::annotations_leave,
            commands::job_cancel,
            commands::job_cancel_part,
            files::opened_files,
            commands::milestone,
        ])
        .events(collect_events![FilesOpened, FilesDragged])
}

/// Opens the window on the library in `folder` and runs until it is closed.
pub(crate) fn run(opened: Vec<PathBuf>, folder: &Path) -> ExitCode {
    if !has_display(|name| std::env::var_os(name)) {
        flyleaf_cli::complain(&flyleaf_api::Sentence::new("error-no-display"));
        return ExitCode::FAILURE;
    }
    #[cfg(unix)]
    if let Some(error) = pass_on_as_text(&opened) {
        flyleaf_cli::complain(&flyleaf_api::Sentence::new("error-window").with("detail", error));
        return ExitCode::FAILURE;
    }
    prepare_webkit();
    let interface = interface();
    let handler = interface.invoke_handler();
    let folder = folder.to_owned();
    let instance = instance_id(&folder);
    let built = tauri::Builder::default()
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .callback(|app, arguments, directory| hand_over(app, &arguments, &directory))
                .dbus_id(instance)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(shape()).build())
        .invoke_handler(handler)
        .register_asynchronous_uri_scheme_protocol(images::SCHEME, |context, request, responder| {
            let desk = context.app_handle().try_state::<Desk>();
            let desk = desk.map(|desk| desk.inner().clone());
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(images::answer(desk.as_ref(), &request));
            });
        })
        .setup(move |app| {
            interface.mount_events(app);
            let flyleaf = Flyleaf::open(&folder, flyleaf_cli::environment()).map(Arc::new);
            trace::milestone("library-open");
            let settings = flyleaf.as_ref().ok().and_then(|flyleaf| flyleaf.settings().ok());
            app.manage(Desk { flyleaf, jobs: Arc::default(), files: Arc::new(Mutex::new(opened)) });
            open_window(app, &settings.unwrap_or_default())?;
            trace::milestone("window");
            Ok(())
        })
        .on_window_event(|window, event| {
            use tauri::WindowEvent::{CloseRequested, DragDrop, Moved, Resized};
            match event {
                DragDrop(drag) => files::follow_drag(window.app_handle(), drag),
                Moved(_) | Resized(_) => keep_shape_soon(window.app_handle()),
                CloseRequested { .. } => keep_shape(window.app_handle()),
                _ => {}
            }
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_app, _event| {
                #[cfg(target_os = "macos")]
                if let tauri::RunEvent::Opened { urls } = _event {
                    let opened = urls.iter().filter_map(|url| url.to_file_path().ok());
                    files::hand_over(_app, opened.collect(), true);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            flyleaf_cli::complain(
                &flyleaf_api::Sentence::new("error-window").with("detail", error),
            );
            ExitCode::FAILURE
        }
    }
}

/// Whether a window can be opened. Asked first, because without a display GTK does not fail but panics.
fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Starts this program again with addresses of the files in its command line, where the line holds anything that is no
/// Unicode: another instance would hand it over damaged. Comes back only with the reason why it could not.
#[cfg(unix)]
fn pass_on_as_text(opened: &[PathBuf]) -> Option<std::io::Error> {
    use std::os::unix::process::CommandExt as _;
    let is_file = |argument: &OsString| opened.iter().any(|file| file.as_os_str() == argument);
    let mut arguments = std::env::args_os();
    let program = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    if !arguments.iter().any(|argument| argument.to_str().is_none() && is_file(argument)) {
        return None;
    }
    let as_text = |argument: OsString| {
        if is_file(&argument) {
            flyleaf_api::place::written(Path::new(&argument)).into()
        } else {
            argument
        }
    };
    let program = std::env::current_exe().map_or(program, PathBuf::into_os_string);
    Some(std::process::Command::new(program).args(arguments.into_iter().map(as_text)).exec())
}

/// What is kept of the window: how large it is, and where.
fn shape() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

fn keep_shape(app: &AppHandle) {
    // A window that opens where it opened before is a comfort; failing at it is not worth a word.
    drop(app.save_window_state(shape()));
}

/// Keeps the window's shape once it rests, and not only at the end: a killed process runs no farewell.
fn keep_shape_soon(app: &AppHandle) {
    static CHANGES: AtomicU64 = AtomicU64::new(0);
    const REST: Duration = Duration::from_millis(300);
    let change = CHANGES.fetch_add(1, Ordering::Relaxed) + 1;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(REST).await;
        if CHANGES.load(Ordering::Relaxed) == change {
            keep_shape(&app);
        }
    });
}

/// WebKitGTK's DMA-BUF renderer paints blank windows on some drivers (tauri#9304); whoever sets the variable decides.
#[cfg(target_os = "linux")]
fn prepare_webkit() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: called first thing on the main thread, before any other thread exists that could read the environment.
        #[expect(unsafe_code, reason = "the toolkit reads this setting from the environment only")]
        unsafe {
            std::env::set_var(VARIABLE, "1");
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn prepare_webkit() {}

/// One running instance a library: the name on the session bus carries the library's folder.
fn instance_id(folder: &Path) -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("app.flyleaf.desktop.library{:016x}", hasher.finish())
}

fn open_window(app: &tauri::App, settings: &Settings) -> tauri::Result<()> {
    let before_paint = serde_json::json!({
        "settings": settings,
        "systemLanguage": flyleaf_api::words::system_language(),
    });
    WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("Flyleaf")
        .inner_size(FIRST.0, FIRST.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .background_color(ground(settings.theme))
        .initialization_script(format!("window.__FLYLEAF__ = {before_paint};"))
        .build()?;
    Ok(())
}

/// The paper of a theme, so that nothing flashes before the page paints; the same values as `tokens.css`.
fn ground(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x1B, 0x19, 0x17, 0xFF),
        Theme::Sepia => Color(0xF3, 0xE9, 0xD5, 0xFF),
        Theme::Contrast => Color(0xFF, 0xFF, 0xFF, 0xFF),
        Theme::Light | Theme::System => Color(0xFB, 0xF8, 0xF1, 0xFF),
    }
}

/// A second instance was started: its files come here, and the window comes forward.
fn hand_over(app: &AppHandle, arguments: &[String], directory: &str) {
    let opened = flyleaf_cli::files_of(arguments, Path::new(directory));
    files::hand_over(app, opened, true);
    if let Some(window) = app.get_webview_window(WINDOW) {
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/lib/ipc/bindings.ts");

    #[test]
    fn bindings_are_current() {
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        interface().export(specta_typescript::Typescript::default(), &fresh).unwrap();
        let fresh = std::fs::read_to_string(fresh).unwrap();
        if std::env::var_os("FLYLEAF_UPDATE_BINDINGS").is_some() {
            std::fs::write(BINDINGS, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(BINDINGS).unwrap_or_default();
        assert!(
            fresh == committed,
            "ui/src/lib/ipc/bindings.ts is stale: run `cargo xtask codegen`"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_display_is_one_that_is_named() {
        assert!(!has_display(|_| None));
        assert!(!has_display(|_| Some(OsString::new())));
        for display in ["DISPLAY", "WAYLAND_DISPLAY"] {
            assert!(has_display(|name| (name == display).then(|| OsString::from(":1"))));
        }
    }

    #[test]
    fn libraries_have_instances_of_their_own() {
        assert_ne!(instance_id(Path::new("/a")), instance_id(Path::new("/b")));
        assert_eq!(instance_id(Path::new("/a")), instance_id(Path::new("/a")));
    }
}
