//! The system's own file dialogs, worked by keys like a reader works them.

use std::path::Path;
use std::process::Command;

use crate::display;
use crate::driver::until;

/// Types a path into the file dialog of that title and confirms it.
pub(crate) async fn choose(title: &str, path: &Path) {
    let window = until(&format!("a dialog titled {title:?}"), async || {
        let found = tool(&["search", "--onlyvisible", "--name", title])?;
        found.lines().last().map(str::to_owned)
    })
    .await;
    tool(&["windowfocus", "--sync", &window]).expect("the dialog takes the focus");
    // In GTK's dialogs Ctrl L goes to the field that takes a path.
    tool(&["key", "--clearmodifiers", "ctrl+l"]).expect("a key");
    tool(&["key", "--clearmodifiers", "ctrl+a"]).expect("a key");
    tool(&["type", "--delay", "4", &path.to_string_lossy()]).expect("a path is typed");
    // The dialog looks the path up while it is typed, and an Enter that comes before it has found it only completes it.
    until(&format!("the dialog {title:?} has closed"), async || {
        tool(&["search", "--onlyvisible", "--name", title])
            .map_or(Some(()), |_| tool(&["key", "--window", &window, "Return"]).and(None))
    })
    .await;
}

fn tool(arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool")
        .env("DISPLAY", display::name())
        .args(arguments)
        .output()
        .expect("xdotool runs: `cargo xtask setup` installs it");
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
