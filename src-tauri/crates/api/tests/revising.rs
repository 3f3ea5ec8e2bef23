//! A changed file: what the window says of it, and of every note.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::{Desk, GAZETTE};
use flyleaf_api::{
    AnnotationAttach, AnnotationKind, NoteDifference, ProseChange, ProseRow, QuoteAnnotate,
};
use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId};

/// The gazette with a note that moves, one that changes and one that is lost in the next revision.
fn revised() -> (Desk, IssueId) {
    let desk = Desk::new();
    let issue = desk.gazette();
    for (article, quote) in [
        (0, "asks all ferries to wait for the second bell"),
        (0, "where the keeper saw a porpoise"),
        (1, "第二声钟响之前不要离岸"),
    ] {
        let request = QuoteAnnotate {
            issue: issue.clone(),
            article,
            quote: quote.to_owned(),
            prefix: None,
            suffix: None,
            note: format!("On {quote}"),
            colour: Colour::Sky,
            tags: Vec::new(),
        };
        desk.flyleaf.annotate_quote(&request).unwrap();
    }
    let corrected = GAZETTE
        .replace("High water comes", "Errata of last week follow below. High water comes")
        .replace(
            "A 😀 stands in the log where the keeper saw a porpoise.",
            "A 😀 stands in the log on the day when the keeper saw two porpoises.",
        )
        .replace("第二声钟响之前不要离岸", "第三声钟响之前不要离岸");
    desk.import(&desk.file("corrected.txt", corrected));
    (desk, issue)
}

fn note<'a>(notes: &'a [NoteDifference], begins: &str) -> &'a NoteDifference {
    notes.iter().find(|one| one.note.note.starts_with(&format!("On {begins}"))).unwrap()
}

fn shown(rows: &[ProseRow]) -> String {
    let piece = |piece: &flyleaf_api::ProsePiece| match piece.change {
        ProseChange::Same => piece.text.clone(),
        ProseChange::Removed => format!("[-{}-]", piece.text),
        ProseChange::Added => format!("[+{}+]", piece.text),
        ProseChange::MovedAway => format!("[<{}<]", piece.text),
        ProseChange::MovedHere => format!("[>{}>]", piece.text),
    };
    let row = |row: &ProseRow| row.pieces.iter().map(piece).collect::<String>();
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_note_is_told_before_and_after() {
    let (desk, issue) = revised();
    let view = desk.flyleaf.revisions(&issue, None).unwrap();
    let told: Vec<_> = view.revisions.iter().map(|one| (one.ordinal, one.is_current)).collect();
    assert_eq!((told.as_slice(), view.compared), (&[(1, false), (2, true)][..], 1));
    assert_eq!(view.notes.len(), 3);

    let moved = note(&view.notes, "asks all");
    assert_eq!((moved.note.status, moved.asks, moved.words.len()), (AnchorStatus::Moved, true, 0));
    assert_eq!(moved.before.as_ref().unwrap().paragraph, 1);
    let changed = note(&view.notes, "第二声");
    assert_eq!(changed.note.status, AnchorStatus::Changed);
    assert_eq!(changed.now.as_ref().unwrap().words, "第三声钟响之前不要离岸");
    assert!(changed.score < 1.0);
    let words = ProseRow { pieces: changed.words.clone() };
    assert_eq!(shown(&[words]), "第[-二-][+三+]声钟响之前不要离岸");
    let (start, end) = (changed.note.start.unwrap(), changed.note.end.unwrap());
    assert_eq!(end - start, 11, "in code units of the article");
    assert_eq!(desk.flyleaf.issue(&issue).unwrap().undecided, 3);
}

#[test]
fn what_changed_reads_as_prose() {
    let (desk, issue) = revised();
    let view = desk.flyleaf.revisions(&issue, Some(1)).unwrap();
    let told: Vec<_> =
        view.articles.iter().map(|one| (one.old, one.new, one.changed, one.moved)).collect();
    assert_eq!(told, [(Some(0), Some(0), true, false), (Some(1), Some(1), true, false)]);
    let rows = desk.flyleaf.article_difference(&issue, 1, Some(1), Some(1)).unwrap();
    assert!(shown(&rows).contains("第[-二-][+三+]声钟响之前"), "{}", shown(&rows));
    let rows = desk.flyleaf.article_difference(&issue, 1, Some(0), Some(0)).unwrap();
    let read = shown(&rows);
    assert!(read.contains("[+Errata of last week follow below. +]High water"), "{read}");
    assert!(rows.len() > 1, "a paragraph is a row");
    let gone = desk.flyleaf.article_difference(&issue, 1, Some(0), None).unwrap();
    assert!(gone.iter().flat_map(|row| &row.pieces).all(|one| one.change == ProseChange::Removed));
    assert!(desk.flyleaf.article_difference(&issue, 9, Some(0), Some(0)).is_err());
}

#[test]
fn an_orphan_has_candidates_and_is_attached_to_what_was_seen() {
    let (desk, issue) = revised();
    let view = desk.flyleaf.revisions(&issue, None).unwrap();
    let lost = note(&view.notes, "where the keeper");
    assert_eq!((lost.note.status, lost.now.as_ref()), (AnchorStatus::Orphaned, None));
    let candidates = desk.flyleaf.annotation_candidates(&lost.note.id).unwrap();
    let best = &candidates[0];
    assert!(best.passage.words.contains("saw two porpoises"), "{candidates:?}");
    let attach = |quote: &str| AnnotationAttach {
        id: lost.note.id.clone(),
        article: best.passage.article,
        start: best.start,
        end: best.end,
        quote: quote.to_owned(),
    };
    let error = desk.flyleaf.annotation_attach(&attach("something else")).unwrap_err();
    assert_eq!(error.message.id, "error-text-revised");
    let placed = desk.flyleaf.annotation_attach(&attach(&best.passage.words)).unwrap();
    assert_eq!((placed.status, placed.start), (AnchorStatus::Exact, Some(best.start)));
    assert_eq!(placed.quote, best.passage.words);
    desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!(desk.flyleaf.annotation(&lost.note.id).unwrap().status, AnchorStatus::Orphaned);
}

#[test]
fn what_took_the_place_of_an_orphan_is_a_candidate_though_it_says_something_else() {
    let (desk, issue) = revised();
    let other = GAZETTE.replace(
        "A 😀 stands in the log where the keeper saw a porpoise.",
        "Twelve gulls were ringed on Thursday by visitors from inland.",
    );
    desk.import(&desk.file("again.txt", other));
    let view = desk.flyleaf.revisions(&issue, Some(1)).unwrap();
    let lost = note(&view.notes, "where the keeper");
    // It had no place in the revision before either, so nothing is known to have taken it.
    assert!(desk.flyleaf.annotation_candidates(&lost.note.id).unwrap().is_empty());

    let desk = Desk::new();
    let issue = desk.gazette();
    let request = QuoteAnnotate {
        issue,
        article: 0,
        quote: "A 😀 stands in the log where the keeper saw a porpoise.".to_owned(),
        prefix: None,
        suffix: None,
        note: String::new(),
        colour: Colour::Sky,
        tags: Vec::new(),
    };
    let note = desk.flyleaf.annotate_quote(&request).unwrap();
    let changed = GAZETTE.replace(
        "A 😀 stands in the log where the keeper saw a porpoise.",
        "Twelve gulls were ringed on Thursday by visitors from inland.\n\nThe mole is closed on Fridays.",
    );
    let changed = changed.replace("second bell.", "second bell.\n\nBring oil.");
    desk.import(&desk.file("again.txt", changed));
    let candidates = desk.flyleaf.annotation_candidates(&note.id).unwrap();
    assert!(
        candidates.iter().any(|one| one.passage.words.contains("Twelve gulls")),
        "{candidates:?}"
    );
}

#[test]
fn what_is_decided_is_not_asked_again() {
    let (desk, issue) = revised();
    let view = desk.flyleaf.revisions(&issue, None).unwrap();
    let ids: Vec<AnnotationId> = view.notes.iter().map(|one| one.note.id.clone()).collect();
    assert_eq!(desk.flyleaf.annotations_confirm(&ids).unwrap(), 2);
    assert_eq!(desk.flyleaf.annotations_leave(&ids).unwrap(), 1);
    let view = desk.flyleaf.revisions(&issue, None).unwrap();
    assert!(view.notes.iter().all(|one| !one.asks));
    let confirmed = note(&view.notes, "第二声");
    let before = confirmed.before.as_ref().unwrap();
    assert_eq!(before.words, "第二声钟响之前不要离岸", "what it was on is still known");
    assert_eq!(desk.flyleaf.issue(&issue).unwrap().undecided, 0);
}

#[test]
fn an_old_revision_is_read_with_the_marks_of_its_time() {
    let (desk, issue) = revised();
    let old = desk.flyleaf.past_issue(&issue, 1).unwrap();
    assert_eq!((old.revision, old.file_name.as_str()), (1, "gazette.txt"));
    let article = desk.flyleaf.past_article(&issue, 1, 0).unwrap();
    let marks = &article.annotations;
    assert_eq!(marks.len(), 2);
    assert!(marks.iter().all(|one| one.start.is_some() && one.kind == AnnotationKind::Passage));
    assert!(desk.flyleaf.past_issue(&issue, 3).is_err());
}
