//! EPUBs made here, whole and damaged.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const CONTAINER: (&str, &str) = (
    "META-INF/container.xml",
    "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
);
const METADATA: &str = "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>\
    <dc:title>\n  The Harbour   Lamp </dc:title><dc:title>Second title</dc:title><dc:creator>Ada Wick</dc:creator>\
    <dc:publisher>Lamp House</dc:publisher><dc:language>en</dc:language><dc:date>2026-05-14</dc:date>\
    <meta property='belongs-to-collection' id='c'>Lamps</meta><meta refines='#c' property='group-position'>22</meta>\
    </metadata>";
const ONE: (&str, &str) = (
    "OPS/text/one.xhtml",
    "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><head><title/></head>\
     <body><h1>The lamp is lit</h1><p>It burns&nbsp;well.</p><script>alert('lit')</script></body></html>",
);
const TWO: (&str, &str) = (
    "OPS/text/two words.xhtml",
    "<html><body><h1>Tides</h1><p>High at noon</p><p id='low'>Low<br>at six</body></html>",
);
const SPINE: &str =
    "<itemref idref='one'/><itemref idref='two' linear='no'/><itemref idref='one'/>";

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn package(items: &str, spine: &str) -> String {
    format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>{METADATA}<manifest>\
         <item id='one' href='text/one.xhtml' media-type='application/xhtml+xml'/>\
         <item id='two' href='text/two%20words.xhtml' media-type='application/xhtml+xml'/>{items}</manifest>\
         <spine toc='ncx'>{spine}</spine></package>"
    )
}

fn flow(bytes: &[u8]) -> Flow {
    read(&Input { bytes, name: Some("lamp.epub") }).unwrap()
}

fn titles(flow: &Flow) -> Vec<&str> {
    flow.parts
        .iter()
        .map(|part| flow.source[part.span.start..part.span.end].lines().next().unwrap_or_default())
        .collect()
}

fn codes(flow: &Flow) -> Vec<FindingCode> {
    flow.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn documents_stand_in_the_order_of_the_spine_under_what_the_package_says() {
    let nav = "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='landmarks'><ol><li><a href='x'>X</a></li></ol></nav>\
        <nav epub:type='toc'><h2>Contents</h2><ol><li><a href='text/two%20words.xhtml#top'>The tides</a>\
        <ol><li><span>Without a place</span></li><li><a href='text/two%20words.xhtml#low'>Low water</a></li></ol></li><li><a href='text/one.xhtml'>Lit</a></li></ol></nav></body></html>";
    let item =
        "<item id='nav' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/>";
    let package = package(item, SPINE);
    let bytes = packed(&[CONTAINER, ("OPS/book.opf", &package), ONE, TWO, ("OPS/nav.xhtml", nav)]);
    let flow = flow(&bytes);
    assert_eq!(titles(&flow), ["The lamp is lit", "Tides", "The lamp is lit"]);
    assert!(flow.source.starts_with("The Harbour Lamp\n"));
    assert!(flow.source.contains("It burns well.") && !flow.source.contains("alert"));
    // An unclosed paragraph is mended, and told.
    assert!(flow.source.contains("Low\nat six"));
    assert_eq!(codes(&flow), [FindingCode::MarkupDamaged]);
    let declared = &flow.declared;
    assert_eq!(declared.publication.as_deref(), Some("The Harbour Lamp"));
    assert_eq!(declared.number.as_deref(), Some("22"));
    assert_eq!(declared.date.as_deref(), Some("2026-05-14"));
    assert_eq!(
        (declared.authors.as_slice(), declared.publishers.as_slice()),
        (&["Ada Wick".to_owned()][..], &["Lamp House".to_owned()][..])
    );
    let contents: Vec<(&str, u8, Option<usize>)> = declared
        .contents
        .iter()
        .map(|entry| (entry.title.as_str(), entry.level, entry.target))
        .collect();
    let low = flow.source.find("Low\nat six");
    let at = |part: usize| Some(flow.parts[part].span.start);
    assert_eq!(
        contents,
        [
            ("The tides", 0, at(1)),
            ("Without a place", 1, None),
            ("Low water", 1, low),
            ("Lit", 0, at(0))
        ]
    );
    assert_eq!(flow.parts[0].title.as_deref(), Some("Lit"));
    assert_eq!(flow.parts[0].language.as_deref(), Some("en"));
}

#[test]
fn the_ncx_of_epub_2_gives_the_contents() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Part one</text></navLabel><content src='text/one.xhtml'/>\
        <navPoint><navLabel><text>Tides</text></navLabel><content src='text/two%20words.xhtml'/></navPoint></navPoint></navMap></ncx>";
    let item = "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>";
    let package = package(item, SPINE);
    let bytes = packed(&[CONTAINER, ("OPS/book.opf", &package), ONE, TWO, ("OPS/toc.ncx", ncx)]);
    let flow = flow(&bytes);
    let contents: Vec<(&str, u8)> =
        flow.declared.contents.iter().map(|entry| (entry.title.as_str(), entry.level)).collect();
    assert_eq!(contents, [("Part one", 0), ("Tides", 1)]);
}

#[test]
fn pictures_and_foreign_documents_are_read_or_told() {
    let items = "<item id='map' href='map.svg' media-type='image/svg+xml'/>\
        <item id='data' href='data.json' media-type='application/json' fallback='two'/>\
        <item id='loop' href='a.bin' media-type='application/x-a' fallback='loop'/>\
        <item id='out' href='../../../etc/passwd' media-type='application/xhtml+xml'/>\
        <item id='lost' href='lost.xhtml' media-type='application/xhtml+xml'/>";
    let spine = "<itemref idref='map'/><itemref idref='data'/><itemref idref='loop'/><itemref idref='out'/><itemref idref='lost'/><itemref idref='nowhere'/>";
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><title>The harbour</title><text>Lamp <tspan>here</tspan></text></svg>";
    let package = package(items, spine);
    let bytes = packed(&[CONTAINER, ("OPS/book.opf", &package), TWO, ("OPS/map.svg", svg)]);
    let flow = flow(&bytes);
    assert_eq!(titles(&flow), ["The harbour", "Tides"]);
    assert!(flow.source.contains("Lamp here"));
    let told: Vec<(FindingCode, &str)> = flow
        .findings
        .iter()
        .filter(|finding| finding.code != FindingCode::MarkupDamaged)
        .map(|finding| (finding.code, finding.details[0].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (FindingCode::PartNotShown, "OPS/a.bin"),
            (FindingCode::PartUnreadable, "../../../etc/passwd"),
            (FindingCode::PartUnreadable, "OPS/lost.xhtml"),
        ]
    );
}

#[test]
fn a_book_without_its_container_or_package_is_read_still() {
    let package = package("", SPINE);
    let found = flow(&packed(&[
        ("mimetype", "application/epub+zip"),
        ("OPS/book.opf", &package),
        ONE,
        TWO,
    ]));
    assert_eq!(titles(&found), ["The lamp is lit", "Tides", "The lamp is lit"]);
    assert!(codes(&found).contains(&FindingCode::MarkupDamaged));
    let found = flow(&packed(&[CONTAINER, ONE, TWO]));
    assert_eq!(titles(&found), ["The lamp is lit", "Tides"]);
    assert!(codes(&found).contains(&FindingCode::MarkupDamaged));
    let cut = format!("{}</manifest>", package.split("</manifest>").next().unwrap());
    let found = flow(&packed(&[CONTAINER, ("OPS/book.opf", &cut), ONE, TWO]));
    assert_eq!(found.declared.publication.as_deref(), Some("The Harbour Lamp"));
    assert_eq!(titles(&found), ["The lamp is lit", "Tides"]);
}

#[test]
fn encrypted_text_is_refused_and_obscured_fonts_are_not() {
    let package = package("", SPINE);
    for (algorithm, path, refused) in [
        ("http://www.idpf.org/2008/embedding", "OPS/text/one.xhtml", false),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text/one.xhtml", true),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/picture.png", false),
    ] {
        let encryption = format!(
            "<encryption xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData>\
             <enc:EncryptionMethod Algorithm='{algorithm}'/><enc:CipherData><enc:CipherReference URI='{path}'/>\
             </enc:CipherData></enc:EncryptedData></encryption>"
        );
        let files = [
            CONTAINER,
            ("OPS/book.opf", package.as_str()),
            ONE,
            TWO,
            ("META-INF/encryption.xml", &encryption),
        ];
        let outcome = read(&Input { bytes: &packed(&files), name: None });
        assert_eq!(outcome.is_err(), refused, "{algorithm} {path}");
    }
}

#[test]
fn a_spine_that_repeats_a_document_without_end_is_cut() {
    let package = package("", &"<itemref idref='one'/>".repeat(1000));
    let bytes = packed(&[CONTAINER, ("OPS/book.opf", &package), ONE]);
    let flow = read_at_most(&Input { bytes: &bytes, name: None }, 1000).unwrap();
    assert!(flow.source.len() < 1200);
    assert_eq!(codes(&flow), [FindingCode::LimitReached]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever bytes change, inside the files or in the container, there is an answer.
    #[test]
    fn changed_bytes_never_end_it(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        inside in any::<bool>(),
    ) {
        let changed = |bytes: &mut Vec<u8>| {
            for (index, byte) in &changes {
                let at = index.index(bytes.len());
                bytes[at] = *byte;
            }
        };
        let package = package("", SPINE);
        let mut files = [CONTAINER, ("OPS/book.opf", package.as_str()), ONE, TWO].map(|(path, text)| (path, text.as_bytes().to_vec()));
        if inside {
            files.iter_mut().for_each(|(_, bytes)| changed(bytes));
        }
        let texts = files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()));
        let mut bytes = packed(&texts.each_ref().map(|(path, text)| (*path, text.as_str())));
        if !inside {
            changed(&mut bytes);
        }
        let _ = read(&Input { bytes: &bytes, name: None });
    }
}
