//! EPUB: the parts are the package document, the navigation, the pages.
#![no_main]

use flyleaf_fuzz::{container, parts, read};

const ROOT: &[u8] = br#"<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="a/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mimetype: &[u8] = b"application/epub+zip";
    let mut files = vec![("mimetype", mimetype), ("META-INF/container.xml", ROOT)];
    files.extend(["a/a.opf", "a/nav.xhtml", "a/1.xhtml", "a/2.xhtml"].into_iter().zip(parts(data)));
    read(&container(&files), "a.epub");
});
