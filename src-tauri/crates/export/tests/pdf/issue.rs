//! Whole issues: what is printed, and what the file says about itself.

use std::collections::BTreeSet;

use flyleaf_export::{Error, Paper, PdfOptions, pdf, preview};
use flyleaf_model::{Block, Colour, Run};

use crate::printed::{Printed, single, with};
use crate::samples::{self, harbour, paragraph};

#[test]
fn an_issue_is_printed_with_its_masthead_contents_articles_and_notes() {
    let printed = Printed::of(&harbour());
    let text = printed.text();
    for expected in [
        "No. 14",
        "March 2026",
        "Harbour Observatory Bulletin",
        "港口观测通讯",
        "In this number",
        "The tide clock on the east mole was never a good clock.",
        "2. Ledgers older than 1890 leave the building",
        "Who was the assistant? Check the staff list, 1911–22.",
        "tides · to check",
        "Source: The observatory’s own ledgers",
        "This copy carries 7 highlights and 6 notes in the margin.",
        "Made from harbour-014.txt.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    assert!(printed.solid().contains("与上文第四十一夜对得上。"), "{}", printed.solid());
    assert_eq!((printed.pdf.pages, printed.pdf.highlights, printed.pdf.notes), (4, 7, 6));
    assert_eq!(printed.pdf.unplaced, 0);
    assert!(printed.pdf.missing.is_empty());
}

#[test]
fn the_file_says_what_it_is_and_conforms_to_pdf_ua() {
    let printed = Printed::of(&harbour());
    let info = printed.info();
    assert!(info.contains("Harbour Observatory Bulletin, No. 14 (2026)"), "{info}");
    assert!(info.contains("The Harbour Observatory Society"), "{info}");
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(!info.contains("CreationDate"), "{info}");
    let objects = printed.objects();
    assert!(objects.contains("pdfuaid:part>1<"), "no PDF/UA-1 in the metadata");
    assert!(objects.contains("/Lang (en)"));
    assert!(objects.contains("/Lang (zh-CN)"), "Chinese in an English issue carries its language");
    assert_eq!(
        printed.bookmarks(),
        [
            "From the Keeper’s Desk",
            "What the roof cost",
            "The Clock That Disagreed with the Sea",
            "Instrument Log",
            "潮汐簿里的天气"
        ]
    );
}

#[test]
fn contents_lead_to_their_articles() {
    let printed = Printed::of(&harbour());
    let links = printed.objects().matches("/Subtype /Link").count();
    assert_eq!(links, 4, "one link a contents line");
    let structure = printed.structure();
    assert_eq!(structure.matches("TOCI").count(), 4, "{structure}");
}

#[test]
fn links_lead_out_of_the_text_and_the_notes() {
    let link = Run {
        text: "the almanac".to_owned(),
        link: Some("https://example.org/almanac".to_owned()),
        ..Run::default()
    };
    let inside = Run { link: Some("#elsewhere".to_owned()), ..Run::plain(" and below") };
    let runs = vec![Run::plain("See "), link, inside];
    let mut copy = single("en", vec![Block::Paragraph { runs }]);
    copy.mark(0, "See", Colour::Sky, "[keepers](mailto:keepers@example.org) [no](javascript:x)");
    let objects = Printed::of(&copy).objects();
    assert!(objects.contains("/URI (https://example.org/almanac)"));
    assert!(objects.contains("/URI (mailto:keepers@example.org)"));
    assert_eq!(objects.matches("/S /URI").count(), 2);
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let print = || Printed::of(&harbour()).pdf.bytes;
    let first = print();
    assert!(first == print());
    // Annotations come from the library in no particular order.
    let mut turned = harbour();
    turned.annotations.reverse();
    assert!(first == Printed::of(&turned).pdf.bytes);
}

#[test]
fn papers_have_their_sizes() {
    for (paper, size) in [
        (Paper::A5, "419.528 x 595.276"),
        (Paper::A4, "595.276 x 841.89"),
        (Paper::Letter, "612 x 792"),
    ] {
        let printed = Printed::new(&[&harbour()], &with(|options| options.paper = paper));
        let info = printed.info();
        assert!(info.contains(size), "{paper:?}: {info}");
    }
}

#[test]
fn chinese_text_comes_out_as_it_went_in() {
    let printed = Printed::of(&samples::tides());
    let solid = printed.solid();
    for expected in [
        "河岸茶话",
        "第3卷第22期",
        "2026年5月14日",
        "本期目录",
        "水退得比往年慢，桌子脚上还留着一圈白印",
        "来源：河岸茶话编辑部",
        "本册载有3处划线、3条页边批注。",
        "题词可用。",
    ] {
        assert!(solid.contains(expected), "{expected:?} is not in {solid}");
    }
    assert!(printed.info().contains("河岸茶话 第3卷 第22期 (2026)"), "{}", printed.info());
    assert!(printed.objects().contains("/Lang (zh-CN)"));
    assert!(printed.pdf.missing.is_empty(), "{:?}", printed.pdf.missing);
}

#[test]
fn several_issues_are_one_file_with_a_bookmark_each() {
    let (harbour, tides) = (harbour(), samples::tides());
    let printed = Printed::new(&[&harbour, &tides], &PdfOptions::default());
    let text = printed.text();
    assert!(text.contains("In this number") && text.contains("本期目录"));
    assert_eq!(printed.pdf.notes, 9);
    let bookmarks = printed.bookmarks();
    assert_eq!(bookmarks[0], "Harbour Observatory Bulletin, No. 14 (2026)");
    assert!(bookmarks.contains(&"河岸茶话 第3卷 第22期 (2026)".to_owned()), "{bookmarks:?}");
}

#[test]
fn chosen_articles_are_printed_alone() {
    let printed = Printed::new(&[&harbour()], &with(|options| options.articles = Some(vec![2])));
    let text = printed.text();
    assert!(text.contains("The float was cleaned") && !text.contains("tide clock"), "{text}");
    assert_eq!((printed.pdf.highlights, printed.pdf.notes), (0, 0));
}

#[test]
fn a_publication_without_a_name_is_called_by_its_file() {
    let mut copy = harbour();
    copy.publication = " ".to_owned();
    assert!(Printed::of(&copy).info().contains("harbour-014.txt, No. 14 (2026)"));
}

#[test]
fn an_issue_without_any_structure_is_printed() {
    let mut copy = single(
        "en",
        vec![paragraph("Only this, and nothing over it, but long enough to be a paragraph.")],
    );
    copy.issue.articles[0].title = None;
    let head = with(|options| options.masthead = false);
    for options in [PdfOptions::default(), head] {
        let printed = Printed::new(&[&copy], &options);
        assert!(printed.text().contains("Only this, and nothing over it"));
        assert_eq!(printed.bookmarks(), ["Only this, and nothing over it, but long…"]);
    }
    for blocks in [vec![Block::Paragraph { runs: vec![Run::plain("")] }], Vec::new()] {
        copy.issue.articles[0].blocks = blocks;
        assert!(Printed::of(&copy).text().contains("A Paper"));
    }
}

#[test]
fn what_cannot_be_printed_is_an_error() {
    let copy = harbour();
    let print = |options: &PdfOptions, cancelled| pdf(&[copy.document()], options, &|| cancelled);
    assert!(matches!(print(&PdfOptions::default(), true), Err(Error::Cancelled)));
    let none = with(|options| options.articles = Some(vec![9]));
    assert!(matches!(print(&none, false), Err(Error::NoSuchArticle(9))));
    assert!(matches!(pdf(&[], &PdfOptions::default(), &|| false), Err(Error::Empty)));
}

#[test]
fn the_preview_draws_the_pages_asked_for() {
    let copy = harbour();
    let drawn =
        preview(&[copy.document()], &PdfOptions::default(), &[1, 3, 99], 0.5, &|| false).unwrap();
    assert_eq!((drawn.pages, drawn.images.len()), (4, 2));
    let distinct: BTreeSet<&Vec<u8>> = drawn.images.iter().collect();
    assert_eq!(distinct.len(), 2);
    for image in &drawn.images {
        assert!(image.starts_with(b"\x89PNG"));
        // IHDR: width and height at bytes 16 and 20.
        assert_eq!(image[16..24], [0, 0, 1, 42, 0, 0, 1, 165], "298 by 421 pixels");
    }
}
