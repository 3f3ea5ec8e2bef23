//! XML as it comes: a small tree, read as far as it can be, with an account of what is wrong.
//!
//! Feeds and EPUBs are XML by name and often not by grammar. Nothing outside the text is ever loaded, no entity that
//! stands for others is expanded, and a tree is never deeper than [`MOST_LEVELS`].

mod decode;
mod entities;
mod html;
mod parse;

use std::rc::Rc;

pub(super) use decode::{Decoded, HEAD, decode, head};
pub(super) use html::{Base, html, inner_html};
pub(super) use parse::parse;

/// Elements within elements; what is deeper becomes the content of the last level.
pub(super) const MOST_LEVELS: usize = 100;

/// A document: its elements in order (one, where it is well-formed), and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Elements that stand in no other.
    pub(super) roots: Vec<Element>,
    /// What is wrong, each with its line; the first few.
    pub(super) damage: Vec<String>,
    /// Whether there was more than is read.
    pub(super) cut: bool,
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix, as written.
    pub(super) name: String,
    /// Its namespace; the prefix where that is not declared, and empty where there is none.
    pub(super) space: Option<Rc<str>>,
    /// Its attributes, named as written; those of the namespaces that matter here with their usual prefix.
    pub(super) attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Text, with references resolved; CDATA sections as what they say.
    Text(String),
}

impl Element {
    /// Its namespace.
    pub(super) fn space(&self) -> &str {
        self.space.as_deref().unwrap_or_default()
    }

    /// Whether it is called so, in whatever namespace.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The elements in it, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it that is called so, in whatever namespace.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// All text in it, in order, as written.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.push_text(text),
                Node::Text(piece) => text.push_str(piece),
            }
        }
    }

    /// All elements under it, itself first, in order.
    pub(super) fn descendants(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for element in self.elements() {
            found.extend(element.descendants());
        }
        found
    }
}
