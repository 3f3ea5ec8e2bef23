//! Highlights and notes by pointer and by keyboard, undone and done again.

use serde_json::{Value, json};

use crate::driver::{Home, Window, until};

const SENTENCE: &str = "Nobody rings it by hand any longer.";
const NOTE: &str = "Who rang it before the float?";

async fn open(home: &Home) -> Window {
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window
}

/// The one annotation on the harbour letter, as the library has it.
fn stored(home: &Home) -> Value {
    let answer = home.command(&["notes", "--issue", "Harbour Letter/7", "--json"]);
    let answer: Value = serde_json::from_str(&answer).expect("notes are JSON");
    let notes = answer["annotations"].as_array().expect("a list");
    assert_eq!(notes.len(), 1, "{answer}");
    notes[0].clone()
}

#[tokio::test]
async fn a_sentence_is_marked_with_the_pointer_noted_undone_and_done_again() {
    let home = Home::new().await;
    let window = open(&home).await;
    window.drag_over(SENTENCE).await;
    window.element("[role=toolbar]").await;
    window.press(&["2"]).await;
    window.says("mark[data-annotation]", &[SENTENCE]).await;
    assert_eq!(window.count("mark.sage").await, 1);

    window.press(&["n"]).await;
    window.element("textarea").await;
    window.type_text(NOTE).await;
    until("the note is saved while it is typed", async || {
        (stored(&home)["note"] == json!(NOTE)).then_some(())
    })
    .await;
    window.press(&["Escape"]).await;
    window.without("textarea").await;
    window.shows(NOTE).await;
    let tied = "const mark = document.querySelector('mark[data-annotation]');
        return document.getElementById(mark.getAttribute('aria-details'))?.textContent.includes(arguments[0])";
    assert_eq!(window.script(tied, vec![json!(NOTE)]).await, json!(true));

    window.press(&["Ctrl+z"]).await;
    until("the note is undone", async || (stored(&home)["note"] == json!("")).then_some(())).await;
    window.press(&["Ctrl+z"]).await;
    window.without("mark[data-annotation]").await;
    window.press(&["Ctrl+Shift+z"]).await;
    window.says("mark[data-annotation]", &[SENTENCE]).await;
    window.press(&["Ctrl+Shift+z"]).await;
    window.shows(NOTE).await;
    assert_eq!(stored(&home)["note"], json!(NOTE));

    window.press(&["4"]).await;
    window.element("mark.rose").await;
    window.press(&["0"]).await;
    window.without("mark[data-annotation]").await;
    window.close().await;
}

#[tokio::test]
async fn a_passage_is_marked_and_noted_by_keyboard_alone() {
    let home = Home::new().await;
    let window = open(&home).await;
    window.press(&["j", "v"]).await;
    window.press(&["Ctrl+Shift+ArrowRight", "Ctrl+Shift+ArrowRight"]).await;
    window.element("[role=toolbar]").await;
    window.press(&["3"]).await;
    let mark = window.element("mark.sky").await;
    let marked = mark.text().await.expect("a mark has text");
    assert!("The bell on the outer mole".starts_with(marked.trim_end()), "{marked:?}");
    window.press(&["n"]).await;
    window.element("textarea").await;
    window.type_text("by hand").await;
    window.press(&["Escape"]).await;
    window.without("textarea").await;
    until("the note is kept", async || (stored(&home)["note"] == json!("by hand")).then_some(()))
        .await;
    window.press(&["Shift+n"]).await;
    let focus = "return document.activeElement.closest('[data-note], mark') !== null";
    assert_eq!(window.script(focus, vec![]).await, json!(true));
    window.close().await;
}

#[tokio::test]
async fn a_chinese_passage_is_marked_with_the_pointer() {
    let home = Home::new().await;
    let window = open(&home).await;
    window.turn_to("A ledger of small boats").await;
    window.drag_over("谁造的船，谁修的帆").await;
    window.element("[role=toolbar]").await;
    window.press(&["1"]).await;
    window.says("mark[data-annotation]", &["谁造的船，谁修的帆"]).await;
    assert_eq!(stored(&home)["quote"], json!("谁造的船，谁修的帆"));
    window.close().await;
}
