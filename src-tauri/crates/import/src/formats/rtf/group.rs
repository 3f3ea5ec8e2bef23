//! What begins and ends with a group: texts of their own, fields, pictures, styles.

use std::rc::Rc;

use flyleaf_model::Block;

use super::super::paragraphs::{Part, assemble, link};
use super::reader::Reader;
use super::state::{AtEnd, Destination};
use super::text::Text;

/// Texts inside texts: a note in a text box in a note.
const MOST_TEXTS: usize = 16;

impl Reader<'_> {
    /// A text of its own begins.
    pub(super) fn begin_text(&mut self, at_end: AtEnd) {
        if self.texts.len() >= MOST_TEXTS {
            return;
        }
        self.texts.push(Text::default());
        let state = self.state();
        state.destination = Destination::Text;
        state.at_end = at_end;
        state.link = None;
        state.paragraph = Default::default();
        state.text = Default::default();
    }

    pub(super) fn end_text(&mut self) -> Vec<Part> {
        self.end_open_paragraph();
        self.texts.pop().unwrap_or_default().content.finish()
    }

    fn end_open_paragraph(&mut self) {
        let text = self.text();
        if !(text.runs.is_empty() && text.anchored.is_empty() && text.notes.is_empty()) {
            self.end_paragraph(None);
        }
    }

    pub(super) fn end_group(&mut self) {
        match self.state().at_end {
            AtEnd::Nothing => {}
            AtEnd::Field => drop(self.instructions.pop()),
            AtEnd::Instruction => {
                let address = self.instructions.last().and_then(|instruction| link(instruction));
                // What the field gives stands beside the instruction, in the group around both.
                let outer = self.states.len().saturating_sub(2);
                if let (Some(address), Some(state)) = (address, self.states.get_mut(outer)) {
                    state.link = Some(Rc::from(address));
                }
            }
            AtEnd::Picture => self.end_picture(),
            AtEnd::Note => {
                let blocks = assemble(self.end_text());
                let label = self.notes.to_string();
                let id = format!("footnote-{label}");
                self.text().notes.push(Block::Footnote { id, label, blocks });
            }
            AtEnd::TextBox => {
                let blocks = assemble(self.end_text());
                self.text().anchored.extend(blocks);
            }
            at_end @ (AtEnd::Header | AtEnd::FirstHeader) => {
                let parts = self.end_text();
                self.headers[usize::from(at_end == AtEnd::FirstHeader)].push(parts);
            }
            at_end @ (AtEnd::Footer | AtEnd::FirstFooter) => {
                let parts = self.end_text();
                self.footers[usize::from(at_end == AtEnd::FirstFooter)].push(parts);
            }
        }
        let ended = self.states.pop().unwrap_or_default();
        match ended.destination {
            Destination::PropertyValue
                if self.state().destination != Destination::PropertyValue
                    && self.property.trim() == "wzDescription" =>
            {
                self.alt = std::mem::take(&mut self.value);
            }
            Destination::Styles => self.end_style(),
            _ => {}
        }
    }

    /// A shape's property begins.
    pub(super) fn begin_property(&mut self, destination: Destination) {
        match destination {
            Destination::PropertyName => self.property.clear(),
            _ => self.value.clear(),
        }
        self.state().destination = destination;
    }

    fn end_style(&mut self) {
        let (is_character, number, mut style) = std::mem::take(&mut self.style);
        if style.name.is_empty() {
            return;
        }
        style.name = style.name.trim().trim_end_matches(';').trim().to_owned();
        let styles =
            if is_character { &mut self.styles.character } else { &mut self.styles.paragraph };
        styles.insert(number, style);
    }

    /// A picture begins.
    pub(super) fn begin_picture(&mut self) {
        self.picture.clear();
        self.hex = None;
        let state = self.state();
        state.destination = Destination::Picture;
        state.at_end = AtEnd::Picture;
    }

    fn end_picture(&mut self) {
        let bytes = std::mem::take(&mut self.picture);
        let alt = std::mem::take(&mut self.alt);
        if bytes.is_empty() {
            return;
        }
        let image = self.builder.image(&bytes, "picture", &alt);
        self.text().anchored.push(Block::Figure { image, alt, caption: Vec::new() });
    }
}
