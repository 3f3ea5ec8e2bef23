//! A corrected reading replaces the old one whole, with everything written on it, and is taken back the same way.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{ChangeKind, Error, Guidance, Original, Prepared, Reread};
use flyleaf_model::{
    AnchorStatus, Article, Block, Correction, IssueFact, IssueId, PublicationId, ReadingRule,
    RegionKind, Run, Span,
};
use newsroom::{Draft, Newsroom};

const TIDES: &str = "High water at nine in the morning, low water at three.\nThe pilot asks all ferries to wait for the second bell.";
const FOG: &str =
    "Fog lay over the strait for four days.\nNobody was hurt, said the keeper of the lamp.";

/// Where articles stand in a source that is never looked at.
const HALF: usize = 1_000;

fn paragraphs(text: &str) -> Vec<Block> {
    text.lines().map(|line| Block::Paragraph { runs: vec![Run::plain(line)] }).collect()
}

/// Two articles, one after the other.
fn draft() -> Draft {
    let articles = [("Tides", TIDES), ("Fog", FOG)];
    let mut draft = Draft::new("Harbour Gazette", Some("7"), Some(2026), &articles);
    for (index, article) in draft.issue.articles.iter_mut().enumerate() {
        article.span = Span::new(index * HALF, (index + 1) * HALF);
    }
    draft
}

fn merge() -> Correction {
    Correction::Merge { article: HALF }
}

fn renumbered() -> Correction {
    Correction::Issue { fact: IssueFact::Number, value: Some("8".to_owned()) }
}

fn renamed() -> Correction {
    Correction::Issue { fact: IssueFact::Publication, value: Some("Mill Notes".to_owned()) }
}

/// A reader that knows just these corrections.
fn read_again(original: &Original<'_>) -> Result<Reread, String> {
    let mut draft = draft();
    assert_eq!(original.bytes, draft.bytes());
    for correction in &original.guidance.corrections {
        let issue = &mut draft.issue;
        match correction {
            Correction::Merge { .. } => {
                let gone = issue.articles.remove(1);
                issue.articles[0].blocks.extend(gone.blocks);
                issue.articles[0].span = Span::new(0, 2 * HALF);
            }
            Correction::Split { .. } => {
                let (first, rest) = (paragraphs(FOG)[..1].to_vec(), paragraphs(FOG)[1..].to_vec());
                issue.articles[1].blocks = first;
                issue.articles[1].span = Span::new(HALF, HALF + 500);
                let span = Span::new(HALF + 500, 2 * HALF);
                issue.articles.push(Article { blocks: rest, span, ..Article::default() });
            }
            Correction::Delete { .. } => {
                issue.articles.remove(1);
            }
            Correction::Issue { fact: IssueFact::Number, value } => issue.number.clone_from(value),
            Correction::Issue { value, .. } => issue.publication.title.clone_from(value),
            _ => return Err("what is that?".to_owned()),
        }
    }
    let reading = draft.prepared().reading().clone();
    Ok(Reread {
        prepared: Prepared::new(original.bytes, reading),
        new_publication: PublicationId::new("mill"),
        publication_language: "en".to_owned(),
        cover: "{}".to_owned(),
        remarkable: 0,
    })
}

fn room() -> (Newsroom, IssueId) {
    let room = Newsroom::new();
    let issue = room.add(&draft());
    (room, issue)
}

fn correct(room: &Newsroom, issue: &IssueId, correction: Correction) {
    let add = |guidance: &mut Guidance| guidance.corrections.push(correction);
    room.library.correct(issue, add, &read_again).unwrap();
    room.assert_whole();
}

#[test]
fn notes_stand_exactly_where_they_stood_whatever_the_articles_became() {
    for correction in [merge(), Correction::Split { at: HALF + 500 }] {
        let (room, issue) = room();
        let notes = ["the second bell", "for four days", "the keeper of the lamp"]
            .map(|quote| room.highlight(&issue, u32::from(!TIDES.contains(quote)), quote));
        correct(&room, &issue, correction);
        for note in &notes {
            let now = room.annotation(&note.id);
            let article = room.library.article(&issue, now.article().unwrap()).unwrap().stored;
            let span = now.span().unwrap();
            assert_eq!(&article.text[span.start..span.end], note.quote());
            assert_eq!(now.anchor().unwrap().status, AnchorStatus::Exact);
        }
        room.library.undo(&read_again).unwrap();
        for note in notes {
            assert_eq!(room.annotation(&note.id), note);
        }
        room.assert_whole();
    }
}

#[test]
fn notes_on_what_is_no_article_any_more_are_kept_and_come_back() {
    let (room, issue) = room();
    let note = room.highlight(&issue, 1, "Nobody was hurt");
    correct(&room, &issue, Correction::Delete { article: HALF, becomes: RegionKind::Furniture });
    let lost = room.annotation(&note.id);
    assert_eq!((lost.anchor().unwrap().status, lost.article()), (AnchorStatus::Orphaned, Some(0)));
    let change = room.library.undo(&read_again).unwrap().unwrap();
    assert_eq!((change.kind, change.annotation), (ChangeKind::Correct, None));
    assert_eq!(room.annotation(&note.id), note);
    room.library.redo(&read_again).unwrap();
    assert_eq!(room.annotation(&note.id), lost);
    room.assert_whole();
}

#[test]
fn words_elsewhere_in_the_article_are_another_passage() {
    let room = Newsroom::new();
    let mut twice = draft();
    twice.issue.articles[1].blocks =
        paragraphs("The lamp.\nAsk for the lamp tomorrow, or never again.");
    let issue = room.add(&twice);
    let note = room.highlight(&issue, 1, "Ask for the lamp");
    let read_again = |original: &Original<'_>| {
        let mut less = twice.clone();
        less.issue.articles[1].blocks = paragraphs("The lamp.\nNobody came. Ask for the lamp.");
        let reading = less.prepared().reading().clone();
        Ok(Reread {
            prepared: Prepared::new(original.bytes, reading),
            new_publication: PublicationId::new("none"),
            publication_language: "en".to_owned(),
            cover: "{}".to_owned(),
            remarkable: 0,
        })
    };
    room.library
        .correct(&issue, |guidance| guidance.corrections.push(merge()), &read_again)
        .unwrap();
    assert_eq!(room.annotation(&note.id).anchor().unwrap().status, AnchorStatus::Orphaned);
}

#[test]
fn undo_and_redo_take_turns_with_those_of_notes() {
    let (room, issue) = room();
    correct(&room, &issue, renumbered());
    let note = room.highlight(&issue, 0, "the second bell");
    correct(&room, &issue, merge());
    let kinds = || room.library.undo(&read_again).unwrap().map(|change| change.kind);
    let undone = [kinds(), kinds(), kinds(), kinds()];
    use ChangeKind::{Correct, Create};
    assert_eq!(undone, [Some(Correct), Some(Create), Some(Correct), None]);
    assert_eq!(room.library.guidance(&issue).unwrap(), Guidance::default());
    for _ in 0..3 {
        room.library.redo(&read_again).unwrap().unwrap();
    }
    assert_eq!(room.library.guidance(&issue).unwrap().corrections, [renumbered(), merge()]);
    let again = room.annotation(&note.id);
    assert_eq!(again.anchor().unwrap().status, AnchorStatus::Exact);
    room.assert_whole();
}

#[test]
fn an_issue_goes_to_the_publication_that_a_person_says() {
    let (room, issue) = room();
    let titles = || -> Vec<String> {
        let shelf = room.library.shelf().unwrap();
        shelf.into_iter().map(|(publication, _)| publication.title).collect()
    };
    correct(&room, &issue, renamed());
    assert_eq!(titles(), ["Mill Notes"]);
    room.library.undo(&read_again).unwrap();
    assert_eq!(titles(), ["Harbour Gazette"]);
    correct(&room, &issue, renumbered());
    assert_eq!(room.library.issue(&issue).unwrap().row.number.as_deref(), Some("8"));
}

#[test]
fn a_corrected_file_imported_again_changes_nothing() {
    let (room, issue) = room();
    correct(&room, &issue, renumbered());
    correct(&room, &issue, merge());
    let before = room.library.issue(&issue).unwrap();
    assert_eq!(room.import(&draft()), flyleaf_library::Imported::Present(issue.clone()));
    assert_eq!(room.library.issue(&issue).unwrap(), before);
    assert_eq!((before.revision.ordinal, before.articles.len()), (1, 1));
}

#[test]
fn a_reading_that_fails_changes_nothing() {
    let (room, issue) = room();
    let before = room.library.issue(&issue).unwrap();
    let add = |guidance: &mut Guidance| {
        guidance.corrections.push(Correction::Order { article: 0, before: None });
    };
    let refused = room.library.correct(&issue, add, &read_again);
    assert!(matches!(refused, Err(Error::Reread { .. })), "{refused:?}");
    assert_eq!(room.library.issue(&issue).unwrap(), before);
    assert!(room.library.undo(&read_again).unwrap().is_none());
    // A revision that was replaced is not brought back by an undo of what was corrected in it.
    correct(&room, &issue, renumbered());
    let mut second = draft();
    second.issue.articles[0].blocks = paragraphs(&TIDES.replace("nine", "ten"));
    second.issue.number = Some("8".to_owned());
    room.import(&second);
    let revised = room.library.issue(&issue).unwrap();
    assert_eq!(revised.revision.ordinal, 2);
    room.library.undo(&read_again).unwrap().unwrap();
    assert_eq!(room.library.issue(&issue).unwrap(), revised);
}

#[test]
fn rules_are_kept_by_publication_changed_and_removed() {
    let (room, issue) = room();
    let publication = room.library.issue(&issue).unwrap().publication.id;
    let rule =
        |like: &str| ReadingRule::Aside { like: like.to_owned(), becomes: RegionKind::Furniture };
    room.library.rule_save("a", &publication, &rule("- {number} -"), &room.now()).unwrap();
    room.library.rule_save("b", &publication, &rule("Gazette"), &room.now()).unwrap();
    room.library.rule_save("a", &publication, &rule("= {number} ="), &room.now()).unwrap();
    let kept = room.library.rules().unwrap();
    let kept: Vec<_> = kept.iter().map(|row| (row.id.as_str(), row.rule.clone())).collect();
    assert_eq!(kept, [("a", rule("= {number} =")), ("b", rule("Gazette"))]);
    room.library.rule_remove("a").unwrap();
    room.library.rule_remove("nobody").unwrap();
    assert_eq!(room.library.rules().unwrap().len(), 1);
    room.assert_whole();
}
