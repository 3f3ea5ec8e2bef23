//! Revisions: read as they were, compared, and what people decide about places that one left in doubt.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{Carried, Error, Imported, On};
use flyleaf_model::{AnchorStatus, Annotation, AnnotationId, IssueId, Span};
use newsroom::{Draft, Newsroom};

const TIDES: &str = "High water at nine in the morning, low water at a quarter past three.\nThe harbour pilot asks all ferries to wait for the second bell before they leave the northern quay.\nThe keeper writes every tide into the log of the lamp.";
const FOG: &str = "Fog lay over the strait for four days, and the horn was heard as far as the mill.\nNobody was hurt.";

fn gazette(articles: &[(&str, &str)]) -> Draft {
    Draft::new("Harbour Gazette", Some("7"), Some(2026), articles)
}

/// An issue with a note in each article, revised: the first moves, the second changes, the third loses its place.
struct Revised {
    room: Newsroom,
    issue: IssueId,
    moved: Annotation,
    changed: Annotation,
    lost: Annotation,
    carried: Carried,
}

fn revised() -> Revised {
    let room = Newsroom::new();
    let issue = room.add(&gazette(&[("Tides", TIDES), ("Fog", FOG)]));
    let moved = room.highlight(&issue, 0, "every tide into the log");
    let changed = room.highlight(&issue, 0, "asks all ferries to wait for the second bell");
    let lost = room.highlight(&issue, 1, "Nobody was hurt.");
    let text = TIDES
        .replace("second bell", "second gong")
        .replace("High water", "Ice at first.\nHigh water");
    let carried = match room
        .import(&gazette(&[("Tides", &text), ("Fog", "It lifted, and the horn was silent.")]))
    {
        Imported::Revised { carried, .. } => carried,
        other => panic!("{other:?}"),
    };
    Revised { room, issue, moved, changed, lost, carried }
}

impl Revised {
    fn status(&self, of: &Annotation) -> AnchorStatus {
        self.room.annotation(&of.id).anchor().unwrap().status
    }

    fn words(&self, of: &Annotation) -> String {
        let now = self.room.annotation(&of.id);
        let text =
            self.room.library.article(&self.issue, now.article().unwrap()).unwrap().stored.text;
        let span = now.span().unwrap();
        text[span.start..span.end].to_owned()
    }

    fn undecided(&self) -> Vec<AnnotationId> {
        self.room.library.undecided(&self.issue).unwrap()
    }

    fn attach(&self, of: &Annotation, article: u32, quote: &str) {
        let now = self.room.now();
        let locate = |text: &str| {
            let start = text.find(quote).unwrap();
            Ok::<_, Error>(Span::new(start, start + quote.len()))
        };
        self.room.library.annotation_attach(&of.id, article, &now, locate).unwrap();
    }
}

#[test]
fn every_annotation_is_counted_by_what_became_of_it() {
    let revised = revised();
    let wanted = Carried { moved: 1, changed: 1, orphaned: 1, ..Carried::default() };
    assert_eq!(revised.carried, wanted);
    assert_eq!(revised.undecided().len(), 3);
    assert_eq!(revised.words(&revised.changed), "asks all ferries to wait for the second gong");
    revised.room.assert_whole();
}

#[test]
fn an_old_revision_is_read_as_it_was_with_its_marks_where_they_stood() {
    let Revised { room, issue, lost, .. } = revised();
    let later = room.highlight(&issue, 1, "the horn was silent");
    let rows = room.library.revisions(&issue).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.ordinal, row.articles, row.is_current)).collect();
    assert_eq!(told, [(1, 2, false), (2, 2, true)]);

    let old = room.library.past_issue(&issue, 1).unwrap();
    assert_eq!((old.articles[1].text.as_str(), old.annotations.len()), (FOG, 3));
    let article = room.library.past_article(&issue, 1, 1).unwrap();
    let [stood] = article.annotations.as_slice() else { panic!("{:?}", article.annotations) };
    let span = stood.annotation.span().unwrap();
    assert_eq!(stood.annotation.id, lost.id);
    assert_eq!(&article.stored.text[span.start..span.end], "Nobody was hurt.");

    let new = room.library.past_issue(&issue, 2).unwrap();
    assert_eq!(new.annotations, room.library.issue(&issue).unwrap().annotations);
    assert!(new.annotations.iter().any(|stored| stored.annotation.id == later.id));
    let unknown = room.library.past_issue(&issue, 3).unwrap_err();
    assert!(matches!(unknown, Error::RevisionUnknown { ordinal: 3, .. }), "{unknown}");
}

#[test]
fn a_confirmed_place_is_exact_and_named_by_what_stands_there() {
    let revised = revised();
    let ids = [revised.moved.id.clone(), revised.changed.id.clone(), revised.lost.id.clone()];
    let room = &revised.room;
    assert_eq!(room.library.annotations_confirm(&ids, &room.now()).unwrap(), 2, "one has no place");
    assert_eq!(
        [&revised.moved, &revised.changed].map(|one| revised.status(one)),
        [AnchorStatus::Exact; 2]
    );
    assert_eq!(
        room.annotation(&revised.changed.id).quote(),
        "asks all ferries to wait for the second gong"
    );
    assert_eq!(revised.undecided(), std::slice::from_ref(&revised.lost.id));
    assert_eq!(
        room.library.annotations_confirm(&ids, &room.now()).unwrap(),
        0,
        "nothing is left to confirm"
    );
    room.assert_whole();

    assert_eq!(room.undo().unwrap().annotations, 2);
    assert_eq!(revised.status(&revised.changed), AnchorStatus::Changed);
    assert_eq!(room.annotation(&revised.changed.id).quote(), revised.changed.quote());
    room.redo().unwrap();
    assert_eq!(revised.status(&revised.changed), AnchorStatus::Exact);
    room.assert_whole();

    // What was confirmed is found by its new words in the next revision.
    let next = TIDES.replace("second bell", "second gong");
    room.import(&gazette(&[("Tides", &next), ("Fog", FOG)]));
    assert_eq!(revised.words(&revised.changed), "asks all ferries to wait for the second gong");
    assert_ne!(revised.status(&revised.changed), AnchorStatus::Changed);
}

#[test]
fn an_orphan_is_put_where_a_person_puts_it_and_undo_makes_it_an_orphan_again() {
    let revised = revised();
    revised.attach(&revised.lost, 1, "the horn was silent");
    assert_eq!(revised.words(&revised.lost), "the horn was silent");
    assert_eq!(revised.status(&revised.lost), AnchorStatus::Exact);
    let room = &revised.room;
    assert_eq!(room.annotation(&revised.lost.id).note, revised.lost.note);
    room.assert_whole();

    room.undo().unwrap();
    assert_eq!(revised.status(&revised.lost), AnchorStatus::Orphaned);
    room.redo().unwrap();
    assert_eq!(revised.words(&revised.lost), "the horn was silent");

    // Its words are back in the next revision, and undo comes after it.
    room.import(&gazette(&[("Notices", "The mill is for sale."), ("Tides", TIDES), ("Fog", FOG)]));
    room.undo().unwrap();
    assert_eq!(revised.words(&revised.lost), "Nobody was hurt.");
    room.assert_whole();
}

#[test]
fn a_refused_passage_leaves_everything_as_it_was() {
    let revised = revised();
    let Revised { room, lost, .. } = &revised;
    let refused = room.library.annotation_attach(&lost.id, 1, &room.now(), |_| {
        Err(Error::IssueUnknown(revised.issue.clone()))
    });
    assert!(matches!(refused, Err(Error::IssueUnknown(_))));
    let nowhere =
        room.library.annotation_attach::<Error>(&lost.id, 1, &room.now(), |_| Ok(Span::new(4, 4)));
    assert!(matches!(nowhere, Err(Error::NoPassage { .. })));
    assert_eq!(revised.status(lost), AnchorStatus::Orphaned);
    // The latest change is still the highlight that was made last.
    assert_eq!(room.undo().unwrap().kind, flyleaf_library::ChangeKind::Create);
}

#[test]
fn what_is_left_without_a_place_is_not_asked_about_again() {
    let revised = revised();
    let Revised { room, issue, lost, .. } = &revised;
    let ids = [lost.id.clone()];
    assert_eq!(room.library.annotations_leave(&ids).unwrap(), 1);
    assert_eq!(room.library.annotations_leave(&ids).unwrap(), 0);
    assert!(!revised.undecided().contains(&lost.id));
    room.undo().unwrap();
    assert!(revised.undecided().contains(&lost.id));
    room.redo().unwrap();
    assert!(!revised.undecided().contains(&lost.id));

    // Not after another revision that does not have it either; but once it is somewhere again and lost again.
    room.import(&gazette(&[("Tides", TIDES), ("Fog", "It lifted, and the horn was quiet.")]));
    assert!(!revised.undecided().contains(&lost.id));
    let compared = room.library.compared(issue, 1).unwrap();
    let of = compared.annotations.iter().find(|(stored, _, _)| stored.annotation.id == lost.id);
    let (_, stood, left) = of.unwrap();
    assert_eq!((stood.unwrap().status, *left), (AnchorStatus::Exact, true));
}

#[test]
fn a_note_on_an_article_follows_it_under_another_title() {
    let room = Newsroom::new();
    let issue = room.add(&gazette(&[("Tides", TIDES), ("Fog", FOG)]));
    let note = room.write(&issue, On::Article(0), "Read this first.");
    room.import(&gazette(&[
        ("Notices", "The mill is for sale."),
        ("Tide table", TIDES),
        ("Fog", FOG),
    ]));
    assert_eq!(room.annotation(&note.id).article(), Some(1));
    room.assert_whole();
}
