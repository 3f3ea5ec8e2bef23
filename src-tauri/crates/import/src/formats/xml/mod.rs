//! An XML part as a tree, read within bounds.
//!
//! Names are told apart by namespace, not by the prefix that the writer chose: a table of namespaces says which prefix
//! the reader knows each by. Damaged XML gives the tree as far as it could be read and a word about the damage.
//! Entities of a document type are never expanded, and nothing outside the part is ever read.

use std::collections::HashSet;
use std::rc::Rc;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Elements nested deeper are left out, and their text stands in the deepest that is kept. No document nests as deep.
const DEEPEST: usize = 100;

/// Elements and texts in one part; what follows is left out.
const MOST_NODES: usize = 2_000_000;

/// Which prefix a namespace is known by here, whatever prefix the writer chose.
pub(crate) type Namespaces = &'static [(&'static str, &'static str)];

/// One element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    name: Name,
    attributes: Vec<(Name, Box<str>)>,
    /// What stands in it, in order.
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Text, its references resolved.
    Text(String),
}

/// `prefix:local`, or `local` alone without a namespace.
type Name = Rc<str>;

/// A part that was read.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The outermost element; without a name where there was none.
    pub(crate) root: Element,
    /// What is wrong with the part, in a few words.
    pub(crate) fault: Option<String>,
}

impl Element {
    /// Its name with the prefix of the table.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether it has this name.
    pub(crate) fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// An attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| &**key == name)?;
        Some(&found.1)
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// The element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The first element of this name at any depth, in document order.
    pub(crate) fn descendant(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| {
            if element.is(name) { Some(element) } else { element.descendant(name) }
        })
    }

    /// All text in it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.push_text(text),
                Node::Text(part) => text.push_str(part),
            }
        }
    }
}

/// Reads a part.
pub(crate) fn parse(bytes: &[u8], namespaces: Namespaces) -> Tree {
    let most = usize::try_from(crate::MOST_BYTES).unwrap_or(usize::MAX);
    let too_long =
        (bytes.len() > most).then(|| format!("more than {} MiB", crate::MOST_BYTES >> 20));
    let text = decode(&bytes[..bytes.len().min(most)]);
    let mut reader = NsReader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut growth = Growth {
        names: Names { known: HashSet::new(), namespaces },
        open: Vec::new(),
        nodes: 0,
        flat: 0,
        deeper: false,
    };
    let mut root = None;
    let broken = loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => break Some(error.to_string()),
        };
        let done = match event {
            Event::Start(start) => {
                let (element, name) = growth.names.element(&reader, &start);
                growth.begin(element, name);
                None
            }
            Event::Empty(start) => {
                let (element, name) = growth.names.element(&reader, &start);
                growth.begin(element, name.clone());
                growth.end(&name)
            }
            Event::End(end) => growth.end(end.name().as_ref()),
            Event::Text(text) => {
                growth.text(&text.xml10_content());
                None
            }
            Event::CData(text) => {
                growth.text(&text.xml10_content());
                None
            }
            Event::GeneralRef(reference) => {
                if let Ok(Some(character)) = reference.resolve_char_ref() {
                    growth.text(character.encode_utf8(&mut [0; 4]));
                } else if let Some(known) =
                    quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                {
                    growth.text(known);
                }
                None
            }
            Event::Eof => break (!growth.open.is_empty()).then(|| "it ends too early".to_owned()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => None,
        };
        if done.is_some() {
            root = done;
            break None;
        }
        if growth.nodes > MOST_NODES {
            break Some(format!("more than {MOST_NODES} elements"));
        }
    };
    while root.is_none() && !growth.open.is_empty() {
        root = growth.close();
    }
    let too_deep = growth.deeper.then(|| format!("nested deeper than {DEEPEST}"));
    Tree { root: root.unwrap_or_default(), fault: too_long.or(broken).or(too_deep) }
}

/// The tree while it grows.
struct Growth {
    names: Names,
    /// Elements that have begun and not ended, with their names as written.
    open: Vec<(Element, String)>,
    nodes: usize,
    /// Elements that have begun beyond the greatest depth.
    flat: usize,
    /// Whether any has.
    deeper: bool,
}

impl Growth {
    fn begin(&mut self, element: Element, written: String) {
        if self.open.len() < DEEPEST {
            self.nodes += 1;
            self.open.push((element, written));
        } else {
            self.flat += 1;
            self.deeper = true;
        }
    }

    /// Ends the innermost element of this name and all in it; the root, where that was the last.
    fn end(&mut self, written: &str) -> Option<Element> {
        if self.flat > 0 {
            self.flat -= 1;
            return None;
        }
        let depth = self.open.iter().rposition(|(_, name)| name == written)?;
        while self.open.len() > depth + 1 {
            self.close();
        }
        self.close()
    }

    fn close(&mut self) -> Option<Element> {
        let (element, _) = self.open.pop()?;
        match self.open.last_mut() {
            Some((parent, _)) => {
                parent.children.push(Node::Element(element));
                None
            }
            None => Some(element),
        }
    }

    fn text(&mut self, text: &str) {
        let Some((parent, _)) = self.open.last_mut() else { return };
        if let Some(Node::Text(before)) = parent.children.last_mut() {
            before.push_str(text);
        } else {
            self.nodes += 1;
            parent.children.push(Node::Text(text.to_owned()));
        }
    }
}

/// The names that have been seen, each kept once.
struct Names {
    known: HashSet<Name>,
    namespaces: Namespaces,
}

impl Names {
    fn element(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> (Element, String) {
        let resolver = reader.resolver();
        let (namespace, local) = resolver.resolve_element(start.name());
        let name = self.name(&namespace, start.name(), local.as_ref());
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let written = attribute.key;
            if written.as_namespace_binding().is_some() {
                continue;
            }
            let (namespace, local) = resolver.resolve_attribute(written);
            let name = self.name(&namespace, written, local.as_ref());
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap_or_else(|_| attribute.value.clone());
            attributes.push((name, value.into()));
        }
        (Element { name, attributes, children: Vec::new() }, start.name().as_ref().to_owned())
    }

    fn name(&mut self, namespace: &ResolveResult<'_>, written: QName<'_>, local: &str) -> Name {
        let name = match namespace {
            ResolveResult::Bound(Namespace(uri)) => {
                let known = self.namespaces.iter().find(|(known, _)| known == uri);
                format!("{}:{local}", known.map_or("?", |(_, prefix)| prefix))
            }
            ResolveResult::Unbound => local.to_owned(),
            // Undeclared: the writer will have meant the usual prefix.
            ResolveResult::Unknown(_) => written.as_ref().to_owned(),
        };
        if let Some(known) = self.known.get(name.as_str()) {
            return known.clone();
        }
        let name: Name = name.into();
        self.known.insert(name.clone());
        name
    }
}

/// The text of a part: by its byte order mark, by its declaration, else UTF-8.
fn decode(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let declared = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let head = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
        let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next()?;
        let label = value.get(1..)?.split(quote).next()?;
        // A declaration that can be read byte by byte is not written in two bytes a character, whatever it says.
        Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
    };
    declared().unwrap_or(UTF_8).decode(bytes).0
}

#[cfg(test)]
mod tests;
