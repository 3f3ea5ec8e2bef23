//! Tables, figures and footnotes as other programs read them in the file.

use flyleaf_export::{Notes, PdfOptions, pdf};
use flyleaf_model::{Block, Cell, Colour, Run, TableRow};
use proptest::prelude::*;

use crate::printed::{Printed, single, with};
use crate::samples::{self, figure, footnote, paragraph, reference, survey, table};

#[test]
fn every_word_of_every_block_is_printed_once() {
    let printed = Printed::of(&survey());
    let text = printed.text();
    for words in [
        "survived it by an hour1.",
        "salt fresh water at 10−3 grams",
        "H2O.",
        "Station",
        "Remarks",
        "East mole 38.5",
        "288.5",
        "readings taken by lamp2.",
        "The lamp house from the mole, by the assistant, from memory.",
        "One lamp, one bell, one cat.",
        "A chart of the approaches",
        "The chart, which the printer did not receive.",
        "It was blotting paper to begin with.",
        "Chimney washed.",
    ] {
        assert_eq!(text.matches(words).count(), 1, "{words:?} in {text}");
    }
    for note in
        ["Which nights?", "Above the sill, one hopes.", "East mole, surely.", "Keep the blotter."]
    {
        assert_eq!(text.matches(note).count(), 1, "{note:?} in {text}");
    }
    assert_eq!((printed.pdf.highlights, printed.pdf.notes), (4, 4));
}

#[test]
fn tables_figures_and_their_words_are_tagged() {
    let structure = Printed::of(&survey()).structure();
    let all = ["Table", "TH", "TD", "TR", "Figure", "Caption"];
    for tag in all {
        assert!(structure.contains(tag), "{tag} is not in {structure}");
    }
    let objects = Printed::of(&survey()).objects();
    assert!(objects.contains("The harbour at night with one lamp lit"), "the alternative text");
}

#[test]
fn footnotes_and_their_marks_lead_to_one_another() {
    let copy = single(
        "en",
        vec![
            Block::Paragraph {
                runs: vec![
                    Run::plain("One claim"),
                    reference("a", "1"),
                    Run::plain("."),
                    reference("a", "1"),
                    reference("none", "9"),
                ],
            },
            footnote("a", "1", "Its proof."),
            footnote("b", "2", "Nothing refers to this."),
            footnote("a", "3", "A second of that name."),
        ],
    );
    let printed = Printed::of(&copy);
    let objects = printed.objects();
    // Two marks lead to the note, and the note leads back to the first.
    assert_eq!(objects.matches("/Subtype /Link").count(), 3 + contents_links(), "{objects}");
    let text = printed.run("pdftotext", &["-raw"], &["-"]);
    for line in
        ["One claim1.19", "1 Its proof.", "2 Nothing refers to this.", "3 A second of that name."]
    {
        assert!(text.contains(line), "{line:?} is not in {text}");
    }
}

/// Links in the contents of an issue of one article.
fn contents_links() -> usize {
    Printed::of(&single("en", vec![paragraph("No link.")]))
        .objects()
        .matches("/Subtype /Link")
        .count()
}

#[test]
fn the_head_of_a_table_is_printed_on_each_of_its_pages() {
    let mut rows: Vec<Vec<String>> = vec![vec!["Harbour".to_owned(), "Depth".to_owned()]];
    rows.extend((0..120).map(|row| vec![format!("Quay {row}"), format!("{}.5", row)]));
    let cells = |row: &Vec<String>| TableRow {
        cells: row.iter().map(|text| Cell::new(vec![paragraph(text)])).collect(),
    };
    let mut rows: Vec<TableRow> = rows.iter().map(cells).collect();
    let link = Run {
        text: " (source)".to_owned(),
        link: Some("https://harbour.example/".to_owned()),
        ..Run::default()
    };
    let linked = vec![Run::plain("Harbour"), link, reference("n", "1")];
    rows[0].cells[0] = Cell::new(vec![Block::Paragraph { runs: linked }]);
    let mut copy =
        single("en", vec![Block::Table { head: 1, rows }, footnote("n", "1", "By lead line.")]);
    copy.mark(0, "Depth", Colour::Sky, "In feet?");
    copy.mark(0, "Quay 77", Colour::Rose, "Silted up.");
    for notes in [Notes::Margin, Notes::End] {
        let printed = Printed::new(&[&copy], &with(|options| options.notes = notes));
        let text = printed.text();
        let pages = printed.pdf.pages - 1;
        assert!(pages >= 3, "{pages} pages");
        // poppler gives a repeated head once or on every page, by its version.
        assert!((1..=pages + 1).contains(&text.matches("Harbour").count()), "{text}");
        for row in 0..120 {
            assert_eq!(text.matches(&format!(" {row}.5 ")).count(), 1, "row {row}");
        }
        for note in ["In feet?", "Silted up."] {
            assert_eq!(text.matches(note).count(), 1, "{note}");
        }
        assert_eq!((printed.pdf.highlights, printed.pdf.notes), (2, 2));
    }
}

#[test]
fn a_table_of_more_columns_than_the_page_holds_is_printed_row_by_row() {
    let row = |name: &str| TableRow {
        cells: (0..30)
            .map(|column| Cell::new(vec![paragraph(&format!("{name}{column}"))]))
            .collect(),
    };
    let copy = single("en", vec![Block::Table { head: 1, rows: vec![row("h"), row("c")] }]);
    let text = Printed::of(&copy).text();
    for column in 0..30 {
        assert!(text.contains(&format!("c{column}")), "{text}");
    }
}

#[test]
fn long_words_in_cells_stay_in_the_measure() {
    let word = "unbreakablelongidentifier".repeat(4);
    let row: Vec<&str> = vec![&word; 5];
    let printed = Printed::of(&single("en", vec![table(0, &[&row, &["a", "b", "c", "d", "e"]])]));
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    let edges: Vec<f64> = html
        .lines()
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert!(edges.len() > 20 && edges.iter().all(|edge| *edge < 545.0), "{edges:?}");
}

#[test]
fn words_of_many_narrow_columns_do_not_run_into_one_another() {
    let head = ["Month number"; 12];
    let row = ["37"; 12];
    let printed = Printed::of(&single("en", vec![table(1, &[&head, &row])]));
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    let mut boxes: Vec<[f64; 4]> = html
        .lines()
        .filter(|line| line.contains("<word"))
        .map(|line| {
            let numbers: Vec<f64> = line.split('"').filter_map(|part| part.parse().ok()).collect();
            [numbers[1], numbers[0], numbers[3], numbers[2]]
        })
        .collect();
    boxes.sort_by(|a, b| a.partial_cmp(b).unwrap());
    for pair in boxes.windows(2) {
        let same_line = (pair[0][0] - pair[1][0]).abs() < 0.1;
        assert!(!same_line || pair[0][3] <= pair[1][1] + 0.1, "{pair:?}");
    }
}

#[test]
fn an_image_that_cannot_be_printed_is_named_and_stops_nothing() {
    let printed = Printed::of(&survey());
    let lost: Vec<_> = printed
        .pdf
        .unprinted
        .iter()
        .map(|image| (image.article.as_str(), image.alt.as_str()))
        .collect();
    assert_eq!(
        lost,
        [("What the Wells Said", "")],
        "the one on the network was never to be printed"
    );
    assert_eq!(printed.text().matches("Image not shown").count(), 2);
}

#[test]
fn an_image_is_as_large_as_its_pixels_and_never_larger_than_the_measure() {
    let width = |pixels: u32| {
        let mut copy = single("en", vec![figure(Some("0a"), "A lamp", "")]);
        copy.images = vec![samples::picture("0a", pixels, pixels / 4, "A lamp")];
        let printed = Printed::of(&copy);
        assert!(printed.pdf.unprinted.is_empty());
        // Columns: page, num, type, width, height, color, comp, bpc, enc, interp, object, ID, x-ppi …
        let list = printed.run("pdfimages", &["-list"], &[]);
        let row = list.lines().nth(2).unwrap_or_else(|| panic!("no image: {list}"));
        let cells: Vec<&str> = row.split_whitespace().collect();
        cells[3].parse::<f64>().unwrap() / cells[12].parse::<f64>().unwrap() * 72.0
    };
    assert!((width(200) - 100.0).abs() < 2.0, "{}", width(200));
    assert!((width(4000) - 358.0).abs() < 4.0, "{}", width(4000));
}

#[test]
fn quotes_within_quotes_without_end_are_printed() {
    let mut block = paragraph("The innermost word.");
    for level in 0..90 {
        block = if level % 2 == 0 {
            Block::Quote { blocks: vec![block] }
        } else {
            Block::Table { head: 0, rows: vec![TableRow { cells: vec![Cell::new(vec![block])] }] }
        };
    }
    let printed = Printed::of(&single("en", vec![block, paragraph("After.")]));
    assert!(printed.text().contains("The innermost word."));
}

fn any_block() -> impl Strategy<Value = Block> {
    let text = "[a-zé潮 \n]{0,12}";
    let leaf = prop_oneof![
        text.prop_map(|text| paragraph(&text)),
        text.prop_map(|text| samples::heading(2, &text)),
        text.prop_map(|text| Block::Preformatted { text }),
        ("[ab]{1}", text).prop_map(|(image, text)| figure(Some(&image), &text, &text)),
        text.prop_map(|text| Block::Paragraph {
            runs: vec![Run::plain(text), reference("n", "1")]
        }),
        Just(Block::Rule),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner, 0..3);
        let cell = (blocks.clone(), 0u32..4, 0u32..4).prop_map(|(blocks, columns, rows)| Cell {
            blocks,
            columns,
            rows,
        });
        let rows = prop::collection::vec(prop::collection::vec(cell, 0..4), 0..4);
        prop_oneof![
            (rows, 0u32..4).prop_map(|(rows, head)| Block::Table {
                head,
                rows: rows.into_iter().map(|cells| TableRow { cells }).collect(),
            }),
            blocks.clone().prop_map(|blocks| Block::Quote { blocks }),
            blocks.prop_map(|blocks| Block::Footnote { id: "n".into(), label: "1".into(), blocks }),
        ]
    })
}

proptest! {
    // Each case is a whole export.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]
    #[test]
    fn blocks_in_any_order_and_any_depth_are_printed(
        blocks in prop::collection::vec(any_block(), 0..5),
        from in 0.0..1.0f64,
    ) {
        let mut copy = single("en", blocks);
        copy.images = vec![samples::picture("a", 30, 20, "")];
        let canonical = flyleaf_text::canonical::canonical(&copy.issue.articles[0].blocks).text;
        let boundaries: Vec<usize> = canonical.char_indices().map(|(at, _)| at).collect();
        if let Some(&start) = boundaries.get((boundaries.len() as f64 * from) as usize) {
            let span = flyleaf_model::Span::new(start, canonical.len());
            copy.mark_span(0, span, Colour::Sage, "A note.");
        }
        let printed = pdf(&[copy.document()], &PdfOptions::default(), &|| false);
        prop_assert!(printed.is_ok(), "{:?}", printed.err());
    }
}
