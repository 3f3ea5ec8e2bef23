//! Notes that other programs keep as HTML, as Markdown: paragraphs, line ends, lists, emphasis and links. Nothing else of
//! the markup matters in a margin, and scripts and styles are no text.
//!
//! Tags are taken as they come and never paired into a tree: notes are small and often sloppy, and building a tree of
//! elements that nest without end takes time that grows with the square of the file.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

/// The text of a note in HTML, as Markdown. What breaks off in the midst of a tag is shown as it stands.
pub(crate) fn to_markdown(html: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut writer = Writer::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => writer.enter(&tag),
            Ok(Event::Empty(tag)) => {
                writer.enter(&tag);
                writer.leave(&lower(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => writer.leave(&lower(tag.local_name().as_ref())),
            Ok(Event::Text(words)) => writer.words(&words),
            Ok(Event::CData(words)) => writer.words(&words),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => writer.words(c.encode_utf8(&mut [0; 4])),
                _ => match resolve_html5_entity(&reference) {
                    Some(words) => writer.words(words),
                    None => writer.words(&format!("&{};", &*reference)),
                },
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                writer.words(html.get(at..).unwrap_or_default());
                break;
            }
        }
    }
    writer.finish()
}

fn lower(name: &str) -> String {
    name.to_ascii_lowercase()
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The number of the next item of each list that is open; `None` in those without numbers.
    lists: Vec<Option<usize>>,
    /// Where each open link leads; `None` for those that are not kept.
    links: Vec<Option<String>>,
    /// The element whose content is no text, while it is open.
    unshown: Option<String>,
}

impl Writer {
    fn enter(&mut self, tag: &BytesStart<'_>) {
        let name = lower(tag.local_name().as_ref());
        if self.unshown.is_some() {
            return;
        }
        match name.as_str() {
            "script" | "style" | "template" | "head" => self.unshown = Some(name),
            "br" => self.line_end(),
            "ul" | "ol" => {
                self.paragraph_end();
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => self.item(),
            "b" | "strong" => self.text.push_str("**"),
            "i" | "em" => self.text.push('*'),
            "a" => {
                let link = link(tag);
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
        if let Some(unshown) = &self.unshown {
            if unshown == name {
                self.unshown = None;
            }
            return;
        }
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
        if self.unshown.is_some() {
            return;
        }
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
fn link(tag: &BytesStart<'_>) -> Option<String> {
    let named = |key: &str| key.eq_ignore_ascii_case("href");
    let href = tag
        .html_attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| named(attribute.key.as_ref()))?
        .value
        .replace("&amp;", "&");
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
