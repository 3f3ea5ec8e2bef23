//! A PDF as other programs read it.

use std::process::Command;

use flyleaf_export::{Pdf, PdfOptions, pdf};
use flyleaf_model::{Block, Issue};

use crate::samples::{Copy, article};

/// A PDF on disk, to be read with other programs.
pub(crate) struct Printed {
    pub pdf: Pdf,
    folder: tempfile::TempDir,
}

impl Printed {
    pub(crate) fn new(copies: &[&Copy], options: &PdfOptions) -> Self {
        let documents: Vec<_> = copies.iter().map(|copy| copy.document()).collect();
        Self::from(pdf(&documents, options, &|| false).unwrap())
    }

    /// A PDF that conforms to what it says it is.
    pub(crate) fn from(pdf: Pdf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pdf"), &pdf.bytes).unwrap();
        let printed = Self { pdf, folder };
        printed.run("qpdf", &["--check"], &[]);
        printed
    }

    pub(crate) fn of(copy: &Copy) -> Self {
        Self::new(&[copy], &PdfOptions::default())
    }

    pub(crate) fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program)
            .args(before)
            .arg(self.folder.path().join("a.pdf"))
            .args(after)
            .output()
            .unwrap_or_else(|error| panic!("{program} must be installed: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text in reading order with white space folded and hyphenated words joined.
    pub(crate) fn text(&self) -> String {
        let text = self.run("pdftotext", &["-enc", "UTF-8"], &["-"]).replace("\u{ad}\n", "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text without any white space, for scripts that have none.
    pub(crate) fn solid(&self) -> String {
        self.text().replace(' ', "")
    }

    pub(crate) fn info(&self) -> String {
        self.run("pdfinfo", &[], &[])
    }

    pub(crate) fn structure(&self) -> String {
        self.run("pdfinfo", &["-struct-text"], &[])
    }

    /// Titles of the bookmarks, in order.
    pub(crate) fn bookmarks(&self) -> Vec<String> {
        fn collect(list: &serde_json::Value, titles: &mut Vec<String>) {
            for entry in list.as_array().into_iter().flatten() {
                titles.push(entry["title"].as_str().unwrap().to_owned());
                collect(&entry["kids"], titles);
            }
        }
        let json = self.run("qpdf", &["--json=2", "--json-key=outlines"], &[]);
        let mut titles = Vec::new();
        collect(
            &serde_json::from_str::<serde_json::Value>(&json).unwrap()["outlines"],
            &mut titles,
        );
        titles
    }

    /// Objects of the file in readable form.
    pub(crate) fn objects(&self) -> String {
        let output = Command::new("qpdf")
            .args(["--qdf", "--object-streams=disable"])
            .arg(self.folder.path().join("a.pdf"))
            .arg("-")
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

pub(crate) fn with(change: impl FnOnce(&mut PdfOptions)) -> PdfOptions {
    let mut options = PdfOptions::default();
    change(&mut options);
    options
}

/// An issue of one article.
pub(crate) fn single(language: &str, blocks: Vec<Block>) -> Copy {
    let issue = Issue {
        languages: vec![language.to_owned()],
        articles: vec![article("An Article", None, language, blocks)],
        ..Issue::default()
    };
    Copy::new("A Paper", language, issue)
}
