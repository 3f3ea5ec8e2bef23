//! OpenDocument texts: the parts are the content, the styles, the properties.
#![no_main]

use flyleaf_fuzz::{container, parts, read};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mimetype: &[u8] = b"application/vnd.oasis.opendocument.text";
    let mut files = vec![("mimetype", mimetype)];
    files.extend(["content.xml", "styles.xml", "meta.xml"].into_iter().zip(parts(data)));
    read(&container(&files), "a.odt");
});
