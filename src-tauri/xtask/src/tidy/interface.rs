//! Rules on the interface's source.

use super::Finding;
use super::tree::{File, Tree};

const SOURCE: &str = "ui/src/";
const CODE: &[&str] = &["ts", "js", "mjs", "svelte"];

/// Only `lib/ipc` talks to Tauri.
pub(super) fn tauri_imports(tree: &Tree) -> Vec<Finding> {
    let outside = tree.below(SOURCE, CODE).filter(|file| !file.path.starts_with("ui/src/lib/ipc/"));
    let naming = outside.filter(|file| {
        specifiers(&file.text).any(|specifier| specifier.starts_with("@tauri-apps"))
    });
    naming.map(|file| Finding::new(&file.path, "imports Tauri; only lib/ipc does")).collect()
}

/// A feature imports no other feature, and what features share imports none.
pub(super) fn feature_imports(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.below(SOURCE, CODE) {
        let own = feature_of(&file.path);
        let in_lib = file.path.starts_with("ui/src/lib/");
        if own.is_none() && !in_lib {
            continue;
        }
        for specifier in specifiers(&file.text) {
            let target = resolved(&file.path, specifier);
            let other = feature_of(&target);
            if let Some(other) = other.filter(|other| Some(*other) != own) {
                let message = format!("imports the feature {other}; what is shared lives in lib/");
                findings.push(Finding::new(&file.path, message));
            }
        }
    }
    findings
}

/// The name of the folder after `features/`.
fn feature_of(path: &str) -> Option<&str> {
    let (before, after) = path.split_once("features/")?;
    let whole = before.is_empty() || before.ends_with(['/', '$', '@']);
    let name = after.split('/').next()?;
    (whole && !name.is_empty()).then_some(name)
}

/// What a module specifier names: a path in the checkout for a relative one, else the specifier itself.
fn resolved(importer: &str, specifier: &str) -> String {
    if !specifier.starts_with('.') {
        return specifier.to_owned();
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The module names after `from`, `import` and `import(`.
fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    const BEFORE: [&str; 3] = ["from", "import", "import("];
    let starts = text.match_indices(['\'', '"']);
    starts.filter_map(|(at, quote)| {
        let before = text[..at].trim_end();
        if !BEFORE.iter().any(|word| before.ends_with(word)) {
            return None;
        }
        let inside = &text[at + 1..];
        inside.split_once(quote).map(|(specifier, _)| specifier)
    })
}

/// No string becomes markup: blocks are rendered by components.
pub(super) fn markup(tree: &Tree) -> Vec<Finding> {
    const BANNED: [&str; 6] = [
        "{@html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "createContextualFragment",
    ];
    let mut findings = Vec::new();
    for file in tree.below(SOURCE, CODE) {
        for (number, line) in code_lines(file) {
            if let Some(banned) = BANNED.into_iter().find(|banned| line.contains(banned)) {
                let message = format!("{banned}: render the block tree with components instead");
                findings.push(Finding::new(format!("{}:{number}", file.path), message));
            }
        }
    }
    findings
}

/// Lines that are not wholly comment, counted from 1.
fn code_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    lines.filter(|(_, line)| {
        !["//", "/*", "*", "<!--"].iter().any(|comment| line.starts_with(comment))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.place.as_str()).collect()
    }

    #[test]
    fn tauri_is_imported_behind_one_door() {
        let import = "import { invoke } from '@tauri-apps/api/core';";
        let tree = Tree::of(&[
            ("ui/src/lib/ipc/client.ts", import),
            ("ui/src/features/reader/Reader.svelte", import),
            ("ui/src/app/shell.ts", "const shell = await import(\"@tauri-apps/plugin-dialog\");"),
            ("ui/src/app/about.ts", "export const text = 'built on @tauri-apps';"),
        ]);
        let expected = ["ui/src/features/reader/Reader.svelte", "ui/src/app/shell.ts"];
        assert_eq!(places(&tauri_imports(&tree)), expected);
    }

    #[test]
    fn features_and_lib_import_no_other_feature() {
        let tree = Tree::of(&[
            ("ui/src/features/reader/a.ts", "import { mark } from './marks/mark';"),
            ("ui/src/features/reader/b.ts", "import Row from '../library/Row.svelte';"),
            ("ui/src/features/reader/parts/c.ts", "import { x } from '$features/export/dialog';"),
            ("ui/src/features/reader/d.ts", "import { y } from '../../lib/y';"),
            ("ui/src/lib/e.ts", "import '../features/reader/a';"),
            ("ui/src/app/f.ts", "import '../features/reader/a';"),
        ]);
        let expected =
            ["ui/src/features/reader/b.ts", "ui/src/features/reader/parts/c.ts", "ui/src/lib/e.ts"];
        assert_eq!(places(&feature_imports(&tree)), expected);
    }

    #[test]
    fn strings_never_become_markup() {
        let tree = Tree::of(&[
            ("ui/src/app/a.svelte", "<p>\n  {@html text}\n</p>"),
            ("ui/src/app/b.ts", "// never innerHTML\nnode.textContent = text;"),
            ("ui/src/app/c.ts", "node.innerHTML = text;"),
        ]);
        assert_eq!(places(&markup(&tree)), ["ui/src/app/a.svelte:2", "ui/src/app/c.ts:1"]);
    }
}
