//! The body of a document and of its notes: paragraphs and tables in order.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use flyleaf_model::{Block, FindingCode, ImageId, Run};

use super::super::paragraphs::{Item, Paragraph, Part, Role, assemble};
use super::super::xml::Element;
use super::field::Fields;
use super::inline::{Inline, Setting};
use super::notes::Notes;
use super::numbering::Numbering;
use super::package::{Package, Relations};
use super::styles::{Style, Styles, TextStyle, indent, outline, value};
use crate::flow::Builder;

/// Characters of a paragraph that may be a heading only because it says so itself.
const LONGEST_HEADING: usize = 120;

/// Reads bodies, one after the other.
pub(super) struct Body<'a> {
    pub(super) package: &'a Package<'a>,
    pub(super) builder: &'a mut Builder,
    pub(super) styles: &'a Styles,
    numbering: Numbering,
    /// What the part that is being read refers to.
    pub(super) relations: Rc<Relations>,
    pub(super) fields: Fields,
    pub(super) notes: Notes<'a>,
    /// Runs that belong to the next paragraph: a drop cap, or a paragraph whose end was deleted.
    carried: Vec<Run>,
    /// Whether the end of a paragraph, which parted words too, was deleted last.
    parted: bool,
    /// How deep in cells, notes and text boxes.
    pub(super) nested: usize,
    pub(super) images: HashMap<String, Option<ImageId>>,
    pub(super) changes: usize,
    pub(super) hidden: usize,
    comments: HashSet<String>,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        package: &'a Package<'a>,
        builder: &'a mut Builder,
        styles: &'a Styles,
        numbering: Numbering,
        part: &str,
    ) -> Self {
        Self {
            relations: package.relations(part),
            package,
            builder,
            styles,
            numbering,
            fields: Fields::default(),
            notes: Notes::default(),
            carried: Vec::new(),
            parted: false,
            nested: 0,
            images: HashMap::new(),
            changes: 0,
            hidden: 0,
            comments: HashSet::new(),
        }
    }

    /// Everything that stands in an element, in order.
    pub(super) fn blocks(&mut self, element: &Element, parts: &mut Vec<Part>) {
        for inner in element.elements() {
            self.block(inner, parts);
        }
    }

    pub(super) fn block(&mut self, element: &Element, parts: &mut Vec<Part>) {
        match element.name() {
            "w:p" => self.paragraph(element, parts),
            "w:tbl" => {
                self.table(element, parts);
                self.set_notes(parts);
            }
            "w:sdt" => {
                if let Some(content) = element.child("w:sdtContent") {
                    self.blocks(content, parts);
                }
            }
            "w:del" | "w:moveFrom" => self.changes += 1,
            "w:altChunk" => {
                let target = element.attribute("r:id").and_then(|id| self.relations.get(id));
                let name = target.map_or("altChunk", |target| &target.name).to_owned();
                self.builder.finding(FindingCode::PartNotShown, vec![name, String::new()]);
            }
            "mc:AlternateContent" => {
                let before = parts.len();
                for choice in element.elements() {
                    if parts.len() == before {
                        self.blocks(choice, parts);
                    }
                }
            }
            "w:sectPr" => {}
            other => {
                self.changes += usize::from(matches!(other, "w:ins" | "w:moveTo"));
                self.blocks(element, parts);
            }
        }
    }

    /// The blocks of a cell, a note or a text box, which are whole in themselves.
    pub(super) fn inner(&mut self, element: &Element) -> Vec<Block> {
        let carried = std::mem::take(&mut self.carried);
        let fields = std::mem::take(&mut self.fields);
        self.nested += 1;
        let mut parts = Vec::new();
        self.blocks(element, &mut parts);
        self.finish_paragraphs(&mut parts);
        self.nested -= 1;
        (self.carried, self.fields) = (carried, fields);
        assemble(parts)
    }

    /// Paragraphs that wait for a next one that does not come.
    pub(super) fn finish_paragraphs(&mut self, parts: &mut Vec<Part>) {
        let runs = std::mem::take(&mut self.carried);
        if !runs.is_empty() {
            parts.push(Part::Paragraph(Paragraph { runs, ..Paragraph::default() }));
        }
    }

    fn paragraph(&mut self, element: &Element, parts: &mut Vec<Part>) {
        let properties = element.child("w:pPr");
        let style = self.styles.of_paragraph(properties).cloned().unwrap_or_default();
        // How a whole heading is set is how headings are set.
        let text = if style.role.is_none() { style.text } else { TextStyle::default() };
        let mut inline = Inline { runs: std::mem::take(&mut self.carried), blocks: Vec::new() };
        let carried = inline.runs.len();
        self.inlines(element, &Setting { paragraph: text, link: None }, &mut inline);
        self.fields.end_paragraph();
        if self.parted {
            part(&mut inline.runs, carried);
        }
        if self.is_carried(properties) {
            self.carried = inline.runs;
            parts.extend(inline.blocks.into_iter().map(Part::Block));
            return;
        }
        let role = role(properties, &style, &inline.runs);
        let item = match role {
            Role::Heading(_) => None,
            _ => self.item(properties, &style),
        };
        let stated = properties.and_then(indent);
        let indent = match item {
            Some((_, indent)) => stated.unwrap_or(indent),
            None => stated.or(style.indent).unwrap_or(0),
        };
        let item = item.map(|(item, _)| item);
        let paragraph = Paragraph { role, runs: inline.runs, item, indent };
        if paragraph.is_blank() && properties.is_some_and(is_ruled) {
            inline.blocks.push(Block::Rule);
        }
        parts.extend(paragraph.with_anchored(inline.blocks));
        self.set_notes(parts);
    }

    /// Whether a paragraph's text goes on in the next one.
    fn is_carried(&mut self, properties: Option<&Element>) -> bool {
        let Some(properties) = properties else { return false };
        let frame = properties.child("w:framePr").and_then(|frame| frame.attribute("w:dropCap"));
        let mark = properties.child("w:rPr");
        let changed = |name| mark.is_some_and(|mark| mark.child(name).is_some());
        let deleted = changed("w:del") || changed("w:moveFrom");
        self.changes += usize::from(deleted || changed("w:ins") || changed("w:moveTo"));
        self.parted = deleted;
        deleted || matches!(frame, Some("drop" | "margin"))
    }

    fn item(&mut self, properties: Option<&Element>, style: &Style) -> Option<(Item, i32)> {
        let stated = properties.and_then(|properties| properties.child("w:numPr"));
        let level =
            stated.and_then(|list| value(list, "w:ilvl")).and_then(|level| level.parse().ok());
        let list = stated.and_then(|list| value(list, "w:numId")).or(style.list.as_deref());
        let id = properties.and_then(|properties| value(properties, "w:pStyle"));
        let found = list.and_then(|list| self.numbering.next(list, level.or(style.level), id));
        if found.is_some() || list == Some("0") {
            return found;
        }
        let bullet = |level| (Item { level, number: None, marked: true }, 0);
        style.bullet.map(bullet)
    }

    /// A part that is printed on pages.
    pub(super) fn furniture(&mut self, name: &str) {
        let Some(tree) = self.package.tree(name) else { return };
        let relations = self.package.relations(name);
        let outer = std::mem::replace(&mut self.relations, relations);
        let blocks = self.inner(&tree.root);
        self.relations = outer;
        blocks.into_iter().for_each(|block| self.builder.furniture(block));
    }

    /// A comment is attached here.
    pub(super) fn comment(&mut self, id: &str) {
        self.comments.insert(id.to_owned());
    }

    /// Says what was left out.
    pub(super) fn report(&mut self) {
        for (code, count) in [
            (FindingCode::ChangesAccepted, self.changes),
            (FindingCode::HiddenTextLeftOut, self.hidden),
            (FindingCode::CommentsLeftOut, self.comments.len()),
        ] {
            if count > 0 {
                self.builder.finding(code, vec![count.to_string()]);
            }
        }
    }
}

/// What a paragraph is. A level that a paragraph itself states comes with pasted text as often as it is meant, and then
/// on whole paragraphs of prose; a heading is short.
fn role(properties: Option<&Element>, style: &Style, text: &[Run]) -> Role {
    let styled = style.role.unwrap_or_default();
    let length: usize = text.iter().map(|run| run.text.chars().count()).sum();
    match properties.and_then(outline) {
        Some(0) if matches!(styled, Role::Heading(_)) => Role::Text,
        Some(level @ 1..) if length <= LONGEST_HEADING => Role::Heading(level),
        _ => styled,
    }
}

/// Parts the words that the deleted end of a paragraph parted; `at` is the first run after it.
fn part(runs: &mut Vec<Run>, at: usize) {
    let spaced = |c: char| c.is_alphanumeric() && !crate::lines::is_wide(c);
    let before = runs[..at].last().and_then(|run| run.text.chars().next_back());
    let after = runs.get(at).and_then(|run| run.text.chars().next());
    if before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(spaced) {
        runs.insert(at, Run::plain(" "));
    }
}

/// Whether a paragraph has a line above or below it.
fn is_ruled(properties: &Element) -> bool {
    let sides = ["w:top", "w:bottom", "w:between"];
    let Some(borders) = properties.child("w:pBdr") else { return false };
    sides
        .iter()
        .any(|side| value(borders, side).is_some_and(|kind| !matches!(kind, "none" | "nil")))
}
