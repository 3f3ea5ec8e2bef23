//! What stands at the front of an issue and what does not: each test is named after a reading that was wrong once.
#![allow(clippy::unwrap_used)]

use flyleaf_import::read;
use flyleaf_model::{FindingCode, Issue, Reading, RegionKind};
use flyleaf_text::canonical::canonical;

/// Running text that ends every example, so that the front has something below it.
const TIDES: &str = "Tides at nine\n\nThe tide was high at nine in the morning, and the boats stayed in. The old keeper counted eight lamps.\n";

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), None).unwrap()
}

fn masthead(reading: &Reading) -> String {
    let of_masthead = reading.regions.iter().filter(|r| r.kind == RegionKind::Masthead);
    of_masthead.map(|r| &reading.source[r.span.start..r.span.end]).collect()
}

/// Titles and texts of the articles.
fn articles(issue: &Issue) -> Vec<(Option<&str>, String)> {
    let told = issue.articles.iter();
    told.map(|a| (a.title.as_deref(), canonical(&a.blocks).text)).collect()
}

/// Title, number, date and date as printed.
fn named(issue: &Issue) -> [Option<&str>; 4] {
    [&issue.publication.title, &issue.number, &issue.date, &issue.date_printed]
        .map(|value| value.as_deref())
}

#[test]
fn the_masthead_does_not_swallow_a_short_first_article() {
    let said = "Something new stands here before everything else.";
    let reading =
        reading(&format!("HARBOUR LETTER\nNo. 5, 2020\n\nNew first\n\n{said}\n\n{TIDES}"));
    assert_eq!(masthead(&reading).trim(), "HARBOUR LETTER\nNo. 5, 2020");
    let articles = articles(&reading.issue);
    assert_eq!(articles.len(), 2, "{articles:?}");
    assert_eq!(articles[0], (Some("New first"), said.to_owned()));
    assert_eq!(articles[1].0, Some("Tides at nine"));
    assert_eq!(named(&reading.issue), [Some("HARBOUR LETTER"), Some("5"), None, None]);
    assert_eq!(reading.issue.year, Some(2020));
}

#[test]
fn a_sentence_below_the_number_is_an_article_without_a_title() {
    for said in ["The keeper has come back at last.", "The keeper has come\nback at last."] {
        for gap in ["\n", "\n\n"] {
            let reading = reading(&format!("HARBOUR LETTER\nNo. 5, 2020{gap}{said}\n\n{TIDES}"));
            assert_eq!(masthead(&reading).trim(), "HARBOUR LETTER\nNo. 5, 2020", "{said}");
            let articles = articles(&reading.issue);
            assert_eq!(articles[0], (None, said.replace('\n', " ")));
            assert_eq!(articles[1].0, Some("Tides at nine"));
        }
    }
}

#[test]
fn a_sentence_amid_the_masthead_is_not_hidden_and_the_number_below_it_is_kept() {
    let said = "We are back after the storm.";
    let reading = reading(&format!("HARBOUR LETTER\n{said}\nNo. 5, 2020\n\n{TIDES}"));
    assert!(!masthead(&reading).contains(said));
    assert!(articles(&reading.issue).iter().any(|(_, text)| text.contains(said)));
    assert_eq!(named(&reading.issue), [Some("HARBOUR LETTER"), Some("5"), None, None]);
}

#[test]
fn text_between_the_masthead_and_the_contents_is_read_or_reported() {
    let said = "The keeper has come back at last.";
    let more = "He brought a new lamp for the tower and oil for the winter.";
    let issue = |text: &str| {
        reading(&format!(
            "HARBOUR LETTER\nNo. 5, 2020\n\n{text}\n\nCONTENTS\n\n1. Tides at nine\n2. Lamps\n\n{TIDES}\nLamps\n\nThe lamps were lit at six, and the wind went down in the evening before the boats came home.\n"
        ))
    };
    // One sentence above the contents is the editor's word to the readers: no masthead, and never lost.
    let alone = issue(said);
    assert!(!masthead(&alone).contains(said));
    assert_eq!((alone.issue.articles.len(), alone.issue.contents.len()), (3, 2));
    assert_eq!(articles(&alone.issue)[0], (None, said.to_owned()));
    assert_eq!(alone.coverage(), 1.0);
    let text = issue(&format!("{said} {more}"));
    assert_eq!(articles(&text.issue)[0], (None, format!("{said} {more}")));
    assert_eq!(text.issue.articles.len(), 3);
}

#[test]
fn a_paragraph_that_mentions_an_address_is_not_cut_in_two() {
    let said = "The keeper has come back at last.\nhttps://lamp.example has a picture of him and of the lamp that he\nbrought with him.";
    let reading = reading(&format!("HARBOUR LETTER\nNo. 5, 2020\n\n{said}\n\n{TIDES}"));
    assert_eq!(masthead(&reading).trim(), "HARBOUR LETTER\nNo. 5, 2020");
    assert!(articles(&reading.issue)[0].1.ends_with("brought with him."));
}

#[test]
fn a_chinese_sentence_below_the_number_is_not_hidden() {
    let said = "守塔人昨天夜里回到了岛上。";
    let reading = reading(&format!(
        "港口通讯\n第5期\n\n归来\n\n{said}\n\n潮汐\n\n守塔人从去年冬天的大风以后每天都记下潮水的高低和过往的船只，一直到今年春天。\n"
    ));
    assert!(!masthead(&reading).contains(said));
    assert!(articles(&reading.issue).iter().any(|(_, text)| text.contains(said)));
    assert_eq!(reading.issue.number.as_deref(), Some("5"));
}

#[test]
fn what_a_sentence_states_about_the_publication_stays_in_the_masthead() {
    for said in
        ["Published by the keepers of the lamp.", "A newsletter for all who live by the water."]
    {
        let reading = reading(&format!("HARBOUR LETTER\n{said}\nNo. 5, 2020\n\n{TIDES}"));
        assert!(masthead(&reading).contains(said), "{said}");
        assert_eq!(reading.issue.articles.len(), 1, "{said}");
    }
}

#[test]
fn a_day_after_a_month_is_no_issue_number() {
    for (line, title, printed) in [
        ("Weekly Letter, March 5", "Weekly Letter", "March 5"),
        ("Harbour Weekly Letter Mar 12", "Harbour Weekly Letter", "Mar 12"),
        ("Weekly Letter, 5th of March", "Weekly Letter", "5th of March"),
        ("Weekly Letter\nMarch 5", "Weekly Letter", "March 5"),
    ] {
        let reading = reading(&format!("{line}\n\n{TIDES}"));
        assert_eq!(named(&reading.issue), [Some(title), None, None, Some(printed)], "{line}");
        assert_eq!(reading.issue.year, None, "{line}");
    }
    let kept = reading(&format!("Harbour Letter 12\n\n{TIDES}"));
    assert_eq!(named(&kept.issue)[..2], [Some("Harbour Letter"), Some("12")]);
}

#[test]
fn a_day_without_a_year_over_a_diary_is_no_masthead() {
    let day =
        "It rained from the morning to the evening, and nobody went out to the boats that day.";
    let reading = reading(&format!("March 5\n\n{day}\n\nMarch 6\n\n{day}\n"));
    assert_eq!(masthead(&reading), "");
    assert_eq!(named(&reading.issue), [None; 4]);
}

#[test]
fn counts_in_running_text_are_no_numbers() {
    for said in [
        "We now hold 2000 titles in the library.",
        "The keeper lives at No. 10.",
        "Go to No. 10 in the lane and knock.",
    ] {
        let reading = reading(&format!("HARBOUR LETTER\n\n{said}\n\n{TIDES}"));
        assert_eq!((&reading.issue.number, reading.issue.year), (&None, None), "{said}");
        assert!(!masthead(&reading).contains(said), "{said}");
    }
    let beside = reading(&format!("HARBOUR LETTER\nNo. 5, now with 2000 titles\n\n{TIDES}"));
    assert_eq!((beside.issue.number.as_deref(), beside.issue.year), (Some("5"), None));
}

#[test]
fn a_mail_header_never_names_the_publication() {
    for header in [
        "List-Id: Harbour Weekly Letter <harbour.lamp.example>",
        "Subject: [harbour] Harbour Weekly Letter, March 5",
        "From - Thu Sep 26 20:40:22 2002",
        "From - Thu Sep 26 20:40:22 2002\nDate: Thu, 26 Sep 2002 20:40:22 -0400\nFrom: Ada Finch <ada@lamp.example>\nSubject: [harbour] Harbour Weekly Letter No. 9\nList-Id: Harbour Weekly Letter <harbour.lamp.example>",
        "Received: from a.lamp.example by b.lamp.example; Thu, 26 Sep 2002 20:40:22 -0400",
    ] {
        let bare = reading(&format!("{header}\n\n{TIDES}"));
        assert_eq!(named(&bare.issue), [None; 4], "{header}");
        assert_eq!(bare.regions[0].kind, RegionKind::Boilerplate, "{header}");
        assert!(articles(&bare.issue).iter().all(|(_, text)| !text.contains("harbour.lamp")));
        let titled = reading(&format!("{header}\n\nHARBOUR LETTER\nNo. 5, 2020\n\n{TIDES}"));
        assert_eq!(named(&titled.issue), [Some("HARBOUR LETTER"), Some("5"), None, None]);
    }
}

#[test]
fn of_a_title_in_two_languages_the_first_is_kept() {
    for (title, masthead) in [
        ("HARBOUR NEWSLETTER", "HARBOUR NEWSLETTER\n港口通讯"),
        ("港口通讯", "港口通讯\nHARBOUR NEWSLETTER"),
    ] {
        let reading = reading(&format!("{masthead}\nNo. 5, 2020\n\n{TIDES}"));
        assert_eq!(reading.issue.publication.title.as_deref(), Some(title));
    }
}

#[test]
fn who_signs_below_a_title_is_no_heading() {
    for (line, name) in
        [("By the Editors", "the Editors"), ("王小明", "王小明"), ("张三、李四", "张三、李四")]
    {
        let text = TIDES.replacen("\n\n", &format!("\n\n{line}\n\n"), 1);
        let reading = reading(&format!("HARBOUR LETTER\nNo. 5, 2020\n\n{text}"));
        assert_eq!(reading.issue.articles.len(), 1, "{line}");
        assert_eq!(reading.issue.articles[0].byline.as_deref(), Some(name));
        assert_eq!(reading.issue.articles[0].title.as_deref(), Some("Tides at nine"));
    }
}

#[test]
fn a_motto_is_the_mastheads_however_it_ends() {
    for gap in ["\n", "\n\n"] {
        let motto = "Light for all who sail.";
        let reading = reading(&format!("HARBOUR LETTER\nNo. 5, 2020{gap}{motto}\n\n{TIDES}"));
        assert!(masthead(&reading).contains(motto));
        assert_eq!(reading.issue.articles.len(), 1);
    }
}

#[test]
fn a_number_from_the_files_name_is_reported() {
    let text = format!("HARBOUR LETTER\nMay 14, 2020\n\n{TIDES}");
    let reading = read(text.as_bytes(), Some("harbour-letter-12.txt")).unwrap();
    assert_eq!(reading.issue.number.as_deref(), Some("12"));
    assert!(reading.findings.iter().any(|f| f.code == FindingCode::NumberFromName));
    let other = read(text.as_bytes(), Some("download-12.txt")).unwrap();
    assert_eq!(other.issue.number, None);
}
