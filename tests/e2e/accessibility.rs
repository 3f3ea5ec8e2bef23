//! axe-core finds nothing to complain of, on every page and in every theme.

use serde_json::{Value, json};

use crate::driver::{Home, Window, answer, until};

/// What axe-core finds on the page as it is.
pub(crate) async fn complaints(window: &Window) -> Vec<String> {
    let axe = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core is installed: `npm ci` in ui");
    window.script(&format!("{axe}; return true"), vec![]).await;
    window.painted().await;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
          (results) => done(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html + ' — ' + node.failureSummary).join(' | ')}`)),
          (error) => done([String(error)]),
        );";
    let found = answer("axe", window.client.execute_async(run, vec![])).await;
    serde_json::from_value::<Vec<String>>(found).expect("a list of complaints")
}

async fn theme(window: &Window, theme: &str) {
    window.press(&["Ctrl+,"]).await;
    window.choose_theme(theme).await;
    let current = "return document.documentElement.dataset.theme";
    until(theme, async || (window.script(current, vec![]).await == json!(theme)).then_some(()))
        .await;
    window.press(&["Escape"]).await;
    window.without("[role=dialog]").await;
}

#[tokio::test]
async fn axe_finds_nothing_in_library_reader_and_dialogs() {
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("harbour-letter-7.txt")]).await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.drag_over("Three boats came in late.").await;
    window.element("[role=toolbar]").await;
    window.press(&["n"]).await;
    window.element("textarea").await;
    window.type_text("which three?").await;
    window.press(&["Escape"]).await;
    window.without("textarea").await;

    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for name in ["light", "dark", "sepia", "contrast"] {
        theme(&window, name).await;
        found.push((format!("reader, {name}"), complaints(&window).await));
    }
    window.press(&["Ctrl+e"]).await;
    window.element("[role=dialog] img").await;
    found.push(("export".to_owned(), complaints(&window).await));
    window.press(&["Escape"]).await;
    window.without("[role=dialog]").await;
    window.press(&["Ctrl+u"]).await;
    window.element("[data-line]").await;
    for name in ["light", "dark", "sepia", "contrast"] {
        theme(&window, name).await;
        found.push((format!("source, {name}"), complaints(&window).await));
    }
    window.press(&["g", "l"]).await;
    window.shows("HARBOUR LETTER").await;
    window.element("main h1").await;
    for name in ["light", "dark"] {
        theme(&window, name).await;
        found.push((format!("library, {name}"), complaints(&window).await));
    }
    window.press(&["?"]).await;
    window.element("[role=dialog]").await;
    found.push(("keys".to_owned(), complaints(&window).await));
    found.retain(|(_, complaints)| !complaints.is_empty());
    assert!(
        found.is_empty(),
        "{}",
        serde_json::to_string_pretty(&Value::from_iter(
            found.iter().map(|(page, list)| (page.clone(), json!(list)))
        ))
        .expect("JSON")
    );
    window.close().await;
}

#[tokio::test]
async fn axe_finds_nothing_in_tables_figures_footnotes_and_the_receipt() {
    let home = Home::new().await;
    let window = home.open(&[&Home::fixture("../html/trap-letter-9.html")]).await;
    window.shows("The keeper of the east mole keeps a list").await;
    for css in [".prose table", ".prose figure img", ".prose [role=doc-footnote]"] {
        window.element(css).await;
    }
    for name in ["light", "dark", "contrast"] {
        theme(&window, name).await;
        assert_eq!(complaints(&window).await, [""; 0], "reader, {name}");
    }
    window.click("button.receipt").await;
    window.element("[role=dialog] section").await;
    assert_eq!(complaints(&window).await, [""; 0], "receipt");
    window.close().await;
}
