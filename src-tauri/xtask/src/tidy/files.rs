//! Rules on files of any kind.

use super::Finding;
use super::tree::Tree;

const LONG: usize = 500;

/// Nothing names a folder that only one machine has.
pub(super) fn machine_paths(tree: &Tree) -> Vec<Finding> {
    // In two parts, so that this file does not name them itself.
    const FOLDERS: [&str; 3] =
        [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/Us", "ers/")];
    let mut findings = Vec::new();
    for file in &tree.files {
        for (index, line) in file.text.lines().enumerate() {
            for folder in FOLDERS {
                if names(line, folder) {
                    let place = format!("{}:{}", file.path, index + 1);
                    findings.push(Finding::new(place, format!("{folder} is one machine's folder")));
                }
            }
        }
    }
    findings
}

/// Whether an absolute path starts with `folder`; as a part of a longer path or an address it is something else.
fn names(line: &str, folder: &str) -> bool {
    let longer = |before: char| before.is_alphanumeric() || "._-~}*/".contains(before);
    line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(longer))
}

/// Files that a reader cannot hold in the head.
pub(super) fn long_files(tree: &Tree) -> Vec<Finding> {
    let ours = |path: &str| !path.contains("/fixtures/") && !path.ends_with("/bindings.ts");
    let files = tree.below("", &["rs", "ts", "svelte", "css", "mjs"]);
    let mut long: Vec<(usize, &str)> = files
        .filter(|file| ours(&file.path))
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .filter(|(lines, _)| *lines > LONG)
        .collect();
    long.sort_by(|one, other| other.cmp(one));
    long.into_iter().map(|(lines, path)| Finding::new(path, format!("{lines} lines"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_one_machine_is_refused_and_a_part_of_an_address_is_not() {
        let (home, work) = (concat!("/ro", "ot/"), concat!("/wo", "rk/"));
        let text = format!(
            "open {home}notes.txt\nsee https://example.org{work}index.html\n\"{work}main\"\n../here{work}x\n"
        );
        let tree = Tree::of(&[("docs/a.md", &text)]);
        let findings = machine_paths(&tree);
        let places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["docs/a.md:1", "docs/a.md:3"]);
    }

    #[test]
    fn long_files_are_named_longest_first_and_generated_ones_are_not() {
        let (long, longer) = ("\n".repeat(501), "\n".repeat(600));
        let tree = Tree::of(&[
            ("a.rs", &long),
            ("b.ts", &longer),
            ("c.rs", "short"),
            ("ui/src/lib/ipc/bindings.ts", &longer),
        ]);
        let findings = long_files(&tree);
        let places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["b.ts", "a.rs"]);
    }
}
