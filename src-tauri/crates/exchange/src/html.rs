//! Notes that other programs keep as HTML, as Markdown: paragraphs, line ends, lists, emphasis and links. Nothing else of
//! the markup matters in a margin, and scripts and styles are no text.

use dom_query::{Document, NodeRef};

/// Larger notes stay as they are: no reader writes them, and markup made to be slow to parse could be in them.
const LARGEST: usize = 256 << 10;

/// The text of a note in HTML, as Markdown.
pub(crate) fn to_markdown(html: &str) -> String {
    if html.len() > LARGEST {
        return html.to_owned();
    }
    let document = Document::fragment(html);
    let mut writer = Writer::default();
    let mut open = vec![(document.root(), false)];
    // A stack of our own: how deep the elements nest is the file's choice.
    while let Some((node, done)) = open.pop() {
        if done {
            writer.leave(&node);
        } else if writer.enter(&node) {
            open.push((node, true));
            open.extend(node.children_it(true).map(|child| (child, false)));
        }
    }
    writer.text.trim().to_owned()
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The number of the next item of each list that is open; `None` in those without numbers.
    lists: Vec<Option<usize>>,
}

impl Writer {
    /// Writes what stands before a node's children; `false` where they are not shown.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return false;
        }
        if node.is_comment() {
            return false;
        }
        match node.node_name().as_deref().unwrap_or_default() {
            "script" | "style" | "template" | "head" => return false,
            "br" => self.line_end(),
            "p" | "div" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.paragraph_end();
            }
            "ul" => {
                self.paragraph_end();
                self.lists.push(None);
            }
            "ol" => {
                self.paragraph_end();
                self.lists.push(Some(1));
            }
            "li" => self.item(),
            "b" | "strong" => self.text.push_str("**"),
            "i" | "em" => self.text.push('*'),
            "a" if link(node).is_some() => self.text.push('['),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        match node.node_name().as_deref().unwrap_or_default() {
            "p" | "div" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.paragraph_end();
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.paragraph_end();
            }
            "b" | "strong" => self.text.push_str("**"),
            "i" | "em" => self.text.push('*'),
            "a" => {
                if let Some(link) = link(node) {
                    self.text.push_str(&format!("]({link})"));
                }
            }
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
        self.text.push_str("  \n");
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
        self.trim_spaces();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        // Deeper lists than these are a trick.
        let depth = self.lists.len().clamp(1, 8);
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
}

/// Where a link leads, where Markdown can say it and a reader may follow it.
fn link(node: &NodeRef<'_>) -> Option<String> {
    let href = node.attr("href")?;
    let allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
    let plain = !href.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c));
    (allowed && plain).then(|| href.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_emphasis_lists_and_links_are_kept() {
        let html = "<p>Ask <b>the</b>\n <i>harbour</i> office.</p><ul><li>tide<li>fog</ul>\
                    <p>See <a href='https://example.org/a'>here</a><br>or <a href='javascript:x'>not</a> 2*3</p>";
        assert_eq!(
            to_markdown(html),
            "Ask **the** *harbour* office.\n\n- tide\n- fog\n\nSee [here](https://example.org/a)  \nor not 2\\*3"
        );
    }

    #[test]
    fn what_nests_without_end_is_read() {
        let element = "<div><ul><li>";
        let html = element.repeat(LARGEST / element.len());
        assert!(to_markdown(&html).len() < 8 << 20);
    }
}
