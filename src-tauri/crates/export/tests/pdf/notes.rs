//! Highlights and notes: each printed once, where it belongs.

use flyleaf_export::{Notes, Paper};
use flyleaf_model::{Anchor, AnchorStatus, Block, Colour, Style, Target};

use crate::printed::{Printed, single, with};
use crate::samples::{self, harbour, paragraph, stands};

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
    stands(lost, Anchor { status: AnchorStatus::Orphaned, span: None, score: 0.0 });
    let beyond = copy.mark(1, "Ships", Colour::Rose, "Span past the end.");
    let far = Some(flyleaf_model::Span::new(0, 999_999));
    stands(beyond, Anchor { status: AnchorStatus::Exact, span: far, score: 1.0 });
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
fn notes_on_the_whole_stand_over_their_article_and_after_the_issue() {
    let mut copy =
        single("en", vec![paragraph("The lamp was lit at dusk."), paragraph("It rained.")]);
    copy.mark(0, "lamp", Colour::Rose, "Said of all of it.").target =
        Target::Article { article: 0 };
    copy.mark(0, "lamp", Colour::Sky, "Said of the number.").target = Target::Issue;
    copy.mark(0, "rained", Colour::Sage, "").style = Style::Underline;
    let printed = Printed::of(&copy);
    let text = printed.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words:?}: {text}"));
    assert!(at("Said of all of it.") < at("The lamp was lit"), "{text}");
    assert!(at("Notes on this number") < at("Said of the number."), "{text}");
    assert!(at("It rained.") < at("Notes on this number"), "{text}");
    assert_eq!((printed.pdf.notes, printed.pdf.highlights, printed.pdf.unplaced), (2, 1, 0));
    assert!(text.contains("one highlight and 2 notes."), "{text}");
    let silent = Printed::new(&[&copy], &with(|options| options.notes = Notes::None));
    assert!(!silent.text().contains("Said of"));
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
fn a_digest_is_printed_with_its_quotations_and_their_sources() {
    let mut copy = harbour();
    copy.annotations.clear();
    copy.mark(1, "Children did", Colour::Rose, "Which children?");
    let gone = flyleaf_model::AnnotationId::new("gone");
    let digest = samples::digest(&copy, &gone);
    let pdf = flyleaf_export::digest_pdf(&digest, Paper::A5, &mut |_| (), &|| false).unwrap();
    let text = Printed::from(pdf).text();
    for words in [
        "On clocks",
        "14 May 2026",
        "Who read it?",
        "Children did",
        "Which children?",
        "Harbour Observatory Bulletin, No. 14, 1 March 2026",
        "The note that was quoted here is gone.",
    ] {
        assert!(text.contains(words), "no {words:?}: {text}");
    }
    let digest = flyleaf_export::Digest { title: "", date: "2026-05-14", parts: Vec::new() };
    let pdf = flyleaf_export::digest_pdf(&digest, Paper::A4, &mut |_| (), &|| false).unwrap();
    assert!(Printed::from(pdf).text().contains("Digest"));
}
