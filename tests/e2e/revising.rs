//! A file that changed: the report of its notes, what changed as prose, and putting notes right by keyboard.

use serde_json::{Value, json};

use crate::accessibility::complaints;
use crate::driver::{Home, Window, until};

const LETTER: &str = "\
SALTMARSH NOTES
No. 12, April 2026

CONTENTS
1. Counting waders
2. The north sluice

1. COUNTING WADERS

Fog is no obstacle to counting, said the warden when we met her at the wall.

Nobody had counted the curlews before we came, and nobody has counted them since.

The lamp was lit at dusk on all but nine nights, and the log says why for each.

2. THE NORTH SLUICE

The bed below the sluice has moved eleven metres since we saw it in October.
";

const ISSUE: &str = "Saltmarsh Notes/12";
const MOVED: &str = "said the warden when we met her at the wall";
const CHANGED: &str =
    "The bed below the sluice has moved eleven metres since we saw it in October.";
const LOST: &str =
    "The lamp was lit at dusk on all but nine nights, and the log says why for each.";
const NEW_PLACE: &str = "Nobody had counted the curlews";

fn corrected() -> String {
    LETTER
        .replace("Fog is", "We went out in March.\n\nFog is")
        .replace(
            LOST,
            "At dusk the lamp was lit on nearly all nights, and its log says why not on the others.",
        )
        .replace("eleven metres", "twelve metres")
}

fn command(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&home.command(arguments)).expect("an answer in JSON")
}

/// The note on these words: its status and its quote.
fn note(home: &Home, said: &str) -> (String, String) {
    let answer = command(home, &["notes", "--issue", ISSUE, "--json"]);
    let notes = answer["annotations"].as_array().expect("a list");
    let found = notes.iter().find(|one| one["note"] == json!(said)).expect("the note is there");
    let text = |name: &str| found[name].as_str().expect("a text").to_owned();
    (text("status"), text("quote"))
}

async fn becomes(home: &Home, said: &str, status: &str) {
    until(&format!("{said} is {status}"), async || (note(home, said).0 == status).then_some(()))
        .await;
}

/// A letter with three notes, of which the changed file moves one, changes one and loses one, opened in the window.
async fn revised(home: &Home) -> Window {
    let file = home.path("files/letter.txt");
    std::fs::write(&file, LETTER).expect("a file in the home");
    command(home, &["import", file.to_str().expect("a path"), "--json"]);
    for (article, quote, said) in
        [("1", MOVED, "moves"), ("2", CHANGED, "changes"), ("1", LOST, "is lost")]
    {
        let article = ["--article", article, "--quote", quote, "--note", said, "--json"];
        command(home, &[&["annotate", ISSUE][..], &article].concat());
    }
    std::fs::write(&file, corrected()).expect("a file in the home");
    let window = home.open(&[&file]).await;
    window.says("#article-title", &["COUNTING WADERS"]).await;
    window
}

/// Whether what has the focus lies in what matches.
async fn has_focus(window: &Window, css: &str) {
    let inside = "return document.activeElement?.closest(arguments[0]) != null";
    until(&format!("the focus is in {css}"), async || {
        (window.script(inside, vec![json!(css)]).await == json!(true)).then_some(())
    })
    .await;
}

/// Moves the focus to the button of that beginning in the note that has the focus, by Tab alone, and presses it.
async fn press_button(window: &Window, words: &str) {
    let there = "return document.activeElement?.localName === 'button'
        && document.activeElement.textContent.trim().startsWith(arguments[0])";
    for _ in 0..12 {
        window.press(&["Tab"]).await;
        if window.script(there, vec![json!(words)]).await == json!(true) {
            return window.press(&["Enter"]).await;
        }
    }
    panic!("no button {words:?} comes by Tab");
}

#[tokio::test]
async fn a_changed_file_is_reported_and_its_notes_are_put_right_by_keyboard() {
    let home = Home::new().await;
    let window = revised(&home).await;
    window.press(&["g", "l"]).await;
    window.shows("Notes: 1 moved, 1 changed, 1 orphaned").await;
    window.click("[data-state=revised] .acts a[href*='#/revisions/']").await;
    window.says(".notes .sum", &["1 moved, 1 changed, 1 orphaned"]).await;
    window.says(".changes h3", &["COUNTING WADERS", "THE NORTH SLUICE"]).await;
    until("what changed is told as prose", async || {
        let gone = window.texts(".changes del").await;
        let come = window.texts(".changes ins").await;
        (gone.contains(&"eleven".to_owned()) && come.contains(&"twelve".to_owned())).then_some(())
    })
    .await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());

    // The first note that asks is confirmed; the next one takes the focus.
    assert_eq!(note(&home, "moves").0, "moved");
    window.press(&["j"]).await;
    has_focus(&window, "[data-asks]:has(.moved)").await;
    press_button(&window, "Confirm").await;
    becomes(&home, "moves", "exact").await;
    window.says(".notes .sum", &["1 kept, 1 changed, 1 orphaned"]).await;
    window.shows("Place confirmed").await;

    // The one that lost its place is put on other words, chosen by key.
    window.element("[data-asks]:has(.orphaned):focus").await;
    window.press(&["j"]).await;
    window.element("[data-asks]:has(.changed):focus").await;
    window.press(&["k"]).await;
    window.element("[data-asks]:has(.orphaned):focus").await;
    press_button(&window, "Choose another passage").await;
    window.element(".banner blockquote").await;
    window.says(".banner blockquote", &[LOST]).await;
    let paragraph = "return document.activeElement.closest('[data-leaf]')?.textContent ?? ''";
    until("the caret is at the new place", async || {
        window.press(&["k"]).await;
        window.painted().await;
        let here = window.script(paragraph, vec![]).await;
        here.as_str()?.starts_with(NEW_PLACE).then_some(())
    })
    .await;
    window.press(&["v"]).await;
    for _ in NEW_PLACE.split(' ') {
        window.press(&["Ctrl+Shift+ArrowRight"]).await;
    }
    assert_eq!(
        window.count("[role=toolbar]").await,
        0,
        "nothing is marked while a place is chosen"
    );
    window.press(&["Enter"]).await;
    becomes(&home, "is lost", "exact").await;
    assert_eq!(note(&home, "is lost").1, NEW_PLACE);
    window.says(".notes .sum", &["2 kept, 1 changed"]).await;

    // Undo makes it an orphan again, and redo puts it back.
    window.press(&["Ctrl+z"]).await;
    becomes(&home, "is lost", "orphaned").await;
    window.says(".notes .sum", &["1 kept, 1 changed, 1 orphaned"]).await;
    window.press(&["Ctrl+Shift+z"]).await;
    becomes(&home, "is lost", "exact").await;
    window.close().await;
}

#[tokio::test]
async fn an_orphan_is_attached_to_what_comes_nearest_or_kept_and_escape_leaves_it() {
    let home = Home::new().await;
    let window = revised(&home).await;
    window.press(&["g", "r"]).await;
    let orphan = "[data-asks]:has(.orphaned)";
    window.element(&format!("{orphan} .now")).await;

    let choose = format!("{orphan} .actions button:nth-child(2)");
    window.click(&choose).await;
    window.element(".banner blockquote").await;
    window.press(&["Escape"]).await;
    window.without(".banner").await;
    assert_eq!(note(&home, "is lost").0, "orphaned");

    window.click(&format!("{orphan} .actions button:nth-child(3)")).await;
    window.without(orphan).await;
    window.shows("Kept without a place").await;
    window.press(&["Ctrl+z"]).await;
    window.element(&format!("{orphan} .now")).await;
    window.click(&format!("{orphan} .actions button:nth-child(1)")).await;
    becomes(&home, "is lost", "exact").await;
    let (_, quote) = note(&home, "is lost");
    assert!(corrected().contains(&quote) && quote.contains("lamp"), "{quote}");
    window.close().await;
}

#[tokio::test]
async fn an_old_revision_is_read_with_its_marks_and_is_not_written_on() {
    let home = Home::new().await;
    let window = revised(&home).await;
    window.press(&["g", "r"]).await;
    window.click("a[href*='#/past/']").await;
    window.element(".banner").await;
    window.says("mark[data-annotation]", &[MOVED, LOST]).await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    window.press(&["j", "v", "Ctrl+Shift+ArrowRight", "1"]).await;
    window.painted().await;
    assert_eq!(window.count("mark[data-annotation]").await, 2, "what was selected is not marked");
    window.press(&["Alt+ArrowLeft"]).await;
    window.says("h1", &["Revisions"]).await;
    window.close().await;
}
