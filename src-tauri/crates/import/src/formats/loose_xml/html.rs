//! A tree written as HTML, for the one reader of HTML.
//!
//! XHTML is not HTML: `<title/>` would swallow a page, a CDATA section would be lost. Elements are written without
//! prefix, empty ones with an end tag where HTML has one, and relative links as absolute ones where a base is known.

use url::Url;

use super::{Element, Node};

/// Elements that HTML knows no end tag of.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Attributes that hold an address.
const ADDRESSES: &[&str] = &["href", "src", "cite", "data", "poster", "xlink:href"];

/// What relative addresses are relative to, where that is known.
#[derive(Debug, Clone, Default)]
pub(in crate::formats) struct Base(Option<Url>);

impl Base {
    /// The base within an element that may set another.
    pub(in crate::formats) fn within(&self, element: &Element) -> Self {
        match element.attribute("xml:base") {
            Some(base) => self.then(base),
            None => self.clone(),
        }
    }

    /// The base that an address sets.
    pub(in crate::formats) fn then(&self, address: &str) -> Self {
        let url = self.absolute(address).and_then(|url| Url::parse(&url).ok());
        Self(url.or_else(|| self.0.clone()))
    }

    /// An address as an absolute one; `None` where it is relative and no base is known.
    pub(in crate::formats) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        match (Url::parse(address), &self.0) {
            (Ok(_), _) => Some(address.to_owned()),
            (Err(_), Some(base)) => base.join(address).ok().map(String::from),
            (Err(_), None) => None,
        }
    }

    /// The base itself.
    pub(in crate::formats) fn url(&self) -> Option<&str> {
        self.0.as_ref().map(Url::as_str)
    }
}

/// What stands in an element, as HTML.
pub(in crate::formats) fn inner_html(element: &Element, base: &Base) -> String {
    let mut html = String::new();
    push_children(&mut html, element, &base.within(element));
    html
}

/// An element and what stands in it, as HTML.
pub(in crate::formats) fn html(element: &Element, base: &Base) -> String {
    let mut html = String::new();
    push(&mut html, element, base);
    html
}

fn push_children(html: &mut String, element: &Element, base: &Base) {
    for node in &element.children {
        match node {
            Node::Element(element) => push(html, element, base),
            Node::Text(text) => escape(html, text),
        }
    }
}

fn push(html: &mut String, element: &Element, base: &Base) {
    let base = &base.within(element);
    let name = element.name.as_str();
    let plain = |name: &str, also: &[char]| {
        name.chars().all(|c| c.is_ascii_alphanumeric() || also.contains(&c))
    };
    if !plain(name, &['-']) {
        push_children(html, element, base);
        return;
    }
    html.push('<');
    html.push_str(name);
    for (key, value) in &element.attributes {
        if !plain(key, &['-', ':', '_', '.']) {
            continue;
        }
        let address = ADDRESSES.contains(&key.to_ascii_lowercase().as_str());
        // Anchors stay within the text.
        let absolute = (address && !value.trim_start().starts_with('#'))
            .then(|| base.absolute(value))
            .flatten();
        html.push(' ');
        html.push_str(if key == "xml:lang" { "lang" } else { key });
        html.push_str("=\"");
        escape(html, absolute.as_deref().unwrap_or(value));
        html.push('"');
    }
    html.push('>');
    if VOID.contains(&name.to_ascii_lowercase().as_str()) {
        push_children(html, element, base);
        return;
    }
    // HTML reads these two as they stand.
    if element.is("script") || element.is("style") {
        html.push_str(&element.text().replace("</", "<\\/"));
    } else {
        push_children(html, element, base);
    }
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::loose_xml::parse;

    #[test]
    fn a_tree_is_written_as_html_says_it() {
        for (xml, html) in [
            (
                "<d><title/><p>a &lt; b<br/><x:i xmlns:x='u'>c</x:i></p></d>",
                "<title></title><p>a &lt; b<br><i>c</i></p>",
            ),
            ("<d><![CDATA[<b>]]></d>", "&lt;b&gt;"),
            (
                "<d xml:base='http://lamp.example/a/'><a href='b.html' xml:lang='en'>x</a><a href='#n'>y</a></d>",
                "<a href=\"http://lamp.example/a/b.html\" lang=\"en\">x</a><a href=\"#n\">y</a>",
            ),
        ] {
            assert_eq!(inner_html(&parse(xml).roots[0], &Base::default()), html);
        }
    }
}
