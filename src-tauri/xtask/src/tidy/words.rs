//! Rules on the sentences in the `.ftl` files.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::rust_text::{Keep, readable};
use super::tree::Tree;

const FIRST: &str = "ui/locales/en/";
const OTHERS: &[&str] = &["ui/locales/zh-CN/"];

/// Messages by id (an attribute as `id.attribute`), each with the variables it uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Every language has the same messages and attributes, and no variable that the first does not have.
pub(super) fn same_messages(tree: &Tree) -> Vec<Finding> {
    let first = messages(tree, FIRST);
    let mut findings = Vec::new();
    for folder in OTHERS {
        let other = messages(tree, folder);
        for id in first.keys().filter(|id| !other.contains_key(*id)) {
            findings.push(Finding::new(*folder, format!("`{id}` is missing")));
        }
        for (id, variables) in &other {
            let Some(known) = first.get(id) else {
                findings.push(Finding::new(FIRST, format!("`{id}` is missing; {folder} has it")));
                continue;
            };
            for variable in variables.difference(known) {
                let message = format!("`{id}` uses ${variable}, which {FIRST} does not");
                findings.push(Finding::new(*folder, message));
            }
        }
    }
    findings
}

/// Every message that code names exists.
pub(super) fn used_messages(tree: &Tree) -> Vec<Finding> {
    let known = messages(tree, FIRST);
    let mut findings = Vec::new();
    let mut look = |path: &str, code: &str, call: &str| {
        for id in named(code, call) {
            if !known.contains_key(id) {
                findings.push(Finding::new(path, format!("`{id}` is in no .ftl file")));
            }
        }
    };
    for file in tree.below("src-tauri/", &["rs"]).filter(|file| !file.path.contains("/xtask/")) {
        let code = readable(&file.text, Keep::CodeAndLiterals);
        look(&file.path, &code, "Sentence::new(");
    }
    for file in tree.below("ui/src/", &["ts", "svelte"]) {
        look(&file.path, &file.text, "t(");
    }
    findings
}

/// The literal ids that stand first in calls of `call`.
fn named<'a>(code: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(call).filter_map(move |(at, _)| {
        let part_of_name = |before: char| before.is_alphanumeric() || "_.".contains(before);
        if call.starts_with(char::is_lowercase) && code[..at].ends_with(part_of_name) {
            return None;
        }
        let argument = code[at + call.len()..].trim_start();
        let quote = argument.chars().next().filter(|first| "'\"`".contains(*first))?;
        let (id, _) = argument[1..].split_once(quote)?;
        // A template with a hole, or text that is no id at all, names nothing that can be looked up.
        let is_id = id.starts_with(|first: char| first.is_ascii_alphabetic())
            && id.chars().all(|one| one.is_ascii_alphanumeric() || "-_.".contains(one));
        is_id.then_some(id)
    })
}

/// Reads ids as the Fluent grammar places them: a message starts its line, an attribute is indented and starts with a dot.
fn messages(tree: &Tree, folder: &str) -> Messages {
    let mut messages = Messages::new();
    for file in tree.below(folder, &["ftl"]) {
        let (mut message, mut current) = (String::new(), String::new());
        for line in file.text.lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(id) = id_before_equals(line) {
                message = id.to_owned();
                current = message.clone();
                messages.entry(current.clone()).or_default();
            } else if let Some(name) = attribute(line) {
                current = format!("{message}.{name}");
                messages.entry(current.clone()).or_default();
            }
            if let Some(variables) = messages.get_mut(&current) {
                variables.extend(variables_in(line));
            }
        }
    }
    messages
}

fn attribute(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('.').and_then(id_before_equals)
}

fn id_before_equals(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let starts_well = id.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
    let is_id = id.chars().all(|one| one.is_ascii_alphanumeric() || "-_".contains(one));
    (starts_well && is_id).then_some(id)
}

fn variables_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|after| {
        let is_part = |one: &char| one.is_ascii_alphanumeric() || "-_".contains(*one);
        let name: String = after.chars().take_while(is_part).collect();
        (!name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages_of(findings: Vec<Finding>) -> Vec<String> {
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_message_attribute_or_variable_of_one_language_only_is_refused() {
        let english = "# Notes\nnotes = { $count ->\n    [one] one note\n   *[other] { $count } notes\n}\nopen = Open\n    .title = Open a file\n";
        let chinese = "notes = { $number } 条笔记\nopen = 打开\nclose = 关闭\n";
        let tree =
            Tree::of(&[("ui/locales/en/app.ftl", english), ("ui/locales/zh-CN/app.ftl", chinese)]);
        assert_eq!(
            messages_of(same_messages(&tree)),
            [
                "`open.title` is missing",
                "`close` is missing; ui/locales/zh-CN/ has it",
                "`notes` uses $number, which ui/locales/en/ does not"
            ]
        );
    }

    #[test]
    fn the_same_messages_over_other_files_are_fine() {
        let tree = Tree::of(&[
            ("ui/locales/en/one.ftl", "a = A\nb = { $x }\n"),
            ("ui/locales/zh-CN/two.ftl", "b = { $x }\na = 甲\n"),
        ]);
        assert_eq!(same_messages(&tree), []);
    }

    #[test]
    fn a_sentence_that_code_names_and_nobody_wrote_is_refused() {
        let tree = Tree::of(&[
            ("ui/locales/en/app.ftl", "here = Here\n    .title = There\n"),
            (
                "src-tauri/crates/api/src/a.rs",
                "Sentence::new(\"here\"); Sentence::new(\n    \"rust-gone\")",
            ),
            ("src-tauri/crates/api/src/b.rs", "// Sentence::new(\"only-said\")"),
            ("ui/src/a.svelte", "{t('here.title')} {t(\"ui-gone\", { n })} {t(`tone-${tone}`)}"),
            ("ui/src/b.ts", "assert('not-ours'); split('also-not'); list.at(0)"),
        ]);
        let expected = [
            "`rust-gone` is in no .ftl file".to_owned(),
            "`ui-gone` is in no .ftl file".to_owned(),
        ];
        assert_eq!(messages_of(used_messages(&tree)), expected);
    }
}
