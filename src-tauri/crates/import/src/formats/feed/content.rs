//! Texts of a feed: plain or HTML, as their element declares or, where nothing prescribes it, as they look.

use std::sync::LazyLock;

use regex::Regex;

use super::Content;
use crate::formats::loose_xml::{Base, Element, inner_html};

/// What an element says; `None` where that is nothing. `typed` = an element without a type is plain text, as in Atom.
pub(super) fn read(element: &Element, base: &Base, typed: bool) -> Option<Content> {
    let base = &base.within(element);
    let media_type = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let escaped =
        element.attribute("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("escaped"));
    if media_type.starts_with("multipart/") {
        // Of alternatives the last is the richest (RFC 2046, 5.1.4).
        return element
            .elements()
            .filter(|inner| inner.is("content"))
            .last()
            .and_then(|inner| read(inner, base, typed));
    }
    let content = if element.elements().next().is_some() {
        Content::Html(inner_html(element, base), base.clone())
    } else {
        let text = element.text();
        let text = if is_base64(element, media_type, typed) { base64(&text)? } else { text };
        let html = match media_type {
            "html" | "text/html" => true,
            "xhtml" | "application/xhtml+xml" => escaped,
            "text" | "text/plain" => false,
            _ => is_html(&text) && (!typed || media_type.contains('/')),
        };
        if html { Content::Html(text, base.clone()) } else { Content::Text(text) }
    };
    let (Content::Text(text) | Content::Html(text, _)) = &content;
    (!text.trim().is_empty()).then_some(content)
}

/// Whether a text looks like HTML: a tag that HTML has, or a reference to a character.
pub(super) fn is_html(text: &str) -> bool {
    static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?xi) & (?: \#\d+ | \#x[0-9a-f]+ | [a-z][a-z0-9]+ ) ;
            | </? (?: a | abbr | article | b | big | blockquote | br | center | cite | code | dd | del | div | dl | dt
              | em | embed | figure | font | form | h[1-6] | hr | i | iframe | img | ins | kbd | li | object | ol | p | pre
              | q | s | samp | script | section | small | span | strike | strong | style | sub | sup | table | tbody | td
              | th | tr | tt | u | ul | var | video ) (?: \s [^<>]* )? /? >",
        )
        .expect("a constant pattern that the tests compile")
    });
    MARKUP.is_match(text)
}

/// Whether the text stands for bytes: as Atom 0.3 says it, or for what is neither text nor XML in Atom 1.0 (RFC 4287,
/// 4.1.3.3).
fn is_base64(element: &Element, media_type: &str, typed: bool) -> bool {
    let readable = |media_type: &str| {
        !media_type.contains('/') || media_type.starts_with("text/") || media_type.ends_with("xml")
    };
    match element.attribute("mode") {
        Some(mode) => mode.eq_ignore_ascii_case("base64"),
        None => typed && !readable(media_type),
    }
}

fn base64(text: &str) -> Option<String> {
    let bytes = data_url::forgiving_base64::decode_to_vec(text.as_bytes()).ok()?;
    // Pictures and the like are no text.
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_html_where_it_looks_so() {
        for (text, html) in [
            ("1 < 2", false),
            ("The <blink> tag", false),
            ("Fish & chips", false),
            ("A <b>bold</b> claim", true),
            ("Fish &amp; chips", true),
            ("a<br/>b", true),
            ("<a href=\"x\">y", true),
        ] {
            assert_eq!(is_html(text), html, "{text}");
        }
    }
}
