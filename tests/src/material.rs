//! Files that journeys read: the project's fixtures, and what may lie beside a checkout.

use std::path::{Path, PathBuf};

/// The welcome issue.
pub const GAZETTE: &str = "text/flyleaf-gazette-1.txt";

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A file of `tests/fixtures` as an argument.
pub fn fixture_argument(name: &str) -> String {
    argument(&fixture(name))
}

/// A path as an argument.
pub fn argument(path: &Path) -> String {
    path.to_str().expect("the paths of tests are UTF-8").to_owned()
}

/// A folder or file that some checkouts have beside them, as `shared/…`. Says so where it is not there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if !path.exists() {
        skip(&format!("there is no {}", path.display()));
        return None;
    }
    Some(path)
}

/// Says that part of a test was left out, and why.
#[allow(clippy::print_stderr, reason = "a test that looks at less than it could says so")]
pub fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// The files with that extension anywhere below a folder, in the order of their paths.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder can be listed") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
