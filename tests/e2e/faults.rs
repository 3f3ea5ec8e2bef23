//! A killed application loses nothing that it had shown as done.

use serde_json::json;

use crate::driver::{Home, until};

#[tokio::test]
async fn everything_is_there_after_kill_9() {
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.turn_to("A ledger of small boats").await;
    window.drag_over("Each boat has one line").await;
    window.element("[role=toolbar]").await;
    window.press(&["n"]).await;
    window.element("textarea").await;
    window.type_text("the line for ours is missing").await;
    until("the note is saved", async || {
        home.command(&["notes", "--json"]).contains("the line for ours is missing").then_some(())
    })
    .await;
    window.kill().await;

    let window = home.open(&[]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    window.says("mark[data-annotation]", &["Each boat has one line"]).await;
    window.shows("the line for ours is missing").await;
    window.close().await;
    let check: serde_json::Value =
        serde_json::from_str(&home.command(&["check", "--json"])).expect("check answers in JSON");
    assert_eq!(check["damage"], json!([]), "{check}");
}
