//! Annotations of other programs in, issue by issue as a person chooses, and ours out by what a query finds.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use std::fs;
use std::path::PathBuf;

use desk::{Desk, GAZETTE};
use flyleaf_api::{
    AnnotationsChosen, AnnotationsExport, AnnotationsFormat, AnnotationsReport, IncomingChoices,
    IncomingOutcome, NotebookQuery, QuoteAnnotate, WorkChoice,
};
use flyleaf_model::{AnchorStatus, AnnotationId, Colour, IssueId};

/// Clippings of two books that nothing names: the first quotes the gazette, the second is of something else.
fn clippings(desk: &Desk) -> PathBuf {
    let one = |title: &str, at: u32, words: &str| {
        let added = "Added on Tuesday, March 3, 2026 7:00:00 AM";
        format!(
            "{title}\r\n- Your Highlight on Location {at}-{at} | {added}\r\n\r\n{words}\r\n==========\r\n"
        )
    };
    let text = one("On the quay (A. Pilot)", 12, "asks all ferries to wait for the second bell")
        + &one("On the quay (A. Pilot)", 14, "the keeper saw a porpoise")
        + &one("Something else (Nobody)", 3, "Nobody wrote about lanterns");
    desk.file("My Clippings.txt", format!("\u{feff}{text}"))
}

fn works(choices: &[(u32, Option<&IssueId>)]) -> IncomingChoices {
    let works =
        choices.iter().map(|(work, issue)| WorkChoice { work: *work, issue: issue.cloned() });
    IncomingChoices { works: works.collect(), ..IncomingChoices::default() }
}

fn outcomes(report: &AnnotationsReport) -> Vec<IncomingOutcome> {
    report.annotations.iter().map(|one| one.outcome).collect()
}

fn quotes(desk: &Desk) -> Vec<String> {
    let query = NotebookQuery { limit: 50, ..NotebookQuery::default() };
    let notes = desk.flyleaf.notebook(&query).unwrap().notes;
    notes.into_iter().map(|note| note.annotation.quote).collect()
}

#[test]
fn each_work_goes_to_the_issue_that_is_chosen_for_it_and_the_others_are_matched() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let file = clippings(&desk);
    let report = desk.flyleaf.annotations_preview(&file, &IncomingChoices::default()).unwrap();
    assert_eq!(report.works[0].issue.as_ref().unwrap().id, issue);
    assert_eq!(report.works[1].issue, None);
    assert_eq!((report.counts.orphaned, report.counts.unmatched), (1, 1));
    assert_eq!(outcomes(&report)[2], IncomingOutcome::Unmatched);

    let choices = works(&[(1, Some(&issue))]);
    let report = desk.flyleaf.annotations_preview(&file, &choices).unwrap();
    assert_eq!(report.works[0].reason.id, "exchange-issue-quotes");
    assert_eq!(report.works[1].reason.id, "exchange-issue-by-hand");
    assert_eq!(report.counts.unmatched, 0);
    assert!(quotes(&desk).is_empty(), "a preview changes nothing");

    let imported = desk.flyleaf.annotations_import(&file, &choices).unwrap();
    assert_eq!(outcomes(&imported), outcomes(&report));
    assert_eq!(quotes(&desk).len(), 3);
    assert_eq!(desk.flyleaf.undo().unwrap().unwrap().annotations, 3);
    assert!(quotes(&desk).is_empty());
}

#[test]
fn a_work_that_is_left_out_is_not_imported_and_the_report_says_so() {
    let desk = Desk::new();
    desk.gazette();
    let file = clippings(&desk);
    let report = desk.flyleaf.annotations_import(&file, &works(&[(0, None)])).unwrap();
    assert_eq!(report.works[0].reason.id, "exchange-issue-left-out");
    assert_eq!((report.counts.kept, report.counts.unmatched), (0, 3));
    assert!(quotes(&desk).is_empty());
}

#[test]
fn issues_that_fit_equally_well_are_named_and_one_is_chosen() {
    let desk = Desk::new();
    let first = desk.gazette();
    // The same words in another number: nothing tells the two apart.
    let other = desk.file("other.txt", GAZETTE.replace("No. 7", "No. 8"));
    desk.import(&other);
    let file = clippings(&desk);
    let report = desk.flyleaf.annotations_preview(&file, &IncomingChoices::default()).unwrap();
    let work = &report.works[0];
    assert_eq!((work.issue.as_ref(), work.tied.len()), (None, 2), "{work:?}");
    let report = desk.flyleaf.annotations_preview(&file, &works(&[(0, Some(&first))])).unwrap();
    assert_eq!(report.works[0].issue.as_ref().unwrap().id, first);
    assert!(report.works[0].tied.is_empty());
}

#[test]
fn one_issue_for_all_works_gives_way_to_the_choice_for_one() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let choices = IncomingChoices { issue: Some(issue.clone()), ..works(&[(0, None)]) };
    let report = desk.flyleaf.annotations_preview(&clippings(&desk), &choices).unwrap();
    assert_eq!(report.works[0].issue, None);
    assert_eq!(report.works[1].issue.as_ref().unwrap().id, issue);
}

#[test]
fn choices_for_a_file_that_changed_since_and_for_an_issue_that_is_gone_are_refused() {
    let desk = Desk::new();
    desk.gazette();
    let file = clippings(&desk);
    let report = desk.flyleaf.annotations_preview(&file, &IncomingChoices::default()).unwrap();
    let choices = IncomingChoices { file: Some(report.file), ..IncomingChoices::default() };
    desk.flyleaf.annotations_preview(&file, &choices).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Something else", "Another title")).unwrap();
    let refused = desk.flyleaf.annotations_import(&file, &choices).unwrap_err();
    assert_eq!(refused.message.id, "error-annotations-another-file");
    let gone = works(&[(0, Some(&IssueId::new("gone")))]);
    assert!(desk.flyleaf.annotations_import(&file, &gone).is_err());
    assert!(quotes(&desk).is_empty());
}

fn mark(desk: &Desk, issue: &IssueId, article: u32, quote: &str, colour: Colour) -> AnnotationId {
    let request = QuoteAnnotate {
        issue: issue.clone(),
        article,
        quote: quote.to_owned(),
        prefix: None,
        suffix: None,
        note: String::new(),
        colour,
        tags: Vec::new(),
    };
    desk.flyleaf.annotate_quote(&request).unwrap().id
}

#[test]
fn what_a_query_finds_goes_out_from_all_its_pages_and_nothing_else() {
    let desk = Desk::new();
    let issue = desk.gazette();
    desk.import(
        &desk.file("other.txt", GAZETTE.replace("No. 7", "No. 8").replace("porpoise", "seal")),
    );
    let other = desk.flyleaf.library().unwrap().publications[0]
        .issues
        .iter()
        .find(|row| row.id != issue)
        .unwrap()
        .id
        .clone();
    mark(&desk, &issue, 0, "the keeper saw", Colour::Sky);
    mark(&desk, &issue, 0, "at nine in the morning", Colour::Straw);
    let chosen = mark(&desk, &other, 1, "潮水先知道风", Colour::Sky);
    let sky = NotebookQuery { colours: vec![Colour::Sky], limit: 1, ..NotebookQuery::default() };
    let query = AnnotationsChosen::Query { query: Box::new(sky) };
    let extent = desk.flyleaf.annotations_extent(&query).unwrap();
    assert_eq!((extent.annotations, extent.issues, extent.issue), (2, 2, None));
    let one = AnnotationsChosen::Annotations { annotations: vec![chosen] };
    let extent = desk.flyleaf.annotations_extent(&one).unwrap();
    assert_eq!((extent.annotations, extent.issue.as_ref()), (1, Some(&other)));
    let all = AnnotationsChosen::Issues { issues: vec![issue] };
    assert_eq!(desk.flyleaf.annotations_extent(&all).unwrap().annotations, 2);

    let path = desk.path("sky.jsonld");
    let format = AnnotationsFormat::WebAnnotation;
    let request = AnnotationsExport { chosen: query.clone(), format };
    desk.flyleaf.annotations_export(&request, &path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("the keeper saw") && text.contains("潮水先知道风"), "{text}");
    assert!(!text.contains("at nine in the morning"), "{text}");

    // A format of one issue takes what is of one, and refuses what is of two.
    let format = AnnotationsFormat::Markdown;
    let path = desk.path("one.md");
    let refused = AnnotationsExport { chosen: query, format };
    let refused = desk.flyleaf.annotations_export(&refused, &path).unwrap_err();
    assert_eq!(refused.message.id, "error-annotations-one-issue");
    let request = AnnotationsExport { chosen: one, format };
    desk.flyleaf.annotations_export(&request, &path).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("潮水先知道风"));
}

#[test]
fn a_note_that_came_in_without_its_words_says_where_it_may_belong() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let file = desk.file(
        "My Clippings.txt",
        "\u{feff}On the quay (A. Pilot)\r\n- Your Highlight on Location 12-12 | Added on Tuesday, March 3, 2026 7:00:00 AM\r\n\r\nWrote to him long after the third bell had rung in July\r\n==========\r\n",
    );
    let choices = works(&[(0, Some(&issue))]);
    let report = desk.flyleaf.annotations_import(&file, &choices).unwrap();
    assert_eq!((report.counts.orphaned, report.counts.unmatched), (1, 0));
    let query = NotebookQuery { limit: 1, ..NotebookQuery::default() };
    let id = desk.flyleaf.notebook(&query).unwrap().notes[0].annotation.id.clone();
    let difference = desk.flyleaf.annotation_difference(&id).unwrap();
    assert_eq!((difference.note.status, difference.asks), (AnchorStatus::Orphaned, true));
    assert_eq!((difference.before, difference.now), (None, None));
    desk.flyleaf.annotations_leave(std::slice::from_ref(&id)).unwrap();
    assert!(!desk.flyleaf.annotation_difference(&id).unwrap().asks);
}
