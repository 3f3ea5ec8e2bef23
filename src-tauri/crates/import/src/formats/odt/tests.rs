//! Small documents of our own, flat and packed.

use std::io::{Cursor, Write};

use flyleaf_model::FindingCode;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::shown;
use super::*;

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/""#;

const STYLES: &str = r#"<office:styles>
<style:style style:name="Heading_20_2" style:display-name="Überschrift 2" style:family="paragraph"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"/>
<style:style style:name="Illustration" style:family="paragraph"/>
<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>"#;

fn flat(before: &str, text: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.text">{before}{STYLES}<office:body><office:text>{text}</office:text></office:body></office:document>"#
    )
}

fn flow_of(text: &str) -> Flow {
    read(&Input { bytes: flat("", text).as_bytes(), name: None }).unwrap()
}

fn shown_of(text: &str) -> String {
    shown::flow(&flow_of(text))
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn paragraphs_are_what_they_and_their_styles_say() {
    assert_eq!(
        shown_of(
            r#"<text:h text:outline-level="1">First</text:h><text:p text:style-name="P1">Second</text:p><text:p>Plain</text:p>
<text:p text:style-name="Quotations">Said</text:p><text:p text:style-name="P2">a</text:p><text:p text:style-name="P2"><text:s text:c="2"/>b</text:p>"#
        ),
        "#1 First\n#2 Second\n¶ Plain\n[quote Said]\n[code a⏎  b]"
    );
}

#[test]
fn spans_links_and_white_space_are_read() {
    assert_eq!(
        shown_of(
            r##"<text:p>A
  <text:span text:style-name="T1">bold <text:span text:style-name="T2">low</text:span></text:span> <text:a xlink:href="https://lamp.example/">lamp</text:a><text:a xlink:href="#x"> inside</text:a><text:line-break/><text:span text:style-name="Source_20_Text">ls</text:span><text:tab/>end<text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>みなと</text:ruby-text></text:ruby></text:p>"##
        ),
        "¶ A {ib:bold }{ib_:low} {:lamp→https://lamp.example/} inside⏎{c:ls} end港（みなと）"
    );
}

#[test]
fn lists_nest_restart_and_go_on() {
    assert_eq!(
        shown_of(
            r#"<text:list xml:id="a" text:style-name="L1"><text:list-item><text:p>oil</text:p><text:list><text:list-item><text:p>lamp oil</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>wick</text:p><text:p>of cotton</text:p></text:list-item></text:list>
<text:p>Between</text:p>
<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>goes on</text:p></text:list-item><text:list-item text:start-value="9"><text:p>nine</text:p></text:list-item></text:list>
<text:list text:style-name="L1"><text:list-item><text:h text:outline-level="2">Heading in a list</text:h></text:list-item></text:list>"#
        ),
        "[3 oil|[• lamp oil]; wick|of cotton]\n¶ Between\n[5 goes on]\n[9 nine]\n#2 Heading in a list"
    );
}

#[test]
fn tables_notes_and_frames_are_read() {
    assert_eq!(
        shown_of(
            r#"<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Tides</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>high</text:p></table:table-cell><table:table-cell><text:p>low</text:p></table:table-cell></table:table-row></table:table>
<text:p>A lamp<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Of brass.</text:p></text:note-body></text:note> here</text:p>
<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration"><draw:frame><draw:image xlink:href="https://pixel.example/p.png"/><svg:desc>A lamp</svg:desc></draw:frame>Figure 1</text:p></draw:text-box></draw:frame></text:p>"#
        ),
        "[table 1: 2×1 Tides / high, low]\n¶ A lamp{^:1→#ftn1} here\n[note ftn1 1: Of brass.]\n[figure none A lamp: Figure 1]"
    );
}

#[test]
fn what_is_left_out_is_said() {
    let flow = flow_of(
        r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Kept<text:change/><text:span text:style-name="T3">secret</text:span><office:annotation><text:p>remark</text:p></office:annotation></text:p>"#,
    );
    assert_eq!(shown::flow(&flow), "¶ Kept");
    let said: Vec<(FindingCode, &str)> =
        flow.findings.iter().map(|found| (found.code, found.details[0].as_str())).collect();
    assert_eq!(
        said,
        [
            (FindingCode::ChangesAccepted, "1"),
            (FindingCode::HiddenTextLeftOut, "6"),
            (FindingCode::CommentsLeftOut, "1"),
        ]
    );
}

#[test]
fn a_packed_document_has_pages_and_says_things_of_itself() {
    let content = format!(
        "<office:document-content {NAMES}><office:body><office:text><text:p>Text</text:p></office:text></office:body></office:document-content>"
    );
    let styles = format!(
        r#"<office:document-styles {NAMES}><office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Harbour Notes</text:p></style:header><style:footer><text:p>Page 1</text:p></style:footer><style:footer-left style:display="false"><text:p>Never</text:p></style:footer-left></style:master-page><style:master-page style:name="Unused"><style:header><text:p>Unused</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"#
    );
    let meta = format!(
        "<office:document-meta {NAMES}><office:meta><dc:title>No. 4</dc:title><meta:initial-creator>Ada Lamp</meta:initial-creator><dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    );
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
        ("meta.xml", &meta),
    ]);
    let flow = read(&Input { bytes: &bytes, name: None }).unwrap();
    assert_eq!(shown::flow(&flow), "- Harbour Notes\n¶ Text\n- Page 1");
    assert_eq!(flow.declared.title.as_deref(), Some("No. 4"));
    assert_eq!(
        (flow.declared.authors, flow.declared.languages),
        (vec!["Ada Lamp".to_owned()], vec!["en-GB".to_owned()])
    );
    let locked =
        packed(&[("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")]);
    assert_eq!(read(&Input { bytes: &locked, name: None }), Err(Error::PasswordNeeded));
}

#[test]
fn a_text_file_opened_in_a_word_processor_keeps_its_lines() {
    let text = "HARBOUR NOTES\n\nThe lamp was lit again last night, and the boats came home before the tide, which was late once more.\nLow water at nine.";
    let lines: String = text
        .split('\n')
        .map(|line| format!(r#"<text:p text:style-name="P2">{line}</text:p>"#))
        .collect();
    assert_eq!(flow_of(&lines).source, format!("{text}\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_damage_makes_it_panic(at: usize, byte: u8, cut: usize) {
        let mut bytes = flat("", r#"<text:list text:style-name="L1"><text:list-item><text:p>a<text:s text:c="2"/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-rows-spanned="3"/></table:table-row></table:table>"#).into_bytes();
        let length = bytes.len();
        let from = length / 2;
        bytes[from + at % (length - from)] = byte;
        let _ = read(&Input { bytes: &bytes, name: None });
        let _ = read(&Input { bytes: &bytes[..cut % length], name: None });
    }
}
