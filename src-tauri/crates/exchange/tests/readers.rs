//! Files of other programs: our own fixtures to the last member, real ones where they are present, and damaged ones.
#![allow(clippy::print_stderr, reason = "a test that skips says so")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "readers/corpus.rs"]
mod corpus;
#[path = "readers/damage.rs"]
mod damage;
#[path = "readers/told.rs"]
mod told;

use std::path::{Path, PathBuf};

use flyleaf_exchange::read;

/// Our fixtures.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/annotations");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| told::beside(path).exists() || std::env::var_os("FLYLEAF_ACCEPT").is_some())
        .filter(|path| !path.extension().is_some_and(|end| end == "read" || end == "md"))
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_fixture_is_read_as_it_says() {
    let paths = fixtures();
    assert!(paths.len() >= 14, "{paths:?}");
    let mut wrong = Vec::new();
    for path in paths {
        let read = read(&name(&path), &std::fs::read(&path).unwrap()).unwrap();
        let told = told::lines(&read);
        if std::env::var_os("FLYLEAF_ACCEPT").is_some() {
            std::fs::write(told::beside(&path), told).unwrap();
            continue;
        }
        let wanted = std::fs::read_to_string(told::beside(&path)).unwrap();
        if told != wanted {
            eprintln!("{}\n{}", path.display(), told::difference(&wanted, &told));
            wrong.push(name(&path));
        }
    }
    assert!(wrong.is_empty(), "read otherwise: {wrong:?}");
}

#[test]
fn annotations_inside_a_book_are_on_that_book() {
    use std::io::Write as _;
    let held = fixtures().into_iter().find(|path| name(path) == "calibre_bookmarks.txt").unwrap();
    let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (entry, bytes) in [
        ("mimetype", b"application/epub+zip".to_vec()),
        ("META-INF/calibre_bookmarks.txt", std::fs::read(held).unwrap()),
    ] {
        book.start_file(entry, options).unwrap();
        book.write_all(&bytes).unwrap();
    }
    let book = book.finish().unwrap().into_inner();
    let read_book = read("logs.epub", &book).unwrap();
    let [annotation] = read_book.annotations.as_slice() else { panic!("{read_book:?}") };
    assert_eq!(annotation.work.file_name.as_deref(), Some("logs.epub"));
    assert_eq!(annotation.work.hashes[0].hex, blake3::hash(&book).to_hex().to_string());
    assert_eq!(read_book.unsupported.len(), 1);
    for cut in 0..book.len() {
        assert!(read("cut.epub", &book[..cut]).is_err());
    }
}

#[test]
fn the_same_file_is_read_the_same_way_whatever_it_is_called() {
    for path in fixtures() {
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(read("export", &bytes), read(&name(&path), &bytes), "{}", path.display());
    }
}
