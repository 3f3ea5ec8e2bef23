//! The customer's issue, saved in every format by programs that people save it with: always the same issue.
//!
//! The files are made when the test runs, from ../shared/seeds, by LibreOffice where it is installed; a mail and a
//! Markdown file hold the text itself. Nothing of them is kept.
#![allow(clippy::print_stderr, reason = "a test that skips says so")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::Command;

use flyleaf_import::read;
use flyleaf_model::{Block, Issue};

fn seed() -> Option<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let path = std::fs::read_dir(&folder).ok()?.next()?.unwrap().path();
    let text = std::fs::read_to_string(&path).unwrap();
    Some((path, text))
}

/// What must come out: everything that is asked of the issue, whatever holds it.
fn told(issue: &Issue) -> Vec<String> {
    let mut told = vec![
        format!("title {:?}", issue.publication.title),
        format!("publishers {:?}", issue.publication.publishers),
        format!("number {:?}, year {:?}, date {:?}", issue.number, issue.year, issue.date),
    ];
    for entry in &issue.contents {
        told.push(format!("entry {:?} of article {:?}", entry.title, entry.article));
    }
    for article in &issue.articles {
        told.push(format!("article {:?}, source {:?}", article.title, article.source));
        for block in &article.blocks {
            told.push(match block {
                Block::Paragraph { runs } => {
                    format!("paragraph {}", runs.iter().map(|run| &*run.text).collect::<String>())
                }
                Block::List { ordered, start, items } => {
                    format!("list {ordered} from {start} of {}", items.len())
                }
                other => format!("{other:?}"),
            });
        }
    }
    told
}

fn assert_same(bytes: &[u8], name: &str, expected: &[String]) {
    let reading = read(bytes, Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(told(&reading.issue), expected, "{name} holds the same issue");
}

#[test]
fn a_mail_and_a_markdown_file_hold_the_same_issue() {
    let Some((path, text)) = seed() else {
        eprintln!("skipped: ../shared/seeds is absent");
        return;
    };
    let expected = told(&read(text.as_bytes(), path.to_str()).unwrap().issue);
    assert_same(text.as_bytes(), "issue.md", &expected);
    let mail = format!(
        "From: Reader <reader@lamp.example>\r\nTo: reader@lamp.example\r\nSubject: For you to read\r\n\
         Date: Thu, 14 May 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
        text.replace('\n', "\r\n")
    );
    assert_same(mail.as_bytes(), "issue.eml", &expected);
}

#[test]
fn what_an_office_program_saves_holds_the_same_issue() {
    let Some((path, text)) = seed() else {
        eprintln!("skipped: ../shared/seeds is absent");
        return;
    };
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: soffice (LibreOffice) is not installed");
        return;
    }
    let expected = told(&read(text.as_bytes(), path.to_str()).unwrap().issue);
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("issue.txt");
    std::fs::write(&source, &text).unwrap();
    for format in ["docx", "odt", "rtf", "html", "epub", "pdf"] {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
            .args(["--headless", "--infilter=Text (encoded):UTF8", "--convert-to", format, "--outdir"])
            .arg(folder.path())
            .arg(&source)
            .output()
            .unwrap();
        let made = folder.path().join("issue").with_extension(format);
        let bytes = std::fs::read(&made)
            .unwrap_or_else(|_| panic!("{format}: {}", String::from_utf8_lossy(&output.stderr)));
        assert_same(&bytes, &format!("issue.{format}"), &expected);
    }
}
