//! The PDF as others read it: poppler for text, metadata and structure, qpdf for syntax. Both are installed by the
//! project's set-up; without them these tests fail.
#![allow(clippy::unwrap_used)]

mod samples;

use std::collections::BTreeSet;
use std::process::Command;

use flyleaf_export::{Error, Notes, Paper, Pdf, PdfOptions, pdf, preview};
use flyleaf_model::{Anchor, AnchorStatus, Block, Colour, Issue, Run};
use samples::{Copy, article, harbour, paragraph};

/// A PDF on disk, to be read with other programs.
struct Printed {
    pdf: Pdf,
    folder: tempfile::TempDir,
}

impl Printed {
    fn new(copies: &[&Copy], options: &PdfOptions) -> Self {
        let documents: Vec<_> = copies.iter().map(|copy| copy.document()).collect();
        let pdf = pdf(&documents, options, &|| false).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pdf"), &pdf.bytes).unwrap();
        let printed = Self { pdf, folder };
        printed.run("qpdf", &["--check"], &[]);
        printed
    }

    fn of(copy: &Copy) -> Self {
        Self::new(&[copy], &PdfOptions::default())
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program)
            .args(before)
            .arg(self.folder.path().join("a.pdf"))
            .args(after)
            .output()
            .unwrap_or_else(|error| panic!("{program} must be installed: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text in reading order with white space folded and hyphenated words joined.
    fn text(&self) -> String {
        let text = self.run("pdftotext", &["-enc", "UTF-8"], &["-"]).replace("\u{ad}\n", "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text without any white space, for scripts that have none.
    fn solid(&self) -> String {
        self.text().replace(' ', "")
    }

    fn info(&self) -> String {
        self.run("pdfinfo", &[], &[])
    }

    fn structure(&self) -> String {
        self.run("pdfinfo", &["-struct-text"], &[])
    }

    /// Titles of the bookmarks, in order.
    fn bookmarks(&self) -> Vec<String> {
        fn collect(list: &serde_json::Value, titles: &mut Vec<String>) {
            for entry in list.as_array().into_iter().flatten() {
                titles.push(entry["title"].as_str().unwrap().to_owned());
                collect(&entry["kids"], titles);
            }
        }
        let json = self.run("qpdf", &["--json=2", "--json-key=outlines"], &[]);
        let mut titles = Vec::new();
        collect(
            &serde_json::from_str::<serde_json::Value>(&json).unwrap()["outlines"],
            &mut titles,
        );
        titles
    }

    /// Objects of the file in readable form.
    fn objects(&self) -> String {
        let output = Command::new("qpdf")
            .args(["--qdf", "--object-streams=disable"])
            .arg(self.folder.path().join("a.pdf"))
            .arg("-")
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn with(change: impl FnOnce(&mut PdfOptions)) -> PdfOptions {
    let mut options = PdfOptions::default();
    change(&mut options);
    options
}

/// An issue of one article.
fn single(language: &str, blocks: Vec<Block>) -> Copy {
    let issue = Issue {
        languages: vec![language.to_owned()],
        articles: vec![article("An Article", None, language, blocks)],
        ..Issue::default()
    };
    Copy::new("A Paper", language, issue)
}

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
fn a_margin_note_is_read_at_its_passage() {
    let structure = Printed::of(&harbour()).structure();
    let before = structure.find("did a junior assistant").unwrap();
    let note = structure.find("Who was the assistant?").unwrap();
    let after = structure.find("When the ledger came up").unwrap();
    assert!(before < note && note < after, "{structure}");
    assert_eq!(structure.matches("Note <").count(), 6, "{structure}");
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
fn text_that_looks_like_code_is_text() {
    let hostile = "#eval(\"1+1\") #import \"@preview/x\" $x^2$ @ref <label> *a* _b_ `c` \\ // /* = - + // #{ } [ ] ~ --- \"q\" 'r' https://example.org";
    let mut copy =
        single("en", vec![paragraph(hostile), Block::Preformatted { text: hostile.to_owned() }]);
    copy.issue.articles[0].title = Some("#panic() $ *".to_owned());
    copy.issue.publication.publishers = vec!["#read(\"/etc/passwd\")".to_owned()];
    copy.publication = "@label #set".to_owned();
    copy.mark(0, "$x^2$", Colour::Sky, "note #eval $y$ @z");
    let text = Printed::of(&copy).text();
    for expected in
        [hostile, "#panic() $ *", "#read(\"/etc/passwd\")", "@label #set", "note #eval $y$ @z"]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    assert_eq!(text.matches("#eval(\"1+1\")").count(), 2);
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
fn no_note_of_two_hundred_on_one_page_is_lost() {
    let printed = Printed::of(&samples::crowded(200));
    assert_eq!((printed.pdf.highlights, printed.pdf.notes), (200, 200));
    let text = printed.text();
    for serial in 0..200 {
        let remark = format!("Remark number {serial} is here, short.");
        assert_eq!(text.matches(&remark).count(), 1, "{remark}");
    }
    assert!(text.contains("Notes continued"));
}

/// Boxes of the lines that match, from poppler: page, left, top, right, bottom.
fn boxes(printed: &Printed, first_word: &str) -> Vec<(usize, f64, f64, f64, f64)> {
    let html = printed.run("pdftotext", &["-bbox-layout"], &["-"]);
    let mut page = 0;
    let mut found = Vec::new();
    let mut lines = html.lines();
    while let Some(line) = lines.next() {
        page += usize::from(line.contains("<page "));
        if line.contains("<line ") {
            let numbers: Vec<f64> = line.split('"').filter_map(|part| part.parse().ok()).collect();
            if lines.next().is_some_and(|word| word.contains(&format!(">{first_word}<"))) {
                found.push((page, numbers[0], numbers[1], numbers[2], numbers[3]));
            }
        }
    }
    found
}

#[test]
fn margin_notes_do_not_overlap_and_stay_on_the_page() {
    let printed = Printed::of(&samples::crowded(60));
    let mut notes = boxes(&printed, "Remark");
    notes.retain(|note| note.1 > 400.0);
    notes.sort_by(|a, b| (a.0, a.2).partial_cmp(&(b.0, b.2)).unwrap());
    assert!(notes.len() > 40, "{} notes in the margin", notes.len());
    for pair in notes.windows(2) {
        if pair[0].0 == pair[1].0 {
            assert!(pair[0].4 <= pair[1].2 + 3.0, "{pair:?}");
        }
    }
    assert!(
        notes.iter().all(|note| note.2 > 60.0 && note.4 < 842.0 && note.3 < 595.0),
        "{notes:?}"
    );
}

#[test]
fn a_margin_note_stands_at_the_line_of_its_passage() {
    let printed = Printed::of(&harbour());
    let note = boxes(&printed, "Who")[0];
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    let ledger = html.lines().find(|line| line.contains(">ledger<")).unwrap();
    let numbers: Vec<f64> = ledger.split('"').filter_map(|part| part.parse().ok()).collect();
    let (note_middle, line_middle) = ((note.2 + note.4) / 2.0, (numbers[1] + numbers[3]) / 2.0);
    assert!((note_middle - line_middle).abs() < 4.0, "{note:?} beside {ledger}");
}

#[test]
fn notes_at_the_end_are_numbered() {
    let printed = Printed::new(&[&harbour()], &with(|options| options.notes = Notes::End));
    let text = printed.text();
    assert!(text.contains("a ledger that nobody read1."), "{text}");
    assert!(text.contains("1 Who was the assistant?"), "{text}");
    assert!(text.contains("3 Opening line for the methods talk."), "{text}");
    assert_eq!(printed.pdf.notes, 6);
}

#[test]
fn without_colours_numbers_tie_notes_to_passages() {
    let printed = Printed::new(&[&harbour()], &with(|options| options.highlights = false));
    let text = printed.text();
    assert!(text.contains("2. Ledgers older than 1890 leave the building"), "{text}");
    assert!(text.contains("a ledger that nobody read1."), "{text}");
    assert!(text.contains("1 Who was the assistant?"), "{text}");
    assert_eq!((printed.pdf.highlights, printed.pdf.notes), (0, 6));
}

#[test]
fn notes_stand_on_every_kind_of_block() {
    let mut copy = single(
        "en",
        vec![
            samples::heading(3, "A heading that skips two levels"),
            samples::list(true, 7, &["First item.", "Second item."]),
            Block::Quote { blocks: vec![samples::list(false, 1, &["Quoted item."])] },
            Block::Preformatted { text: "set as\n  it stands".to_owned() },
            Block::Rule,
            paragraph("Last words."),
        ],
    );
    let quotes = ["that skips", "Second", "Quoted item", "stands", "Last"];
    for (serial, quote) in quotes.iter().enumerate() {
        copy.mark(0, quote, Colour::ALL[serial % 4], &format!("note on {quote}"));
    }
    for notes in [Notes::Margin, Notes::End] {
        let printed = Printed::new(&[&copy], &with(|options| options.notes = notes));
        let text = printed.text();
        for quote in quotes {
            assert_eq!(text.matches(&format!("note on {quote}")).count(), 1, "{text}");
        }
        assert_eq!((printed.pdf.highlights, printed.pdf.notes), (5, 5));
        assert_eq!(printed.bookmarks(), ["An Article", "A heading that skips two levels"]);
    }
}

#[test]
fn a_note_longer_than_a_page_is_printed_whole() {
    let mut copy = harbour();
    let long: Vec<String> = (0..1500).map(|serial| format!("w{serial}")).collect();
    copy.mark(1, "Ships did not sail by it", Colour::Sky, &long.join(" "));
    let printed = Printed::of(&copy);
    let text = printed.text();
    let lost: Vec<&String> = long.iter().filter(|word| !text.contains(word.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(text.contains("Notes continued"));
    assert_eq!(printed.pdf.notes, 7);
}

#[test]
fn nothing_runs_off_the_page() {
    let word = "abcdefghij".repeat(30);
    let address = format!("https://example.org/{word}");
    let mut copy = single("en", vec![paragraph(&format!("See {word} and {address} there."))]);
    copy.mark(0, "See", Colour::Sky, &format!("{word} and <{address}>"));
    let html = Printed::of(&copy).run("pdftotext", &["-bbox"], &["-"]);
    let edges: Vec<f64> = html
        .lines()
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert!(edges.len() > 20 && edges.iter().all(|edge| *edge < 545.0), "{edges:?}");
}

#[test]
fn a_publication_without_a_name_is_called_by_its_file() {
    let mut copy = harbour();
    copy.publication = " ".to_owned();
    assert!(Printed::of(&copy).info().contains("harbour-014.txt, No. 14 (2026)"));
}

#[test]
fn notes_and_colours_can_be_left_out() {
    let printed = Printed::new(
        &[&harbour()],
        &with(|options| {
            options.notes = Notes::None;
            options.highlights = false;
        }),
    );
    assert_eq!((printed.pdf.notes, printed.pdf.highlights), (0, 0));
    assert!(!printed.text().contains("Who was the assistant?"));
    assert!(!printed.text().contains("This copy carries"));
}

#[test]
fn a_note_without_a_place_stands_at_the_end_with_its_passage() {
    let mut copy = harbour();
    let lost = copy.mark(1, "Children did", Colour::Rose, "Which children?");
    lost.anchor = Anchor { status: AnchorStatus::Orphaned, span: None, score: 0.0 };
    let beyond = copy.mark(1, "Ships", Colour::Rose, "Span past the end.");
    beyond.anchor.span = Some(flyleaf_model::Span::new(0, 999_999));
    for notes in [Notes::Margin, Notes::End] {
        let printed = Printed::new(&[&copy], &with(|options| options.notes = notes));
        let text = printed.text();
        assert!(text.contains("Notes without a place"), "{text}");
        assert!(text.contains("“Children did” Which children?"), "{text}");
        assert!(text.contains("“Ships” Span past the end."), "{text}");
        assert_eq!((printed.pdf.unplaced, printed.pdf.notes, printed.pdf.highlights), (2, 8, 7));
    }
}

#[test]
fn a_character_without_a_font_is_named_and_reported() {
    // A noncharacter-like private use character that no text font covers.
    let strange = '\u{10FFFD}';
    let mut copy =
        single("en", vec![paragraph(&format!("Before {strange} after, and {strange} again."))]);
    copy.issue.articles.push(article("Another", None, "en", vec![paragraph("Nothing strange.")]));
    let printed = Printed::of(&copy);
    assert!(printed.text().contains("Before [U+10FFFD] after"), "{}", printed.text());
    assert_eq!(printed.pdf.missing.len(), 1);
    assert_eq!(printed.pdf.missing[0].article, "An Article");
    assert_eq!(printed.pdf.missing[0].characters, strange.to_string());
}

#[test]
fn accents_and_marks_that_no_font_joins_do_not_stop_the_export() {
    let text = "e\u{329}\u{302}\u{20DD} ก็ שלום ظهر ✓ ☂ \u{1F9FF} 👩\u{200D}👩\u{200D}👧 a\u{200B}b \u{FEFF}c\u{AD}d \u{2028}e\u{7}f";
    let printed = Printed::of(&single("en", vec![paragraph(text)]));
    assert!(printed.text().contains("שלום") || !printed.pdf.missing.is_empty());
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
fn what_cannot_be_printed_is_an_error() {
    let copy = harbour();
    let print = |options: &PdfOptions, cancelled| pdf(&[copy.document()], options, &|| cancelled);
    assert!(matches!(print(&PdfOptions::default(), true), Err(Error::Cancelled)));
    let none = with(|options| options.articles = Some(vec![9]));
    assert!(matches!(print(&none, false), Err(Error::NoSuchArticle(9))));
    assert!(matches!(pdf(&[], &PdfOptions::default(), &|| false), Err(Error::Empty)));
}

#[test]
fn long_lines_of_preformatted_text_stay_on_the_page() {
    let long = "x".repeat(400);
    let printed = Printed::of(&single(
        "en",
        vec![Block::Preformatted { text: format!("{long}\n\tindented") }],
    ));
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    let edges: Vec<f64> = html
        .lines()
        .filter(|line| line.contains("xxxx"))
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert!(edges.len() > 3 && edges.iter().all(|edge| *edge < 500.0), "{edges:?}");
    let solid = printed.solid().replace(".txt", "");
    assert_eq!(solid.matches('x').count(), 400, "{solid}");
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
fn overlapping_highlights_and_notes_on_one_word_are_all_printed() {
    let mut copy = single(
        "en",
        vec![
            paragraph("One sentence that several people wanted at once."),
            paragraph("And a second one."),
        ],
    );
    copy.mark(0, "sentence that several", Colour::Straw, "first remark");
    copy.mark(0, "several people", Colour::Sky, "second remark");
    copy.mark(0, "several", Colour::Rose, "third remark");
    copy.mark(0, "at once.\nAnd a", Colour::Sage, "across two paragraphs");
    let printed = Printed::of(&copy);
    let text = printed.text();
    for note in ["first remark", "second remark", "third remark", "across two paragraphs"] {
        assert_eq!(text.matches(note).count(), 1, "{text}");
    }
    assert!(text.contains("One sentence that several people wanted at once. "), "{text}");
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

mod any_text {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        // Each case is a whole export.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]
        #[test]
        fn whatever_an_issue_says_is_printed(
            title in "(.|[\\x00-\\x1f]){0,12}",
            text in "(.|\\n){0,120}",
            note in "(.|\\n){0,80}",
            start in 0usize..60,
        ) {
            let mut copy = single("en", vec![
                paragraph(&text),
                Block::Preformatted { text: text.clone() },
                samples::heading(2, &title),
                samples::list(true, 1, &[&text, &title]),
            ]);
            copy.issue.articles[0].title = Some(title.clone());
            copy.issue.publication.publishers = vec![note.clone()];
            copy.publication = title;
            let canonical = flyleaf_text::canonical::canonical(&copy.issue.articles[0].blocks).text;
            let boundaries: Vec<usize> = canonical.char_indices().map(|(at, _)| at).collect();
            let from = boundaries[start.min(boundaries.len() - 1)];
            copy.mark_span(0, flyleaf_model::Span::new(from, canonical.len()), Colour::Sage, &note);
            let printed = pdf(&[copy.document()], &PdfOptions::default(), &|| false);
            prop_assert!(printed.is_ok(), "{:?}", printed.err());
        }
    }
}
