//! What a person puts right in the source view, and what the next issues learn from it.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use desk::{Desk, GAZETTE};
use flyleaf_api::{
    ChangeKind, Corrected, ImportOutcome, QuoteAnnotate, RuleSave, SourceCorrection, SourceView,
    words,
};
use flyleaf_model::{
    AnchorStatus, ArticleFact, Colour, IssueFact, IssueId, ReadingRule, RegionKind,
};

/// UTF-16 code units before the last place where the source says `needle`.
fn unit(view: &SourceView, needle: &str) -> u32 {
    let byte = view.text.rfind(needle).unwrap();
    u32::try_from(view.text[..byte].encode_utf16().count()).unwrap()
}

fn correct(desk: &Desk, issue: &IssueId, correction: &SourceCorrection) -> Corrected {
    desk.flyleaf.correct(issue, correction).unwrap()
}

#[test]
fn the_source_is_shown_with_what_became_of_it() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let view = desk.flyleaf.source_open(&issue).unwrap();
    assert_eq!(view.text, GAZETTE);
    let units: Vec<u16> = view.text.encode_utf16().collect();
    let regions = &view.account.regions;
    assert_eq!((regions[0].start, regions.last().unwrap().end as usize), (0, units.len()));
    assert!(regions.windows(2).all(|pair| pair[0].end == pair[1].start));
    let kinds: Vec<RegionKind> = regions.iter().map(|region| region.kind).collect();
    use RegionKind::{Article, Contents, Masthead};
    assert_eq!(kinds, [Masthead, Contents, Article, Article]);
    let letter = &view.account.articles[1];
    assert_eq!(letter.start, unit(&view, "A letter to the keeper"), "past a wide character");
    assert_eq!((letter.merges_into, view.account.articles[0].merges_into), (Some(0), None));
    assert_eq!((view.account.entries, view.account.entries_matched), (2, 2));
}

#[test]
fn a_correction_is_seen_by_the_reader_at_once_and_taken_back() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let view = desk.flyleaf.source_open(&issue).unwrap();
    let quote = QuoteAnnotate {
        issue: issue.clone(),
        article: 1,
        quote: "The tide waits".to_owned(),
        prefix: None,
        suffix: None,
        note: String::new(),
        colour: Colour::Sky,
        tags: Vec::new(),
    };
    let note = desk.flyleaf.annotate_quote(&quote).unwrap();
    let split = SourceCorrection::Split { at: unit(&view, "Write to us") };
    let corrected = correct(&desk, &issue, &split);
    assert_eq!((corrected.account.articles.len(), corrected.account.corrections), (3, 1));
    let moved = &desk.flyleaf.article(&issue, 2).unwrap().annotations;
    assert_eq!((moved.len(), moved[0].status), (1, AnchorStatus::Exact));
    assert_eq!(moved[0].id, note.id);
    let change = desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!((change.kind, change.annotation), (ChangeKind::Correct, None));
    assert_eq!(desk.flyleaf.source_open(&issue).unwrap(), view);
    desk.flyleaf.redo().unwrap().unwrap();
    assert_eq!(desk.flyleaf.source_account(&issue).unwrap(), corrected.account);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let view = desk.flyleaf.source_open(&issue).unwrap();
    let article = view.account.articles[0].start;
    let date = |value: &str| SourceCorrection::Issue {
        fact: IssueFact::Date,
        value: Some(value.to_owned()),
    };
    for (correction, wanted) in [
        (SourceCorrection::Merge { article }, "error-correction-unfit"),
        (SourceCorrection::Split { at: 999_999 }, "error-correction-unfit"),
        (
            SourceCorrection::Mark {
                start: 0,
                end: u32::try_from(GAZETTE.encode_utf16().count()).unwrap(),
                becomes: RegionKind::Furniture,
            },
            "error-correction-unfit",
        ),
        (date("one day"), "error-no-date"),
    ] {
        let refused = desk.flyleaf.correct(&issue, &correction).unwrap_err();
        assert_eq!(refused.message.id, wanted, "{correction:?}");
    }
    assert_eq!(desk.flyleaf.source_open(&issue).unwrap(), view);
    assert_eq!(desk.flyleaf.undo().unwrap(), None);
}

#[test]
fn a_wording_of_the_contents_that_was_answered_is_not_asked_again() {
    let desk = Desk::new();
    let file = desk.file(
        "g.txt",
        GAZETTE.replace("\nTides this week\n\nHigh", "\nThe tides this week\n\nHigh"),
    );
    let issue = imported(&desk.import(&file).rows[0].outcome);
    let view = desk.flyleaf.source_open(&issue).unwrap();
    let article = &view.account.articles[0];
    assert_eq!(article.entry.as_deref(), Some("Tides this week"));
    let retitle = SourceCorrection::Article {
        article: article.start,
        fact: ArticleFact::Title,
        value: article.entry.clone(),
    };
    let account = correct(&desk, &issue, &retitle).account;
    assert_eq!(account.articles[0].title.as_deref(), Some("Tides this week"));
    assert_eq!(account.articles[0].entry, None);
    let asks = |id: &str| account.report.iter().any(|finding| finding.sentence.id == id);
    assert!(!asks("finding-heading-differs-from-contents") && asks("finding-corrected"));
}

fn imported(outcome: &ImportOutcome) -> IssueId {
    match outcome {
        ImportOutcome::Imported { issue, .. } => issue.clone(),
        other => panic!("{other:?}"),
    }
}

/// The gazette's next number, with other tides.
fn next() -> String {
    GAZETTE
        .replace("No. 7", "No. 8")
        .replace("High water comes at nine", "High water comes at ten")
        .replace("The tide waits.", "Nobody waits.")
}

#[test]
fn a_rule_kept_from_a_correction_reads_the_next_issue_and_says_so() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let view = desk.flyleaf.source_open(&issue).unwrap();
    let (start, end) = (unit(&view, "Write to us"), unit(&view, "The tide waits") + 15);
    let mark = SourceCorrection::Mark { start, end, becomes: RegionKind::Boilerplate };
    let proposal = correct(&desk, &issue, &mark).proposal.unwrap();
    assert_eq!(
        words::english(&proposal.sentence),
        "Lines like “Write to us before the second bell rings in June. The tide waits.” are boilerplate."
    );
    // A person makes it wider before it is kept.
    let rule = ReadingRule::Aside {
        like: "Write to us before {any}".to_owned(),
        becomes: RegionKind::Boilerplate,
    };
    let publication = view.account.publication.clone();
    let save = RuleSave { id: None, publication, rule };
    let kept = desk.flyleaf.rule_save(&save).unwrap();
    assert_eq!(kept.len(), 1);

    let second = imported(&desk.import(&desk.file("next.txt", next())).rows[0].outcome);
    let account = desk.flyleaf.source_account(&second).unwrap();
    assert_eq!(account.regions.last().unwrap().kind, RegionKind::Boilerplate);
    let told: Vec<String> = account
        .report
        .iter()
        .filter(|finding| finding.by_hand)
        .map(|finding| words::english(&finding.sentence))
        .collect();
    assert_eq!(
        told,
        ["By a reading rule: one line like “Write to us before {any}” was set aside."]
    );
    assert_eq!(account.corrections, 0);

    // Without the rule it is read again as any other; undo brings back what the rule did.
    desk.flyleaf.rule_remove(&kept[0].id).unwrap();
    let plain = desk.flyleaf.issue_read_again(&second).unwrap();
    assert_eq!(plain.regions.last().unwrap().kind, RegionKind::Article);
    desk.flyleaf.undo().unwrap().unwrap();
    assert_eq!(desk.flyleaf.source_account(&second).unwrap(), account);
}

#[test]
fn a_publication_called_otherwise_is_known_by_its_wrong_name_next_time() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let named = SourceCorrection::Issue {
        fact: IssueFact::Publication,
        value: Some("Lamp and Harbour".to_owned()),
    };
    let corrected = correct(&desk, &issue, &named);
    assert_eq!(corrected.account.publication_title, "Lamp and Harbour");
    let rule = corrected.proposal.unwrap().rule;
    let publication = corrected.account.publication;
    let save = RuleSave { id: None, publication: publication.clone(), rule };
    desk.flyleaf.rule_save(&save).unwrap();
    let second = imported(&desk.import(&desk.file("next.txt", next())).rows[0].outcome);
    let account = desk.flyleaf.source_account(&second).unwrap();
    assert_eq!(
        (account.publication, account.title.as_deref()),
        (publication, Some("Lamp and Harbour"))
    );
    assert_eq!(desk.flyleaf.library().unwrap().publications.len(), 1);
}

#[test]
fn rules_that_say_nothing_are_refused() {
    let desk = Desk::new();
    let issue = desk.gazette();
    let publication = desk.flyleaf.source_account(&issue).unwrap().publication;
    for rule in [
        ReadingRule::Aside { like: "{any}".to_owned(), becomes: RegionKind::Furniture },
        ReadingRule::Aside { like: "Lamp".to_owned(), becomes: RegionKind::Article },
        ReadingRule::Fact { fact: IssueFact::Number, like: "No. 7".to_owned() },
        ReadingRule::Called { read: None, file: None, title: "Lamp".to_owned() },
    ] {
        let save = RuleSave { id: None, publication: publication.clone(), rule };
        assert_eq!(desk.flyleaf.rule_save(&save).unwrap_err().message.id, "error-rule-empty");
    }
    assert_eq!(desk.flyleaf.rules().unwrap(), []);
}
