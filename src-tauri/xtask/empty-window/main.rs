//! A Tauri window with an empty page: what the toolkit costs before any work of ours. Benchmarks measure against it.
//!
//! It says `first-paint` on stderr when its page has painted, as the application does.

use tauri::{WebviewUrl, WebviewWindowBuilder};

#[expect(clippy::print_stderr, reason = "the benchmark reads it")]
fn main() {
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Empty")
                .inner_size(1280.0, 800.0)
                // The page changes its title after its first frame; no command is needed to hear of it.
                .on_document_title_changed(|_, title| {
                    if title == "painted" {
                        eprintln!("first-paint");
                    }
                })
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("src-tauri/xtask/empty-window/tauri.conf.json"))
        .expect("an empty window can be opened");
}
