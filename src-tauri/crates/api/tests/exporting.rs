//! Files come out whole or not at all.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use std::fs;
use std::path::Path;
use std::slice::from_ref;

use desk::Desk;
use flyleaf_api::{Cancel, ExportPdf, NotesPlacement, Paper, QuoteAnnotate, Stage};
use flyleaf_model::{Colour, IssueId};

fn request(issues: &[IssueId]) -> ExportPdf {
    ExportPdf {
        issues: issues.to_vec(),
        articles: None,
        paper: Paper::A5,
        notes: NotesPlacement::Margin,
        masthead: false,
        highlights: true,
    }
}

fn noted(desk: &Desk) -> IssueId {
    let issue = desk.gazette();
    let request = QuoteAnnotate {
        issue: issue.clone(),
        article: 1,
        quote: "潮水先知道风".to_owned(),
        prefix: None,
        suffix: None,
        note: "Ask the keeper.".to_owned(),
        colour: Colour::Sage,
        tags: vec!["tides".to_owned()],
    };
    desk.flyleaf.annotate_quote(&request).unwrap();
    issue
}

/// Everything in the folder of exports: nothing unfinished may lie there.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_library_gives_the_same_pdf_in_place_of_what_was_there() {
    let desk = Desk::new();
    let issue = noted(&desk);
    let path = desk.file("out/issue.pdf", "what was there before");
    let mut stages = Vec::new();
    let report = desk
        .flyleaf
        .export_pdf(
            &request(from_ref(&issue)),
            &path,
            &mut |told| stages.push(told.stage),
            &Cancel::default(),
        )
        .unwrap();
    assert_eq!(stages, [Stage::Typesetting, Stage::Writing]);
    let first = fs::read(&path).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!((report.bytes as usize, report.highlights, report.notes), (first.len(), 1, 1));
    assert!(report.pages >= 1 && report.unplaced == 0);
    let again = desk.path("out/again.pdf");
    desk.again().export_pdf(&request(&[issue]), &again, &mut |_| (), &Cancel::default()).unwrap();
    assert_eq!(fs::read(&again).unwrap(), first);
    assert_eq!(names(&desk.path("out")), ["again.pdf", "issue.pdf"]);
}

#[test]
fn a_stopped_or_failed_export_leaves_the_old_file_and_nothing_else() {
    let desk = Desk::new();
    let issue = noted(&desk);
    let path = desk.file("out/issue.pdf", "what was there before");
    let cancel = Cancel::default();
    let stop = &mut |told: flyleaf_api::Progress| {
        if told.stage == Stage::Writing {
            cancel.cancel();
        }
    };
    let error =
        desk.flyleaf.export_pdf(&request(from_ref(&issue)), &path, stop, &cancel).unwrap_err();
    assert!(error.cancelled);
    let unknown = request(&[issue.clone(), IssueId::new("none")]);
    let error =
        desk.flyleaf.export_pdf(&unknown, &path, &mut |_| (), &Cancel::default()).unwrap_err();
    assert_eq!(error.message.id, "error-issue-unknown");
    let absent = ExportPdf { articles: Some(vec![9]), ..request(from_ref(&issue)) };
    let error =
        desk.flyleaf.export_pdf(&absent, &path, &mut |_| (), &Cancel::default()).unwrap_err();
    assert_eq!(error.message.id, "error-article-unknown");
    assert_eq!(fs::read_to_string(&path).unwrap(), "what was there before");
    assert_eq!(names(&desk.path("out")), ["issue.pdf"]);

    for (place, id) in
        [("nowhere/issue.md", "error-write-no-folder"), ("out", "error-write-folder")]
    {
        let error = desk.flyleaf.export_markdown(from_ref(&issue), &desk.path(place)).unwrap_err();
        assert_eq!(error.message.id, id);
    }
    assert_eq!(
        desk.flyleaf.export_markdown(&[], &path).unwrap_err().message.id,
        "error-export-nothing"
    );
}

#[test]
fn markdown_holds_the_issue_and_its_notes() {
    let desk = Desk::new();
    let issue = noted(&desk);
    let path = desk.path("issue.md");
    let report = desk.flyleaf.export_markdown(&[issue], &path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!((report.pages, report.bytes as usize), (0, text.len()));
    assert!(text.contains("==潮水先知道风==") && text.contains("Ask the keeper."), "{text}");
}

#[cfg(unix)]
#[test]
fn an_exported_file_may_be_read_as_any_other_new_file() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new();
    let issue = noted(&desk);
    let path = desk.path("issue.md");
    desk.flyleaf.export_markdown(&[issue], &path).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&path), mode(&desk.file("other.md", "")));
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_a_device_is_not_replaced() {
    let desk = Desk::new();
    let issue = noted(&desk);
    let target = desk.file("kept/issue.md", "what was there before");
    let link = desk.path("link.md");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    desk.flyleaf.export_markdown(from_ref(&issue), &link).unwrap();
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("Ask the keeper."));
    assert_eq!(names(&desk.path("kept")), ["issue.md"]);

    // A socket stands for a device here: anyone may make one.
    let socket = desk.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let error = desk.flyleaf.export_markdown(&[issue], &socket).unwrap_err();
    assert_eq!(error.message.id, "error-write-not-a-file");
    assert!(!fs::metadata(&socket).unwrap().is_file());
}

#[test]
fn pages_are_previewed_without_a_file() {
    let desk = Desk::new();
    let issue = noted(&desk);
    let preview =
        desk.flyleaf.export_preview(&request(&[issue]), &[1, 99], &Cancel::default()).unwrap();
    assert!(preview.pages >= 1);
    assert_eq!(preview.images.len(), 1);
    assert!(preview.images[0].starts_with(b"\x89PNG"));
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    let desk = Desk::new();
    let first = noted(&desk);
    desk.import(&desk.file("eight.txt", desk::GAZETTE.replace("No. 7", "No. 8")));
    let second = desk.flyleaf.find_issue("Harbour Gazette/8").unwrap();
    let name = |issues: &[IssueId]| desk.flyleaf.export_name(issues, "pdf").unwrap();
    assert_eq!(name(from_ref(&first)), "HARBOUR GAZETTE 7-2026.pdf");
    assert_eq!(name(&[first, second]), "HARBOUR GAZETTE 7-2026, 8-2026.pdf");
}
