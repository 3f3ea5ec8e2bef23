//! What is read of PDFs that are made by hand.

use flyleaf_import::{Error, read};
use flyleaf_model::{Block, FindingCode, Format, Mark, Reading, RegionKind};

use super::made::{self, Text, bold, content, text};
use super::tools;

fn whole(bytes: &[u8]) -> Reading {
    read(bytes, Some("made.pdf")).unwrap()
}

fn furniture(reading: &Reading) -> Vec<&str> {
    let regions = reading.regions.iter().filter(|region| region.kind == RegionKind::Furniture);
    regions.map(|region| reading.source[region.span.start..region.span.end].trim()).collect()
}

/// Lines set from a place down, 12 points large.
fn lines<'a>(x: f32, top: f32, lines: &[&'a str]) -> Vec<Text<'a>> {
    lines.iter().enumerate().map(|(at, line)| text(x, top - 14.0 * at as f32, 12.0, line)).collect()
}

#[test]
fn an_issue_is_read_as_it_is_printed() {
    let reading = whole(&made::issue());
    assert_eq!(reading.format, Format::Pdf);
    let issue = &reading.issue;
    assert_eq!(issue.publication.title.as_deref(), Some("The Harbour Lamp"));
    assert_eq!(issue.number.as_deref(), Some("7"));
    assert_eq!(issue.date.as_deref(), Some("2024-05-14"));
    let titles: Vec<_> =
        issue.articles.iter().filter_map(|article| article.title.as_deref()).collect();
    assert_eq!(titles, ["A new lamp for the pier", "What the keepers need"]);
    let list = issue.articles[1].blocks.iter().find_map(|block| match block {
        Block::List { items, ordered: true, .. } => Some(items.len()),
        _ => None,
    });
    assert_eq!(list, Some(3), "{:?}", issue.articles[1].blocks);
    let aside: Vec<&str> = furniture(&reading)
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(aside, ["1", "The Harbour Lamp 7", "2"]);
    assert!(reading.source.contains(
        "boats that come in after dark. It burns whale oil no more, and it can be seen from the outer"
    ));
}

#[test]
fn two_columns_are_read_one_after_the_other_and_paragraphs_go_on_over_them_and_over_pages() {
    let left = [
        "The office has put a new lamp on the",
        "pier for the boats that come in after",
        "dark. It burns whale oil no more, and",
        "it can be seen from the outer rocks on",
        "any night without fog, as the keepers",
        "of the other pier have found out when",
        "they rowed over to look at the lamp of",
    ];
    let right = [
        "their neighbours. Nobody had told them",
        "that there was to be a lamp, and they",
        "were not pleased about it. They went",
        "home without a word and have not been",
        "seen since then by anybody who could",
        "say so. The lamp burns on, and will go",
        "on to burn for as long as there are",
    ];
    let mut first = lines(60.0, 700.0, &left);
    first.extend(lines(320.0, 697.0, &right));
    let second = lines(60.0, 700.0, &["boats on the sea."]);
    let reading = whole(&made::pages(&[content(&first), content(&second)]));
    let expected = [left.as_slice(), right.as_slice(), &["boats on the sea."]].concat().join(" ");
    assert_eq!(reading.source.trim(), expected);
}

#[test]
fn hyphens_at_line_ends_go_where_the_word_is_known_without() {
    let reading = whole(&made::pages(&[content(&lines(
        60.0,
        700.0,
        &[
            "The harbour office has put a new lamp on the pier of the har-",
            "bour, and a long-term plan for it was read to all of the long-",
            "term keepers of the lamps, who like a harbour with a new lamp.",
        ],
    ))]));
    assert!(reading.source.contains("pier of the harbour, and"), "{}", reading.source);
    assert!(reading.source.contains("the long-term keepers"), "{}", reading.source);
    let counted =
        reading.findings.iter().find(|finding| finding.code == FindingCode::WordsRejoined);
    assert_eq!(counted.map(|finding| finding.details.clone()), Some(vec!["1".to_owned()]));
}

#[test]
fn a_raised_number_and_the_small_text_at_the_foot_are_a_note() {
    let mut page = lines(
        60.0,
        700.0,
        &[
            "The lamp was lit at six by the keeper of the eastern pier himself",
            "and by nobody else.",
        ],
    );
    page.push(text(157.0, 690.0, 7.0, "3"));
    page.push(text(60.0, 80.0, 6.0, "3"));
    page.push(text(65.0, 77.0, 9.0, "By the old clock, which is late."));
    let reading = whole(&made::pages(&[content(&page)]));
    let blocks = &reading.issue.articles[0].blocks;
    let note = blocks.iter().find_map(|block| match block {
        Block::Footnote { label, blocks, id } => Some((label, blocks, id)),
        _ => None,
    });
    let (label, text, id) = note.unwrap_or_else(|| panic!("{}\n{blocks:?}", reading.source));
    assert_eq!(label, "3");
    assert!(format!("{text:?}").contains("By the old clock"), "{text:?}");
    let referring = format!("#{id}");
    let refers = blocks.iter().any(|block| match block {
        Block::Paragraph { runs } => runs.iter().any(|run| {
            run.link.as_deref() == Some(&referring) && run.marks.contains(&Mark::Superscript)
        }),
        _ => false,
    });
    assert!(refers, "{blocks:?}");
}

#[test]
fn links_outline_and_notes_of_people_are_found() {
    let page = content(&[
        bold(60.0, 700.0, 16.0, "The lamp"),
        text(60.0, 670.0, 12.0, "Read more of it at the office"),
        bold(60.0, 500.0, 16.0, "Tides"),
        text(60.0, 470.0, 12.0, "They come and go."),
    ]);
    let link = "/Annots[<</Subtype/Link/Rect[60 665 400 685]/A<</S/URI/URI(https://lamp.example/more?utm_source=x)>>>>\
        <</Subtype/Highlight/Rect[60 465 90 485]/Contents(look)>><</Subtype/Popup/Rect[0 0 9 9]>>]";
    let outline = [
        "<</Type/Outlines/First 13 0 R/Last 14 0 R>>".to_owned(),
        "<</Title(The lamp)/Parent 12 0 R/Next 14 0 R/Dest[10 0 R/XYZ 60 716 0]>>".to_owned(),
        "<</Title<FEFF00540069006400650073>/Parent 12 0 R/A<</S/GoTo/D[10 0 R/XYZ 60 516 0]>>>>"
            .to_owned(),
    ];
    let reading = whole(&made::file(&[page], link, "/Outlines 12 0 R/Lang(en)", &outline));
    let titles: Vec<_> =
        reading.issue.contents.iter().map(|entry| (entry.title.as_str(), entry.article)).collect();
    assert_eq!(titles, [("The lamp", Some(0)), ("Tides", Some(1))]);
    let linked: Vec<_> = reading.issue.articles[0]
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph { runs } => runs.clone(),
            _ => Vec::new(),
        })
        .filter_map(|run| run.link)
        .collect();
    assert_eq!(linked, ["https://lamp.example/more"]);
    let left = reading.findings.iter().find(|finding| finding.code == FindingCode::CommentsLeftOut);
    assert_eq!(left.map(|finding| finding.details.clone()), Some(vec!["1".to_owned()]));
}

#[test]
fn text_that_is_only_to_be_found_is_read_where_it_is_all_there_is() {
    let unseen = |text: &str| format!("3 Tr BT /F1 12 Tf 1 0 0 1 60 700 Tm ({text}) Tj ET 0 Tr ");
    let image = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q ";
    let scan = whole(&made::pages(&[format!("{image}{}", unseen("Read by a machine."))]));
    assert_eq!(scan.source.trim(), "Read by a machine.");
    let both =
        format!("{}{}", content(&[text(60.0, 600.0, 12.0, "Read by a person.")]), unseen("Twice."));
    assert_eq!(whole(&made::pages(&[both])).source.trim(), "Read by a person.");
}

#[test]
fn what_cannot_be_read_is_said() {
    let blank = made::pages(&["0 0 m 9 9 l S".to_owned(), String::new()]);
    assert_eq!(read(&blank, None), Err(Error::NoTextLayer { pages: 2 }));
    assert!(matches!(
        read(b"%PDF-1.7\nnothing else", None),
        Err(Error::Damaged { format: "PDF", .. })
    ));
    let image = "q 612 0 0 792 0 0 cm /I Do Q".to_owned();
    let words = content(&[text(60.0, 600.0, 12.0, "One page with words on it.")]);
    let resources = "/Resources<</Font<</F1 3 0 R>>/XObject<</I 14 0 R>>>>";
    let object = "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n0\nendstream";
    let mixed = made::file(&[words, image], resources, "", &[object.to_owned()]);
    let reading = whole(&mixed);
    let found = reading.findings.iter().find(|finding| finding.code == FindingCode::NoTextLayer);
    assert_eq!(found.map(|finding| finding.details.clone()), Some(vec!["2".to_owned()]));
}

#[test]
fn an_encrypted_file_is_read_if_it_opens_for_everybody() {
    let plain = made::issue();
    if let Some(open) = tools::encrypted(&plain, "") {
        assert_eq!(whole(&open).source, whole(&plain).source);
    }
    if let Some(locked) = tools::encrypted(&plain, "secret") {
        assert_eq!(read(&locked, None), Err(Error::PasswordNeeded));
    }
}

#[test]
fn a_signature_behind_other_bytes_is_found_and_one_in_a_text_is_not() {
    let mut shifted = b"\r\n".to_vec();
    shifted.extend(made::issue());
    assert_eq!(whole(&shifted).format, Format::Pdf);
    let text = "How a file begins\n\nA file begins with %PDF-1.7 and ends with other things.\n";
    assert_eq!(whole(text.as_bytes()).format, Format::Text);
}

#[test]
fn turned_text_stands_behind_the_page() {
    let turned = "BT /F1 12 Tf 0 1 -1 0 40 300 Tm (Set sideways) Tj ET ";
    let page =
        format!("{turned}{}", content(&lines(60.0, 700.0, &["Upright text.", "More of it."])));
    assert!(whole(&made::pages(&[page])).source.trim().ends_with("Set sideways"));
}

#[test]
fn fonts_that_are_not_in_the_file_are_read_by_the_maps_that_they_name() {
    for (map, ordering, codes, said) in [
        ("GBK-EUC-H", "GB1", "CAD8CBFEC8CB", "守塔人"),
        ("UniGB-UCS2-H", "GB1", "5B8858544EBA", "守塔人"),
        ("UniJIS-UTF16-H", "Japan1", "706F53F0", "灯台"),
        ("ETen-B5-H", "CNS1", "A6DBAC4F", "自是"),
    ] {
        let page = "BT /F9 12 Tf 60 700 Td <".to_owned() + codes + "> Tj ET";
        let fonts = "/Resources<</Font<</F9 12 0 R>>>>";
        let objects = [
            format!(
                "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/{map}/DescendantFonts[13 0 R]>>"
            ),
            format!(
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)\
                 /Ordering({ordering})/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 6>>>>"
            ),
        ];
        let reading = whole(&made::file(&[page], fonts, "", &objects));
        assert_eq!(reading.source.trim(), said, "{map}");
    }
}
