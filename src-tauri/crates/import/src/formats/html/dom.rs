//! The parsed page, and the few questions that are asked of its elements.

use dom_query::{Document, NodeData, NodeId, NodeRef};
use url::Url;

use super::tame;

/// A page as html5ever reads it, and what had to be done to it before.
pub(super) struct Page {
    /// The document.
    pub(super) document: Document,
    /// What had to be changed or left out before it could be parsed, in words.
    pub(super) damage: Vec<String>,
    /// Whether the end of the page was left out.
    pub(super) cut: bool,
}

/// Parses a page or a fragment, well-formed or not.
pub(super) fn parse(html: &str) -> Page {
    let tamed = tame::tame(html);
    Page { document: Document::from(tamed.html.as_ref()), damage: tamed.damage, cut: tamed.cut }
}

/// An element's name in lower case; empty for other nodes.
pub(super) fn name(node: &NodeRef<'_>) -> String {
    node.qual_name_ref().map(|name| name.local.to_lowercase()).unwrap_or_default()
}

/// An attribute's value without blanks around it, where it is there and not empty.
pub(super) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let element = node.element_ref()?;
    let attribute = element.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    let value = attribute.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether an attribute is there, with or without a value.
pub(super) fn has(node: &NodeRef<'_>, name: &str) -> bool {
    node.has_attr(name)
}

/// Whether one of the words of an attribute is one of these, in whatever case.
pub(super) fn has_word(node: &NodeRef<'_>, name: &str, words: &[&str]) -> bool {
    attribute(node, name).is_some_and(|value| {
        value
            .split_ascii_whitespace()
            .any(|word| words.iter().any(|w| word.eq_ignore_ascii_case(w)))
    })
}

/// An attribute as a number; `10px` and `100%` are 10 and 100.
pub(super) fn number(node: &NodeRef<'_>, name: &str) -> Option<u32> {
    let value = attribute(node, name)?;
    let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value[..digits].parse().ok()
}

/// The text of a text node.
pub(super) fn text(node: &NodeRef<'_>) -> Option<String> {
    node.query(|inner| match &inner.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
    .flatten()
}

/// Markup that is the text of an element: of `<noframes>`, which is not parsed, and of `<noscript>` in pages that were
/// saved by programs that write it so.
pub(super) fn unparsed(node: &NodeRef<'_>) -> Option<String> {
    if node.first_element_child().is_some() {
        return None;
    }
    let text = node.text();
    text.trim_start().starts_with('<').then(|| text.to_string())
}

/// Whether a node is another or stands in it.
pub(super) fn is_within(node: &NodeRef<'_>, outer: NodeId) -> bool {
    node.id == outer || node.ancestors_it(None).any(|above| above.id == outer)
}

/// The address that relative ones are resolved against: of `<base>`, or of the note that browsers write into a page
/// that they save.
pub(super) fn base(document: &Document) -> Option<Url> {
    let root = document.root();
    let absolute = |address: &str| {
        Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
    };
    if let Some(base) = document.base_uri() {
        return absolute(&base);
    }
    // Saved pages carry their note before or right inside `<html>`.
    let top = root.children().into_iter().chain(document.html_root().children());
    top.filter(NodeRef::is_comment).find_map(|comment| {
        let note = comment.query(|inner| match &inner.data {
            NodeData::Comment { contents } => Some(contents.to_string()),
            _ => None,
        })??;
        let (_, after) = note.split_once("saved from url=")?;
        absolute(after.trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_digit()))
    })
}

/// Whether an address leads out of the file.
pub(super) fn is_remote(address: &str) -> bool {
    let address = address.trim_start();
    let starts = |with: &str| {
        address.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    starts("http:") || starts("https:") || starts("//") || starts("ftp:")
}

/// Goes through a tree in document order. Recursion would follow a hostile page down any depth; this does not.
pub(super) trait Visitor {
    /// Called on entering a node; whether to go through its children.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool;
    /// Called on leaving a node, whether its children were gone through or not.
    fn leave(&mut self, node: &NodeRef<'_>);
}

/// Shows a visitor a node and all below it.
pub(super) fn visit(root: NodeRef<'_>, visitor: &mut impl Visitor) {
    let mut node = root;
    loop {
        if visitor.enter(&node)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            visitor.leave(&node);
            if node.id == root.id {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
    }
}
