//! How an issue was read, and putting it right: every correction by key and by pointer, taken back, learnt from.

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;

use crate::driver::{Home, Window, answer, until};

/// An issue whose contents word a title otherwise than its article, and with lines that nobody can place.
const NOTES: &str = "\
SALTMARSH NOTES
No. 11, March 2026

CONTENTS
1. Counting waders
2. The north sluice in spring
3. Tides

1. COUNTING WADERS
Hanne B.

Fog is no obstacle to counting, said the warden when we met her at the wall.

Nobody had counted the curlews before we came.

- 2 -

2. THE NORTH SLUICE

The bed below the sluice has moved eleven metres since we saw it in October.

[plate wanting]

The seed heads were still standing on the first day of the month.

3. TIDES

High water came at nine in the morning, and low water came at three.
";

const ISSUE: &str = "Saltmarsh Notes/11";
const TITLES: &str = ".structure li .title";

async fn open(home: &Home, text: &str) -> Window {
    let file = home.path("files/notes.txt");
    std::fs::write(&file, text).expect("a file in the home");
    let window = home.open(&[&file]).await;
    window.says("#article-title", &["COUNTING WADERS"]).await;
    window
}

async fn open_source(home: &Home, text: &str) -> Window {
    let window = open(home, text).await;
    window.press(&["Ctrl+u"]).await;
    window.element("[data-line]").await;
    window
}

/// The titles of the articles as they are listed, the open one in its field.
async fn titles(window: &Window, expected: &[&str]) {
    let script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.localName === 'input' ? e.value : e.textContent.trim())";
    let mut last = json!(null);
    until(&format!("the articles are {expected:?}"), async || {
        last = window.script(script, vec![json!(TITLES)]).await;
        (last == json!(expected)).then_some(())
    })
    .await;
}

/// Puts the caret on the line that says this.
async fn caret(window: &Window, line: &str) {
    let found = "const line = [...document.querySelectorAll('[data-line]')]
            .find((e) => e.querySelector('code').textContent.includes(arguments[0]));
        line?.scrollIntoView({ block: 'center' });
        const at = line?.querySelector('code').getBoundingClientRect();
        return at ? [at.left + 4, at.top + at.height / 2] : null";
    let [x, y] = until(line, async || {
        serde_json::from_value::<[f64; 2]>(window.script(found, vec![json!(line)]).await).ok()
    })
    .await;
    let click = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    answer("a click on a line", window.client.perform_actions(click)).await;
    let there = "return document.activeElement.textContent.includes(arguments[0])";
    until("the caret is there", async || {
        (window.script(there, vec![json!(line)]).await == json!(true)).then_some(())
    })
    .await;
}

/// Waits until the line that says this lies in a part of that name.
async fn lies_in(window: &Window, line: &str, part: &str) {
    let name = "const line = [...document.querySelectorAll('[data-line]')]
            .find((e) => e.querySelector('code').textContent.includes(arguments[0]));
        return line?.getAttribute('aria-label')";
    until(&format!("{line:?} lies in {part:?}"), async || {
        let said = window.script(name, vec![json!(line)]).await;
        said.as_str().is_some_and(|said| said.contains(&format!(", {part}. "))).then_some(())
    })
    .await;
}

/// Clicks the button that says this.
async fn button(window: &Window, words: &str) {
    let press = "const button = [...document.querySelectorAll('main button, [role=dialog] button')]
            .find((e) => e.textContent.trim().startsWith(arguments[0]) && !e.disabled);
        button?.click(); return button != null";
    until(&format!("a button {words:?}"), async || {
        (window.script(press, vec![json!(words)]).await == json!(true)).then_some(())
    })
    .await;
}

/// Changes a fact: opens its field, and types another value.
async fn say(window: &Window, fact: &str, value: &str) {
    let open = "const button = [...document.querySelectorAll('.structure dl button')]
            .find((e) => e.getAttribute('aria-label').startsWith(arguments[0] + ': '));
        button?.click(); return button != null";
    until(fact, async || {
        (window.script(open, vec![json!(fact)]).await == json!(true)).then_some(())
    })
    .await;
    window.element(".structure dl input").await;
    window.type_text(value).await;
    window.press(&["Enter"]).await;
    window.without(".structure dl input").await;
}

fn shown(home: &Home) -> serde_json::Value {
    serde_json::from_str(&home.command(&["show", ISSUE, "--json"])).expect("issues are JSON")
}

#[tokio::test]
async fn every_correction_is_made_by_key_and_taken_back() {
    let home = Home::new().await;
    let window = open_source(&home, NOTES).await;
    let read = ["COUNTING WADERS", "THE NORTH SLUICE", "TIDES"];
    titles(&window, &read).await;

    // Boundaries, by a line and by a paragraph, up and down.
    caret(&window, "2. THE NORTH").await;
    window.press(&["{"]).await;
    lies_in(&window, "- 2 -", "Article 2").await;
    window.press(&["Ctrl+z"]).await;
    lies_in(&window, "- 2 -", "Furniture").await;
    caret(&window, "2. THE NORTH").await;
    window.press(&["]"]).await;
    lies_in(&window, "2. THE NORTH", "Furniture").await;
    window.press(&["["]).await;
    titles(&window, &read).await;

    // Articles: split, merged, retitled, read in another order, none at all.
    caret(&window, "The seed heads").await;
    window.press(&["s"]).await;
    titles(&window, &["COUNTING WADERS", "THE NORTH SLUICE", "", "TIDES"]).await;
    window.press(&["m"]).await;
    titles(&window, &read).await;
    caret(&window, "3. TIDES").await;
    window.press(&["r"]).await;
    window.type_text("The tides of March").await;
    window.press(&["Enter"]).await;
    titles(&window, &["COUNTING WADERS", "THE NORTH SLUICE", "The tides of March"]).await;
    caret(&window, "3. TIDES").await;
    window.press(&["Alt+ArrowUp"]).await;
    titles(&window, &["COUNTING WADERS", "The tides of March", "THE NORTH SLUICE"]).await;
    window.press(&["Alt+ArrowDown"]).await;
    titles(&window, &["COUNTING WADERS", "THE NORTH SLUICE", "The tides of March"]).await;
    window.press(&["Delete"]).await;
    titles(&window, &read[..2]).await;
    lies_in(&window, "High water", "Boilerplate").await;
    window.press(&["Ctrl+z"]).await;
    titles(&window, &["COUNTING WADERS", "THE NORTH SLUICE", "The tides of March"]).await;

    // Lines: furniture, boilerplate, without a place, back again; two at once.
    caret(&window, "[plate wanting]").await;
    for (key, part) in
        [("f", "Furniture"), ("b", "Boilerplate"), ("u", "No place yet"), ("a", "Article 2")]
    {
        window.press(&[key]).await;
        lies_in(&window, "[plate wanting]", part).await;
    }
    window.press(&["Shift+ArrowDown", "Shift+ArrowDown", "f"]).await;
    lies_in(&window, "The seed heads", "Furniture").await;

    // Everything is heard, kept, and taken back one by one.
    window.says("[role=status]", &["By hand: “[plate wanting]” is page furniture."]).await;
    assert_eq!(shown(&home)["articles"][2]["title"], json!("The tides of March"));
    for _ in 0..13 {
        window.press(&["Ctrl+z"]).await;
        window.painted().await;
    }
    titles(&window, &read).await;
    lies_in(&window, "[plate wanting]", "Article 2").await;
    window.press(&["Ctrl+Shift+z"]).await;
    window.close().await;
}

#[tokio::test]
async fn corrections_are_made_with_the_pointer_and_kept() {
    let home = Home::new().await;
    let window = open_source(&home, NOTES).await;

    // A boundary is drawn to another line.
    let places = "const line = (words) => [...document.querySelectorAll('[data-line]')]
            .find((e) => e.querySelector('code').textContent.includes(words)).closest('[role=listitem]');
        const middle = (e) => { const at = e.getBoundingClientRect(); return [at.left + at.width / 2, at.top + at.height / 2] };
        return [...middle(line('2. THE NORTH').querySelector('button')), ...middle(line('Nobody had'))]";
    let [x, y, to_x, to_y] =
        serde_json::from_value::<[f64; 4]>(window.script(places, vec![]).await).expect("places");
    let to = |x: f64, y: f64| PointerAction::MoveTo { duration: None, x, y };
    let drag = MouseActions::new("mouse".to_owned())
        .then(to(x, y))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(to(x, y - 20.0))
        .then(to(to_x, to_y))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    answer("a drag", window.client.perform_actions(drag)).await;
    lies_in(&window, "Nobody had", "Article 2").await;
    button(&window, "Undo").await;
    lies_in(&window, "Nobody had", "Article 1").await;

    // The wording of the contents, with one press.
    caret(&window, "2. THE NORTH").await;
    window.shows("Contents print “The north sluice in spring”.").await;
    button(&window, "Use that").await;
    titles(&window, &["COUNTING WADERS", "The north sluice in spring", "TIDES"]).await;

    // What the issue and the article say of themselves.
    for (fact, value) in [
        ("Title", "Saltmarsh Notes of the Hut"),
        ("Number", "12"),
        ("Volume", "3"),
        ("Year", "2027"),
        ("Date", "2 March 2027"),
    ] {
        say(&window, fact, value).await;
        window.shows(if fact == "Date" { "2027-03-02" } else { value }).await;
    }
    caret(&window, "1. COUNTING").await;
    for (fact, value) in [("By", "Hanne B."), ("Source", "The warden")] {
        say(&window, fact, value).await;
        window.shows(value).await;
    }

    // Buttons do what the keys do.
    caret(&window, "[plate wanting]").await;
    button(&window, "No place").await;
    lies_in(&window, "[plate wanting]", "No place yet").await;
    window.shows("No place yet: 1 passage, 14 characters").await;
    button(&window, "Part of article 2").await;
    lies_in(&window, "[plate wanting]", "Article 2").await;
    button(&window, "New article").await;
    button(&window, "Merge with 2").await;
    lies_in(&window, "[plate wanting]", "Article 2").await;
    button(&window, "Read earlier").await;
    titles(&window, &["The north sluice in spring", "COUNTING WADERS", "TIDES"]).await;
    button(&window, "Not an article").await;
    titles(&window, &["COUNTING WADERS", "TIDES"]).await;

    button(&window, "Done").await;
    window.element("#article-title").await;
    let library = home.command(&["list", "--json"]);
    assert!(library.contains("Saltmarsh Notes of the Hut"), "{library}");
    let issue = home.command(&["show", "Saltmarsh Notes of the Hut/12-2027", "--json"]);
    let issue: serde_json::Value = serde_json::from_str(&issue).expect("issues are JSON");
    assert_eq!(issue["date"], json!("2027-03-02"));
    assert_eq!(issue["articles"][0]["byline"], json!("Hanne B."));
    assert_eq!(issue["articles"][0]["source"], json!("The warden"));
    assert_eq!(issue["articles"].as_array().map(Vec::len), Some(2));
    window.close().await;
}

#[tokio::test]
async fn the_original_is_one_key_away_at_the_same_place_and_notes_stay() {
    let home = Home::new().await;
    let window = open(&home, NOTES).await;
    window.turn_to("TIDES").await;
    window.drag_over("low water came at three").await;
    window.element("[role=toolbar]").await;
    window.press(&["2"]).await;
    window.element("mark.sage").await;
    window.press(&["Ctrl+u"]).await;
    window.element("[data-line]").await;
    let line = "return document.activeElement.querySelector('code')?.textContent";
    until("the caret stands where the reader was", async || {
        let line = window.script(line, vec![]).await;
        line.as_str()?.starts_with("High water").then_some(())
    })
    .await;
    caret(&window, "3. TIDES").await;
    window.press(&["m"]).await;
    titles(&window, &["COUNTING WADERS", "THE NORTH SLUICE"]).await;
    caret(&window, "High water").await;
    window.press(&["Ctrl+u"]).await;
    window.says("#article-title", &["THE NORTH SLUICE"]).await;
    window.says("mark[data-annotation]", &["low water came at three"]).await;
    let notes = home.command(&["notes", "--json"]);
    let notes: serde_json::Value = serde_json::from_str(&notes).expect("notes are JSON");
    assert_eq!(notes["annotations"][0]["status"], json!("exact"));
    window.close().await;
}

#[tokio::test]
async fn a_rule_learnt_from_one_issue_reads_the_next_and_is_changed_and_removed() {
    let home = Home::new().await;
    let window = open_source(&home, NOTES).await;
    caret(&window, "[plate wanting]").await;
    window.press(&["f"]).await;
    window.shows("Lines like “[plate wanting]” are page furniture.").await;
    button(&window, "Keep as a rule").await;
    window.without(".keep").await;
    window.close().await;

    let next = NOTES.replace("No. 11, March", "No. 12, April").replace("October", "May");
    let window = open(&home, &next).await;
    window.shows("No. 12").await;
    window.press(&["Ctrl+u"]).await;
    window.element("[data-line]").await;
    lies_in(&window, "[plate wanting]", "Furniture").await;
    window.shows("By a reading rule: one line like “[plate wanting]” was set aside.").await;
    button(&window, "Edit").await;
    window.element("[role=dialog] select").await;
    let choose = "const select = document.querySelector('[role=dialog] select');
        select.value = 'boilerplate'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(choose, vec![]).await;
    button(&window, "Save").await;
    window.without("[role=dialog]").await;
    window.shows("Lines like “[plate wanting]” are boilerplate.").await;
    button(&window, "Read again").await;
    lies_in(&window, "[plate wanting]", "Boilerplate").await;
    button(&window, "Remove").await;
    window.shows("None yet.").await;
    button(&window, "Read again").await;
    lies_in(&window, "[plate wanting]", "Article 2").await;
    window.close().await;
}
