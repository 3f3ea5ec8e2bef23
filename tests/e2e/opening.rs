//! Files on the command line, the first run, and what is there again after a restart.

use serde_json::json;

use crate::driver::{Home, until};

#[tokio::test]
async fn the_first_run_opens_the_welcome_issue_with_two_notes_in_its_margin() {
    let home = Home::new().await;
    let window = home.open(&[]).await;
    window.shows("FLYLEAF GAZETTE").await;
    until("both notes stand in the margin", async || {
        (window.count("[data-note]").await == 2).then_some(())
    })
    .await;
    window.close().await;
    let notes: serde_json::Value =
        serde_json::from_str(&home.command(&["notes", "--json"])).expect("notes are JSON");
    assert_eq!(notes["annotations"].as_array().map(Vec::len), Some(2), "{notes}");
}

#[tokio::test]
async fn a_file_on_the_command_line_is_imported_and_shown() {
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.turn_to("A ledger of small boats").await;
    let sentence = "We have copied four hundred lines so far.";
    window.shows(sentence).await;
    assert!(home.command(&["list"]).contains("HARBOUR LETTER"));
    window.close().await;
}

#[tokio::test]
async fn place_size_and_theme_are_there_again_after_a_restart() {
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.turn_to("A ledger of small boats").await;
    window.client.set_window_size(1100, 700).await.expect("a size");
    let kept = home.path("config/app.flyleaf.desktop/.window-state.json");
    until("the size is kept", async || {
        std::fs::read_to_string(&kept).ok()?.contains("1100").then_some(())
    })
    .await;
    window.press(&["Ctrl+,"]).await;
    window.choose_theme("dark").await;
    let theme = "return document.documentElement.dataset.theme";
    until("the dark theme", async || {
        (window.script(theme, vec![]).await == json!("dark")).then_some(())
    })
    .await;
    window.press(&["Escape"]).await;
    window.close().await;

    let window = home.open(&[]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    assert_eq!(window.script(theme, vec![]).await, json!("dark"));
    let size = window.client.get_window_size().await.expect("a size");
    assert_eq!(size, (1100, 700));
    window.close().await;
}
