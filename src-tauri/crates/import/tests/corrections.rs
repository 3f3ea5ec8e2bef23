//! What a person puts right in a reading, one at a time and many at once.
#![allow(clippy::unwrap_used)]

mod newsletter;

use flyleaf_import::{Guidance, read, read_with, rule_of};
use flyleaf_model::{
    ArticleFact, Correction, FindingCode, Format, IssueFact, Reading, ReadingRule, RegionKind,
    Span, Until,
};
use flyleaf_text::canonical::canonical;
use newsletter::newsletter;
use proptest::prelude::*;

const LETTER: &str = "\
SALTMARSH NOTES
No. 11, March 2026

CONTENTS
1. Counting waders
2. The north sluice
3. Tides

1. COUNTING WADERS
Hanne Brook

Fog is no obstacle to counting, said the warden when we met her at the wall.

Nobody had counted the curlews before we came.

- 2 -

2. THE NORTH SLUICE

The bed below the sluice has moved eleven metres since we saw it in October.

[plate wanting]

The seed heads were still standing on the first day of the month.

3. TIDES

High water came at nine in the morning, and low water came at three.

Write to the warden for a copy of the tables.
";

fn at(text: &str) -> usize {
    LETTER.find(text).unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span::new(at(from), at(to))
}

fn corrected(corrections: &[Correction]) -> Reading {
    let guidance = Guidance { corrections, ..Guidance::default() };
    let reading = read_with(LETTER.as_bytes(), None, &guidance).unwrap();
    check(&reading).unwrap();
    reading
}

fn titles(reading: &Reading) -> Vec<&str> {
    let articles = reading.issue.articles.iter();
    articles.map(|article| article.title.as_deref().unwrap_or("")).collect()
}

fn text(reading: &Reading, article: usize) -> String {
    canonical(&reading.issue.articles[article].blocks).text
}

/// What the printed line that says `needle` became.
fn kind(reading: &Reading, needle: &str) -> (RegionKind, Option<u32>) {
    let byte = reading.source.find(needle).unwrap();
    let region =
        reading.regions.iter().find(|r| r.span.start <= byte && byte < r.span.end).unwrap();
    (region.kind, region.article)
}

fn codes(reading: &Reading) -> Vec<FindingCode> {
    reading.findings.iter().map(|finding| finding.code).collect()
}

/// What holds for every reading, however it was corrected.
fn check(reading: &Reading) -> Result<(), TestCaseError> {
    check_account(reading)?;
    for article in &reading.issue.articles {
        let own = &reading.source[article.span.start..article.span.end];
        let mut rest = own.chars().filter(|c| !c.is_whitespace());
        for character in canonical(&article.blocks).text.chars().filter(|c| !c.is_whitespace()) {
            prop_assert!(rest.any(|other| other == character), "{character:?} is not in {own:?}");
        }
    }
    Ok(())
}

/// What holds for the account of every character, whatever the format.
fn check_account(reading: &Reading) -> Result<(), TestCaseError> {
    let mut end = 0;
    for region in &reading.regions {
        prop_assert_eq!(region.span.start, end);
        prop_assert!(region.span.end > region.span.start);
        prop_assert_eq!(region.article.is_some(), region.kind == RegionKind::Article);
        end = region.span.end;
    }
    prop_assert_eq!(end, reading.source.len());
    let articles = reading.issue.articles.len() as u32;
    prop_assert!(articles > 0);
    let announced = reading.issue.contents.iter().filter_map(|entry| entry.article);
    let named = announced.chain(reading.regions.iter().filter_map(|region| region.article));
    for article in named {
        prop_assert!(article < articles);
    }
    let mut spans: Vec<Span> = reading.issue.articles.iter().map(|article| article.span).collect();
    spans.sort_unstable();
    prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    Ok(())
}

#[test]
fn the_letter_is_read_as_its_tests_expect() {
    let reading = corrected(&[]);
    assert_eq!(titles(&reading), ["COUNTING WADERS", "THE NORTH SLUICE", "TIDES"]);
    assert_eq!(reading, read(LETTER.as_bytes(), None).unwrap());
}

#[test]
fn facts_of_the_issue_are_said_by_hand() {
    let say = |fact, value: Option<&str>| Correction::Issue { fact, value: value.map(Into::into) };
    let reading = corrected(&[
        say(IssueFact::Publication, Some("Notes of the Saltmarsh")),
        say(IssueFact::Number, Some("12")),
        say(IssueFact::Volume, Some("IV")),
        say(IssueFact::Year, Some("2027")),
        say(IssueFact::Date, Some("11 March 2027")),
        say(IssueFact::Date, Some("one of these days")),
    ]);
    let issue = &reading.issue;
    assert_eq!(issue.publication.title.as_deref(), Some("Notes of the Saltmarsh"));
    assert_eq!((issue.number.as_deref(), issue.volume.as_deref()), (Some("12"), Some("4")));
    assert_eq!((issue.year, issue.date.as_deref()), (Some(2027), Some("2027-03-11")));
    let found = codes(&reading);
    assert_eq!(found.iter().filter(|code| **code == FindingCode::Corrected).count(), 5);
    assert_eq!(found.iter().filter(|code| **code == FindingCode::CorrectionSkipped).count(), 1);
}

#[test]
fn facts_of_an_article_are_said_by_hand_and_not_printed_twice() {
    let say = |fact, value: Option<&str>| Correction::Article {
        article: at("1. COUNTING WADERS"),
        fact,
        value: value.map(Into::into),
    };
    let reading = corrected(&[
        say(ArticleFact::Title, Some("Counting waders in fog")),
        say(ArticleFact::Byline, Some("Hanne Brook")),
        say(ArticleFact::Source, Some("The warden")),
        say(ArticleFact::Date, Some("2026-03-01")),
    ]);
    let article = &reading.issue.articles[0];
    assert_eq!(article.title.as_deref(), Some("Counting waders in fog"));
    assert_eq!(article.byline.as_deref(), Some("Hanne Brook"));
    assert_eq!(article.source.as_deref(), Some("The warden"));
    assert_eq!(article.date.as_deref(), Some("2026-03-01"));
    assert!(text(&reading, 0).starts_with("Fog is"), "{}", text(&reading, 0));
    let untitled = corrected(&[say(ArticleFact::Title, None)]);
    assert_eq!(titles(&untitled)[0], "");
    assert!(text(&untitled, 0).contains("COUNTING WADERS"));
}

#[test]
fn a_boundary_moves_both_ways() {
    let article = at("2. THE NORTH SLUICE");
    let up = corrected(&[Correction::Begin { article, at: at("Nobody had") }]);
    assert!(text(&up, 1).starts_with("Nobody had counted"), "{}", text(&up, 1));
    assert_eq!(kind(&up, "- 2 -"), (RegionKind::Article, Some(1)));
    let down = corrected(&[Correction::Begin { article, at: at("The bed") }]);
    assert_eq!(kind(&down, "2. THE NORTH"), (RegionKind::Furniture, None), "as what stands above");
    assert!(text(&down, 1).starts_with("The bed below"));
    // Past its own end, or past the beginning of another, there is nothing left of it.
    for wrong in ["3. TIDES", "1. COUNTING", "Write to"] {
        let byte = LETTER.rfind(wrong).unwrap();
        let reading = corrected(&[Correction::Begin { article, at: byte }]);
        assert_eq!(titles(&reading).len(), 3);
        assert!(codes(&reading).contains(&FindingCode::CorrectionSkipped), "{wrong}");
    }
}

#[test]
fn articles_are_split_and_merged() {
    let split = corrected(&[Correction::Split { at: at("The seed heads") }]);
    assert_eq!(titles(&split).len(), 4);
    assert!(text(&split, 2).starts_with("The seed heads"));
    assert!(!text(&split, 1).contains("seed heads"));
    assert_eq!(split.issue.contents[2].article, Some(3), "entries follow their articles");

    let merged = corrected(&[Correction::Merge { article: at("3. TIDES") }]);
    assert_eq!(titles(&merged), ["COUNTING WADERS", "THE NORTH SLUICE"]);
    assert!(text(&merged, 1).contains("High water came"));
    assert_eq!(merged.issue.contents[2].article, Some(1));

    // The second names what the first made.
    let both = corrected(&[
        Correction::Split { at: at("The seed heads") },
        Correction::Merge { article: at("The seed heads") },
    ]);
    assert_eq!(text(&both, 1), text(&corrected(&[]), 1));
    let first = corrected(&[Correction::Merge { article: at("1. COUNTING WADERS") }]);
    assert!(codes(&first).contains(&FindingCode::CorrectionSkipped));
}

#[test]
fn an_entry_finds_the_article_that_was_made_for_it() {
    let text = LETTER.replace("3. TIDES\n\nHigh water", "High water");
    let split = Correction::Split { at: text.find("High water").unwrap() };
    let titled = Correction::Article {
        article: text.find("High water").unwrap(),
        fact: ArticleFact::Title,
        value: Some("Tides".into()),
    };
    let read = |corrections: &[Correction]| {
        let guidance = Guidance { corrections, ..Guidance::default() };
        read_with(text.as_bytes(), None, &guidance).unwrap()
    };
    let plain = read(&[]);
    assert_eq!(plain.issue.contents[2].article, None);
    assert!(codes(&plain).contains(&FindingCode::EntryWithoutArticle));
    let made = read(&[split, titled]);
    assert_eq!(made.issue.contents[2].article, Some(2));
    assert!(!codes(&made).contains(&FindingCode::EntryWithoutArticle));
}

#[test]
fn articles_are_read_in_another_order_and_stay_where_they_are_printed() {
    let order =
        Correction::Order { article: at("3. TIDES"), before: Some(at("1. COUNTING WADERS")) };
    let reading = corrected(&[order]);
    assert_eq!(titles(&reading), ["TIDES", "COUNTING WADERS", "THE NORTH SLUICE"]);
    assert_eq!(kind(&reading, "High water"), (RegionKind::Article, Some(0)));
    assert_eq!(reading.issue.contents[2].article, Some(0));
    let last = Correction::Order { article: at("1. COUNTING WADERS"), before: None };
    assert_eq!(titles(&corrected(&[last])), ["THE NORTH SLUICE", "TIDES", "COUNTING WADERS"]);
}

#[test]
fn a_deleted_article_keeps_its_lines_as_something_else() {
    let delete = |becomes| Correction::Delete { article: at("3. TIDES"), becomes };
    for becomes in [RegionKind::Furniture, RegionKind::Boilerplate, RegionKind::Unassigned] {
        let reading = corrected(&[delete(becomes)]);
        assert_eq!(titles(&reading).len(), 2);
        assert_eq!(kind(&reading, "High water").0, becomes);
        assert_eq!(reading.issue.contents[2].article, None);
    }
    assert!(
        codes(&corrected(&[delete(RegionKind::Article)])).contains(&FindingCode::CorrectionSkipped)
    );
}

#[test]
fn lines_are_set_aside_and_brought_back() {
    let plate = span("[plate", "The seed");
    let aside = Correction::Mark { span: plate, becomes: RegionKind::Furniture };
    let reading = corrected(std::slice::from_ref(&aside));
    assert_eq!(kind(&reading, "[plate").0, RegionKind::Furniture);
    assert!(!text(&reading, 1).contains("plate"));
    let back = Correction::Mark { span: plate, becomes: RegionKind::Article };
    assert_eq!(text(&corrected(&[aside, back]), 1), text(&corrected(&[]), 1));
    let page = Correction::Mark { span: span("- 2 -", "2. THE"), becomes: RegionKind::Article };
    assert!(text(&corrected(&[page]), 0).ends_with("- 2 -"));
    // A heading set aside leaves the article to begin with what stands below it.
    let heading = span("2. THE NORTH", "The bed");
    let beheaded =
        corrected(&[Correction::Mark { span: heading, becomes: RegionKind::Boilerplate }]);
    assert!(text(&beheaded, 1).starts_with("The bed below"));
    let all = Span::new(0, LETTER.len());
    let nothing = corrected(&[Correction::Mark { span: all, becomes: RegionKind::Furniture }]);
    assert_eq!(titles(&nothing).len(), 3, "an issue has an article");
}

#[test]
fn stale_corrections_change_nothing_but_the_report() {
    let stale = [
        Correction::Merge { article: at("Fog is") },
        Correction::Split { at: 999_999 },
        Correction::Begin { article: 999_999, at: 3 },
        Correction::Mark { span: Span::new(999_999, 1_000_000), becomes: RegionKind::Furniture },
        Correction::Order { article: at("3. TIDES"), before: Some(at("Fog is")) },
    ];
    let reading = corrected(&stale);
    assert_eq!(reading.issue, corrected(&[]).issue);
    let skipped = codes(&reading).iter().filter(|c| **c == FindingCode::CorrectionSkipped).count();
    assert_eq!(skipped, stale.len());
}

#[test]
fn rules_learnt_from_one_issue_read_the_next() {
    let aside =
        Correction::Mark { span: span("[plate", "The seed"), becomes: RegionKind::Furniture };
    let notice = Span::new(at("Write to the warden"), LETTER.len());
    let rules: Vec<ReadingRule> = [
        aside,
        Correction::Mark { span: notice, becomes: RegionKind::Boilerplate },
        Correction::Issue { fact: IssueFact::Publication, value: Some("Saltmarsh".into()) },
    ]
    .iter()
    .map(|correction| rule_of(LETTER, correction, Some("SALTMARSH NOTES"), "notes.txt").unwrap())
    .collect();
    let next = LETTER.replace("No. 11", "No. 12").replace("October", "November");
    let guidance = Guidance { rules: &rules, ..Guidance::default() };
    let reading = read_with(next.as_bytes(), None, &guidance).unwrap();
    check(&reading).unwrap();
    assert_eq!(kind(&reading, "[plate").0, RegionKind::Furniture);
    assert_eq!(kind(&reading, "Write to the warden").0, RegionKind::Boilerplate);
    assert_eq!(reading.issue.publication.title.as_deref(), Some("Saltmarsh"));
    let told: Vec<&str> = reading
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::ReadByRule)
        .map(|finding| finding.details[0].as_str())
        .collect();
    assert_eq!(told, ["called", "aside", "aside"]);
}

#[test]
fn rules_say_where_articles_begin_and_what_the_issue_says() {
    let begins =
        |like: &str, capitals, begins| ReadingRule::Begin { like: like.into(), capitals, begins };
    let rules = [
        begins("3. {any}", false, false),
        begins("Nobody had counted {any}", false, true),
        ReadingRule::Fact { fact: IssueFact::Date, like: "No. {number}, {value}".into() },
        ReadingRule::Section {
            from: "[plate {any}".into(),
            until: Until::Article,
            becomes: RegionKind::Boilerplate,
        },
    ];
    let guidance = Guidance { rules: &rules, ..Guidance::default() };
    let reading = read_with(LETTER.as_bytes(), None, &guidance).unwrap();
    check(&reading).unwrap();
    assert_eq!(titles(&reading), ["COUNTING WADERS", "", "THE NORTH SLUICE"]);
    assert!(text(&reading, 1).starts_with("Nobody had counted"));
    assert_eq!(kind(&reading, "The seed heads").0, RegionKind::Boilerplate);
    assert_eq!(reading.issue.date.as_deref(), Some("2026-03"));
}

/// Any correction of a text of about this many bytes, sensible or not.
fn correction(most: usize) -> impl Strategy<Value = Correction> {
    let byte = 0..most + 2;
    let kind = prop::sample::select(vec![
        RegionKind::Masthead,
        RegionKind::Contents,
        RegionKind::Article,
        RegionKind::Furniture,
        RegionKind::Boilerplate,
        RegionKind::Unassigned,
    ]);
    let fact = prop::sample::select(vec![
        ArticleFact::Title,
        ArticleFact::Byline,
        ArticleFact::Source,
        ArticleFact::Date,
    ]);
    let value =
        prop::sample::select(vec![None, Some("By Ada Finch"), Some("The Lamp"), Some("2026")])
            .prop_map(|value| value.map(str::to_owned));
    prop_oneof![
        (byte.clone(), fact, value).prop_map(|(article, fact, value)| Correction::Article {
            article,
            fact,
            value
        }),
        (byte.clone(), byte.clone()).prop_map(|(article, at)| Correction::Begin { article, at }),
        byte.clone().prop_map(|at| Correction::Split { at }),
        byte.clone().prop_map(|article| Correction::Merge { article }),
        (byte.clone(), prop::option::of(byte.clone()))
            .prop_map(|(article, before)| Correction::Order { article, before }),
        (byte.clone(), kind.clone())
            .prop_map(|(article, becomes)| Correction::Delete { article, becomes }),
        (byte.clone(), 0usize..200, kind).prop_map(|(start, length, becomes)| Correction::Mark {
            span: Span::new(start, start + length),
            becomes
        }),
    ]
}

/// Any rule, whose patterns are lines of newsletters.
fn rule() -> impl Strategy<Value = ReadingRule> {
    let like = prop::sample::select(vec![
        "{any}",
        "{number}. {any}",
        "The Lamp",
        "- Page {number} -",
        "第{number}期",
        "* {value}",
        "{month} {value}",
    ]);
    let becomes = prop::sample::select(vec![RegionKind::Furniture, RegionKind::Boilerplate]);
    let until = prop::sample::select(vec![Until::Article, Until::End]);
    (like, becomes, until, any::<bool>(), 0..4u8).prop_map(|(like, becomes, until, flag, kind)| {
        let like = like.to_owned();
        match kind {
            0 => ReadingRule::Aside { like, becomes },
            1 => ReadingRule::Section { from: like, until, becomes },
            2 => ReadingRule::Fact { fact: IssueFact::Date, like },
            _ => ReadingRule::Begin { like, capitals: !flag, begins: flag },
        }
    })
}

/// A newsletter as a page with headings, lists, tables and quotes.
fn as_page(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let mut page = String::from("<!doctype html><html><body>");
    for (index, line) in escaped.lines().enumerate() {
        page += &match index % 7 {
            0 => format!("<h2>{line}</h2>"),
            3 => format!("<ul><li>{line}</li><li>one more</li></ul>"),
            5 => format!("<table><tr><td>{line}</td><td>two</td></tr></table>"),
            6 => format!("<blockquote><p>{line}</p></blockquote>"),
            _ => format!("<p>{line}</p>"),
        };
    }
    page + "</body></html>"
}

proptest! {
    #[test]
    fn whatever_is_corrected_is_accounted_for(
        text in newsletter(),
        corrections in prop::collection::vec(correction(600), 0..12),
        rules in prop::collection::vec(rule(), 0..3),
    ) {
        let guidance = Guidance { rules: &rules, corrections: &corrections };
        if let Ok(reading) = read_with(text.as_bytes(), None, &guidance) {
            check(&reading)?;
            prop_assert_eq!(&read_with(text.as_bytes(), None, &guidance).unwrap(), &reading);
            for correction in &corrections {
                rule_of(&reading.source, correction, None, "x.txt");
            }
        }
    }

    #[test]
    fn whatever_is_corrected_in_a_page_is_accounted_for(
        text in newsletter(),
        corrections in prop::collection::vec(correction(600), 0..12),
        rules in prop::collection::vec(rule(), 0..2),
    ) {
        let guidance = Guidance { rules: &rules, corrections: &corrections };
        let page = as_page(&text);
        if let Ok(reading) = read_with(page.as_bytes(), Some("page.html"), &guidance) {
            prop_assert_eq!(reading.format, Format::Html);
            check_account(&reading)?;
        }
    }
}
