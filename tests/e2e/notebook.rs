//! Notes outside their issues: found, changed many at once, quoted in a digest, thrown away and brought back.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::accessibility::complaints;
use crate::dialogs::choose;
use crate::driver::{Home, Window, answer, until};

const BELL: &str = "Nobody rings it by hand any longer.";
const BOATS: &str = "Three boats came in late.";
const RING: &str = "A copper ring has been set in the well";
const LEDGER: &str = "谁造的船，谁修的帆";

/// A home whose library has one issue with four highlights, two of them tagged, made in this order.
async fn noted() -> Home {
    let home = Home::new().await;
    let letter = Home::fixture("harbour-letter-7.txt");
    home.command(&["import", letter.to_str().expect("UTF-8")]);
    let mark = |article: &str, quote: &str, more: &[&str]| {
        let mut arguments =
            vec!["annotate", "Harbour Letter/7", "--article", article, "--quote", quote];
        arguments.extend(more);
        home.command(&arguments);
    };
    mark("1", BELL, &["--note", "Since when?", "--tag", "bells", "--color", "straw"]);
    mark("1", BOATS, &["--note", "Which three?", "--tag", "boats", "--color", "sky"]);
    mark("1", RING, &["--tag", "bells", "--color", "sage"]);
    mark("2", LEDGER, &["--note", "抄成一览", "--color", "rose"]);
    home
}

/// Opens the window at the notebook.
async fn notebook(home: &Home) -> Window {
    let window = home.open(&[]).await;
    window.element("main h1").await;
    window.press(&["g", "n"]).await;
    rows(&window, 4).await;
    window
}

async fn rows(window: &Window, count: usize) {
    until(&format!("{count} notes in the list"), async || {
        (window.count("[role=row] [data-colour]:not(blockquote)").await == count).then_some(())
    })
    .await;
}

/// Clicks the button or link that says so.
async fn press_button(window: &Window, words: &str) {
    let path = format!(
        "//*[self::button or self::a][contains(., \"{words}\") or contains(@aria-label, \"{words}\")]"
    );
    let button = until(words, async || window.client.find(Locator::XPath(&path)).await.ok()).await;
    answer(words, button.click()).await;
}

/// What the library holds of each note, by its quote.
fn stored(home: &Home) -> Vec<Value> {
    let answer: Value =
        serde_json::from_str(&home.command(&["notes", "--json"])).expect("notes are JSON");
    answer["annotations"].as_array().expect("a list").clone()
}

/// The notes that the library holds with some value, by their quotes in the order of the issue.
fn with(home: &Home, field: &str, value: &Value) -> Vec<String> {
    let has = |note: &&Value| match &note[field] {
        Value::Array(list) => list.contains(value),
        one => one == value,
    };
    stored(home)
        .iter()
        .filter(has)
        .map(|note| note["quote"].as_str().expect("a quote").to_owned())
        .collect()
}

async fn becomes(home: &Home, field: &str, value: &str, quotes: &[&str]) {
    until(&format!("{field} {value} on {quotes:?}"), async || {
        (with(home, field, &json!(value)) == quotes).then_some(())
    })
    .await;
}

#[tokio::test]
async fn notes_are_filtered_chosen_and_changed_together_and_each_change_is_one_to_undo() {
    let home = noted().await;
    let window = notebook(&home).await;
    window.says("[role=row] blockquote", &[LEDGER, RING, BOATS, BELL]).await;

    window.click("button.facet.tag").await;
    window.says("[role=row] blockquote", &[RING, BELL]).await;
    window.shows("2 notes tagged bells").await;
    window.press(&["Ctrl+a"]).await;
    window.says("[role=toolbar] p", &["2 selected"]).await;
    window.press(&["4"]).await;
    becomes(&home, "colour", "rose", &[BELL, RING, LEDGER]).await;
    window.press(&["Ctrl+z"]).await;
    becomes(&home, "colour", "rose", &[LEDGER]).await;
    assert_eq!(with(&home, "colour", &json!("straw")), [BELL]);
    assert_eq!(with(&home, "colour", &json!("sage")), [RING]);

    window.press(&["t"]).await;
    window.element("[role=dialog] input").await;
    window.painted().await;
    window.type_text("to check").await;
    window.press(&["Enter"]).await;
    becomes(&home, "tags", "to check", &[BELL, RING]).await;
    window.press(&["Ctrl+z"]).await;
    becomes(&home, "tags", "to check", &[]).await;

    window.press(&["Alt+ArrowLeft"]).await;
    rows(&window, 4).await;
    window.press(&["Home", "Shift+ArrowDown", "Shift+ArrowDown"]).await;
    window.says("[role=toolbar] p", &["3 selected"]).await;
    window.press(&["Delete"]).await;
    window.says("[role=row] blockquote", &[BELL]).await;
    window.press(&["Ctrl+z"]).await;
    window.says("[role=row] blockquote", &[LEDGER, RING, BOATS, BELL]).await;

    window.press(&["Ctrl+f"]).await;
    window.type_text("抄成").await;
    window.says("[role=row] blockquote", &[LEDGER]).await;
    window.click("[role=grid] blockquote").await;
    window.press(&["Enter"]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    window.says("mark[data-annotation]", &[LEDGER]).await;
    window.press(&["Alt+ArrowLeft"]).await;
    window.says("[role=row] blockquote", &[LEDGER]).await;
    window.close().await;
}

#[tokio::test]
async fn a_tag_is_renamed_and_merged_with_another_from_its_page() {
    let home = noted().await;
    let window = notebook(&home).await;
    window.click("[role=row] a.tag").await;
    window.says("main h1", &["bells"]).await;
    rows(&window, 2).await;
    press_button(&window, "Rename").await;
    window.element("[role=dialog] input").await;
    window.painted().await;
    window.press(&["Ctrl+a"]).await;
    window.type_text("boats").await;
    window.shows("There is a tag boats already").await;
    window.press(&["Enter"]).await;
    window.says("main h1", &["boats"]).await;
    rows(&window, 3).await;
    becomes(&home, "tags", "boats", &[BELL, BOATS, RING]).await;
    press_button(&window, "Undo").await;
    window.says("main h1", &["bells"]).await;
    becomes(&home, "tags", "bells", &[BELL, RING]).await;
    window.close().await;
}

#[tokio::test]
async fn a_digest_quotes_notes_shows_what_was_edited_since_and_is_exported() {
    let home = noted().await;
    let window = notebook(&home).await;
    window.press(&["Home", "End", "Shift+ArrowUp"]).await;
    window.says("[role=toolbar] p", &["2 selected"]).await;
    window.press(&["d"]).await;
    press_button(&window, "New digest").await;
    press_button(&window, "Open").await;
    window.says("[data-quoted] blockquote", &[BOATS, BELL]).await;

    window.click("input.title").await;
    window.type_text("Fog").await;
    window.press(&["Enter"]).await;
    window.element("textarea:focus").await;
    window.press(&["Ctrl+End"]).await;
    window.type_text("So much for bells.").await;
    window.says(".digest h2", &["Fog"]).await;
    window.shows("So much for bells.").await;

    // A note is edited where it stands, and the digest says so.
    window.click("[data-quoted] cite a").await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.element("mark[data-annotation]").await;
    until("the note is open for writing", async || {
        window.press(&["Enter"]).await;
        window.painted().await;
        (window.count("textarea").await > 0).then_some(())
    })
    .await;
    window.type_text(" And whose?").await;
    window.press(&["Escape"]).await;
    becomes(&home, "note", "Which three? And whose?", &[BOATS]).await;
    window.press(&["Alt+ArrowLeft"]).await;
    window.says(".quoted.edited blockquote", &[BOATS]).await;
    window.shows("Which three? And whose?").await;
    press_button(&window, "Accept").await;
    window.without(".quoted.edited").await;

    // One is thrown away, and taken out.
    window.press(&["g", "n"]).await;
    rows(&window, 4).await;
    window.press(&["End", "Delete"]).await;
    rows(&window, 3).await;
    window.press(&["g", "d"]).await;
    press_button(&window, "Fog").await;
    window.says(".quoted.trashed blockquote", &[BELL]).await;
    press_button(&window, "Take out").await;
    window.says("[data-quoted] blockquote", &[BOATS]).await;

    let file = home.path("files/fog.md");
    press_button(&window, "Export the digest").await;
    press_markdown(&window).await;
    window.says("[role=dialog] .path", &["Fog.md"]).await;
    let export = "//*[@role='dialog']//button[normalize-space(.)='Export']";
    let export =
        until("Export", async || window.client.find(Locator::XPath(export)).await.ok()).await;
    answer("Export", export.click()).await;
    choose("Export the digest", &file).await;
    until("the digest is written", async || file.exists().then_some(())).await;
    let written = std::fs::read_to_string(&file).expect("Markdown");
    for words in ["Fog", BOATS, "Which three? And whose?", "So much for bells."] {
        assert!(written.contains(words), "{words:?} is not in the file:\n{written}");
    }
    assert!(!written.contains(BELL), "{written}");
    window.close().await;
}

async fn press_markdown(window: &Window) {
    let path = "//*[@role='dialog']//label[contains(., 'Markdown')]";
    let label =
        until("Markdown", async || window.client.find(Locator::XPath(path)).await.ok()).await;
    answer("Markdown", label.click()).await;
}

#[tokio::test]
async fn what_is_thrown_away_is_restored_from_the_trash_and_goes_for_good_only_when_it_is_emptied()
{
    let home = noted().await;
    let window = notebook(&home).await;
    window.press(&["Home", "Shift+ArrowDown", "Delete"]).await;
    rows(&window, 2).await;
    window.press(&["g", "t"]).await;
    rows(&window, 2).await;
    window.says("main h1", &["Trash"]).await;
    window.press(&["Home", "r"]).await;
    rows(&window, 1).await;
    until("a note is back", async || (stored(&home).len() == 3).then_some(())).await;

    press_button(&window, "Empty trash").await;
    window.shows("One thing is in the trash.").await;
    press_button(&window, "Keep them").await;
    window.without("[role=dialog]").await;
    rows(&window, 1).await;
    press_button(&window, "Empty trash").await;
    press_button(&window, "Delete 1 for good").await;
    window.shows("The trash is empty.").await;
    assert_eq!(stored(&home).len(), 3);
    window.close().await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_pages_of_the_notebook() {
    let home = noted().await;
    let window = notebook(&home).await;
    let mut found: Vec<(&str, Vec<String>)> = Vec::new();
    window.press(&["Home", "Shift+ArrowDown"]).await;
    window.element("[role=toolbar]").await;
    found.push(("notebook", complaints(&window).await));
    window.press(&["d"]).await;
    press_button(&window, "New digest").await;
    press_button(&window, "Open").await;
    window.element("[data-quoted] blockquote").await;
    found.push(("digest", complaints(&window).await));
    window.press(&["Ctrl+j"]).await;
    window.element("[role=dialog] [role=option]").await;
    found.push(("picker", complaints(&window).await));
    window.press(&["Escape"]).await;
    window.without("[role=dialog]").await;
    window.click("main .head").await;
    window.press(&["g", "d"]).await;
    window.element("main li a").await;
    found.push(("digests", complaints(&window).await));
    window.press(&["g", "y"]).await;
    window.element("main section h2").await;
    found.push(("timeline", complaints(&window).await));
    window.press(&["g", "n"]).await;
    rows(&window, 4).await;
    window.click("[role=row] a.tag").await;
    window.says("main h1", &["bells"]).await;
    found.push(("tag", complaints(&window).await));
    window.press(&["g", "t"]).await;
    window.says("main h1", &["Trash"]).await;
    found.push(("trash", complaints(&window).await));
    found.retain(|(_, complaints)| !complaints.is_empty());
    assert!(found.is_empty(), "{found:#?}");
    window.close().await;
}
