//! Import in the window: many files, one refused and one twice; stopped; pasted; handed over; publications merged.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::accessibility::complaints;
use crate::driver::{Home, Window, until};

fn letter(title: &str, number: u32) -> String {
    let paragraph =
        format!("The tide of number {number} stood over the mark at noon, and fell again. ")
            .repeat(12);
    format!(
        "{title}\n\nNo. {number} 2026\n\nContents\n\nHigh water {number}\n\n\nHigh water {number}\n\n{paragraph}\n"
    )
}

fn write(home: &Home, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = home.path("files").join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, text).expect("a file");
    path
}

async fn states(window: &Window) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('[data-state]')].map((row) => row.dataset.state)";
    serde_json::from_value(window.script(script, vec![]).await).expect("states")
}

async fn paste(window: &Window, kind: &str, text: &str) {
    let script = "const data = new DataTransfer();
        data.setData(arguments[0], arguments[1]);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    window.script(script, vec![json!(kind), json!(text)]).await;
}

#[tokio::test]
async fn many_files_come_in_at_once_each_with_its_row_and_a_refused_one_is_tried_again() {
    let home = Home::new().await;
    for number in 1..=6 {
        write(&home, &format!("post/{number}.txt"), letter("TIDE LETTER", number));
    }
    write(&home, "post/7-copy.txt", letter("TIDE LETTER", 1));
    let empty = write(&home, "post/8-empty.txt", " ");
    let window = home.open(&[&home.path("files/post")]).await;
    window.says("#article-title", &["High water 1"]).await;
    window.press(&["g", "l"]).await;
    window.says(".report h3", &["6 issues, 1 was already here, 1 file not read"]).await;
    until("each file has its row", async || {
        let states = states(&window).await;
        let count = |state: &str| states.iter().filter(|other| *other == state).count();
        (states.first().is_some_and(|first| first == "failed")
            && count("imported") + count("present") >= 2)
            .then_some(())
    })
    .await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    std::fs::write(empty, letter("TIDE LETTER", 8)).expect("the file is written");
    window.click("button[aria-label*='8-empty.txt']").await;
    window.says(".report h3", &["1 issue"]).await;
    window.click("a[aria-label^='Open ']").await;
    window.says("#article-title", &["High water 8"]).await;
    window.close().await;
}

#[tokio::test]
async fn an_import_is_stopped_and_what_came_in_stays() {
    let home = Home::new().await;
    // So many that no machine has read them all before the button is pressed.
    for number in 1..=6000 {
        write(&home, &format!("post/{number:04}.txt"), letter("TIDE LETTER", number));
    }
    let window = home.open(&[&home.path("files/post")]).await;
    // By key: the rows of the files that come in push the button about under a pointer.
    let stop = window.element("button[aria-label='Stop this import']").await;
    window.script("arguments[0].focus()", vec![json!(stop)]).await;
    window.press(&["Enter"]).await;
    until("the report says what was left out", async || {
        let heading = window.texts(".report h3").await;
        heading.first().is_some_and(|heading| heading.ends_with("left out")).then_some(())
    })
    .await;
    window.close().await;
    let checked = home.command(&["check", "--json"]);
    assert!(checked.contains("\"damage\":[]") || checked.contains("\"damage\": []"), "{checked}");
}

#[tokio::test]
async fn pasted_text_becomes_an_issue_that_undo_takes_out_again() {
    let home = Home::new().await;
    let window = home.open(&[]).await;
    window.shows("FLYLEAF GAZETTE").await;
    window.press(&["g", "l"]).await;
    window.element("main h1").await;
    paste(
        &window,
        "text/html",
        "<h1>Fog on the mole</h1><p>It lifted at noon, and the second bell rang.</p>",
    )
    .await;
    window.shows("Pasted as an issue").await;
    until("it is in the library", async || {
        home.command(&["list"]).contains("Fog on the mole").then_some(())
    })
    .await;
    window.press(&["Ctrl+z"]).await;
    window.shows("Pasted issue taken out").await;
    assert!(!home.command(&["list"]).contains("Fog on the mole"));
    let checked: serde_json::Value =
        serde_json::from_str(&home.command(&["check", "--json"])).expect("JSON");
    assert_eq!(checked["originals"], 1, "nothing is left of it: {checked}");
    window.close().await;
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_second_start_hands_its_file_over_whatever_its_name() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    let path = home.path("files").join(name);
    std::fs::write(&path, letter("TIDE LETTER", 3)).expect("a file");
    window.start_again(&home, Path::new(&path));
    window.says("#article-title", &["High water 3"]).await;
    window.close().await;
}

#[tokio::test]
async fn publications_are_merged_and_parted() {
    let home = Home::new().await;
    let one = write(&home, "tide.txt", letter("TIDE LETTER", 1));
    let other = write(&home, "mill.txt", letter("MILL NOTES", 2));
    let window = home.open(&[&one, &other]).await;
    window.says("#article-title", &["High water 1"]).await;
    window.press(&["g", "l"]).await;
    window.click("a[aria-label='All issues of MILL NOTES']").await;
    window.says("main h1", &["MILL NOTES"]).await;
    window.click("main header .actions button:first-child").await;
    window.click("[role=dialog] input[type=radio]").await;
    assert_eq!(complaints(&window).await, Vec::<String>::new());
    window.click("[role=dialog] .foot button").await;
    window.says("main h1", &["TIDE LETTER"]).await;
    window.shows(" is part of ").await;
    window.shows("Also printed as").await;
    let titles = |home: &Home| {
        let library: serde_json::Value =
            serde_json::from_str(&home.command(&["list", "--json"])).expect("JSON");
        library["publications"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(titles(&home), 1);
    window.press(&["Ctrl+z"]).await;
    window.shows("Publications parted again").await;
    assert_eq!(titles(&home), 2);
    window.close().await;
}
