//! The system's own file dialogs, worked by keys like a reader works them.

use std::path::Path;
use std::process::Command;

use crate::display;
use crate::driver::until;

/// How often Enter is pressed before the path is typed anew: keys that come before the dialog takes them are lost.
const ENTERS: usize = 5;

/// Types a path into the file dialog of that title and confirms it.
pub(crate) async fn choose(title: &str, path: &Path) {
    let window = until(&format!("a dialog titled {title:?}"), async || find(title)).await;
    let mut enters = 0;
    until(&format!("the dialog {title:?} has closed"), async || {
        if find(title).is_none() {
            return Some(());
        }
        if enters % ENTERS == 0 {
            type_path(&window, path);
        }
        enters += 1;
        // The dialog looks the path up while it is typed; an Enter before it has found it only completes it.
        tool(&["key", "--window", &window, "Return"]);
        // A dialog takes a moment to close; an Enter meanwhile would press the button that opened it.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        None
    })
    .await;
}

fn type_path(window: &str, path: &Path) {
    // In GTK's dialogs Ctrl L goes to the field that takes a path. A dialog that has just closed takes no key, and that
    // is seen on the next look.
    tool(&["windowfocus", "--sync", window]);
    tool(&["key", "--clearmodifiers", "ctrl+l"]);
    tool(&["key", "--clearmodifiers", "ctrl+a"]);
    tool(&["type", "--delay", "4", &path.to_string_lossy()]);
}

fn find(title: &str) -> Option<String> {
    tool(&["search", "--onlyvisible", "--name", title])?.lines().last().map(str::to_owned)
}

fn tool(arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool")
        .env("DISPLAY", display::name())
        .args(arguments)
        .output()
        .expect("xdotool runs: `cargo xtask setup` installs it");
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
