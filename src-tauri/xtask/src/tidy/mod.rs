//! `cargo xtask tidy`: the rules of the house that compilers and linters do not check.
//!
//! A rule is a function from the tree of packages and files to findings, in the module of what it reads, with tests that
//! show it refuse. Rules read text, never types: what needs types is clippy's or the type checker's.

mod dependencies;
mod files;
mod interface;
mod rust;
mod rust_text;
mod tree;
mod words;

use anyhow::{Result, bail};

use tree::Tree;

/// Something a rule objects to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    /// The file, and the line where there is one.
    place: String,
    /// What is wrong and what to do.
    message: String,
}

impl Finding {
    fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

/// A rule's name, and what it finds.
type Rule = (&'static str, fn(&Tree) -> Vec<Finding>);

const RULES: &[Rule] = &[
    ("dependencies point one way", dependencies::directions),
    ("one heavy dependency per room", dependencies::rooms),
    ("every dependency is used", dependencies::unused),
    ("modules say what they are for", rust::module_docs),
    ("no clock inside", rust::clocks),
    ("no printing inside", rust::printing),
    ("one door to Tauri", interface::tauri_imports),
    ("features stand alone", interface::feature_imports),
    ("no markup from strings", interface::markup),
    ("both languages say everything", words::same_messages),
    ("sentences exist", words::used_messages),
    ("no path of one machine", files::machine_paths),
];

/// Checks every rule; findings are printed and make it fail, long files are only named.
pub(crate) fn tidy() -> Result<()> {
    let tree = Tree::load()?;
    let mut count = 0;
    for (name, rule) in RULES {
        let mut findings = rule(&tree);
        findings.dedup();
        count += findings.len();
        if !findings.is_empty() {
            println!("{name}:");
        }
        for Finding { place, message } in findings {
            println!("  {place}: {message}");
        }
    }
    let long = files::long_files(&tree);
    if !long.is_empty() {
        println!("warning, long files (each should be able to say why):");
    }
    for Finding { place, message } in long {
        println!("  {place}: {message}");
    }
    if count > 0 {
        bail!("{count} findings");
    }
    println!("{} files, {} rules, nothing to say", tree.files.len(), RULES.len());
    Ok(())
}
