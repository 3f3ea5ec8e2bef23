//! Files of other programs: our own fixtures to the last member, real ones where they are present, and damaged ones.
#![allow(clippy::print_stderr, reason = "a test that skips says so")]

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
fn the_same_file_is_read_the_same_way_whatever_it_is_called() {
    for path in fixtures() {
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(read("export", &bytes), read(&name(&path), &bytes), "{}", path.display());
    }
}
