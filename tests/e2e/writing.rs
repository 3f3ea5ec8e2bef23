//! Writing in the margin without a pointer: the caret, highlights, notes in Markdown, tags, links and what they say.

use serde_json::{Value, json};

use crate::driver::{Home, Window, until};

const SENTENCE: &str = "Nobody rings it by hand any longer.";

async fn open(home: &Home) -> Window {
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.listen().await;
    window
}

/// Every annotation on the harbour letter, as the library has it.
fn stored(home: &Home) -> Vec<Value> {
    let answer = home.command(&["notes", "--issue", "Harbour Letter/7", "--json"]);
    let answer: Value = serde_json::from_str(&answer).expect("notes are JSON");
    answer["annotations"].as_array().expect("a list").clone()
}

/// Marks the second sentence of the first article, by key.
async fn mark_sentence(window: &Window) {
    window.press(&["ArrowRight"]).await;
    window.element("span.caret").await;
    window.press(&["."]).await;
    window.hears(SENTENCE).await;
    window.press(&[">"]).await;
    window.hears(&format!("Selected: {SENTENCE}")).await;
    window.press(&["1"]).await;
    window.hears("Highlighted in straw").await;
    window.says("mark.straw", &[SENTENCE]).await;
}

#[tokio::test]
async fn latin_is_marked_by_sentence_word_character_and_line() {
    let home = Home::new().await;
    let window = open(&home).await;
    mark_sentence(&window).await;

    // From the beginning of the line: two words, less one character.
    window.press(&["ArrowDown"]).await;
    window.press(&["Home"]).await;
    window.hears("Start of line").await;
    window.press(&["Ctrl+Shift+ArrowRight", "Ctrl+Shift+ArrowRight", "Shift+ArrowLeft"]).await;
    window.hears("Selected: ").await;
    window.press(&["-"]).await;
    window.hears("Underlined in straw").await;
    let underlined = window.texts("mark.underline").await.concat();
    assert_eq!(
        underlined.split(' ').count(),
        2,
        "two words, the last without its end: {underlined:?}"
    );
    until("the underline is kept", async || {
        stored(&home).iter().any(|one| one["style"] == json!("underline")).then_some(())
    })
    .await;

    // Again: another style, another colour; and taken back.
    window.press(&["-"]).await;
    window.hears("Now a highlight").await;
    window.press(&["3"]).await;
    window.hears("Now sky").await;
    window.element("mark.sky").await;
    window.press(&["Ctrl+z"]).await;
    window.hears("Change to a note taken back").await;
    window.without("mark.sky").await;
    window.press(&["Ctrl+Shift+z"]).await;
    window.element("mark.sky").await;
    window.close().await;
}

#[tokio::test]
async fn chinese_is_marked_by_word_and_by_sentence() {
    let home = Home::new().await;
    let window = open(&home).await;
    window.press(&["l"]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    window.press(&["j", "j"]).await;
    window.hears("Paragraph 2 of 3").await;
    window.press(&["Ctrl+Shift+ArrowRight"]).await;
    window.hears("Selected: 船").await;
    window.press(&["2"]).await;
    let word = window.element("mark.sage").await.text().await.expect("a mark has text");
    assert!("船名之下".starts_with(&word), "a word, no sentence: {word:?}");
    window.press(&["Escape"]).await;
    window.press(&["v", ">"]).await;
    window.hears("Selected: ").await;
    window.press(&["4"]).await;
    window.hears("Highlighted in rose").await;
    until("the rest of the sentence is kept", async || {
        let quotes = stored(&home);
        quotes
            .iter()
            .any(|one| {
                one["quote"].as_str().is_some_and(|quote| quote.ends_with("哪一年没有回来。"))
            })
            .then_some(())
    })
    .await;
    window.close().await;
}

#[tokio::test]
async fn a_note_in_markdown_is_shown_as_it_will_read_and_tells_assistive_technology() {
    let home = Home::new().await;
    let window = open(&home).await;
    mark_sentence(&window).await;
    window.press(&["n"]).await;
    window.element("textarea").await;
    assert_eq!(window.role("textarea").await, "textbox");
    assert_eq!(window.name("textarea").await, format!("Note on “{SENTENCE}”"));
    window.type_text("Who *rang* it? <img src=x> ![x](https://example.org/x.png)").await;
    window.says(".shown em", &["rang"]).await;
    window.press(&["Escape"]).await;
    window.hears("Note saved").await;
    window.says("[data-note] .markdown em", &["rang"]).await;
    assert_eq!(window.count("[data-note] img").await, 0, "no markup and no image of a note");
    window.shows("<img src=x>").await;

    assert_eq!(window.role("[data-note]").await, "article");
    assert_eq!(window.name("[data-note]").await, format!("Note on “{SENTENCE}”"));
    assert_eq!(window.role("mark.straw").await, "mark");
    let tied = "const mark = document.querySelector('mark.straw');
        return document.getElementById(mark.getAttribute('aria-details')) === document.querySelector('[data-note]')";
    assert_eq!(window.script(tied, vec![]).await, json!(true));
    window.press(&["Shift+n"]).await;
    window.press(&["Delete"]).await;
    window.hears("Note and highlight moved to the trash").await;
    window.without("mark").await;
    window.press(&["Ctrl+z"]).await;
    window.says("mark.straw", &[SENTENCE]).await;
    window.close().await;
}

#[tokio::test]
async fn a_tag_is_completed() {
    let home = Home::new().await;
    let window = open(&home).await;
    mark_sentence(&window).await;
    window.press(&["t"]).await;
    window.element("input[role=combobox]").await;
    assert_eq!(window.role("input[role=combobox]").await, "combobox");
    assert_eq!(window.name("input[role=combobox]").await, "Tags");
    window.type_text("bell ringers").await;
    window.press(&["Enter"]).await;
    window.hears("Tag bell ringers added").await;
    window.press(&["Escape"]).await;
    window.without("input[role=combobox]").await;
    window.says("[data-note] .tag", &["bell ringers"]).await;

    // On another passage it is known.
    window.press(&["Escape", "j", "j", ">"]).await;
    window.hears("Selected: ").await;
    window.press(&["t"]).await;
    window.element("input[role=combobox]").await;
    window.type_text("ring").await;
    window.says("[role=option]", &["bell ringers"]).await;
    assert_eq!(window.role("[role=listbox]").await, "listbox");
    window.press(&["ArrowDown", "Enter"]).await;
    window.hears("Tag bell ringers added").await;
    window.press(&["Escape"]).await;
    until("both have it", async || {
        let tagged = stored(&home);
        let having = tagged.iter().filter(|one| one["tags"] == json!(["bell ringers"])).count();
        (having == 2).then_some(())
    })
    .await;
    window.close().await;
}

#[tokio::test]
async fn a_link_leads_to_another_passage_and_its_backlink_back() {
    let home = Home::new().await;
    let window = open(&home).await;
    mark_sentence(&window).await;
    window.press(&["Escape", "l"]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    window.press(&["j", ">", "2", "n"]).await;
    window.element("textarea").await;
    window.type_text("Compare [[nobody").await;
    window.says("[role=option] .words", &[SENTENCE]).await;
    window.hears("One place").await;
    window.press(&["Enter"]).await;
    window.hears("Link to").await;
    window.type_text(".").await;
    window.press(&["Escape"]).await;
    window.hears("Note saved").await;
    window.says("[data-note] a.inside", &[SENTENCE]).await;

    window.click("[data-note] a.inside").await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.element("mark.straw.active").await;
    window.element("[data-note] .backlinks, .backlinks").await;
    window.click(".backlinks button").await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    window.element("mark.sage.active").await;
    window.press(&["Alt+ArrowLeft"]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.element("mark.straw.active").await;
    window.close().await;
}

#[tokio::test]
async fn an_article_and_an_issue_have_notes_of_their_own() {
    let home = Home::new().await;
    let window = open(&home).await;
    window.press(&["a"]).await;
    window.element("main textarea").await;
    window.type_text("Read twice.").await;
    window.press(&["Escape"]).await;
    window.hears("Note saved").await;
    window.press(&["Shift+a"]).await;
    window.element("nav textarea").await;
    window.type_text("Complete.").await;
    window.press(&["Escape"]).await;
    window.hears("Note saved").await;
    window.says("main .notes .markdown", &["Read twice."]).await;
    window.says("nav .notes .markdown", &["Complete."]).await;
    assert_eq!(window.name("main section.notes").await, "Your notes on this article");

    // One that says nothing leaves nothing.
    window.press(&["a"]).await;
    window.element("main textarea").await;
    window.press(&["Escape"]).await;
    window.without("textarea").await;
    assert_eq!(stored(&home).len(), 2);

    window.press(&["l"]).await;
    window.says("#article-title", &["A ledger of small boats"]).await;
    assert_eq!(window.count("main .notes .markdown").await, 0);
    window.says("nav .notes .markdown", &["Complete."]).await;
    window.press(&["Ctrl+z"]).await;
    window.without("nav .notes .markdown").await;
    window.press(&["Ctrl+z"]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    assert_eq!(window.count("main .notes .markdown").await, 0);
    window.close().await;
}
