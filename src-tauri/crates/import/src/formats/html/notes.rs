//! Footnotes: told by the links between a mark and its note, or by what the page declares them to be.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::dom;
use super::survey::Role;

/// Elements that a note can be.
const NOTES: &[&str] = &["aside", "dd", "div", "li", "p", "section"];
/// How far from a link the element that names it or holds it may be.
const NEAR: usize = 6;
/// The most characters of a note's mark, with its brackets.
const LONGEST_MARK: usize = 6;
/// The most characters of a link that leads back.
const LONGEST_WAY_BACK: usize = 20;

/// A link from the text to a note.
struct Reference {
    link: NodeId,
    label: String,
    /// The names of the mark and of what stands right around it.
    names: Vec<String>,
}

/// Links within the page, and what is declared to be a note.
#[derive(Default)]
struct Found {
    /// By the name of the note.
    references: HashMap<String, Reference>,
    links: Vec<(NodeId, String)>,
    declared: Vec<NodeId>,
}

/// The elements that are notes, and the marks in them.
pub(super) fn find(document: &Document) -> Vec<(NodeId, Role)> {
    let mut found = Found::default();
    dom::visit(document.root(), &mut found);
    let at = |id: NodeId| NodeRef::new(id, &document.tree);
    let mut roles = Vec::new();
    let mut notes = HashSet::new();
    for &id in &found.declared {
        let node = at(id);
        let printed = printed_mark(&node);
        let name = own_names(&node).into_iter().next();
        let label = name
            .as_ref()
            .and_then(|name| found.references.get(name))
            .map(|reference| reference.label.clone())
            .or_else(|| printed.map(|mark| bare(&mark.text())));
        if let (Some(id), Some(label)) = (name, label)
            && !label.is_empty()
        {
            roles.extend(printed.map(|mark| (mark.id, Role::NoteMark)));
            notes.insert(node.id);
            roles.push((node.id, Role::Note { id, label }));
        }
    }
    for (link, target) in &found.links {
        let link = at(*link);
        if link.text().trim().chars().count() > LONGEST_WAY_BACK {
            continue;
        }
        if let Some((note, id, label)) = note_around(&link, &found, target) {
            roles.push((link.id, Role::NoteMark));
            if notes.insert(note.id) {
                roles.push((note.id, Role::Note { id, label }));
            }
        }
    }
    // A list of notes is a list no more.
    let lists = notes.iter().filter_map(|&note| at(note).parent());
    let lists = lists.filter(|list| matches!(dom::name(list).as_str(), "ol" | "ul"));
    roles.extend(lists.map(|list| (list.id, Role::Layout)));
    roles
}

/// The note that a link stands in, where the link leads back to the note's mark: the note, its name, its label.
fn note_around<'a>(
    link: &NodeRef<'a>,
    found: &Found,
    target: &str,
) -> Option<(NodeRef<'a>, String, String)> {
    let mut node = *link;
    for _ in 0..NEAR {
        node = node.parent()?;
        if !NOTES.contains(&dom::name(&node).as_str()) {
            continue;
        }
        // The name stands on the note, on an empty anchor at its beginning, or on the way back itself.
        let first = node.first_element_child();
        let second = first.and_then(|first| first.first_element_child());
        let named = [Some(node), first, second, Some(*link)].into_iter().flatten();
        for name in named.flat_map(|named| own_names(&named)) {
            if let Some(reference) = found.references.get(&name)
                && reference.names.iter().any(|own| own == target)
                && !dom::is_within(&NodeRef::new(reference.link, node.tree), node.id)
            {
                return Some((node, name, reference.label.clone()));
            }
        }
    }
    None
}

/// The element in a declared note that prints its mark.
fn printed_mark<'a>(note: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let first = note.first_element_child()?;
    dom::has_word(&first, "class", &["footnote-definition-label"]).then_some(first)
}

fn own_names(node: &NodeRef<'_>) -> Vec<String> {
    [dom::attribute(node, "id"), dom::attribute(node, "name")].into_iter().flatten().collect()
}

/// A mark without brackets.
fn bare(mark: &str) -> String {
    mark.trim().trim_matches(['[', ']', '(', ')', '{', '}', '.']).trim().to_owned()
}

/// Whether a link's text is the mark of a note: a number, a letter, a sign.
fn is_mark(text: &str) -> bool {
    let mark = bare(text);
    let count = mark.chars().count();
    if count == 0 || text.trim().chars().count() > LONGEST_MARK {
        return false;
    }
    mark.chars().all(|c| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#'))
        || (count == 1 && mark.chars().all(char::is_alphabetic))
        || mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

fn is_declared(node: &NodeRef<'_>) -> bool {
    const ROLES: &[&str] = &["doc-footnote", "doc-endnote"];
    const TYPES: &[&str] = &["footnote", "endnote", "rearnote", "note"];
    dom::has_word(node, "role", ROLES)
        || dom::has_word(node, "epub:type", TYPES)
        || dom::has_word(node, "class", &["footnote-definition"])
}

impl dom::Visitor for Found {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let name = dom::name(node);
        if NOTES.contains(&name.as_str()) && is_declared(node) {
            self.declared.push(node.id);
        }
        if name == "a"
            && let Some(href) = dom::attribute(node, "href")
            && let Some(target) = href.strip_prefix('#')
        {
            self.links.push((node.id, target.to_owned()));
            let text = node.text();
            if is_mark(&text) {
                let around = node.ancestors_it(Some(2));
                let names = [*node].into_iter().chain(around).flat_map(|n| own_names(&n)).collect();
                // The first link to a note is its mark; the note's own way back comes later.
                self.references.entry(target.to_owned()).or_insert_with(|| Reference {
                    link: node.id,
                    label: bare(&text),
                    names,
                });
            }
        }
        true
    }

    fn leave(&mut self, _: &NodeRef<'_>) {}
}
