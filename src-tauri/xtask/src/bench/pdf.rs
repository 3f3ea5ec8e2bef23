//! Text to PDF: the whole process, from an issue in the library to a file, beside programs that print HTML.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::measure::{Measure, seconds};
use super::newsletter::Newsletter;
use super::{Bench, peers};
use crate::run::{Flyleaf, first_with_key};

const TIMES: usize = 10;

/// calibre prints with Qt's web engine, whose sandbox refuses to run as root, and which asks for a display.
const WITHOUT_SANDBOX: [(&str, &str); 2] =
    [("QTWEBENGINE_DISABLE_SANDBOX", "1"), ("QT_QPA_PLATFORM", "offscreen")];

/// One generated issue to a tagged PDF; the peers print the same words from HTML.
pub(super) fn text_to_pdf(bench: &Bench) -> Result<Vec<Measure>> {
    let issue = Newsletter::new(22);
    let (text, html) = (bench.folder.join("issue.txt"), bench.folder.join("issue.html"));
    std::fs::write(&text, issue.text())?;
    std::fs::write(&html, issue.html())?;

    let flyleaf = Flyleaf { binary: &bench.flyleaf, library: bench.folder.join("library") };
    let report = flyleaf.json(&["import", &text.to_string_lossy()])?;
    let id = first_with_key(&report, "issue").and_then(Value::as_str);
    let id = id.context("the import's report names the issue")?;
    let ours = bench.folder.join("flyleaf.pdf");
    let ours = ours.to_string_lossy();
    let value =
        seconds(TIMES, || flyleaf.command(&["export", id, "--format", "pdf", "-o", &ours]))?;

    let mut measures = Vec::new();
    let (html, out) = (html.to_string_lossy(), bench.folder.join("peer.pdf"));
    for (name, program, arguments) in printers(&html, &out.to_string_lossy()) {
        if let Some(program) = peers::program(program) {
            let peer = seconds(TIMES, || {
                let mut command = Command::new(&program);
                command.args(&arguments).envs(WITHOUT_SANDBOX);
                command
            })?;
            measures.push(Measure {
                name: "text to PDF",
                value,
                unit: "s",
                peer: Some((name, peer)),
            });
        }
    }
    if measures.is_empty() {
        measures.push(Measure { name: "text to PDF", value, unit: "s", peer: None });
    }
    Ok(measures)
}

/// Programs that make a PDF of an HTML file, with their arguments.
fn printers(html: &str, out: &str) -> [(&'static str, &'static str, Vec<String>); 3] {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let (print, page) = (format!("--print-to-pdf={out}"), format!("file://{html}"));
    let chromium = ["--headless", "--no-sandbox", "--disable-gpu", &print, &page];
    [
        ("WeasyPrint", "weasyprint", words(&["--quiet", html, out])),
        ("calibre ebook-convert", "ebook-convert", words(&[html, out])),
        ("Chromium", "chromium", words(&chromium)),
    ]
}
