//! The body of a document, of a cell or of a note: headings, paragraphs, lists and tables in order.

use std::collections::HashMap;

use flyleaf_model::{Block, FindingCode, ImageId};

use super::super::paragraphs::{Paragraph, Part, Role, assemble};
use super::super::xml::Element;
use super::file::File;
use super::inline::Inline;
use super::lists::Lists;
use super::styles::{Style, Styles};
use crate::flow::Builder;

/// Reads bodies, one after the other.
pub(super) struct Body<'a> {
    pub(super) file: &'a File<'a>,
    pub(super) builder: &'a mut Builder,
    /// The styles of what is being read.
    pub(super) styles: &'a Styles,
    pub(super) lists: Lists,
    /// Notes that were referred to and have not been set yet, with their names and marks.
    pub(super) pending: Vec<Block>,
    /// How many notes there were.
    pub(super) notes: usize,
    /// How deep in cells, notes and text boxes.
    nested: usize,
    changes: usize,
    pub(super) hidden: usize,
    pub(super) comments: usize,
    pub(super) images: HashMap<String, Option<ImageId>>,
}

impl<'a> Body<'a> {
    pub(super) fn new(file: &'a File<'a>, builder: &'a mut Builder, styles: &'a Styles) -> Self {
        Self {
            file,
            builder,
            styles,
            lists: Lists::default(),
            pending: Vec::new(),
            notes: 0,
            nested: 0,
            changes: 0,
            hidden: 0,
            comments: 0,
            images: HashMap::new(),
        }
    }

    /// Everything that stands in an element, in order.
    pub(super) fn blocks(&mut self, element: &Element, parts: &mut Vec<Part>) {
        for inner in element.elements() {
            match inner.name() {
                "text:p" => self.paragraph(inner, None, parts),
                "text:h" => {
                    let level =
                        inner.attribute("text:outline-level").and_then(|level| level.parse().ok());
                    self.paragraph(inner, Some(Role::Heading(level.unwrap_or(1))), parts);
                }
                "text:list" => self.list(inner, parts),
                "table:table" => {
                    self.table(inner, parts);
                    self.set_notes(parts);
                }
                "text:tracked-changes" => {
                    self.changes +=
                        inner.elements().filter(|change| change.is("text:changed-region")).count();
                }
                "office:annotation" => self.comments += 1,
                "text:section" if inner.attribute("text:display") == Some("none") => {
                    self.hidden += inner.text().chars().count();
                }
                name if name.starts_with("draw:") => {
                    let mut inline = Inline::default();
                    self.drawing(inner, &mut inline);
                    parts.extend(inline.blocks.into_iter().map(Part::Block));
                }
                _ => self.blocks(inner, parts),
            }
        }
    }

    /// The blocks of a cell, a note or a text box, which are whole in themselves.
    pub(super) fn inner(&mut self, element: &Element) -> Vec<Block> {
        let lists = std::mem::take(&mut self.lists);
        self.nested += 1;
        let mut parts = Vec::new();
        self.blocks(element, &mut parts);
        self.nested -= 1;
        self.lists = lists;
        assemble(parts)
    }

    fn paragraph(&mut self, element: &Element, heading: Option<Role>, parts: &mut Vec<Part>) {
        let style = self.styles.get("paragraph", element.attribute("text:style-name"));
        let role = heading.or(style.role).unwrap_or_default();
        let item = self.lists.next().filter(|_| !matches!(role, Role::Heading(_)));
        let set = Style {
            // How a whole heading is set is how headings are set.
            bold: style.bold.filter(|_| role == Role::Text),
            italic: style.italic.filter(|_| role == Role::Text),
            ..style.clone()
        };
        let mut inline = Inline::default();
        self.inlines(element, &set, None, &mut inline);
        let indent = style.indent.filter(|_| item.is_none()).unwrap_or(0);
        let paragraph = Paragraph { role, runs: inline.runs, item, indent };
        parts.extend(paragraph.with_anchored(inline.blocks));
        self.set_notes(parts);
    }

    /// Sets the notes that the text so far refers to, where it is no cell or note itself.
    fn set_notes(&mut self, parts: &mut Vec<Part>) {
        if self.nested == 0 {
            parts.extend(std::mem::take(&mut self.pending).into_iter().map(Part::Block));
        }
    }

    /// What is printed on pages.
    pub(super) fn furniture(&mut self, element: &Element) {
        let blocks = self.inner(element);
        blocks.into_iter().for_each(|block| self.builder.furniture(block));
    }

    /// Says what was left out.
    pub(super) fn report(&mut self) {
        for (code, count) in [
            (FindingCode::ChangesAccepted, self.changes),
            (FindingCode::HiddenTextLeftOut, self.hidden),
            (FindingCode::CommentsLeftOut, self.comments),
        ] {
            if count > 0 {
                self.builder.finding(code, vec![count.to_string()]);
            }
        }
    }
}
