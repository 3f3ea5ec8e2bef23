//! From the dialog that opens a file to the PDF that another program reads.

use std::process::Command;

use crate::dialogs::choose;
use crate::driver::{Home, until};

fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> String {
    let output = Command::new(program).args(arguments).output().expect("the program is installed");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} ended with {}: {told}", output.status);
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[tokio::test]
async fn an_issue_opened_by_dialog_is_noted_printed_and_read_back() {
    let home = Home::new().await;
    let window = home.open(&[]).await;
    window.shows("FLYLEAF GAZETTE").await;
    window.press(&["Ctrl+o"]).await;
    choose("Import", &Home::fixture("harbour-letter-7.txt")).await;
    window.shows("HARBOUR LETTER").await;
    window.press(&["g", "l"]).await;
    window.click("main a[aria-label^='No. 7']").await;
    window.says("#article-title", &["The bell on the outer mole"]).await;
    window.drag_over("Three boats came in late.").await;
    window.element("[role=toolbar]").await;
    window.press(&["n"]).await;
    window.element("textarea").await;
    window.type_text("Ask the pilots which three.").await;
    window.press(&["Escape"]).await;
    window.without("textarea").await;

    window.press(&["Ctrl+e"]).await;
    window.element("[role=dialog] img").await;
    let pdf = home.path("files/harbour.pdf");
    window
        .client
        .find(fantoccini::Locator::XPath("//*[@role='dialog']//button[contains(., 'Export PDF')]"))
        .await
        .expect("the button")
        .click()
        .await
        .expect("a click");
    choose("Export", &pdf).await;
    until("the PDF is written", async || pdf.exists().then_some(())).await;

    let text = run("pdftotext", &["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]);
    for words in [
        "HARBOUR LETTER",
        "The bell on the outer mole",
        "Three boats came in late.",
        "Ask the pilots",
    ] {
        assert!(text.contains(words), "{words:?} is not in the PDF:\n{text}");
    }
    run("qpdf", &["--check".as_ref(), pdf.as_os_str()]);
    window.close().await;
}
