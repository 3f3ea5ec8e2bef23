//! The text inside a paragraph: spans with their marks, links, notes, fields.

use flyleaf_model::{Block, Mark, Run};

use super::super::xml::{Element, Node};
use super::body::Body;
use super::styles::Style;

/// More spaces in a row than anything needs.
const MOST_SPACES: usize = 1_000;

/// What was read of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Its text.
    pub(super) runs: Vec<Run>,
    /// What is anchored in it, and stands after it: figures, text boxes.
    pub(super) blocks: Vec<Block>,
    /// Whether the text so far ends with a blank that swallows those after it.
    blank: bool,
}

impl Body<'_> {
    /// The text in a paragraph, or in what stands in one.
    pub(super) fn inlines(
        &mut self,
        element: &Element,
        set: &Style,
        link: Option<&str>,
        inline: &mut Inline,
    ) {
        for node in &element.children {
            match node {
                Node::Text(text) => {
                    let text = collapsed(text, &mut inline.blank);
                    self.push(&text, set, link, inline);
                }
                Node::Element(inner) => self.inline(inner, set, link, inline),
            }
        }
    }

    fn inline(&mut self, element: &Element, set: &Style, link: Option<&str>, inline: &mut Inline) {
        match element.name() {
            "text:span" => {
                let style = self.styles.get("text", element.attribute("text:style-name"));
                self.inlines(element, &over(&style, set), link, inline);
            }
            "text:a" => {
                // A place in the document itself is no address: only notes have names here.
                let address =
                    element.attribute("xlink:href").filter(|address| !address.starts_with('#'));
                self.inlines(element, set, address.or(link), inline);
            }
            "text:s" => {
                let count =
                    element.attribute("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.typed(&" ".repeat(count.min(MOST_SPACES)), set, link, inline);
            }
            "text:tab" => self.typed("\t", set, link, inline),
            "text:line-break" => self.typed("\n", set, link, inline),
            "text:note" => self.note(element, set, inline),
            "text:ruby" => {
                if let Some(base) = element.child("text:ruby-base") {
                    self.inlines(base, set, link, inline);
                }
                if let Some(reading) = element.child("text:ruby-text") {
                    self.typed("（", set, link, inline);
                    self.inlines(reading, set, link, inline);
                    self.typed("）", set, link, inline);
                }
            }
            "office:annotation" => self.comments += 1,
            // A number that a writer set beside the one that lists and headings have anyway; a script.
            "text:number" | "text:script" => {}
            "text:hidden-text" | "text:hidden-paragraph"
                if element.attribute("text:is-hidden") == Some("true") =>
            {
                self.hidden += element.text().chars().count();
            }
            name if name.starts_with("draw:") => self.drawing(element, inline),
            _ => self.inlines(element, set, link, inline),
        }
    }

    fn note(&mut self, element: &Element, set: &Style, inline: &mut Inline) {
        self.notes += 1;
        let kind = element.attribute("text:note-class").unwrap_or("footnote");
        let id = element
            .attribute("text:id")
            .map_or_else(|| format!("{kind}-{}", self.notes), str::to_owned);
        let citation = element.child("text:note-citation");
        let label =
            citation.map(|citation| crate::lines::squeezed(&citation.text())).unwrap_or_default();
        let label = if label.is_empty() { self.notes.to_string() } else { label };
        let blocks =
            element.child("text:note-body").map(|body| self.inner(body)).unwrap_or_default();
        let raised = Style { raised: Some(1), ..set.clone() };
        self.typed(&label, &raised, Some(&format!("#{id}")), inline);
        self.pending.push(Block::Footnote { id, label, blocks });
    }

    /// Text that is meant as it stands.
    pub(super) fn typed(
        &mut self,
        text: &str,
        set: &Style,
        link: Option<&str>,
        inline: &mut Inline,
    ) {
        inline.blank = false;
        self.push(text, set, link, inline);
    }

    fn push(&mut self, text: &str, set: &Style, link: Option<&str>, inline: &mut Inline) {
        if set.hidden == Some(true) {
            self.hidden += text.chars().count();
        } else if !text.is_empty() {
            let link = link.map(str::to_owned);
            inline.runs.push(Run {
                text: text.to_owned(),
                marks: marks(set),
                language: None,
                link,
            });
        }
    }
}

/// What a span's style says, and where it says nothing what it stands in says.
fn over(style: &Style, outer: &Style) -> Style {
    Style {
        role: None,
        indent: None,
        bold: style.bold.or(outer.bold),
        italic: style.italic.or(outer.italic),
        struck: style.struck.or(outer.struck),
        hidden: style.hidden.or(outer.hidden),
        raised: style.raised.or(outer.raised),
        code: style.code || outer.code,
    }
}

fn marks(style: &Style) -> Vec<Mark> {
    [
        (Mark::Emphasis, style.italic == Some(true)),
        (Mark::Strong, style.bold == Some(true)),
        (Mark::Code, style.code),
        (Mark::Strikethrough, style.struck == Some(true)),
        (Mark::Superscript, style.raised == Some(1)),
        (Mark::Subscript, style.raised == Some(-1)),
    ]
    .into_iter()
    .filter_map(|(mark, on)| on.then_some(mark))
    .collect()
}

/// Text with each stretch of white space as one blank, also across elements (OpenDocument 1.3, part 3, 6.1.2).
fn collapsed(text: &str, blank: &mut bool) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for character in text.chars() {
        let white = matches!(character, ' ' | '\t' | '\n' | '\r');
        if white && !*blank {
            collapsed.push(' ');
        } else if !white {
            collapsed.push(character);
        }
        *blank = white;
    }
    collapsed
}
