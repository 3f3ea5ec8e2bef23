//! Word documents: the parts are the document, its styles, its numbering, its relations, its footnotes.
#![no_main]

use flyleaf_fuzz::{container, parts, read};

const NAMES: [&str; 5] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "word/footnotes.xml",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let types: &[u8] =
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let mut files = vec![("[Content_Types].xml", types)];
    files.extend(NAMES.into_iter().zip(parts(data)));
    read(&container(&files), "a.docx");
});
