//! Which elements a reader's view of a page would keep.
//!
//! The algorithm is Mozilla's Readability, through `dom_smoothie`. It answers with a page of its own, with elements
//! renamed, merged and moved; every element is therefore marked before, and asked for afterwards, so that what is left
//! out can be told from what is kept without losing a word of either.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{CandidateSelectMode, Config, Readability};

use super::dom;

/// Beginning of the attribute that marks an element. Each element's has a name of its own, because the algorithm copies
/// the attributes of an element that it takes out to the one that takes its place.
const MARK: &str = "data-flyleaf-";
/// The most elements of a page that is looked at: the algorithm copies the page several times.
const MOST_ELEMENTS: usize = 60_000;

/// The elements that the algorithm keeps; `None` where it finds no article.
pub(super) fn kept(document: &Document) -> Option<HashSet<NodeId>> {
    let marked = document.clone();
    let elements: Vec<NodeId> = marked
        .root()
        .descendants_it()
        .filter(|node| node.is_element())
        .map(|node| node.id)
        .collect();
    if elements.len() > MOST_ELEMENTS {
        return None;
    }
    for (index, &id) in elements.iter().enumerate() {
        let node = NodeRef::new(id, &marked.tree);
        // A name that cannot be written as it was read would hide the mark behind it.
        let odd = |name: &str| {
            name.contains(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))
        };
        for attribute in node.attrs().iter().filter(|attribute| odd(&attribute.name.local)) {
            node.remove_attr(&attribute.name.local);
        }
        node.set_attr(&format!("{MARK}{index}"), "");
    }
    // It compares scores and cuts strings without a guard; a page that breaks it is read without.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let config = Config {
            disable_json_ld: true,
            candidate_select_mode: CandidateSelectMode::DomSmoothie,
            ..Config::default()
        };
        Readability::with_document(marked, None, Some(config)).ok()?.parse().ok()
    }))
    .ok()
    .flatten()?;
    let content = dom::parse(&article.content);
    let mut kept = HashSet::new();
    for node in content.document.root().descendants_it() {
        for attribute in node.attrs() {
            let index = attribute
                .name
                .local
                .strip_prefix(MARK)
                .and_then(|index| index.parse::<usize>().ok());
            kept.extend(index.and_then(|index| elements.get(index)));
        }
    }
    (!kept.is_empty()).then_some(kept)
}
