//! Notes on issues and articles, many changed at once, and the trash.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{BulkChange, Carried, ChangeKind, Error, Imported, On};
use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId, Style, Target};
use newsroom::{Draft, Newsroom};

const TIDES: &str =
    "High water comes at nine and low water at three. The pilot asks all ferries to wait.";
const FOG: &str = "Fog held the mole for four days. Nobody was hurt.";

fn gazette(articles: &[(&str, &str)]) -> Draft {
    Draft::new("Harbour Gazette", Some("7"), Some(2026), articles)
}

fn room() -> (Newsroom, IssueId) {
    let room = Newsroom::new();
    let issue = room.add(&gazette(&[("Tides", TIDES), ("Fog", FOG)]));
    (room, issue)
}

#[test]
fn notes_stand_on_issues_and_articles_before_their_passages() {
    let (room, issue) = room();
    let passage = room.highlight(&issue, 1, "four days");
    let article = room.write(&issue, On::Article(1), "All of it");
    let whole = room.write(&issue, On::Issue, "A thin number");
    let listed: Vec<_> = room.annotations(&issue).into_iter().map(|note| note.id).collect();
    assert_eq!(listed, [whole.id.clone(), article.id.clone(), passage.id]);
    assert_eq!((&whole.target, &article.target), (&Target::Issue, &Target::Article { article: 1 }));
    let on_it = room.library.article(&issue, 1).unwrap().annotations;
    assert_eq!(on_it.len(), 2);
    room.assert_whole();
    for gone in [&whole, &article] {
        assert_eq!(room.undo().unwrap().annotation.as_ref(), Some(&gone.id));
    }
    assert_eq!(room.annotations(&issue).len(), 1);
}

#[test]
fn a_note_on_an_article_that_is_not_there_is_refused() {
    let (room, issue) = room();
    let new = flyleaf_library::NewAnnotation {
        id: AnnotationId::new(room.id()),
        issue,
        on: On::Article(2),
        style: Style::default(),
        colour: Colour::Sky,
        note: String::new(),
        tags: Vec::new(),
    };
    let refused = room.library.annotation_create::<Error>(&new, &room.now(), |_| unreachable!());
    assert!(matches!(refused, Err(Error::ArticleUnknown { index: 2, .. })));
}

#[test]
fn a_note_on_an_article_follows_its_title_and_waits_on_the_issue_while_that_is_gone() {
    let (room, issue) = room();
    let note = room.write(&issue, On::Article(1), "All of it");
    let whole = room.write(&issue, On::Issue, "A thin number");
    let there = || room.library.annotation(&note.id).unwrap();

    let moved = room.import(&gazette(&[("News", FOG), ("Tides", TIDES), ("Fog", FOG)]));
    assert_eq!(
        moved,
        Imported::Revised {
            issue: issue.clone(),
            carried: Carried { exact: 2, ..Carried::default() }
        }
    );
    assert_eq!(there().annotation.article(), Some(2));

    let without = room.import(&gazette(&[("News", FOG), ("Tides", TIDES)]));
    assert_eq!(
        without,
        Imported::Revised {
            issue: issue.clone(),
            carried: Carried { exact: 1, orphaned: 1, ..Carried::default() }
        }
    );
    let lost = there();
    assert_eq!((&lost.annotation.target, lost.status()), (&Target::Issue, AnchorStatus::Orphaned));
    assert_eq!(lost.home.as_deref(), Some("Fog"));
    assert_eq!(room.library.annotation(&whole.id).unwrap().status(), AnchorStatus::Exact);
    room.assert_whole();

    room.import(&gazette(&[("Fog", FOG), ("Tides", &format!("Again. {TIDES}"))]));
    assert_eq!((there().annotation.article(), there().status()), (Some(0), AnchorStatus::Exact));
    assert_eq!(room.library.annotation(&whole.id).unwrap().annotation.target, Target::Issue);
}

#[test]
fn many_are_changed_at_once_and_taken_back_at_once() {
    let (room, issue) = room();
    let other = room.add(&Draft::new("Quay News", Some("1"), Some(2026), &[("Fog", FOG)]));
    let made = [
        room.highlight(&issue, 0, "nine"),
        room.highlight(&issue, 0, "three"),
        room.write(&other, On::Issue, "Elsewhere"),
    ];
    let ids = made.clone().map(|note| note.id);
    let now = || ids.clone().map(|id| room.annotation(&id));
    for (change, changed) in [
        (BulkChange::Colour(Colour::Rose), 3),
        (BulkChange::Style(Style::Underline), 3),
        (BulkChange::AddTag("#Log".to_owned()), 3),
        (BulkChange::AddTag("WATER".to_owned()), 1),
        (BulkChange::RemoveTag("Water".to_owned()), 2),
    ] {
        let before = now();
        if matches!(change, BulkChange::RemoveTag(_)) {
            room.library.annotations_change(&ids[..2], &change, &room.now()).unwrap();
        } else {
            let told = room.library.annotations_change(&ids, &change, &room.now()).unwrap();
            assert_eq!(told, changed, "{change:?}");
        }
        let after = now();
        let undone = room.undo().unwrap();
        assert_eq!((undone.kind, undone.annotations), (ChangeKind::Update, changed));
        assert_eq!(now(), before, "{change:?}");
        room.redo().unwrap();
        assert_eq!(now(), after, "{change:?}");
    }
    let [first, _, elsewhere] = now();
    assert_eq!((first.colour, first.style), (Colour::Rose, Style::Underline));
    assert_eq!(first.tags, ["潮汐", "Log"]);
    assert_eq!(elsewhere.tags, ["Log", "WATER"]);
}

#[test]
fn one_that_is_not_there_spoils_a_change_to_many() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "nine");
    let ids = [made.id.clone(), AnnotationId::new("none")];
    let change = BulkChange::Colour(Colour::Rose);
    let refused = room.library.annotations_change(&ids, &change, &room.now());
    assert!(matches!(refused, Err(Error::AnnotationUnknown(_))));
    assert_eq!(room.annotation(&made.id), made);
}

#[test]
fn the_trash_keeps_everything_until_it_is_emptied() {
    let (room, issue) = room();
    let (one, two) = (room.highlight(&issue, 0, "nine"), room.highlight(&issue, 0, "three"));
    let ids = [one.id.clone(), two.id.clone()];
    room.library.annotations_change(&ids, &BulkChange::Trash, &room.now()).unwrap();
    assert!(room.annotations(&issue).is_empty());
    let row = room.library.issue(&issue).unwrap().row;
    assert_eq!((row.highlights, row.notes), (0, 0));
    assert!(room.library.annotated_issues(None, None).unwrap().is_empty());
    let trash = || room.library.trash().unwrap();
    assert_eq!(
        trash().into_iter().map(|stored| stored.annotation).collect::<Vec<_>>(),
        [one.clone(), two.clone()]
    );

    // What lies in the trash is carried to a revision as well.
    room.import(&gazette(&[("Tides", &format!("Corrected. {TIDES}")), ("Fog", FOG)]));
    assert_eq!(room.library.trash_restore(std::slice::from_ref(&two.id)).unwrap(), 1);
    assert_eq!(room.annotation(&two.id).anchor().unwrap().status, AnchorStatus::Moved);
    assert_eq!(room.undo().unwrap().kind, ChangeKind::Restore);
    assert_eq!(trash().len(), 2);
    room.redo().unwrap();

    assert_eq!(room.library.trash_empty().unwrap(), 1);
    assert!(trash().is_empty());
    assert!(matches!(room.library.annotation(&one.id), Err(Error::AnnotationUnknown(_))));
    room.assert_whole();
    // What the journal still knows is about the other alone.
    let mut undone = Vec::new();
    while let Some(change) = room.undo() {
        undone.push((change.kind, change.annotation));
    }
    let two = || Some(two.id.clone());
    assert_eq!(
        undone,
        [(ChangeKind::Restore, two()), (ChangeKind::Delete, two()), (ChangeKind::Create, two())]
    );
    room.assert_whole();
}

#[test]
fn what_is_in_the_trash_is_changed_by_nobody() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "nine");
    room.library.annotation_delete(&made.id, &room.now()).unwrap();
    let change = flyleaf_library::AnnotationChange::default();
    for refused in [
        room.library.annotation_update(&made.id, &change, "", &room.now()).map(drop),
        room.library.annotation_delete(&made.id, &room.now()),
    ] {
        assert!(matches!(refused, Err(Error::AnnotationUnknown(_))), "{refused:?}");
    }
}

#[test]
fn a_change_to_several_issues_survives_the_end_of_one() {
    let (room, issue) = room();
    let made = room.highlight(&issue, 0, "nine");
    let pasted = room.add(&Draft::new("", None, None, &[("", "Pasted words that stay a while.")]));
    room.library.pasted(&pasted).unwrap();
    let other = room.write(&pasted, On::Issue, "From a mail");
    let ids = [made.id.clone(), other.id];
    let change = BulkChange::Colour(Colour::Rose);
    room.library.annotations_change(&ids, &change, &room.now()).unwrap();
    let mut undone = 0;
    while room.undo().is_some() {
        undone += 1;
    }
    assert_eq!(undone, 4, "the change, the note, the paste, the highlight");
    let mut kinds = Vec::new();
    while let Some(change) = room.redo() {
        kinds.push((change.kind, change.annotation));
    }
    let made_id = || Some(made.id.clone());
    assert_eq!(kinds, [(ChangeKind::Create, made_id()), (ChangeKind::Update, made_id())]);
    assert_eq!(room.annotation(&made.id).colour, Colour::Rose);
    room.assert_whole();
}
