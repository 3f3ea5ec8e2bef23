//! Publications under several spellings, merged and parted; what was pasted taken out again.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{ChangeKind, Error, Evidence};
use flyleaf_model::{Finding, FindingCode, PublicationId, Span};
use newsroom::{Draft, Newsroom};

const TIDES: &str = "High water at nine in the morning, low water at a quarter past three.";

fn issue(title: &str, number: &str) -> Draft {
    Draft::new(title, Some(number), Some(2026), &[("Tides", &format!("{TIDES} {title} {number}"))])
}

/// Publications on the shelf with their issues' numbers, the latest first.
fn shelf(room: &Newsroom) -> Vec<(String, Vec<String>)> {
    let shelf = room.library.shelf().unwrap().into_iter();
    shelf
        .map(|(publication, issues)| {
            (publication.title, issues.into_iter().filter_map(|issue| issue.number).collect())
        })
        .collect()
}

fn row(title: &str, numbers: &[&str]) -> (String, Vec<String>) {
    (title.to_owned(), numbers.iter().map(|&number| number.to_owned()).collect())
}

fn id(room: &Newsroom, title: &str) -> PublicationId {
    room.library.publication_named(title).unwrap().unwrap()
}

#[test]
fn spellings_of_a_masthead_are_one_publication_and_say_why() {
    let room = Newsroom::new();
    for (title, number) in [
        ("Café & Harbour", "1"),
        ("The Café and Harbour", "2"),
        ("CAFE AND HARBOUR", "3"),
        ("Café & Harbour No. 4", "4"),
        ("Café & Harbour No. 5", "5"),
    ] {
        room.add(&issue(title, number));
    }
    room.add(&issue("Café & Harbor", "1"));
    assert_eq!(
        shelf(&room),
        [row("Café & Harbour", &["5", "4", "3", "2", "1"]), row("Café & Harbor", &["1"])]
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
    let told: Vec<_> = room
        .library
        .spellings()
        .unwrap()
        .into_iter()
        .map(|spelling| (spelling.printed, spelling.evidence))
        .collect();
    assert_eq!(
        told,
        [
            ("CAFE AND HARBOUR".to_owned(), Evidence::Accents),
            ("The Café and Harbour".to_owned(), Evidence::Words),
        ]
    );
}

#[test]
fn what_a_file_declares_names_its_publication_where_the_masthead_is_new() {
    let room = Newsroom::new();
    let declares = |title: &str, number: &str, declared: &str| {
        let mut draft = issue(title, number);
        draft.findings = vec![Finding {
            code: FindingCode::DeclaredDiffers,
            details: vec![title.to_owned(), declared.to_owned()],
            span: Span::new(0, 0),
        }];
        draft
    };
    room.add(&issue("Harbour List", "1"));
    room.add(&declares("The Lamp", "2", "Harbour List"));
    room.add(&issue("Lamp", "3"));
    room.add(&issue("Mill Notes", "1"));
    room.add(&declares("Mill Notes", "2", "Harbour List"));
    assert_eq!(
        shelf(&room),
        [row("Harbour List", &["3", "2", "1"]), row("Mill Notes", &["2", "1"])],
        "a masthead that is known stays what it is"
    );
}

#[test]
fn merged_publications_take_issues_to_come_and_part_again() {
    let room = Newsroom::new();
    room.add(&issue("Harbour Lamp", "1"));
    room.add(&issue("Tide Sheet", "7"));
    let (lamp, sheet) = (id(&room, "Harbour Lamp"), id(&room, "Tide Sheet"));
    room.library.publication_merge(&sheet, &lamp).unwrap();
    assert_eq!(shelf(&room), [row("Harbour Lamp", &["7", "1"])]);
    room.add(&issue("Tide Sheet", "8"));
    room.add(&issue("The Tide Sheet", "9"));
    assert_eq!(shelf(&room), [row("Harbour Lamp", &["9", "8", "7", "1"])]);
    let merged = room.library.spellings().unwrap();
    assert!(merged.iter().any(|spelling| spelling.evidence == Evidence::Merged));

    let parted = room.undo().unwrap();
    assert_eq!((parted.kind, parted.issue), (ChangeKind::Merge, None));
    assert_eq!(
        shelf(&room),
        [row("Harbour Lamp", &["1"]), row("Tide Sheet", &["9", "8", "7"])],
        "what came since goes to the title it prints"
    );
    assert_eq!(id(&room, "Tide Sheet"), sheet);
    room.redo().unwrap();
    assert_eq!(shelf(&room), [row("Harbour Lamp", &["9", "8", "7", "1"])]);
    room.undo().unwrap();
    assert_eq!(id(&room, "tide sheet"), sheet);
    for (from, into) in [(&lamp, &lamp), (&PublicationId::new("none"), &lamp)] {
        let refused = room.library.publication_merge(from, into).unwrap_err();
        assert!(matches!(refused, Error::PublicationUnknown(_)), "{refused}");
    }
    room.assert_whole();
}

#[test]
fn nothing_is_left_of_what_was_pasted_and_taken_back() {
    let room = Newsroom::new();
    room.add(&issue("Harbour Lamp", "1").showing(b"lamp"));
    let pasted = room.add(&issue("Tide Sheet", "7").showing(b"lamp").showing(b"horn"));
    room.library.pasted(&pasted).unwrap();
    room.highlight(&pasted, 0, "High water");
    room.undo().unwrap();
    let change = room.undo().unwrap();
    assert_eq!((change.kind, change.issue), (ChangeKind::Paste, None));
    assert_eq!(shelf(&room), [row("Harbour Lamp", &["1"])]);
    let report = room.library.check().unwrap();
    assert_eq!((report.issues, report.originals, report.images), (1, 1, 1));
    assert_eq!(room.library.publication_named("Tide Sheet").unwrap(), None);
    assert_eq!(room.redo(), None);
    room.assert_whole();
}
