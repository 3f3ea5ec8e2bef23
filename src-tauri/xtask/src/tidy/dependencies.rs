//! Which package may depend on which, read from the manifests. Dev-dependencies count like the others.

use super::Finding;
use super::rust_text::{Keep, has_word, readable};
use super::tree::{Package, Tree};

/// Each of our packages, and which of ours it may name. The map of docs/architecture.md.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("flyleaf-model", &[]),
    ("flyleaf-text", &["flyleaf-model"]),
    ("flyleaf-import", &["flyleaf-model", "flyleaf-text"]),
    ("flyleaf-library", &["flyleaf-model", "flyleaf-text"]),
    ("flyleaf-export", &["flyleaf-model", "flyleaf-text"]),
    ("flyleaf-exchange", &["flyleaf-model", "flyleaf-text"]),
    (
        "flyleaf-api",
        &[
            "flyleaf-model",
            "flyleaf-text",
            "flyleaf-import",
            "flyleaf-library",
            "flyleaf-export",
            "flyleaf-exchange",
        ],
    ),
    ("flyleaf-cli", &["flyleaf-model", "flyleaf-text", "flyleaf-api"]),
    ("flyleaf", &["flyleaf-model", "flyleaf-text", "flyleaf-api", "flyleaf-cli"]),
    ("flyleaf-tests", &["flyleaf-model", "flyleaf-text", "flyleaf-api", "flyleaf-cli"]),
    ("xtask", &[]),
];

/// Dependencies that belong to one package; a name ending in `*` stands for all that start like it.
const ROOMS: &[(&str, &[&str])] = &[
    ("flyleaf-library", &["rusqlite", "libsqlite3-sys"]),
    ("flyleaf-export", &["typst*", "krilla*"]),
    ("flyleaf", &["tauri*", "wry", "tao"]),
    (
        "flyleaf-import",
        &[
            "chardetng",
            "encoding_rs",
            "feed-rs",
            "html5ever",
            "mail-parser",
            "quick-xml",
            "rtf-parser",
            "scraper",
        ],
    ),
];

/// Packages of ours are named only by those that stand above them.
pub(super) fn directions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &tree.packages {
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(name, _)| *name == package.name) else {
            let message = "a new package: give it a place in docs/architecture.md and in `tidy`";
            findings.push(Finding::new(&package.manifest, message));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let ours = DIRECTIONS.iter().any(|(ours, _)| *ours == name);
            if ours && !allowed.contains(&name) {
                let message = format!("{} must not know {name}", package.name);
                findings.push(Finding::new(&package.manifest, message));
            }
        }
    }
    findings
}

/// Heavy dependencies stay in the one package that hides them.
pub(super) fn rooms(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &tree.packages {
        for dependency in &package.dependencies {
            for (room, heavy) in ROOMS {
                if package.name != *room && heavy.iter().any(|one| fits(one, &dependency.name)) {
                    let message = format!("{} belongs in {room} alone", dependency.name);
                    findings.push(Finding::new(&package.manifest, message));
                }
            }
        }
    }
    findings
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

/// Every dependency is named in the package's code.
pub(super) fn unused(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &tree.packages {
        let code: Vec<String> = code_of(tree, package).collect();
        for dependency in &package.dependencies {
            if !code.iter().any(|code| has_word(code, &dependency.identifier)) {
                let message = format!("{} is not used", dependency.name);
                findings.push(Finding::new(&package.manifest, message));
            }
        }
    }
    findings
}

fn code_of<'a>(tree: &'a Tree, package: &'a Package) -> impl Iterator<Item = String> + 'a {
    let inside = |path: &str| package.code.iter().any(|folder| path.starts_with(folder.as_str()));
    let files = tree.below("", &["rs"]).filter(move |file| inside(&file.path));
    files.map(|file| readable(&file.text, Keep::CodeAndTests))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(findings: Vec<Finding>) -> Vec<String> {
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_room_that_looks_into_the_next_is_refused() {
        let tree = Tree::default()
            .with_package("flyleaf-text", "text/", &["flyleaf-model", "serde"])
            .with_package("flyleaf-import", "import/", &["flyleaf-text", "flyleaf-library"])
            .with_package("flyleaf-model", "model/", &["flyleaf-text"]);
        assert_eq!(
            messages(directions(&tree)),
            [
                "flyleaf-import must not know flyleaf-library",
                "flyleaf-model must not know flyleaf-text"
            ]
        );
    }

    #[test]
    fn a_package_that_the_map_does_not_know_is_refused() {
        let tree = Tree::default().with_package("flyleaf-helpers", "helpers/", &[]);
        assert_eq!(directions(&tree).len(), 1);
    }

    #[test]
    fn heavy_dependencies_outside_their_room_are_refused() {
        let tree = Tree::default()
            .with_package("flyleaf-library", "library/", &["rusqlite"])
            .with_package("flyleaf-export", "export/", &["typst", "typst-pdf"])
            .with_package("flyleaf-api", "api/", &["rusqlite", "typst-pdf", "tauri-plugin-dialog"])
            .with_package("flyleaf-cli", "cli/", &["encoding_rs"]);
        assert_eq!(
            messages(rooms(&tree)),
            [
                "rusqlite belongs in flyleaf-library alone",
                "typst-pdf belongs in flyleaf-export alone",
                "tauri-plugin-dialog belongs in flyleaf alone",
                "encoding_rs belongs in flyleaf-import alone"
            ]
        );
    }

    #[test]
    fn a_dependency_named_only_in_a_comment_is_unused() {
        let code = "//! Not walkdir.\nuse serde_json::Value;\n";
        let tree =
            Tree::of(&[("cli/src/lib.rs", code), ("api/src/lib.rs", "use walkdir::WalkDir;")])
                .with_package("flyleaf-cli", "cli/", &["serde_json", "walkdir"]);
        assert_eq!(messages(unused(&tree)), ["walkdir is not used"]);
    }
}
