//! Notes of another program in, and notes out to others, by dialog; and a note without a place, decided in the notebook.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::accessibility::complaints;
use crate::dialogs::choose;
use crate::driver::{Home, Window, until};

/// A file of Kindle's with notes on many works, two of which are issues here.
const CLIPPINGS: &str = "kindle-my-clippings.txt";
const UNMATCHED: &str = "Notes on Wax";
const DIGEST: &str = "The Ferry Digest (No. 8)";

/// What that file has passages of.
const FERRY_DIGEST: &str = "\
FERRY DIGEST
No. 8, May 2026

1. LETTERS

The ferry carries letters and one goat. In heavy weather they are kept dry by wax, both of them.

2. A LANTERN

La niebla llega tarde, says the log, and the keeper who wrote it is not often wrong about fog.
";

const LETTER: &str = "Harbour Letter/7";
const BOATS: &str = "Three boats came in late.";
/// Words that a revision writes anew, and what it writes.
const LOST: &str =
    "A float in a well of still water lifts the hammer when the swell comes in, and lets it fall.";
const ANEW: &str =
    "When the swell comes in, the hammer is lifted by a float that lies in still water, in a well.";
const CLERK: &str = "We have copied four hundred lines so far.";

fn notes_of(program: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/annotations").join(program)
}

fn import(home: &Home, file: &Path) {
    home.command(&["import", file.to_str().expect("UTF-8")]);
}

/// A home with the harbour letter, and a digest that other programs have notes on.
async fn library() -> Home {
    let home = Home::new().await;
    import(&home, &Home::fixture("harbour-letter-7.txt"));
    let digest = home.path("files/digest.txt");
    std::fs::write(&digest, FERRY_DIGEST).expect("a file in the home");
    import(&home, &digest);
    home
}

/// Opens the window at the notebook.
async fn notebook(home: &Home) -> Window {
    let window = home.open(&[]).await;
    window.element("main h1").await;
    window.press(&["g", "n"]).await;
    window.says("main h1", &["Notebook"]).await;
    window
}

fn stored(home: &Home) -> Vec<Value> {
    let answer: Value =
        serde_json::from_str(&home.command(&["notes", "--json"])).expect("notes are JSON");
    answer["annotations"].as_array().expect("a list").clone()
}

async fn press_button(window: &Window, within: &str, words: &str) {
    let script = "const [within, words] = arguments;
        const buttons = [...document.querySelectorAll(`${within} button`)];
        return buttons.find((button) => !button.disabled
            && (button.textContent.trim() === words || button.getAttribute('aria-label') === words)) ?? null;";
    let button = until(words, async || {
        let found = window.script(script, vec![json!(within), json!(words)]).await;
        (!found.is_null()).then_some(found)
    })
    .await;
    let click = "arguments[0].scrollIntoView({ block: 'nearest' }); arguments[0].click();";
    window.script(click, vec![button]).await;
}

#[tokio::test]
async fn notes_of_kindle_are_looked_at_assigned_imported_reported_and_taken_out_again() {
    let home = library().await;
    let window = notebook(&home).await;
    window.overhear().await;
    press_button(&window, "main", "Import notes").await;
    choose("Choose a file of notes", &notes_of(CLIPPINGS)).await;

    // What would become of the file: which program, which work is which issue and why.
    let dialog = "[role=dialog]";
    window.element(&format!("{dialog} [role=list] h3")).await;
    let program = window.texts(&format!("{dialog} .program")).await;
    assert!(program[0].starts_with("Kindle, "), "{program:?}");
    let heading = format!("{dialog} .sum h3");
    let before = window.texts(&heading).await;
    assert!(before[0].ends_with("will be imported"), "{before:?}");
    window.hears(&before[0]).await;
    window.shows("3 of 3 quotes stand in it.").await;
    window.shows("have no issue and will not be imported").await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    assert!(stored(&home).is_empty(), "a look changes nothing");

    // A work that is no issue of the library is taken for one, by keyboard.
    press_button(&window, dialog, &format!("Choose the issue: {UNMATCHED}")).await;
    window.element("[role=combobox]:focus").await;
    window.type_text("harbour").await;
    window.says("[role=option] .publication", &["HARBOUR LETTER"]).await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    window.press(&["Enter"]).await;
    window.without("[role=combobox]").await;
    window.shows("You chose it.").await;
    let assigned = until("one note more will be imported", async || {
        let now = window.texts(&heading).await;
        (now != before && now[0].ends_with("will be imported")).then_some(now[0].clone())
    })
    .await;

    // And one that is found is left out, and taken in again.
    press_button(&window, dialog, &format!("Another issue: {DIGEST}")).await;
    press_button(&window, dialog, "Leave these notes out").await;
    window.shows("You left it out.").await;
    press_button(&window, dialog, &format!("Choose the issue: {DIGEST}")).await;
    press_button(&window, dialog, "Match by title and words").await;
    window.says(&heading, &[&assigned]).await;

    let count: usize =
        assigned.split(' ').next().and_then(|one| one.parse().ok()).expect("a number");
    press_button(&window, dialog, &format!("Import {count} notes")).await;
    window.says(&heading, &[&format!("{count} notes imported")]).await;
    window.hears(&format!("{count} notes imported")).await;
    window.shows("were not imported, because they have no issue").await;
    let notes = stored(&home);
    assert_eq!(notes.len(), count);
    assert!(notes.iter().any(|note| note["note"] == "a thought of my own"), "{notes:?}");
    // The page under the dialog has them already.
    window.shows(&format!("{count} notes")).await;

    press_button(&window, dialog, "Undo").await;
    window.says(&heading, &["Import taken back"]).await;
    assert!(stored(&home).is_empty());
    press_button(&window, dialog, "Close").await;
    window.without(dialog).await;
    window.close().await;
}

#[tokio::test]
async fn a_file_without_notes_says_what_is_wrong_and_what_is_read() {
    let home = library().await;
    let window = home.open(&[]).await;
    window.element("main h1").await;
    // The library's own panel leads there, too.
    press_button(&window, "aside", "Import notes").await;
    choose("Choose a file of notes", &Home::fixture("harbour-letter-7.txt")).await;
    window.element("[role=dialog] [role=alert]").await;
    window.shows("holds no annotations in a form that Flyleaf reads").await;
    window.shows("Flyleaf reads W3C and EPUB annotations").await;
    press_button(&window, "[role=dialog]", "Cancel").await;
    window.without("[role=dialog]").await;
    window.close().await;
}

/// Chooses a format in the open dialog and confirms it.
async fn export_as(window: &Window, format: &str) {
    let dialog = "[role=dialog]";
    window.click(&format!("{dialog} input[value={format}]")).await;
    press_button(window, dialog, "Export").await;
}

#[tokio::test]
async fn the_notebook_is_exported_as_web_annotations_and_as_markdown() {
    let home = library().await;
    for (issue, article, quote, note) in [
        (LETTER, "1", BOATS, "Which *three*?"),
        (LETTER, "2", CLERK, ""),
        ("Ferry Digest/8", "1", "one goat", "Whose?"),
    ] {
        let on = ["--article", article, "--quote", quote, "--note", note];
        home.command(&[&["annotate", issue][..], &on].concat());
    }
    let window = notebook(&home).await;
    press_button(&window, "main", "Export notes").await;
    let dialog = "[role=dialog]";
    window.says(&format!("{dialog} .aside"), &["3 notes of 2 issues"]).await;
    // What takes one issue says so, and cannot be chosen.
    assert_eq!(window.count(&format!("{dialog} input[value=markdown]:disabled")).await, 1);
    window.shows("A file of it holds the notes of one issue; these are of 2.").await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    let file = home.path("files/notes.jsonld");
    export_as(&window, "web_annotation").await;
    choose("Export notes", &file).await;
    window.shows("3 notes exported").await;
    let written: Value =
        serde_json::from_str(&std::fs::read_to_string(&file).expect("a file")).expect("JSON");
    assert_eq!(written["type"], "AnnotationCollection");
    let items = written["first"]["items"].as_array().expect("a page");
    let quoted = |item: &Value| -> Option<String> {
        let selectors = item["target"]["selector"].as_array()?;
        let quote = selectors.iter().find(|one| one["type"] == "TextQuoteSelector")?;
        Some(quote["exact"].as_str()?.to_owned())
    };
    let mut quotes: Vec<String> = items.iter().filter_map(quoted).collect();
    quotes.sort();
    assert_eq!(quotes, [BOATS, CLERK, "one goat"]);

    // The notes that are chosen, a file for each.
    window.without(dialog).await;
    window.press(&["Home", "Shift+ArrowDown"]).await;
    window.says("[role=toolbar] p", &["2 selected"]).await;
    window.press(&["Ctrl+Shift+e"]).await;
    window.says(&format!("{dialog} .aside"), &["2 notes of 2 issues"]).await;
    let folder = home.path("files/notes");
    std::fs::create_dir(&folder).expect("a folder in the home");
    export_as(&window, "markdown_notes").await;
    choose("Choose a folder for the notes", &folder).await;
    window.shows("2 notes exported").await;
    let files: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| std::fs::read_to_string(entry.expect("a file").path()).expect("Markdown"))
        .collect();
    assert_eq!(files.len(), 2);
    assert!(files.iter().any(|text| text.contains("one goat") && text.contains("Whose?")));
    assert!(files.iter().any(|text| text.contains(CLERK)), "{files:?}");
    window.close().await;
}

#[tokio::test]
async fn the_notes_of_an_issue_are_exported_from_its_own_dialog() {
    let home = library().await;
    let note = ["--article", "1", "--quote", BOATS, "--note", "Which *three*?"];
    home.command(&[&["annotate", LETTER][..], &note].concat());
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.press(&["Ctrl+e"]).await;
    press_button(&window, "[role=dialog]", "Export notes").await;
    window.says("[role=dialog] .aside", &["1 note of 1 issue"]).await;
    let file = home.path("files/letter.md");
    export_as(&window, "markdown").await;
    choose("Export notes", &file).await;
    window.shows("1 note exported").await;
    let written = std::fs::read_to_string(&file).expect("Markdown");
    assert!(written.contains(BOATS) && written.contains("Which *three*?"), "{written}");
    window.close().await;
}

/// Moves the focus by Tab alone to the button that says so.
async fn tab_to(window: &Window, words: &str) {
    let there = "return document.activeElement?.localName === 'button'
        && document.activeElement.textContent.trim() === arguments[0]";
    for _ in 0..12 {
        window.press(&["Tab"]).await;
        if window.script(there, vec![json!(words)]).await == json!(true) {
            return;
        }
    }
    panic!("no button {words:?} comes by Tab");
}

#[tokio::test]
async fn notes_without_a_certain_place_are_decided_in_the_notebook() {
    let home = library().await;
    for (quote, note) in [(LOST, "Lost"), ("rung for every fog since 1904", "Changed")] {
        home.command(&["annotate", LETTER, "--article", "1", "--quote", quote, "--note", note]);
    }
    let revised = home.path("files/letter.txt");
    let text = std::fs::read_to_string(Home::fixture("harbour-letter-7.txt")).expect("a fixture");
    let text = text
        .replace(
            "A float in a well of still water lifts the\nhammer when the swell comes in, and lets it fall.",
            ANEW,
        )
        .replace("rung for every fog since 1904", "rung for each fog since 1904");
    std::fs::write(&revised, text).expect("a file in the home");
    import(&home, &revised);
    let status = |note: &str| {
        let notes = stored(&home);
        let found = notes.iter().find(|one| one["note"] == *note).expect("the note");
        found["status"].as_str().expect("a status").to_owned()
    };
    assert_eq!((status("Lost").as_str(), status("Changed").as_str()), ("orphaned", "changed"));

    let window = notebook(&home).await;
    window.overhear().await;
    window.element("[role=row] .lost dl .now").await;
    window.shows("Nearest").await;
    window.shows(ANEW).await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());

    // By keyboard: in the active row, Tab leads to what can be decided.
    window.press(&["Home"]).await;
    tab_to(&window, "Confirm").await;
    window.press(&["Enter"]).await;
    until("the place is confirmed", async || (status("Changed") == "exact").then_some(())).await;
    window.hears("Place confirmed").await;
    window.element("[role=grid]:focus").await;
    window.press(&["End"]).await;
    tab_to(&window, "Keep without a place").await;
    window.press(&["Enter"]).await;
    window.hears("Kept without a place").await;
    window.shows("Kept as it is.").await;
    window.press(&["Ctrl+z"]).await;
    window.element("[role=row] .lost dl .now").await;

    // Another passage is chosen in the text; whoever leaves that is in the notebook again.
    window.press(&["End"]).await;
    tab_to(&window, "Choose another passage").await;
    window.press(&["Enter"]).await;
    window.says(".banner blockquote", &[LOST]).await;
    window.press(&["Escape"]).await;
    window.says("main h1", &["Notebook"]).await;
    assert_eq!(status("Lost"), "orphaned");
    window.press(&["Ctrl+z"]).await;
    until("the place is uncertain again", async || (status("Changed") == "changed").then_some(()))
        .await;
    window.close().await;
}
