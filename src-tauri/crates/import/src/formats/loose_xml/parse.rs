//! Text to tree, whatever the text: tags that do not match are closed where they must have ended, a `<` that begins
//! nothing is a character, and a file that was cut off ends everything that is open.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::entities::Entities;
use super::{Document, Element, MOST_LEVELS, Node};

/// The most elements of one document.
const MOST_ELEMENTS: usize = 500_000;
/// The most attributes of one element.
const MOST_ATTRIBUTES: usize = 100;
/// The most notes on what is wrong.
const MOST_DAMAGE: usize = 10;
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const OPS: &str = "http://www.idpf.org/2007/ops";

/// Reads a document.
pub(in crate::formats) fn parse(text: &str) -> Document {
    let mut parser = Parser { text, ..Parser::default() };
    parser.run();
    while !parser.open.is_empty() {
        parser.unclosed(text.len(), "");
        parser.close();
    }
    parser.document
}

#[derive(Default)]
struct Parser<'a> {
    text: &'a str,
    document: Document,
    open: Vec<Open>,
    /// How many open elements are deeper than the tree.
    deeper: usize,
    elements: usize,
    entities: Entities,
    undeclared: Vec<String>,
    /// Bytes of text up to `0` hold as many line ends as `1`.
    lines: (usize, usize),
}

struct Open {
    /// Its name as written.
    tag: String,
    element: Element,
    /// Prefixes declared here; the default namespace under the empty prefix.
    spaces: Vec<(String, Rc<str>)>,
}

impl<'a> Parser<'a> {
    fn run(&mut self) {
        let mut from = 0;
        // A `<` that begins nothing may have been looked at up to the end of the text: not more often than a few times.
        let mut budget = self.text.len().saturating_mul(8);
        while let Some(stray) = self.run_from(from, &mut budget) {
            self.push_text(Cow::Borrowed("<"));
            from = stray + 1;
        }
    }

    /// Reads on from a byte; the place of a `<` that begins nothing, where it stopped at one.
    fn run_from(&mut self, from: usize, budget: &mut usize) -> Option<usize> {
        let mut reader = Reader::from_str(&self.text[from..]);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let at = from + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event();
            let end = from + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Ok(Event::Eof) => return None,
                Ok(Event::Start(_) | Event::Empty(_)) if self.elements >= MOST_ELEMENTS => {
                    self.document.cut = true;
                    return None;
                }
                Ok(Event::Start(tag) | Event::Empty(tag)) if !is_name(tag.name().as_ref()) => {
                    self.damaged(at, "a “<” begins no tag");
                    *budget = budget.checked_sub(end.saturating_sub(at))?;
                    return Some(at);
                }
                Ok(Event::Start(tag)) => self.start(at, &tag, false),
                Ok(Event::Empty(tag)) => self.start(at, &tag, true),
                Ok(Event::End(tag)) => self.end(at, tag.name().as_ref()),
                Ok(Event::Text(text)) => self.push_text(text.into_inner()),
                Ok(Event::CData(text)) => self.push_text(text.into_inner()),
                Ok(Event::GeneralRef(name)) => self.reference(at, &name),
                Ok(Event::DocType(doctype)) => self.entities.define(&doctype.into_inner()),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Err(Error::Syntax(error)) => {
                    let at = from + usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                    *budget = budget.checked_sub(self.text.len().saturating_sub(at))?;
                    return self.syntax(at, error);
                }
                Err(error) => self.damaged(at, &error.to_string()),
            }
        }
    }

    /// What begins at a byte and never ends; where to read on.
    fn syntax(&mut self, at: usize, error: SyntaxError) -> Option<usize> {
        self.damaged(at, &error.to_string());
        let rest = self.text.get(at..)?;
        if let Some(characters) = rest.strip_prefix("<![CDATA[") {
            self.push_text(Cow::Borrowed(characters));
            return None;
        }
        // A tag that the end of the file cuts is no text.
        let cut = !rest[1..].contains('<') && !matches!(error, SyntaxError::UnclosedComment);
        (!cut).then_some(at)
    }

    fn start(&mut self, at: usize, tag: &BytesStart<'_>, empty: bool) {
        self.elements += 1;
        if self.open.len() >= MOST_LEVELS {
            if self.deeper == 0 {
                self.damaged(at, "elements stand too deep in each other");
            }
            self.deeper += usize::from(!empty);
            return;
        }
        let (mut attributes, mut spaces) = (Vec::new(), Vec::new());
        for attribute in tag.html_attributes().with_checks(false).take(MOST_ATTRIBUTES) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => {
                    self.damaged(at, &error.to_string());
                    break;
                }
            };
            let (value, unknown) = self.entities.unescape(&attribute.value);
            if let Some(name) = unknown.first() {
                self.damaged(at, &format!("&{name}; stands for nothing known"));
            }
            let key = attribute.key.as_ref();
            match key.strip_prefix("xmlns").map(|rest| rest.strip_prefix(':').unwrap_or(rest)) {
                Some(prefix) => spaces.push((prefix.to_owned(), Rc::from(value.trim()))),
                None => attributes.push((key.to_owned(), value)),
            }
        }
        let tag = tag.name().as_ref().to_owned();
        let (prefix, local) = tag.split_once(':').unwrap_or(("", &tag));
        let (prefix, name) = (prefix.to_owned(), local.to_owned());
        self.open.push(Open { tag, element: Element::default(), spaces });
        let space = self.space(at, &prefix);
        for (key, _) in &mut attributes {
            self.rename(key);
        }
        if let Some(open) = self.open.last_mut() {
            open.element = Element { name, space, attributes, children: Vec::new() };
        }
        if empty {
            self.close();
        }
    }

    /// The namespace of a prefix.
    fn space(&mut self, at: usize, prefix: &str) -> Option<Rc<str>> {
        let declared = self.declared(prefix);
        if declared.is_some() || prefix.is_empty() {
            return declared;
        }
        if prefix != "xml" && self.undeclared.iter().all(|known| known != prefix) {
            self.damaged(at, &format!("the prefix {prefix} is not declared"));
            if self.undeclared.len() < MOST_DAMAGE {
                self.undeclared.push(prefix.to_owned());
            }
        }
        Some(Rc::from(prefix))
    }

    fn declared(&self, prefix: &str) -> Option<Rc<str>> {
        let mut spaces = self.open.iter().rev().flat_map(|open| open.spaces.iter().rev());
        spaces.find(|(declared, _)| *declared == prefix).map(|(_, space)| Rc::clone(space))
    }

    /// Gives an attribute of a namespace that matters its usual prefix.
    fn rename(&self, key: &mut String) {
        let Some((prefix, local)) = key.split_once(':') else { return };
        let usual = match self.declared(prefix).as_deref() {
            Some(XML) => "xml",
            Some(XLINK) => "xlink",
            Some(OPS) => "epub",
            _ => return,
        };
        *key = format!("{usual}:{local}");
    }

    fn end(&mut self, at: usize, name: &str) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(place) = self.open.iter().rposition(|open| open.tag == name) else {
            self.damaged(at, &format!("</{name}> closes nothing"));
            return;
        };
        while self.open.len() > place + 1 {
            self.unclosed(at, &format!(" before </{name}>"));
            self.close();
        }
        self.close();
    }

    fn unclosed(&mut self, at: usize, before: &str) {
        let Some(open) = self.open.last() else { return };
        let what = format!("<{}> is not closed{before}", open.tag);
        self.damaged(at, &what);
    }

    fn close(&mut self) {
        let Some(Open { element, .. }) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.element.children.push(Node::Element(element)),
            None => self.document.roots.push(element),
        }
    }

    fn reference(&mut self, at: usize, name: &str) {
        let text = self.entities.resolve(name).unwrap_or_else(|| {
            self.damaged(at, &format!("&{name}; stands for nothing known"));
            format!("&{name};")
        });
        self.push_text(Cow::Owned(text));
    }

    fn push_text(&mut self, text: Cow<'_, str>) {
        let Some(open) = self.open.last_mut() else { return };
        match open.element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ => open.element.children.push(Node::Text(text.into_owned())),
        }
    }

    fn damaged(&mut self, at: usize, what: &str) {
        if self.document.damage.len() < MOST_DAMAGE {
            let at = at.min(self.text.len()).max(self.lines.0);
            let since = &self.text.as_bytes()[self.lines.0..at];
            self.lines = (at, self.lines.1 + since.iter().filter(|&&byte| byte == b'\n').count());
            self.document.damage.push(format!("line {}: {what}", self.lines.1 + 1));
        }
    }
}

/// Whether a text can be a tag's name.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
        && !text.contains(['<', '&', '"', '\'', '='])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(element: &Element) -> String {
        let children: String = element
            .children
            .iter()
            .map(|node| match node {
                Node::Element(element) => shown(element),
                Node::Text(text) => text.clone(),
            })
            .collect();
        format!("{}({children})", element.name)
    }

    #[test]
    fn ill_formed_text_is_read_as_far_as_it_goes() {
        for (text, tree, damage) in [
            ("<a><b>x</b>y</a>", "a(b(x)y)", None),
            ("<a>1 < 2 &amp; 3 > 2</a>", "a(1 < 2 & 3 > 2)", Some("line 1: a “<” begins no tag")),
            ("<a>\n<b>x</a>", "a(\nb(x))", Some("line 2: <b> is not closed before </a>")),
            ("<a>x</b></a>", "a(x)", Some("line 1: </b> closes nothing")),
            ("<a><b>x", "a(b(x))", Some("line 1: <b> is not closed")),
            ("<a>x</a", "a(x)", Some("line 1: tag not closed: `>` not found before end of input")),
            ("<a><![CDATA[x <b> y]]></a>", "a(x <b> y)", None),
            (
                "<a>AT&T &nope;</a>",
                "a(AT&T &nope;)",
                Some("line 1: &nope; stands for nothing known"),
            ),
        ] {
            let document = parse(text);
            assert_eq!(shown(&document.roots[0]), tree, "{text}");
            assert_eq!(document.damage.first().map(String::as_str), damage, "{text}");
        }
    }

    #[test]
    fn namespaces_are_what_they_are_declared_to_be() {
        let document = parse(
            "<r:rss xmlns:r='urn:r' xmlns:e='http://www.idpf.org/2007/ops'><item xmlns='urn:i' e:type='x'/>\
             <dc:date/></r:rss>",
        );
        let root = &document.roots[0];
        assert_eq!((root.space(), root.name.as_str()), ("urn:r", "rss"));
        let item = root.child("item").unwrap();
        assert_eq!(item.space(), "urn:i");
        assert_eq!(item.attribute("epub:type"), Some("x"));
        assert_eq!(root.child("date").unwrap().space(), "dc");
        assert_eq!(document.damage, ["line 1: the prefix dc is not declared"]);
    }

    #[test]
    fn depth_and_number_are_limited_and_stray_signs_cost_no_more_than_once() {
        let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let document = parse(&deep);
        assert_eq!(document.roots[0].text(), "x");
        assert_eq!(document.roots[0].descendants().len(), MOST_LEVELS);
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS));
        assert!(parse(&many).cut);
        parse(&format!("<a>{}", "<b c=\"".repeat(200_000)));
        parse(&format!("<a>{}", "< ".repeat(200_000)));
        parse(&format!("<a>{}", "<!--".repeat(200_000)));
    }
}
