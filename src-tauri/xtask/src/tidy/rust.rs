//! Rules on Rust source.

use super::Finding;
use super::rust_text::{Keep, has_word, readable};
use super::tree::{File, Tree};

/// The crates that take time and ids from their callers and speak only through results. The command line is the one
/// crate that may ask the clock and write to the terminal.
fn inner_code(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.below("src-tauri/crates/", &["rs"]).filter(|file| {
        let inside = file.path.trim_start_matches("src-tauri/crates/");
        let mut parts = inside.split('/');
        parts.next() != Some("cli") && parts.next() == Some("src")
    })
}

/// Every Rust file opens with what it is for.
pub(super) fn module_docs(tree: &Tree) -> Vec<Finding> {
    let files = tree.below("", &["rs"]).filter(|file| !file.path.contains("/fixtures/"));
    let silent = files.filter(|file| !file.text.trim_start().starts_with("//!"));
    silent.map(|file| Finding::new(&file.path, "open with `//!`: what is this for?")).collect()
}

/// The one file that reads the system's clock for everyone else.
const CLOCK: &str = "src-tauri/crates/api/src/environment.rs";

/// Time is passed in, so that the same input gives the same bytes.
pub(super) fn clocks(tree: &Tree) -> Vec<Finding> {
    // `Instant` is clippy's: a deadline may need it and says so; no output depends on it.
    const CLOCKS: [&str; 3] = ["SystemTime::now", "Utc::now", "Local::now"];
    let asks = |line: &str| CLOCKS.into_iter().find(|clock| line.contains(clock));
    let mut findings = in_code(tree, &asks, "asks the clock; take the time as an argument");
    findings.retain(|finding| !finding.place.starts_with(CLOCK));
    findings
}

/// Only the command line writes to the terminal.
pub(super) fn printing(tree: &Tree) -> Vec<Finding> {
    const MACROS: [&str; 5] = ["println", "eprintln", "print", "eprint", "dbg"];
    let prints = |line: &str| {
        MACROS.into_iter().find(|name| has_word(line, name) && line.contains(&format!("{name}!")))
    };
    in_code(tree, &prints, "prints; return it instead")
}

fn in_code(
    tree: &Tree,
    matches: &dyn Fn(&str) -> Option<&'static str>,
    message: &str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in inner_code(tree) {
        for (index, line) in readable(&file.text, Keep::Code).lines().enumerate() {
            if let Some(what) = matches(line) {
                let place = format!("{}:{}", file.path, index + 1);
                findings.push(Finding::new(place, format!("{what} {message}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.place.as_str()).collect()
    }

    #[test]
    fn a_module_without_a_word_about_itself_is_refused() {
        let tree = Tree::of(&[
            ("src-tauri/app/main.rs", "//! The shell.\n"),
            ("src-tauri/app/menu.rs", "use tauri::menu;\n//! Too late.\n"),
        ]);
        assert_eq!(places(&module_docs(&tree)), ["src-tauri/app/menu.rs"]);
    }

    #[test]
    fn inner_crates_do_not_ask_the_clock_and_their_tests_may() {
        let asks = "fn f() { std::time::SystemTime::now(); }";
        let test = "#[cfg(test)]\nmod tests { fn f() { std::time::SystemTime::now(); } }";
        let tree = Tree::of(&[
            ("src-tauri/crates/api/src/lib.rs", asks),
            ("src-tauri/crates/api/tests/all.rs", asks),
            (CLOCK, asks),
            ("src-tauri/crates/cli/src/lib.rs", asks),
            ("src-tauri/crates/library/src/lib.rs", test),
            ("src-tauri/app/main.rs", asks),
        ]);
        assert_eq!(places(&clocks(&tree)), ["src-tauri/crates/api/src/lib.rs:1"]);
    }

    #[test]
    fn inner_crates_do_not_print_and_may_speak_of_it() {
        let tree = Tree::of(&[
            ("src-tauri/crates/text/src/a.rs", "// println!\nfn f() { eprintln!(\"x\") }"),
            ("src-tauri/crates/text/src/b.rs", "fn f() { write!(o, \"println!\") }"),
            ("src-tauri/crates/cli/src/lib.rs", "fn f() { println!() }"),
        ]);
        assert_eq!(places(&printing(&tree)), ["src-tauri/crates/text/src/a.rs:2"]);
    }
}
