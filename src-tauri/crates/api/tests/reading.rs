//! What the window and the command line are shown of an issue, and what they write on it.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::Desk;
use flyleaf_api::{
    AnnotationCreate, AnnotationTarget, AnnotationUpdate, ChangeKind, NoteFilter, PositionSave,
    QuoteAnnotate, Settings, Theme, words,
};
use flyleaf_model::{AnchorStatus, Colour, IssueId, Style};
use flyleaf_text::canonical::canonical;

/// UTF-16 code units of the first place of `quote` in the canonical text of an article.
fn units(desk: &Desk, issue: &IssueId, article: u32, quote: &str) -> (u32, u32) {
    let text = canonical(&desk.flyleaf.article(issue, article).unwrap().blocks).text;
    let start = text.find(quote).unwrap();
    let count = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    (count(&text[..start]), count(&text[..start + quote.len()]))
}

fn passage(start: u32, end: u32, quote: &str) -> AnnotationTarget {
    AnnotationTarget::Passage { article: 0, start, end, quote: quote.to_owned() }
}

fn quoted(issue: &IssueId, quote: &str) -> QuoteAnnotate {
    QuoteAnnotate {
        issue: issue.clone(),
        article: 0,
        quote: quote.to_owned(),
        prefix: None,
        suffix: None,
        note: String::new(),
        colour: Colour::Straw,
        tags: Vec::new(),
    }
}

#[test]
fn an_issue_is_shown_with_everything_printed_on_it() {
    let desk = Desk::new();
    let id = desk.gazette();
    let issue = desk.flyleaf.issue(&id).unwrap();
    assert_eq!(issue.publication_title, "HARBOUR GAZETTE");
    assert_eq!((issue.row.number.as_deref(), issue.row.year), (Some("7"), Some(2026)));
    let titles: Vec<_> =
        issue.articles.iter().map(|article| article.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Tides this week", "A letter to the keeper"]);
    assert_eq!(issue.contents.len(), 2);
    assert_eq!((issue.file_name.as_str(), issue.revision), ("gazette.txt", 1));
    assert!(issue.row.unread && issue.position.is_none());
    desk.flyleaf.issue_opened(&id).unwrap();
    assert!(!desk.flyleaf.issue(&id).unwrap().row.unread);
}

#[test]
fn leaves_and_lengths_count_utf16_code_units() {
    let desk = Desk::new();
    let id = desk.gazette();
    let article = desk.flyleaf.article(&id, 0).unwrap();
    let text = canonical(&article.blocks).text;
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(article.length as usize, units.len());
    assert_eq!(article.leaf_starts.len(), text.lines().count());
    for (start, line) in article.leaf_starts.iter().zip(text.lines()) {
        let rest = String::from_utf16(&units[*start as usize..]).unwrap();
        assert!(rest.starts_with(line));
    }
}

#[test]
fn a_highlight_made_by_utf16_offsets_stands_on_its_words() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let (start, end) = units(&desk, &issue, 0, "the keeper saw");
    let request = AnnotationCreate {
        issue: issue.clone(),
        target: passage(start, end, "the keeper saw"),
        style: Style::Highlight,
        colour: Colour::Sky,
        note: "When?".to_owned(),
        tags: vec!["#log".to_owned()],
    };
    let made = desk.flyleaf.annotation_create(&request).unwrap();
    assert_eq!(
        (made.quote.as_str(), made.start, made.end),
        ("the keeper saw", Some(start), Some(end))
    );
    assert_eq!((made.status, made.tags.as_slice()), (AnchorStatus::Exact, &["log".to_owned()][..]));
    assert_eq!(
        desk.flyleaf.article(&issue, 0).unwrap().annotations.as_slice(),
        std::slice::from_ref(&made)
    );

    let update = AnnotationUpdate {
        id: made.id.clone(),
        style: None,
        colour: Some(Colour::Rose),
        note: None,
        tags: None,
        session: String::new(),
    };
    let changed = desk.flyleaf.annotation_update(&update).unwrap();
    assert_eq!(
        (changed.colour, changed.note.as_str(), changed.start),
        (Colour::Rose, "When?", Some(start))
    );
    let summary = &desk.flyleaf.issue(&issue).unwrap();
    assert_eq!(
        (summary.articles[0].marks[0].start, summary.articles[0].marks[0].colour),
        (start, Colour::Rose)
    );
    assert_eq!((summary.row.highlights, summary.row.notes), (1, 1));

    let change = desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!((change.kind, change.annotation), (ChangeKind::Update, Some(made.id.clone())));
    assert_eq!(desk.again().article(&issue, 0).unwrap().annotations, [made]);
}

#[test]
fn words_that_were_revised_meanwhile_are_not_marked() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let (start, end) = units(&desk, &issue, 0, "the keeper saw");
    let request = AnnotationCreate {
        issue,
        target: passage(start, end, "the keeper sees"),
        style: Style::Highlight,
        colour: Colour::Sky,
        note: String::new(),
        tags: Vec::new(),
    };
    let error = desk.flyleaf.annotation_create(&request).unwrap_err();
    assert_eq!(error.message.id, "error-text-revised");
    assert!(desk.flyleaf.notes(&NoteFilter::default()).unwrap().is_empty());
}

#[test]
fn half_a_character_is_no_passage() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let (start, end) = units(&desk, &issue, 0, "😀");
    assert_eq!(end - start, 2);
    for (start, end) in
        [(start + 1, end), (start, start + 1), (start, start), (end, start), (0, 9_999)]
    {
        let request = AnnotationCreate {
            issue: issue.clone(),
            target: passage(start, end, ""),
            style: Style::Highlight,
            colour: Colour::Straw,
            note: String::new(),
            tags: Vec::new(),
        };
        let error = desk.flyleaf.annotation_create(&request).unwrap_err();
        assert_eq!(error.message.id, "error-no-passage", "{start}..{end}");
    }
    assert!(desk.flyleaf.notes(&NoteFilter::default()).unwrap().is_empty());
}

#[test]
fn the_place_of_the_reader_comes_back_and_what_was_read_grows() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let length = desk.flyleaf.article(&issue, 0).unwrap().length;
    let save = |offset, seen| {
        let request = PositionSave { issue: issue.clone(), article: 0, offset, seen };
        desk.flyleaf.position_save(&request)
    };
    save(10, length).unwrap();
    save(5, 20).unwrap();
    assert!(save(0, length + 1).is_err());
    let view = desk.again().issue(&issue).unwrap();
    let position = view.position.unwrap();
    assert_eq!((position.article, position.offset), (0, 5));
    assert_eq!(view.articles[0].read, length);
    assert!(view.row.progress > 0.2 && view.row.progress < 0.9, "one of two articles");
}

#[test]
fn an_issue_is_found_by_id_by_its_beginning_and_by_name() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let whole = issue.as_str();
    for reference in [
        whole,
        &whole[..whole.len() - 1],
        "HARBOUR GAZETTE/7",
        "harbour  gazette / 7",
        "Harbour-Gazette/7-2026",
        "harbourgazette/７",
    ] {
        assert_eq!(desk.flyleaf.find_issue(reference).as_ref(), Ok(&issue), "{reference}");
    }
    for reference in ["", "zzz", "Harbour Gazette/8", "Harbour Gazette/7-2025", "Gazette/7", "/7"] {
        let error = desk.flyleaf.find_issue(reference).unwrap_err();
        assert_eq!(error.message.id, "error-issue-unknown", "{reference}");
    }
}

#[test]
fn a_slash_in_a_title_or_a_double_number_is_part_of_it() {
    let desk = Desk::new();
    let double = desk::GAZETTE.replace("No. 7", "No. 3/4").replace("HARBOUR", "HARBOUR/QUAY");
    desk.import(&desk.file("double.txt", double));
    let library = desk.flyleaf.library().unwrap();
    let issue = &library.publications[0].issues[0];
    assert_eq!(issue.number.as_deref(), Some("3/4"));
    for reference in ["Harbour/Quay Gazette/3/4", "harbour/quay gazette/3/4-2026"] {
        assert_eq!(desk.flyleaf.find_issue(reference).as_ref(), Ok(&issue.id), "{reference}");
    }
    assert!(desk.flyleaf.find_issue("Harbour/Quay Gazette/4").is_err());
}

#[test]
fn a_reference_to_several_issues_lists_them() {
    let desk = Desk::new();
    let first = desk.gazette();
    let second_year = desk::GAZETTE.replace("2026", "2025").replace("nine", "ten");
    desk.import(&desk.file("older.txt", second_year));
    let error = desk.flyleaf.find_issue("Harbour Gazette/7").unwrap_err();
    assert_eq!(error.message.id, "error-issue-several");
    assert!(words::english(&error.hint.unwrap()).contains(first.as_str()));
    assert_eq!(desk.flyleaf.find_issue("Harbour Gazette/7-2026"), Ok(first));
    // Every id begins alike here.
    assert_eq!(desk.flyleaf.find_issue("0").unwrap_err().message.id, "error-issue-several");
}

#[test]
fn notes_are_listed_with_their_places_in_code_points() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let mut request = quoted(&issue, "the keeper  saw");
    request.tags = vec!["Log".to_owned()];
    let made = desk.flyleaf.annotate_quote(&request).unwrap();
    let text = canonical(&desk.flyleaf.article(&issue, 0).unwrap().blocks).text;
    let before = text[..text.find("the keeper saw").unwrap()].chars().count();
    assert_eq!(made.start, Some(before));
    assert_eq!((made.publication.as_str(), made.name.as_str()), ("HARBOUR GAZETTE", "No. 7"));
    desk.flyleaf
        .annotate_quote(&QuoteAnnotate { article: 1, ..quoted(&issue, "潮水先知道风") })
        .unwrap();

    let list = |filter: NoteFilter| {
        let notes = desk.flyleaf.notes(&filter).unwrap();
        notes.into_iter().map(|note| note.quote).collect::<Vec<_>>()
    };
    assert_eq!(list(NoteFilter::default()), ["the keeper saw", "潮水先知道风"]);
    assert_eq!(list(NoteFilter { issue: None, tag: Some("#log".to_owned()) }), ["the keeper saw"]);
    assert_eq!(list(NoteFilter { issue: Some(issue), tag: Some("x".to_owned()) }), [""; 0]);
}

#[test]
fn a_quote_that_repeats_names_its_places_and_leaves_nothing() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let error = desk.flyleaf.annotate_quote(&quoted(&issue, "water")).unwrap_err();
    assert_eq!(error.message.id, "error-quote-several");
    let hint = words::english(&error.hint.unwrap());
    assert!(hint.contains("High [water]") && hint.contains("low [water]"), "{hint}");
    assert!(desk.flyleaf.notes(&NoteFilter::default()).unwrap().is_empty());
    let decided = QuoteAnnotate { prefix: Some("low ".to_owned()), ..quoted(&issue, "water") };
    assert_eq!(desk.flyleaf.annotate_quote(&decided).unwrap().quote, "water");
    let absent = QuoteAnnotate { article: 9, ..quoted(&issue, "water") };
    assert_eq!(
        desk.flyleaf.annotate_quote(&absent).unwrap_err().message.id,
        "error-article-unknown"
    );
}

#[test]
fn choices_are_kept_within_their_limits() {
    let desk = Desk::new();
    assert_eq!(desk.flyleaf.settings().unwrap(), Settings::default());
    let choices =
        Settings { theme: Theme::Dark, read_size: 99, ui_scale: 10, ..Settings::default() };
    desk.flyleaf.settings_save(&choices).unwrap();
    let kept = desk.again().settings().unwrap();
    assert_eq!((kept.theme, kept.read_size, kept.ui_scale), (Theme::Dark, 28, 80));
}

#[test]
fn what_is_not_there_is_named() {
    let desk = Desk::new();
    let none = IssueId::new("none");
    let issue = desk.gazette();
    for (error, id) in [
        (desk.flyleaf.issue(&none).unwrap_err(), "error-issue-unknown"),
        (desk.flyleaf.issue_opened(&none).unwrap_err(), "error-issue-unknown"),
        (desk.flyleaf.article(&issue, 7).unwrap_err(), "error-article-unknown"),
        (
            desk.flyleaf.annotation_delete(&flyleaf_model::AnnotationId::new("gone")).unwrap_err(),
            "error-annotation-unknown",
        ),
    ] {
        assert_eq!(error.message.id, id);
        assert_ne!(words::english(&error.message), id, "it has a sentence");
    }
}
