//! The contents that a book keeps apart from its text: the navigation document of EPUB 3, the NCX of EPUB 2.

use std::collections::HashMap;

use flyleaf_model::FindingCode;

use super::Book;
use super::package::Package;
use super::path::{self, Target};
use crate::flow::Builder;
use crate::formats::loose_xml::{Document, Element};
use crate::lines::squeezed;

/// The most entries.
const MOST_ENTRIES: usize = 10_000;

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) level: u8,
    /// Where it leads to.
    pub(super) target: Option<Target>,
}

/// The contents; of the NCX where the navigation document has none.
pub(super) fn contents(book: &Book<'_>, package: &Package, builder: &mut Builder) -> Vec<Entry> {
    let mut read = |path: &Option<String>, list: fn(&Document) -> Option<&Element>| {
        let path = path.as_deref()?;
        let Some(document) = book.tree(path) else {
            let details = vec![path.to_owned(), "not in the file".to_owned()];
            builder.finding(FindingCode::PartUnreadable, details);
            return None;
        };
        let mut entries = Vec::new();
        push(list(&document)?, path, 0, &mut entries);
        (!entries.is_empty()).then_some(entries)
    };
    let mut contents = read(&package.navigation, table_of_contents)
        .or_else(|| read(&package.ncx, navigation_map))
        .unwrap_or_default();
    if contents.len() > MOST_ENTRIES {
        let left_out = format!("{} entries of the contents", contents.len() - MOST_ENTRIES);
        builder.finding(FindingCode::LimitReached, vec![left_out]);
        contents.truncate(MOST_ENTRIES);
    }
    contents
}

/// The titles of documents by their paths: of the entry that alone leads to one, or that leads to its beginning first.
pub(super) fn titles(contents: &[Entry]) -> HashMap<&str, &str> {
    let mut found: HashMap<&str, (&Entry, usize)> = HashMap::new();
    for entry in contents {
        if let Some(target) = &entry.target {
            found.entry(&target.path).or_insert((entry, 0)).1 += 1;
        }
    }
    let to_beginning =
        |entry: &Entry| entry.target.as_ref().is_some_and(|target| target.fragment.is_none());
    found.retain(|_, (first, entries)| *entries == 1 || to_beginning(first));
    found.into_iter().map(|(path, (first, _))| (path, first.title.as_str())).collect()
}

/// The list of the `nav` that is the table of contents.
fn table_of_contents(document: &Document) -> Option<&Element> {
    let navs: Vec<&Element> = document
        .roots
        .iter()
        .flat_map(Element::descendants)
        .filter(|element| element.is("nav"))
        .collect();
    let types = |nav: &Element| nav.attribute("epub:type").unwrap_or_default().to_owned();
    let toc = navs.iter().find(|nav| types(nav).split_whitespace().any(|is| is == "toc"));
    let unnamed = navs.iter().find(|nav| types(nav).is_empty());
    list_in(toc.or(unnamed)?)
}

/// The list in an element, whatever stands around it.
fn list_in(element: &Element) -> Option<&Element> {
    element.descendants().into_iter().find(|inner| inner.is("ol") || inner.is("ul"))
}

fn navigation_map(document: &Document) -> Option<&Element> {
    document.roots.iter().find_map(|root| root.child("navMap"))
}

/// The entries of a list (`li`) or of an NCX (`navPoint`), each with those below it.
fn push(list: &Element, from: &str, level: u8, entries: &mut Vec<Entry>) {
    for item in list.elements().filter(|item| item.is("li") || item.is("navPoint")) {
        let (label, address) = if item.is("navPoint") {
            (item.child("navLabel"), item.child("content").and_then(|to| to.attribute("src")))
        } else {
            let label = item.elements().find(|inner| !inner.is("ol") && !inner.is("ul"));
            let link =
                label.and_then(|label| label.descendants().into_iter().find(|inner| inner.is("a")));
            (label, link.and_then(|link| link.attribute("href")))
        };
        let target = address.and_then(|address| path::resolve(from, address));
        let title = label.map(title).unwrap_or_default();
        if !title.is_empty() {
            entries.push(Entry { title, level, target });
        }
        let below = level.saturating_add(1);
        if item.is("navPoint") {
            push(item, from, below, entries);
        } else {
            for inner in item.elements().filter(|inner| inner.is("ol") || inner.is("ul")) {
                push(inner, from, below, entries);
            }
        }
    }
}

/// What a label says; the words for a picture in it.
fn title(label: &Element) -> String {
    let text = squeezed(&label.text());
    if !text.is_empty() {
        return text;
    }
    let within = label.descendants();
    let alternative =
        within.iter().find_map(|inner| inner.attribute("alt").or(inner.attribute("title")));
    squeezed(alternative.unwrap_or_default())
}
