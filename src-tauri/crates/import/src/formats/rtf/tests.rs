//! Small Rich Text files of our own.

use flyleaf_model::FindingCode;
use proptest::prelude::*;

use super::super::shown;
use super::*;

fn flow_of(rtf: &str) -> Flow {
    read(&Input { bytes: rtf.as_bytes(), name: None }).unwrap()
}

fn shown_of(rtf: &str) -> String {
    shown::flow(&flow_of(rtf))
}

#[test]
fn text_is_decoded_by_its_font_else_by_the_document() {
    let head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset204 Arial;}{\f2\ftech\fcharset2 Symbol;}}";
    for (text, expected) in [
        (r"\f0 \'b3\'b1\'cf\'ab", "¶ 潮汐"),
        (r"\f1 \'cb\'e0\'ec\'ef\'e0", "¶ Лампа"),
        (r"\f2 a\'b7", "¶ α•"),
        (r"\u28526?\u27728?\u8212\'97!", "¶ 潮汐—!"),
        (r"\uc0\u28526\u27728", "¶ 潮汐"),
        (r"\u-10179?\u-9206?", "¶ 🐊"),
        (r"{\upr{caf\'e9}{\*\ud{caf\u233\'3f}}}", "¶ café"),
        (r"a\emdash b\~c\_d\-e\lquote f\rquote\tab g\\\{", "¶ a—b c‑de‘f’ g\\{"),
        (r"{\*\unknown {never} seen}seen", "¶ seen"),
    ] {
        assert_eq!(shown_of(&format!("{head}\\pard {text}\\par}}")), expected, "{text}");
    }
}

#[test]
fn styles_levels_and_marks_are_read() {
    let rtf = r"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 Piece;}{\s3 Quote;}{\*\cs9 Source Text;}}
\pard\s1\b Lamp\b0\par\pard\s2 Tide\par\pard\plain\outlinelevel2 Third\par
\pard\plain{\b bold}, {\i\strike both}, H{\sub 2}O, {\cs9 ls}{\v hidden}\line next\par
\pard\s3 Said\par\pard\s3 More\par}";
    assert_eq!(
        shown_of(rtf),
        "#1 Lamp\n#1 Tide\n#3 Third\n¶ {b:bold}, {is:both}, H{_:2}O, {c:ls}⏎next\n[quote Said|More]"
    );
    assert_eq!(flow_of(rtf).findings[0].code, FindingCode::HiddenTextLeftOut);
}

#[test]
fn lists_are_read_from_their_tables_and_from_their_markers() {
    let table = r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat3{\leveltext\'02\'00.;}{\levelnumbers\'01;}}{\listlevel\levelnfc23{\leveltext\'01\'b7;}{\levelnumbers;}}\listid7}}{\*\listoverridetable{\listoverride\listid7\ls1}}";
    let rtf = format!(
        r"{{\rtf1{table}\pard\ls1\ilvl0{{\listtext 3.\tab}}oil\par\pard\ls1\ilvl1 lamp oil\par\pard\ls1\ilvl0 wick\par\pard text\par}}"
    );
    assert_eq!(shown_of(&rtf), "[3 oil|[• lamp oil]; wick]\n¶ text");
    let old = r"{\rtf1\pard{\pntext 1.\tab}{\*\pn\pnlvlbody\pndec}one\par{\pntext 2.\tab}two\par\pard{\pntext\'b7\tab}bullet\par}";
    assert_eq!(shown_of(old), "[1 one; two]\n[• bullet]");
}

#[test]
fn tables_nest_and_keep_their_spans() {
    let rtf = r"{\rtf1\trowd\trhdr\clvmgf\cellx100\cellx200\pard\intbl Port\cell Tide\cell\row
\trowd\clvmrg\cellx100\cellx200\pard\intbl\cell
\pard\intbl\itap2 high\nestcell low\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell\row
\pard After\par}";
    // A table in a cell is part of a page, not an entry.
    assert_eq!(shown_of(rtf), "¶ Port\n¶ Tide\n[table 0: high, low]\n¶ After");
    let flat = r"{\rtf1\trowd\trhdr\clvmgf\cellx100\cellx200\pard\intbl Port\cell Tide\cell\row
\trowd\clvmrg\cellx100\cellx200\pard\intbl\cell low\cell\row\pard\plain After\par}";
    assert_eq!(shown_of(flat), "[table 1: 1×2 Port, Tide / low]\n¶ After");
}

#[test]
fn notes_fields_pictures_and_pages_are_read() {
    let png: String = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let rtf = format!(
        r#"{{\rtf1{{\info{{\title Harbour Notes}}{{\author Ada Lamp}}{{\doccomm none}}}}{{\header Every page\par}}{{\headerf First page\par}}
\pard A lamp{{\super\chftn}}{{\footnote\pard\plain{{\super\chftn}} Of brass.}} here.\par
{{\field{{\*\fldinst HYPERLINK "https://lamp.example/"}}{{\fldrslt lamp}}}}\par
{{\*\shppict{{\pict{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv A point}}}}}}\pngblip {png}}}}}{{\nonshppict{{\pict\wmetafile8 00}}}}\par
{{\shp{{\*\shpinst{{\shptxt\pard In a box\par}}}}{{\shprslt twice}}}}\par}}"#
    );
    let flow = flow_of(&rtf);
    assert_eq!(
        shown::flow(&flow),
        "- Every page\n¶ A lamp{^:1→#footnote-1} here.\n[note footnote-1 1: Of brass.]\n¶ {:lamp→https://lamp.example/}\n[figure A point: ]\n¶ In a box"
    );
    assert_eq!(flow.declared.title.as_deref(), Some("Harbour Notes"));
    assert_eq!((flow.declared.authors, flow.images.len()), (vec!["Ada Lamp".to_owned()], 1));
}

#[test]
fn tracked_changes_are_accepted() {
    let flow =
        flow_of(r"{\rtf1\pard Old{\deleted  lamp}{\revised  tide}{\*\annotation a remark}.\par}");
    assert_eq!(shown::flow(&flow), "¶ Old tide.");
    let codes: Vec<FindingCode> = flow.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, [FindingCode::ChangesAccepted, FindingCode::CommentsLeftOut]);
}

#[test]
fn a_plain_text_in_a_word_processor_keeps_its_lines() {
    let text = "HARBOUR NOTES\nNo. 4\n\nThe lamp was lit again last night, and\nthe boats came home before the tide.\n\n1. Oil\n2. Wick";
    let rtf = format!("{{\\rtf1\\pard {}\\par}}", text.replace('\n', "\\par\n"));
    assert_eq!(flow_of(&rtf).source, format!("{text}\n"));
}

#[test]
fn what_is_cut_off_is_told_and_kept() {
    let flow = flow_of(r"{\rtf1\pard Whole\par{\b cut");
    assert_eq!(shown::flow(&flow), "¶ Whole\n¶ {b:cut}");
    assert_eq!(flow.findings[0].code, FindingCode::MarkupDamaged);
}

#[test]
fn nesting_has_no_depth_that_harms() {
    let depth = 200_000;
    let rtf = format!("{{\\rtf1{}deep{}}}", "{\\b ".repeat(depth), "}".repeat(depth));
    assert_eq!(flow_of(&rtf).source, "deep\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_damage_makes_it_panic(at: usize, byte: u8, cut: usize) {
        let rtf = r"{\rtf1{\fonttbl{\f0\fcharset134 S;}}{\stylesheet{\s1 heading 1;}}\pard\s1\f0\'b3\'b1 \u-10179?\par{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}\trowd\cellx1\pard\intbl\itap2 a\nestcell{\*\nesttableprops\nestrow}\cell\row{\footnote z}{\pict\pngblip 89}\bin3 abc}";
        let mut bytes = rtf.as_bytes().to_vec();
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = read(&Input { bytes: &bytes, name: None });
        let _ = read(&Input { bytes: &bytes[..cut % length], name: None });
    }
}
