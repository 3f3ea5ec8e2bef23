//! Annotations are made, changed, deleted, taken back and done again, and nothing of them is lost on the way.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{AnnotationChange, ChangeKind, Error, Library, NewAnnotation, On};
use flyleaf_model::{AnchorStatus, Annotation, AnnotationId, Colour, IssueId, Span, Style};
use newsroom::{Draft, Newsroom};
use proptest::prelude::*;

const TEXT: &str = "The tide table hangs by the door.\n潮水先知道风，灯塔看守人每天记下水位。\nAsk the keeper 🐟 for the key.";

fn room() -> (Newsroom, IssueId) {
    let room = Newsroom::new();
    let issue = room.add(&Draft::new("Harbour Gazette", Some("7"), Some(2026), &[("Tides", TEXT)]));
    (room, issue)
}

fn note(text: &str) -> AnnotationChange {
    AnnotationChange { note: Some(text.to_owned()), ..AnnotationChange::default() }
}

#[test]
fn undo_of_a_deletion_brings_everything_back() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "灯塔看守人");
    room.library.annotation_delete(&made.id, &room.now()).unwrap();
    assert!(matches!(room.library.annotation(&made.id), Err(Error::AnnotationUnknown(_))));
    let change = room.library.undo(&newsroom::unread).unwrap().unwrap();
    assert_eq!((change.kind, change.annotation.as_ref()), (ChangeKind::Delete, Some(&made.id)));
    assert_eq!(room.annotation(&made.id), made);
    room.assert_whole();
}

#[test]
fn a_note_typed_in_one_go_is_taken_back_in_one_go() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "tide table");
    let type_in = |text: &str, session: &str| {
        room.library.annotation_update(&made.id, &note(text), session, &room.now()).unwrap()
    };
    type_in("A", "one");
    type_in("As", "one");
    let asked = type_in("Ask", "one");
    type_in("Ask why", "two");
    room.library.undo(&newsroom::unread).unwrap();
    assert_eq!(room.annotation(&made.id), asked);
    room.library.undo(&newsroom::unread).unwrap();
    assert_eq!(room.annotation(&made.id), made);
    assert_eq!(room.library.redo(&newsroom::unread).unwrap().unwrap().kind, ChangeKind::Update);
    assert_eq!(room.annotation(&made.id), asked);
}

#[test]
fn changes_without_a_session_are_taken_back_one_by_one() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "tide table");
    for text in ["A", "B"] {
        room.library.annotation_update(&made.id, &note(text), "", &room.now()).unwrap();
    }
    room.library.undo(&newsroom::unread).unwrap();
    assert_eq!(room.annotation(&made.id).note, "A");
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let (room, issue) = room();
    room.highlight(&issue, 0, "tide table");
    room.library.undo(&newsroom::unread).unwrap();
    room.highlight(&issue, 0, "the door");
    assert_eq!(room.library.redo(&newsroom::unread).unwrap(), None);
}

#[test]
fn the_journal_outlives_the_process_and_an_import() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "tide table");
    room.library.annotation_delete(&made.id, &room.now()).unwrap();
    let revised = format!("Corrected.\n{TEXT}");
    room.import(&Draft::new("Harbour Gazette", Some("7"), Some(2026), &[("Tides", &revised)]));
    let library = Library::open(room.folder.path()).unwrap();
    library.undo(&newsroom::unread).unwrap().unwrap();
    let back = library.annotation(&made.id).unwrap().annotation;
    assert_eq!(
        back.anchor().unwrap().status,
        AnchorStatus::Moved,
        "it stands where its words are now"
    );
    assert_eq!((back.note, back.tags, back.created), (made.note, made.tags, made.created));
    room.assert_whole();
}

#[test]
fn the_journal_keeps_a_thousand_changes() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "tide table");
    for change in 0..1_005 {
        room.library
            .annotation_update(&made.id, &note(&change.to_string()), "", &room.now())
            .unwrap();
    }
    let mut undone = 0;
    while room.library.undo(&newsroom::unread).unwrap().is_some() {
        undone += 1;
    }
    assert_eq!(undone, 1_000);
    assert_eq!(room.annotation(&made.id).note, "4");
}

#[test]
fn a_passage_that_is_none_is_refused_and_leaves_nothing() {
    let (room, issue) = room();
    let middle_of_a_character = TEXT.find('潮').unwrap() + 1;
    for (start, end) in [(3, 3), (0, TEXT.len() + 1), (0, middle_of_a_character)] {
        let new = NewAnnotation {
            id: AnnotationId::new(room.id()),
            issue: issue.clone(),
            on: On::Passage(0),
            style: Style::Highlight,
            colour: Colour::Straw,
            note: String::new(),
            tags: Vec::new(),
        };
        let refused = room
            .library
            .annotation_create::<Error>(&new, &room.now(), |_| Ok(Span::new(start, end)));
        assert!(matches!(refused, Err(Error::NoPassage { .. })), "{start}..{end}");
    }
    assert!(room.annotations(&issue).is_empty());
    assert_eq!(room.library.undo(&newsroom::unread).unwrap(), None);
}

#[test]
fn annotated_issues_are_found_by_tag_in_any_case() {
    let (room, issue) = room();
    room.highlight(&issue, 0, "tide table");
    assert_eq!(
        room.library.annotated_issues(None, Some("#WATER")).unwrap().as_slice(),
        std::slice::from_ref(&issue)
    );
    assert!(room.library.annotated_issues(None, Some("fire")).unwrap().is_empty());
    assert_eq!(room.library.annotated_issues(Some(&issue), None).unwrap(), [issue]);
}

#[derive(Debug, Clone)]
enum Step {
    Create { from: usize, length: usize },
    Note { which: usize, text: String, session: &'static str },
    Colour { which: usize, colour: usize },
    Tags { which: usize, tags: Vec<String> },
    Delete { which: usize },
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let tag = prop_oneof![Just("water".to_owned()), Just("潮汐".to_owned()), Just("#x".to_owned())];
    prop_oneof![
        3 => (0usize..60, 1usize..12).prop_map(|(from, length)| Step::Create { from, length }),
        3 => (0usize..5, "[a 潮]{0,4}", prop_oneof![Just(""), Just("s"), Just("t")])
            .prop_map(|(which, text, session)| Step::Note { which, text, session }),
        1 => (0usize..5, 0usize..4).prop_map(|(which, colour)| Step::Colour { which, colour }),
        1 => (0usize..5, proptest::collection::vec(tag, 0..3))
            .prop_map(|(which, tags)| Step::Tags { which, tags }),
        1 => (0usize..5).prop_map(|which| Step::Delete { which }),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn take(room: &Newsroom, issue: &IssueId, step: &Step) {
    let there = room.annotations(issue);
    let which = |which: usize| there.get(which % there.len().max(1)).map(|found| found.id.clone());
    let update = |id: Option<AnnotationId>, change: AnnotationChange, session: &str| {
        if let Some(id) = id {
            room.library.annotation_update(&id, &change, session, &room.now()).unwrap();
        }
    };
    match step {
        Step::Create { from, length } => {
            let bounds: Vec<usize> =
                TEXT.char_indices().map(|(byte, _)| byte).chain([TEXT.len()]).collect();
            let start = from % (bounds.len() - 1);
            let end = (start + length).min(bounds.len() - 1);
            room.highlight(issue, 0, &TEXT[bounds[start]..bounds[end]]);
        }
        Step::Note { which: w, text, session } => update(which(*w), note(text), session),
        Step::Colour { which: w, colour } => {
            let change = AnnotationChange {
                colour: Some(Colour::ALL[*colour]),
                ..AnnotationChange::default()
            };
            update(which(*w), change, "");
        }
        Step::Tags { which: w, tags } => {
            let change =
                AnnotationChange { tags: Some(tags.clone()), ..AnnotationChange::default() };
            update(which(*w), change, "s");
        }
        Step::Delete { which: w } => {
            if let Some(id) = which(*w) {
                room.library.annotation_delete(&id, &room.now()).unwrap();
            }
        }
        Step::Undo => drop(room.library.undo(&newsroom::unread).unwrap()),
        Step::Redo => drop(room.library.redo(&newsroom::unread).unwrap()),
    }
}

fn sorted(mut annotations: Vec<Annotation>) -> Vec<Annotation> {
    annotations.sort_by(|a, b| a.id.cmp(&b.id));
    annotations
}

proptest! {
    // Every case writes to a disk that is waited for.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_everything_the_end(
        steps in proptest::collection::vec(step(), 1..25)
    ) {
        let (room, issue) = room();
        for step in &steps {
            take(&room, &issue, step);
        }
        while room.library.redo(&newsroom::unread).unwrap().is_some() {}
        let end = sorted(room.annotations(&issue));
        while room.library.undo(&newsroom::unread).unwrap().is_some() {}
        prop_assert!(room.annotations(&issue).is_empty());
        while room.library.redo(&newsroom::unread).unwrap().is_some() {}
        prop_assert_eq!(sorted(room.annotations(&issue)), end);
        prop_assert!(room.library.check().unwrap().damage.is_empty());
    }
}
