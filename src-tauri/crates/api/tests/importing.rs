//! Files and folders go in; each gets its row, and nothing stops the others.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::{Desk, GAZETTE};
use flyleaf_api::{Cancel, ImportOutcome, ImportReport, Stage, words};

fn kinds(report: &ImportReport) -> Vec<(String, &'static str)> {
    let kind = |outcome: &ImportOutcome| match outcome {
        ImportOutcome::Imported { .. } => "imported",
        ImportOutcome::Revised { .. } => "revised",
        ImportOutcome::Present { .. } => "present",
        ImportOutcome::Failed { .. } => "failed",
    };
    let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    report.rows.iter().map(|row| (name(&row.path), kind(&row.outcome))).collect()
}

fn said(outcome: &ImportOutcome) -> String {
    match outcome {
        ImportOutcome::Failed { error } => words::english(&error.message),
        other => panic!("it was read: {other:?}"),
    }
}

#[test]
fn a_folder_is_searched_to_its_bottom_in_the_order_of_names() {
    let desk = Desk::new();
    let issue = |number: u32| GAZETTE.replace("No. 7", &format!("No. {number}"));
    desk.file("post/b/two.txt", issue(2));
    desk.file("post/a/one.txt", issue(1));
    desk.file("post/three.txt", issue(3));
    desk.file("post/copy.txt", issue(1));
    desk.file("post/empty.txt", " \n ");
    desk.file("post/.hidden/four.txt", issue(4));
    desk.file("post/.five.txt", issue(5));
    let report = desk.import(&desk.path("post"));
    let wanted = [
        ("one.txt", "imported"),
        ("two.txt", "imported"),
        ("copy.txt", "present"),
        ("empty.txt", "failed"),
        ("three.txt", "imported"),
    ];
    assert_eq!(kinds(&report), wanted.map(|(name, kind)| (name.to_owned(), kind)));
    assert!(!report.cancelled);
    let library = desk.flyleaf.library().unwrap();
    assert_eq!(library.publications.len(), 1);
    let numbers: Vec<_> =
        library.publications[0].issues.iter().map(|issue| issue.number.clone().unwrap()).collect();
    assert_eq!(numbers, ["3", "2", "1"]);

    let again = desk.import(&desk.path("post"));
    let present =
        again.rows.iter().filter(|row| matches!(row.outcome, ImportOutcome::Present { .. }));
    assert_eq!(present.count(), 4, "importing a folder twice changes nothing");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let desk = Desk::new();
    let file = desk.file("post/one.txt", GAZETTE);
    std::os::unix::fs::symlink(file.parent().unwrap(), desk.path("post/again")).unwrap();
    let report = desk.import(&desk.path("post"));
    assert_eq!(kinds(&report), [("one.txt".to_owned(), "imported")]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_cause_and_leaves_nothing() {
    let desk = Desk::new();
    let cases: [(&str, &[u8], &str); 3] = [
        ("empty.txt", b"", "holds no text"),
        ("picture.txt", &[0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0, 255, 0, 1], "picture.txt"),
        (
            "page.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
            "PDF",
        ),
    ];
    for (name, bytes, cause) in cases {
        let report = desk.import(&desk.file(name, bytes));
        let message = said(&report.rows[0].outcome);
        assert!(message.contains(name) && message.contains(cause), "{message}");
    }
    let report = desk.import(&desk.path("nowhere.txt"));
    assert!(said(&report.rows[0].outcome).starts_with("There is no file at"));
    assert!(desk.flyleaf.library().unwrap().publications.is_empty());
    assert_eq!(desk.flyleaf.check().unwrap().originals, 0);
}

#[test]
fn progress_counts_the_files_and_names_them() {
    let desk = Desk::new();
    for number in 1..=5 {
        desk.file(
            &format!("post/{number}.txt"),
            GAZETTE.replace("No. 7", &format!("No. {number}")),
        );
    }
    let mut told = Vec::new();
    desk.import_telling(&desk.path("post"), &mut |progress| told.push(progress));
    let reading: Vec<_> = told.iter().filter(|told| told.stage == Stage::Reading).collect();
    let names: Vec<_> = reading.iter().map(|told| (told.subject.as_str(), told.done)).collect();
    assert_eq!(names, [("1.txt", 0), ("2.txt", 1), ("3.txt", 2), ("4.txt", 3), ("5.txt", 4)]);
    assert!(reading.iter().all(|told| told.total == 5));
    assert!(told.iter().any(|told| told.stage == Stage::Searching));
}

#[test]
fn a_stopped_import_keeps_what_was_reported_and_nothing_else() {
    let desk = Desk::new();
    for number in 1..=9 {
        desk.file(
            &format!("post/{number}.txt"),
            GAZETTE.replace("No. 7", &format!("No. {number}")),
        );
    }
    let cancel = Cancel::default();
    let report = desk
        .flyleaf
        .import(
            &[desk.path("post")],
            &mut |progress| {
                if progress.stage == Stage::Reading && progress.done == 3 {
                    cancel.cancel();
                }
            },
            &cancel,
        )
        .unwrap();
    assert!(report.cancelled);
    assert_eq!(report.rows.len(), 3);
    assert_eq!(desk.flyleaf.library().unwrap().publications[0].issues.len(), 3);
}

#[test]
fn the_same_files_give_the_same_library_however_they_are_scheduled() {
    let shelf = || {
        let desk = Desk::new();
        for number in 1..=12 {
            let text = GAZETTE.replace("No. 7", &format!("No. {number}"));
            desk.file(&format!("post/{number:02}.txt"), text.repeat(1 + number % 3));
        }
        desk.import(&desk.path("post"));
        desk.flyleaf.library().unwrap().publications
    };
    assert_eq!(shelf(), shelf());
}

#[test]
fn a_corrected_file_becomes_a_revision_and_tells_what_became_of_the_notes() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let mark = |quote: &str| {
        let request = flyleaf_api::QuoteAnnotate {
            issue: issue.clone(),
            article: 0,
            quote: quote.to_owned(),
            prefix: None,
            suffix: None,
            note: String::new(),
            colour: flyleaf_model::Colour::Rose,
            tags: Vec::new(),
        };
        desk.flyleaf.annotate_quote(&request).unwrap();
    };
    mark("wait for the second bell");
    mark("where the keeper saw a porpoise");
    let corrected = GAZETTE
        .replace("High water", "Errata of last week follow below. High water")
        .replace("saw a porpoise", "was wrong");
    let report = desk.import(&desk.file("corrected.txt", corrected));
    match &report.rows[0].outcome {
        ImportOutcome::Revised { issue: revised, kept, orphaned, .. } => {
            assert_eq!((revised, *kept, *orphaned), (&issue, 1, 1));
        }
        other => panic!("{other:?}"),
    }
    let article = desk.flyleaf.article(&issue, 0).unwrap();
    let places: Vec<_> = article.annotations.iter().map(|found| found.start.is_some()).collect();
    assert_eq!(places, [true, false], "what has no place comes last and is still there");
}
