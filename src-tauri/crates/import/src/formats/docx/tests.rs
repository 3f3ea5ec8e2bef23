//! Small documents of our own, written here as Word writes them.

use std::io::{Cursor, Write};

use flyleaf_model::FindingCode;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::shown;
use super::*;

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

/// The smallest PNG: one transparent point.
const POINT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

/// A document with this body and these parts beside it: kind of relation, name, content.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut relations = String::new();
    for (index, (kind, name, _)) in parts.iter().enumerate() {
        let mode = if name.contains("://") { r#" TargetMode="External""# } else { "" };
        relations.push_str(&format!(
            r#"<Relationship Id="r{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"{mode}/>"#
        ));
    }
    let relationships = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {W}><w:body>{body}</w:body></w:document>").into_bytes(),
        ),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&relations).into_bytes()),
        ("word/media/point.png".to_owned(), POINT.to_vec()),
    ];
    for (_, name, content) in
        parts.iter().filter(|(_, name, content)| !(name.contains("://") || content.is_empty()))
    {
        files.push((
            format!("word/{name}"),
            content.replace("<?>", &format!("<{} {W}>", "w:root")).into_bytes(),
        ));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn flow_of(body: &str, parts: &[(&str, &str, &str)]) -> Flow {
    read(&Input { bytes: &document(body, parts), name: None }).unwrap()
}

fn shown_of(body: &str, parts: &[(&str, &str, &str)]) -> String {
    shown::flow(&flow_of(body, parts))
}

/// A paragraph of plain text in a style.
fn p(style: &str, text: &str) -> String {
    let properties = if style.is_empty() {
        String::new()
    } else {
        format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#)
    };
    format!("<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An item of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

const STYLES: &str = r#"<?>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Piece"><w:name w:val="Piece"/><w:basedOn w:val="x2"/></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:name w:val="Circle"/><w:basedOn w:val="Circle"/></w:style>
<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Bold"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="character" w:styleId="Mono"><w:name w:val="Source Text"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:root>"#;

const NUMBERING: &str = r#"<?>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:root>"#;

const STYLED: (&str, &str, &str) = ("styles", "styles.xml", STYLES);
const NUMBERED: (&str, &str, &str) = ("numbering", "numbering.xml", NUMBERING);

#[test]
fn paragraphs_are_what_their_styles_say_in_any_language() {
    let body = [
        p("", "Plain"),
        p("berschrift1", "First"),
        p("Piece", "Second"),
        p("TOCHeading", "Contents"),
        p("Circle", "Round"),
        p("Quote", "Said"),
        p("Quote", "More"),
        p("Code", "a"),
        p("Code", "  b"),
        r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Third</w:t></w:r></w:p>"#.into(),
        r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>"#.into(),
        p("Title", "Late title"),
    ]
    .concat();
    assert_eq!(
        shown_of(&body, &[STYLED]),
        "¶ Plain\n#1 First\n#2 Second\n¶ Contents\n¶ Round\n[quote Said|More]\n[code a⏎  b]\n#3 Third\nRule\n¶ Late title"
    );
}

#[test]
fn a_title_before_the_text_is_the_document_s_and_titles_all_along_are_headings() {
    let one =
        flow_of(&[p("Title", "Harbour Notes"), p("", "The lamp was lit.")].concat(), &[STYLED]);
    assert_eq!(shown::flow(&one), "> Harbour Notes\n¶ The lamp was lit.");
    assert_eq!(one.declared.title.as_deref(), Some("Harbour Notes"));
    let many = [p("Title", "Lamp"), p("", "Lit."), p("Title", "Tide"), p("", "Low.")].concat();
    assert_eq!(shown_of(&many, &[STYLED]), "#1 Lamp\n¶ Lit.\n#1 Tide\n¶ Low.");
}

#[test]
fn runs_keep_their_marks_links_and_characters() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Bold"/></w:pPr>
<w:r><w:t>Bold, </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>not here</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/><w:strike/></w:rPr><w:t>; this</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t xml:space="preserve">O and </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Mono"/></w:rPr><w:t>ls</w:t></w:r><w:r><w:br/><w:t>next</w:t><w:noBreakHyphen/><w:t>li</w:t><w:softHyphen/><w:t>ne</w:t><w:tab/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>
<w:p><w:hyperlink r:id="r1"><w:r><w:t>outside</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> inside</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><w:ruby><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"#;
    assert_eq!(
        shown_of(body, &[STYLED, ("hyperlink", "https://lamp.example/", "")]),
        "¶ {b:Bold, }not here{is:; this}\n¶ H{_:2}O and {c:ls}⏎next‑line α✓\n¶ {:outside→https://lamp.example/} inside\n¶ 港（みなと）"
    );
}

#[test]
fn lists_nest_and_count_as_they_are_printed() {
    let body = [
        item(1, 0, "oil"),
        item(1, 1, "lamp oil"),
        item(1, 0, "wick"),
        item(1, 2, "of cotton"),
        p("", "Between"),
        item(2, 0, "goes on"),
        item(3, 0, "begins at four"),
        item(3, 0, "five"),
        item(9, 0, "no such list"),
        p("ListBullet", "by name"),
    ]
    .concat();
    assert_eq!(
        shown_of(&body, &[STYLED, NUMBERED]),
        "[1 oil|[• lamp oil]; wick|of cotton]\n¶ Between\n[3 goes on; begins at four; five]\n¶ no such list\n[• by name]"
    );
}

#[test]
fn tables_keep_heads_and_spans() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", text))
    };
    let body = format!(
        r#"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>"#,
        cell(r#"<w:vMerge w:val="restart"/>"#, "Port"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "Tides"),
        cell("<w:vMerge/>", ""),
        cell("", "high"),
        cell("", "low"),
        cell("", "9"),
        cell("", "3"),
        cell("", "gone"),
    );
    assert_eq!(shown_of(&body, &[]), "[table 1: 1×2 Port, 2×1 Tides / high, low / , 9, 3]");
    let layout = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell("", "Above"),
        cell("", "Below")
    );
    assert_eq!(shown_of(&layout, &[]), "¶ Above\n¶ Below");
}

#[test]
fn notes_stand_after_what_refers_to_them() {
    let notes = format!(
        r#"<?><w:footnote w:id="4">{}</w:footnote><w:footnote w:id="5">{}</w:footnote></w:root>"#,
        p("", "Of brass."),
        p("", "At nine.")
    );
    let reference = |id: u32, own: &str| {
        format!(
            r#"<w:r><w:footnoteReference w:id="{id}"{}/>{}</w:r>"#,
            if own.is_empty() { "" } else { r#" w:customMarkFollows="1""# },
            if own.is_empty() { String::new() } else { format!("<w:t>{own}</w:t>") }
        )
    };
    let body = format!(
        "<w:p><w:r><w:t>A lamp</w:t></w:r>{}<w:r><w:t> and a tide</w:t></w:r>{}</w:p>{}",
        reference(4, ""),
        reference(5, "*"),
        p("", "After")
    );
    assert_eq!(
        shown_of(&body, &[("footnotes", "footnotes.xml", &notes)]),
        "¶ A lamp{^:1→#footnote-4} and a tide{^:*→#footnote-5}\n[note footnote-4 1: Of brass.]\n[note footnote-5 *: At nine.]\n¶ After"
    );
}

#[test]
fn changes_are_accepted_and_what_is_left_out_is_said() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = format!(
        r#"<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom>{}<w:moveTo>{}</w:moveTo><w:r><w:commentReference w:id="1"/></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>{}</w:p>"#,
        run("new "),
        run("here "),
        run("text "),
        run("there"),
        run("One"),
        run("paragraph"),
        run("open"),
    );
    let flow = flow_of(&body, &[]);
    assert_eq!(shown::flow(&flow), "¶ new text there\n¶ One paragraph\n¶ open");
    let said: Vec<(FindingCode, &str)> =
        flow.findings.iter().map(|found| (found.code, found.details[0].as_str())).collect();
    assert_eq!(
        said,
        [
            (FindingCode::ChangesAccepted, "5"),
            (FindingCode::HiddenTextLeftOut, "6"),
            (FindingCode::CommentsLeftOut, "1"),
        ]
    );
}

#[test]
fn fields_give_their_result_and_hyperlinks_link() {
    let char = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        r#"<w:p>{}<w:r><w:instrText>HYPERLINK "https://lamp.example/a"</w:instrText></w:r>{}<w:r><w:t>lamp</w:t></w:r>{}<w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>May</w:t></w:r></w:fldSimple></w:p>
<w:p>{}<w:r><w:instrText>never ended</w:instrText></w:r></w:p>{}"#,
        char("begin"),
        char("separate"),
        char("end"),
        char("begin"),
        p("", "still here"),
    );
    assert_eq!(shown_of(&body, &[]), "¶ {:lamp→https://lamp.example/a} of May\n¶ still here");
}

#[test]
fn drawings_give_pictures_and_text_boxes_once() {
    let picture = r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A lamp"/><a:graphic><a:blip r:embed="r1"/></a:graphic></wp:inline></w:drawing></w:r>"#;
    let boxed = p("", "In a box");
    let body = format!(
        r#"<w:p>{picture}</w:p>{}<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{boxed}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{boxed}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:drawing><wp:docPr descr="Far away"/><a:blip r:link="r2"/></w:drawing></w:r></w:p>"#,
        p("Caption", "The lamp at night"),
    );
    let flow = flow_of(
        &body,
        &[STYLED, ("image", "media/point.png", ""), ("image", "https://pixel.example/p.png", "")],
    );
    assert_eq!(
        shown::flow(&flow),
        "[figure A lamp: The lamp at night]\n¶ In a box\n[figure none Far away: ]"
    );
    assert_eq!((flow.images.len(), flow.blocked.len()), (1, 1));
}

#[test]
fn what_stands_on_every_page_is_furniture_once() {
    let header = format!("<?>{}</w:root>", p("", "Harbour Notes"));
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="r0"/><w:headerReference w:type="first" r:id="r1"/><w:footerReference w:type="default" r:id="r1"/></w:sectPr>"#;
    let footer = format!("<?>{}</w:root>", p("", "Page 1"));
    let body = format!("<w:p><w:pPr>{section}</w:pPr><w:r><w:t>Text</w:t></w:r></w:p>{section}");
    assert_eq!(
        shown_of(&body, &[("header", "h.xml", &header), ("footer", "f.xml", &footer)]),
        "- Harbour Notes\n¶ Text\n- Page 1"
    );
}

#[test]
fn a_plain_text_in_a_word_processor_keeps_its_lines() {
    let text = "HARBOUR NOTES\nNo. 4\n\nThe lamp was lit again last night, and\nthe boats came home before the tide.\n\n1. Oil\n2. Wick";
    let lines: String = text.split('\n').map(|line| p("", line)).collect();
    assert_eq!(flow_of(&lines, &[]).source, format!("{text}\n"));
    let broken =
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.replace('\n', "</w:t><w:br/><w:t>"));
    assert_eq!(flow_of(&broken, &[]).source, format!("{text}\n"));
}

#[test]
fn a_damaged_document_gives_what_it_still_holds() {
    let body = [p("", "First"), p("", "Second")].concat();
    let bytes = document(&body, &[]);
    let flow = flow_of(&format!("{}<w:p><w:r><w:t>Cut", p("", "Whole")), &[]);
    assert_eq!(shown::flow(&flow), "¶ Whole\n¶ Cut");
    let cut = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    let flow = read(&Input { bytes: &bytes[..cut], name: None }).unwrap();
    assert_eq!(shown::flow(&flow), "¶ First\n¶ Second");
    assert_eq!(flow.findings[0].code, FindingCode::MarkupDamaged);
    assert!(matches!(
        read(&Input { bytes: b"PK\x03\x04", name: None }),
        Err(Error::Damaged { .. })
    ));
}

#[test]
fn nesting_has_an_end_and_what_lies_deeper_is_told() {
    let depth = 400;
    let (begin, end) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let nested = format!("{}{}{}", begin.repeat(depth), p("", "deep"), end.repeat(depth));
    let flow = flow_of(&[p("", "before"), nested, p("", "after")].concat(), &[]);
    assert_eq!(flow.source, "before\n\nafter\n");
    assert_eq!(flow.findings[0].code, FindingCode::MarkupDamaged);
    let nested = format!("{}{}{}", begin.repeat(30), p("", "deep"), end.repeat(30));
    assert_eq!(flow_of(&nested, &[]).source, "deep\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_damage_makes_it_panic(at in 0usize..4000, byte: u8, cut in 0usize..4000) {
        let body = [p("berschrift1", "Lamp"), item(1, 1, "oil"), format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("Quote", "low"))].concat();
        let mut bytes = document(&body, &[STYLED, NUMBERED]);
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = read(&Input { bytes: &bytes, name: None });
        bytes.truncate(cut % length);
        let _ = read(&Input { bytes: &bytes, name: None });
        // The same inside the main part, which the container's checksum would hide.
        let mut body = body.into_bytes();
        let length = body.len();
        body[at % length] = byte & 0x7f;
        let _ = flow_of(&String::from_utf8_lossy(&body[..cut % length + 1]), &[STYLED, NUMBERED]);
    }
}
