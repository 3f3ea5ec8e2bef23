//! Notes that other programs keep as HTML, as Markdown: paragraphs, line ends, lists, emphasis and links. Nothing else of
//! the markup matters in a margin, and scripts and styles are no text.
//!
//! Tags are taken as they come and never paired into a tree: notes are small and often sloppy, and building a tree of
//! elements that nest without end takes time that grows with the square of the file.

use std::borrow::Cow;
use std::sync::LazyLock;

use dom_query::Document;
use regex::Regex;

/// What is no text: comments, scripts, styles.
static UNSHOWN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?is)<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>"));
/// A tag never reaches past the next pointed bracket, so that looking for its end costs nothing.
static TAG: LazyLock<Regex> =
    LazyLock::new(|| regex(r"<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)\b(?<rest>[^<>]*)>"));
static HREF: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"(?i)(?:^|\s)href\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')"#));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns are constant and tested")
}

/// The text of a note in HTML, as Markdown. What looks like no tag is text.
pub(crate) fn to_markdown(html: &str) -> String {
    let html = UNSHOWN.replace_all(html, "");
    let mut writer = Writer::default();
    let mut at = 0;
    for tag in TAG.captures_iter(&html) {
        let whole = tag.get_match();
        writer.words(&unescaped(&html[at..whole.start()]));
        let name = tag["name"].to_ascii_lowercase();
        match &tag["end"] {
            "" => writer.enter(&name, &tag["rest"]),
            _ => writer.leave(&name),
        }
        at = whole.end();
    }
    writer.words(&unescaped(&html[at..]));
    writer.finish()
}

/// Text without tags, its character references read.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    // Without tags nothing nests, and the parser takes time in proportion.
    Document::fragment(text.replace('<', "&lt;")).text().to_string().into()
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The number of the next item of each list that is open; `None` in those without numbers.
    lists: Vec<Option<usize>>,
    /// Where each open link leads; `None` for those that are not kept.
    links: Vec<Option<String>>,
}

impl Writer {
    fn enter(&mut self, name: &str, attributes: &str) {
        match name {
            "br" => self.line_end(),
            "ul" | "ol" => {
                self.paragraph_end();
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => self.item(),
            "b" | "strong" => self.text.push_str("**"),
            "i" | "em" => self.text.push('*'),
            "a" => {
                let link = link(attributes);
                if link.is_some() {
                    self.text.push('[');
                }
                self.links.push(link);
            }
            block if is_block(block) => self.paragraph_end(),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.lists.pop();
                self.paragraph_end();
            }
            "b" | "strong" => self.text.push_str("**"),
            "i" | "em" => self.text.push('*'),
            "a" => {
                if let Some(link) = self.links.pop().flatten() {
                    self.text.push_str(&format!("]({link})"));
                }
            }
            block if is_block(block) => self.paragraph_end(),
            _ => {}
        }
    }

    /// Text with its white space folded, as HTML means it, and Markdown's own characters escaped.
    fn words(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
                continue;
            }
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
                self.text.push('\\');
            }
            self.text.push(c);
        }
    }

    fn line_end(&mut self) {
        self.trim_spaces();
        self.text.push_str("\\\n");
    }

    fn paragraph_end(&mut self) {
        self.trim_spaces();
        if !self.text.is_empty() {
            while !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
        }
    }

    fn item(&mut self) {
        /// Lists that nest deeper are a trick.
        const DEEPEST: usize = 8;
        self.trim_spaces();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let depth = self.lists.len().clamp(1, DEEPEST);
        self.text.push_str(&"   ".repeat(depth - 1));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.text.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.text.push_str("- "),
        }
    }

    fn trim_spaces(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
    }

    /// The text; links that were never closed are closed.
    fn finish(mut self) -> String {
        while let Some(link) = self.links.pop() {
            if let Some(link) = link {
                self.text.push_str(&format!("]({link})"));
            }
        }
        self.text.trim().trim_end_matches('\\').trim_end().to_owned()
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr"
    )
}

/// Where a link leads, where Markdown can say it and a reader may follow it.
fn link(attributes: &str) -> Option<String> {
    let found = HREF.captures(attributes)?;
    let href = found.name("double").or(found.name("single"))?.as_str();
    let href = unescaped(href).into_owned();
    let allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
    let plain = !href.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c));
    (allowed && plain).then_some(href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_emphasis_lists_and_links_are_kept() {
        let html = "<p>Ask <b>the</b>\n <i>harbour</i> office &amp; me.</p><UL><li>tide<li>fog</UL>\
                    <script>x < y</script>\
                    <p>See <a href='https://example.org/a?b&amp;c'>here</a><br/>or <a href='javascript:x'>not</a> 2*3";
        assert_eq!(
            to_markdown(html),
            "Ask **the** *harbour* office & me.\n\n- tide\n- fog\n\n\
             See [here](https://example.org/a?b&c)\\\nor not 2\\*3"
        );
    }

    #[test]
    fn a_note_that_is_no_html_at_all_is_kept() {
        for (html, markdown) in [("a < b", "a \\< b"), ("", ""), ("潮", "潮"), ("x <", "x \\<")] {
            assert_eq!(to_markdown(html), markdown);
        }
    }

    #[test]
    fn what_nests_without_end_is_read() {
        assert!(to_markdown(&"<div><ul><li>x".repeat(100_000)).len() < 8 << 20);
    }
}
