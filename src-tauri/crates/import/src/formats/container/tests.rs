//! Containers made here, whole and damaged.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn packed(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(container: &Container<'_>, name: &str) -> Option<String> {
    container.read(name).map(|entry| String::from_utf8(entry.bytes).unwrap())
}

#[test]
fn files_are_found_by_name_in_any_spelling_of_a_path() {
    let bytes = packed(
        &[("OPS/lamp.xml", b"lit"), ("OPS\\pics\\tide.png", b"png"), ("folder/", b"")],
        CompressionMethod::Deflated,
    );
    let container = Container::open(&bytes).ok().unwrap();
    assert_eq!(container.names().collect::<Vec<_>>(), ["OPS/lamp.xml", "OPS/pics/tide.png"]);
    for name in ["OPS/lamp.xml", "/OPS/lamp.xml", "ops/Lamp.XML", "OPS/pics/../lamp.xml"] {
        assert_eq!(text(&container, name).as_deref(), Some("lit"), "{name}");
    }
    assert_eq!(container.read("lamp.xml"), None);
    assert_eq!(container.read("../OPS/lamp.xml"), None);
}

#[test]
fn paths_out_of_the_container_are_refused_by_name() {
    let bytes = packed(&[("../../passwd", b"x"), ("in.txt", b"y")], CompressionMethod::Stored);
    let container = Container::open(&bytes).ok().unwrap();
    assert_eq!(container.names().collect::<Vec<_>>(), ["in.txt"]);
    assert_eq!(container.faults().len(), 1);
    for (name, kept) in [("C:/lamp", None), ("a/../../b", None), ("./a//b", Some("a/b"))] {
        assert_eq!(safe(name).as_deref(), kept, "{name}");
    }
}

#[test]
fn a_container_cut_off_in_a_transfer_gives_what_it_still_holds() {
    let long = "The tide comes in. ".repeat(400);
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        let bytes = packed(&[("a.txt", long.as_bytes()), ("b.txt", b"second")], method);
        let end = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
        let container = Container::open(&bytes[..end]).ok().unwrap();
        assert_eq!(text(&container, "a.txt").as_deref(), Some(long.as_str()));
        assert_eq!(text(&container, "b.txt").as_deref(), Some("second"));
        assert_eq!(container.faults().len(), 1);
        let container = Container::open(&bytes[..60]).ok().unwrap();
        assert!(long.starts_with(&text(&container, "a.txt").unwrap()));
    }
}

#[test]
fn expansion_stops_at_the_budget_that_containers_share() {
    let zeros = vec![0u8; 4096];
    let bytes = packed(&[("a", &zeros), ("b", &zeros)], CompressionMethod::Deflated);
    let budget = Budget(Rc::new(Cell::new(5000)));
    let outer = Container::open_within(&bytes, budget).ok().unwrap();
    assert_eq!(outer.read("a").unwrap().fault, None);
    let inner = Container::open_within(&bytes, outer.budget()).ok().unwrap();
    let cut = inner.read("b").unwrap();
    assert_eq!((cut.bytes.len(), cut.fault.is_some()), (904, true));
    assert_eq!(outer.read("b").unwrap().bytes.len(), 0);
}

#[test]
fn an_altered_byte_is_told() {
    let mut bytes = packed(&[("a.txt", b"low water at nine")], CompressionMethod::Stored);
    let at = memchr::memmem::find(&bytes, b"nine").unwrap();
    bytes[at] = b'N';
    let container = Container::open(&bytes).ok().unwrap();
    let entry = container.read("a.txt").unwrap();
    assert_eq!(entry.bytes, b"low water at Nine");
    assert!(entry.fault.is_some());
}

#[test]
fn what_is_no_container_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04", b"plain text", &[0x50; 300]] {
        assert!(Container::open(bytes).is_err());
    }
}
