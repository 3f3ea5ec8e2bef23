//! Archives made here, as people make them and as nobody should.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const ISSUE: &[u8] = b"THE HARBOUR LAMP\n\nNo. 22\n\nThe lamp is lit.\n";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn paths(bytes: &[u8]) -> Vec<String> {
    entries(bytes).unwrap().into_iter().map(|entry| entry.path).collect()
}

#[test]
fn each_document_of_an_archive_is_an_issue() {
    let bytes = packed(&[
        ("lamp/2026/may.txt", ISSUE),
        ("lamp/2026/april.txt", ISSUE),
        ("lamp/2026/cover.png", b"\x89PNG"),
        ("__MACOSX/lamp/._may.txt", b"junk"),
        ("lamp/.DS_Store", b"junk"),
        ("lamp/Thumbs.db", b"junk"),
    ]);
    assert_eq!(paths(&bytes), ["lamp/2026/april.txt", "lamp/2026/may.txt"]);
    let outcome = crate::read(&bytes, Some("lamp.zip"));
    assert_eq!(outcome.unwrap_err(), Error::Several { documents: 2 });
}

#[test]
fn one_document_is_read_as_what_it_is() {
    let bytes = packed(&[("lamp/may.txt", ISSUE), ("lamp/cover.png", b"\x89PNG")]);
    assert_eq!(paths(&bytes), Vec::<String>::new());
    let reading = crate::read(&bytes, Some("lamp.zip")).unwrap();
    assert_eq!((reading.format, reading.source.as_bytes()), (Format::Text, ISSUE));
    let again = packed(&[("inner.zip", &bytes)]);
    assert_eq!(crate::read(&again, None).unwrap().source.as_bytes(), ISSUE);
    let too_deep = packed(&[("outer.zip", &again)]);
    assert_eq!(crate::read(&too_deep, None).unwrap_err(), super::too_deep());
    assert_eq!(crate::read(&packed(&[]), None).unwrap_err(), Error::Empty);
}

#[test]
fn pages_with_one_that_leads_to_them_are_one_issue() {
    let bytes = packed(&[
        ("lamp/tides.html", b"<p>High at noon</p>"),
        ("lamp/index.html", b"<h1>The Harbour Lamp</h1><a href='tides.html'>Tides</a>"),
        ("lamp/style.css", b"p { color: red }"),
    ]);
    assert_eq!(paths(&bytes), Vec::<String>::new());
    let reading = crate::read(&bytes, None).unwrap();
    assert_eq!(reading.format, Format::Zip);
    let lamp = reading.source.find("The Harbour Lamp").unwrap();
    assert!(lamp < reading.source.find("High at noon").unwrap());
}

#[test]
fn archives_in_an_archive_are_opened_once() {
    let inner = packed(&[("may.txt", ISSUE), ("june.txt", ISSUE)]);
    let deeper = packed(&[("a.zip", &inner), ("b.txt", ISSUE)]);
    let bytes = packed(&[("2026.zip", &inner), ("april.txt", ISSUE), ("old.zip", &deeper)]);
    let found = entries(&bytes).unwrap();
    let told: Vec<(&str, bool)> =
        found.iter().map(|entry| (entry.path.as_str(), entry.bytes.is_ok())).collect();
    assert_eq!(
        told,
        [
            ("2026.zip/june.txt", true),
            ("2026.zip/may.txt", true),
            ("april.txt", true),
            ("old.zip/a.zip", false),
            ("old.zip/b.txt", true),
        ]
    );
}

#[test]
fn no_path_leads_out_of_an_archive() {
    let bytes = packed(&[
        ("../../etc/passwd", b"x"),
        ("/absolute.txt", ISSUE),
        ("C:\\windows\\lamp.txt", b"x"),
        ("back\\slash.txt", ISSUE),
        ("nul\0.txt", b"x"),
        ("a/../b.txt", ISSUE),
    ]);
    // What is left out is told.
    assert_eq!(paths(&bytes), ["absolute.txt", "b.txt", "back/slash.txt", "…", "…", "…"]);
    assert!(entries(&bytes).unwrap()[3..].iter().all(|entry| entry.bytes.is_err()));
}

#[test]
fn names_that_are_there_twice_are_one_document() {
    let mut bytes =
        packed(&[("may.txt", ISSUE), ("mbz.txt", b"The last one.\n"), ("x.txt", ISSUE)]);
    // The writer refuses such names; other programs do not.
    while let Some(at) = bytes.windows(7).position(|window| window == b"mbz.txt") {
        bytes[at..at + 7].copy_from_slice(b"may.txt");
    }
    assert_eq!(paths(&bytes), ["may.txt", "x.txt"]);
}

#[test]
fn encrypted_entries_are_told_and_the_others_read() {
    let mut bytes = packed(&[("may.txt", ISSUE), ("june.txt", ISSUE)]);
    // The first bit of the general purpose flags, in the header before the entry and in the directory (APPNOTE 4.4.4).
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == signature).unwrap();
        bytes[at + flags] |= 1;
    }
    let found = entries(&bytes).unwrap();
    assert!(found[0].path == "june.txt" && found[0].bytes.is_ok());
    assert!(found[1].path == "may.txt" && found[1].bytes.is_err());
}

#[test]
fn bombs_end_where_the_budget_ends() {
    let zeros = vec![b' '; 100 << 20];
    let flat = packed(&[("a.txt", &zeros), ("b.txt", &zeros), ("c.txt", &zeros), ("d.txt", ISSUE)]);
    let found = entries(&flat).unwrap();
    let read: Vec<bool> = found.iter().map(|entry| entry.bytes.is_ok()).collect();
    assert_eq!(read, [true, true, false, false]);
    drop(found);
    let nested = packed(&[("1.zip", &flat), ("2.zip", &flat), ("z.txt", ISSUE)]);
    let read = entries(&nested).unwrap().iter().filter(|entry| entry.bytes.is_ok()).count();
    assert_eq!(read, 2);
}

#[test]
fn of_a_hundred_thousand_entries_the_first_are_read_and_the_rest_is_told() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..100_000 {
        writer.start_file(format!("{number:06}.txt"), SimpleFileOptions::default()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let found = entries(&bytes).unwrap();
    assert_eq!(found.iter().filter(|entry| entry.bytes.is_ok()).count(), 10_000);
    let reason = "more than 10000 entries".to_owned();
    assert_eq!(found.last().unwrap().bytes, Err(Error::Damaged { format: "ZIP", reason }));
}
