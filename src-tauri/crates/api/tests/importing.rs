//! Files and folders go in; each gets its row, and nothing stops the others.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::{Desk, GAZETTE};
use flyleaf_api::{AnchorCounts, Cancel, ImportOutcome, ImportReport, ImportStep, words};

fn kinds(report: &ImportReport) -> Vec<(String, &'static str)> {
    let kind = |outcome: &ImportOutcome| match outcome {
        ImportOutcome::Imported { .. } => "imported",
        ImportOutcome::Revised { .. } => "revised",
        ImportOutcome::Present { .. } => "present",
        ImportOutcome::Failed { .. } => "failed",
        ImportOutcome::Cancelled => "cancelled",
    };
    let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    report.rows.iter().map(|row| (name(&row.file.path), kind(&row.outcome))).collect()
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
    let report = desk.import_telling(&desk.path("post"), &mut |step| told.push(step));
    let found: Vec<_> = told
        .iter()
        .filter_map(|step| match step {
            ImportStep::Found { files } => Some(files),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(found, report.rows.iter().map(|row| &row.file).collect::<Vec<_>>());
    let numbers = |wanted: fn(&ImportStep) -> Option<u32>| -> Vec<u32> {
        told.iter().filter_map(wanted).collect()
    };
    let reading = |step: &ImportStep| match step {
        ImportStep::Reading { number } => Some(*number),
        _ => None,
    };
    let done = |step: &ImportStep| match step {
        ImportStep::Done { number, .. } => Some(*number),
        _ => None,
    };
    assert_eq!(numbers(reading), [0, 1, 2, 3, 4]);
    assert_eq!(numbers(done), [0, 1, 2, 3, 4]);
    assert!(matches!(told[0], ImportStep::Searching { found: 0, .. }));
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
    let mut stop = |step| {
        if matches!(step, ImportStep::Done { number: 2, .. }) {
            cancel.cancel();
        }
    };
    let report = desk.flyleaf.import(&[desk.path("post")], &mut stop, &cancel).unwrap();
    assert!(report.cancelled);
    let counts = report.counts();
    assert_eq!((counts.imported, counts.cancelled), (3, 6), "each file is accounted for");
    assert_eq!(desk.flyleaf.library().unwrap().publications[0].issues.len(), 3);
}

#[test]
fn one_file_is_left_out_and_the_others_come_in() {
    let desk = Desk::new();
    for number in 1..=4 {
        desk.file(
            &format!("post/{number}.txt"),
            GAZETTE.replace("No. 7", &format!("No. {number}")),
        );
    }
    let cancel = Cancel::default();
    let mut stop = |step| {
        if matches!(step, ImportStep::Found { .. }) {
            cancel.cancel_part(1);
        }
    };
    let report = desk.flyleaf.import(&[desk.path("post")], &mut stop, &cancel).unwrap();
    assert!(!report.cancelled);
    let wanted = ["imported", "cancelled", "imported", "imported"];
    assert_eq!(kinds(&report).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>(), wanted);
}

fn issue(number: u32) -> String {
    GAZETTE.replace("No. 7", &format!("No. {number}"))
}

fn mailbox() -> String {
    let message = |number: u32| {
        format!(
            "From ann@lamp.example Thu May {number} 09:00:00 2026\nFrom: Ann <ann@lamp.example>\n\
             Subject: Harbour Gazette No. {number}\nDate: Thu, {number} May 2026 09:00:00 +0000\n\n{}\n",
            issue(number)
        )
    };
    (11..=13).map(message).collect()
}

#[test]
fn each_message_of_a_mailbox_is_an_issue_with_an_original_of_its_own() {
    let desk = Desk::new();
    let path = desk.file("lamp.mbox", mailbox());
    let report = desk.import(&path);
    let entries: Vec<_> =
        report.rows.iter().map(|row| row.file.entry.as_deref().unwrap()).collect();
    assert_eq!(entries, ["1", "2", "3"]);
    assert_eq!(report.counts().imported, 3, "{report:?}");
    assert_eq!(desk.flyleaf.check().unwrap().originals, 3);
    let more =
        format!("{}{}", mailbox(), mailbox().replace("Gazette", "Lamp").replace("May 1", "June 1"));
    let again = desk.import(&desk.file("lamp.mbox", more)).counts();
    assert_eq!((again.present, again.imported + again.revised), (3, 3));
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    flyleaf_import::pack(files.collect())
}

#[test]
fn each_document_of_an_archive_is_an_issue_and_a_damaged_one_is_told() {
    let desk = Desk::new();
    let inner = packed(&[("a.txt", issue(5).as_bytes()), ("b.txt", issue(6).as_bytes())]);
    let bytes = packed(&[
        ("2026/may.txt", issue(1).as_bytes()),
        ("2026/june.txt", issue(2).as_bytes()),
        ("2026/empty.txt", b" "),
        ("mail.mbox", mailbox().as_bytes()),
        ("older.zip", &inner),
        (".DS_Store", b"junk"),
    ]);
    desk.file("post/lamp.zip", bytes);
    desk.file("post/single.txt", issue(9));
    let report = desk.import(&desk.path("post"));
    let told: Vec<_> = report
        .rows
        .iter()
        .zip(kinds(&report))
        .map(|(row, (_, kind))| (row.file.entry.as_deref().unwrap_or("-"), kind))
        .collect();
    assert_eq!(
        told,
        [
            ("2026/empty.txt", "failed"),
            ("2026/june.txt", "imported"),
            ("2026/may.txt", "imported"),
            ("1", "imported"),
            ("2", "imported"),
            ("3", "imported"),
            ("older.zip/a.txt", "imported"),
            ("older.zip/b.txt", "imported"),
            ("-", "imported"),
        ]
    );
    assert!(said(&report.rows[0].outcome).contains("lamp.zip/2026/empty.txt"));
    let again = desk.import(&desk.path("post")).counts();
    assert_eq!((again.present, again.failed, again.imported), (8, 1, 0));
}

const INDEX: &str = "<title>Harbour Lamp</title><h1>Harbour Lamp</h1><p>No. 4, May 2026</p><ul>
    <li><a href='TIDES.html'>Tides</a><li><a href='fog.html'>Fog</a></ul>";

#[test]
fn a_folder_of_pages_is_one_issue_and_the_files_beside_them_their_own() {
    let desk = Desk::new();
    let page = |title: &str| {
        format!("<h1>{title}</h1><p>{title} came in with the morning ferry, and stayed.</p>")
    };
    desk.file("post/lamp/index.html", INDEX);
    desk.file("post/lamp/tides.html", page("Tides"));
    desk.file("post/lamp/fog.html", page("Fog"));
    desk.file("post/lamp/img/lamp.css", "p { color: red }");
    desk.file("post/lamp/read me.txt", issue(3));
    desk.file("post/lamp/Thumbs.db", "junk");
    desk.file("post/may.html", page("May"));
    desk.file("post/june.html", page("June"));
    desk.file("post/saved.html", page("Saved"));
    desk.file("post/saved_files/style.css", "p { color: red }");
    let report = desk.import(&desk.path("post"));
    let told: Vec<_> = report
        .rows
        .iter()
        .map(|row| (row.file.path.rsplit('/').next().unwrap(), row.parts.len()))
        .collect();
    assert_eq!(
        told,
        [("june.html", 0), ("lamp", 4), ("read me.txt", 0), ("may.html", 0), ("saved.html", 2)]
    );
    assert_eq!(report.counts().imported, 5, "{report:?}");
    let ImportOutcome::Imported { articles, .. } = &report.rows[1].outcome else { panic!() };
    assert_eq!(*articles, 2);
    let again = desk.import(&desk.path("post")).counts();
    assert_eq!((again.present, again.imported + again.revised), (5, 0), "the same bytes");
}

#[cfg(unix)]
#[test]
fn files_come_in_whose_names_are_no_unicode() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    let folder = desk.path("post").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), issue(1)).unwrap();
    std::fs::write(folder.join("index.html"), "<a href='a.html'>A</a>").unwrap();
    std::fs::write(folder.join("a.html"), "<h1>A</h1><p>The tide came in.</p>").unwrap();
    let report = desk.import(&desk.path("post"));
    assert_eq!(report.counts().imported, 2, "{report:?}");
    let place = flyleaf_api::place::read(&report.rows[1].file.place);
    assert_eq!(place, folder.join(name));
    let again = desk.flyleaf.import(&[place], &mut |_| (), &Cancel::default()).unwrap();
    assert_eq!(again.counts().present, 1);
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
        ImportOutcome::Revised { issue: revised, anchors, .. } => {
            let wanted = AnchorCounts { moved: 1, orphaned: 1, ..AnchorCounts::default() };
            assert_eq!((revised, *anchors), (&issue, wanted));
        }
        other => panic!("{other:?}"),
    }
    let article = desk.flyleaf.article(&issue, 0).unwrap();
    let places: Vec<_> = article.annotations.iter().map(|found| found.start.is_some()).collect();
    assert_eq!(places, [true, false], "what has no place comes last and is still there");
}
