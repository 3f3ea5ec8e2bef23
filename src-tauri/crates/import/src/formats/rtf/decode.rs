//! Bytes and numbers to characters, and characters to where they go.

use encoding_rs::Encoding;
use flyleaf_model::Run;

use super::super::paragraphs::{is_code, symbol};
use super::reader::Reader;
use super::state::Destination;

/// Bytes of an instruction or property that are read.
const LONGEST_WORD: usize = 1 << 16;

impl Reader<'_> {
    pub(super) fn text_encoding(&mut self) -> &'static Encoding {
        let font = self.state().text.font;
        font.and_then(|font| self.fonts.encoding(font)).unwrap_or(self.encoding)
    }

    pub(super) fn byte(&mut self, byte: u8, encoding: &'static Encoding) {
        self.fresh = false;
        if self.state().destination == Destination::Picture {
            return self.picture_digit(byte);
        }
        // What is in ASCII is the same in all of them, but for the second byte of a pair.
        if encoding != self.bytes_in && !byte.is_ascii() {
            self.flush();
            self.bytes_in = encoding;
        }
        self.bytes.push(byte);
    }

    fn picture_digit(&mut self, byte: u8) {
        let Some(digit) = char::from(byte).to_digit(16) else { return };
        let digit = digit as u8;
        match self.hex.take() {
            Some(high) => self.picture.push(high << 4 | digit),
            None => self.hex = Some(digit),
        }
    }

    /// A character by its number, as UTF-16 counts.
    pub(super) fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        self.skip = self.state().stand_ins;
        let high = self.high.take();
        match (high, unit) {
            (_, 0xd800..=0xdbff) => self.high = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let decoded = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.write(decoded.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
            }
            _ => {
                // Numbers beyond 16 bits are against the rules, and mean what they say.
                let code = if number > 0xffff { number as u32 } else { unit.into() };
                let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.write(character.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// Decodes the bytes so far.
    pub(super) fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = match self.symbol_font() {
            Some(font) => bytes
                .iter()
                .map(|&byte| symbol(&font, byte.into()).unwrap_or(byte.into()))
                .collect(),
            None => self.bytes_in.decode_without_bom_handling(&bytes).0.into_owned(),
        };
        self.write(&text);
    }

    /// The name of the font, where it is one of symbols.
    fn symbol_font(&mut self) -> Option<String> {
        let state = self.state();
        let font = state.text.font.filter(|_| state.destination == Destination::Text)?;
        let name = &self.fonts.get(font)?.name;
        symbol(name, 0x20).is_some().then(|| name.clone())
    }

    /// Text, to where it goes.
    pub(super) fn write(&mut self, text: &str) {
        let word = |kept: &mut String| {
            if kept.len() < LONGEST_WORD {
                kept.push_str(text);
            }
        };
        match self.state().destination {
            Destination::Text => self.write_text(text),
            Destination::Marker => word(self.text().marker.get_or_insert_default()),
            Destination::Instruction => {
                word(self.instructions.last_mut().unwrap_or(&mut String::new()))
            }
            Destination::Fonts => self.fonts.name(text),
            Destination::Styles => word(&mut self.style.2.name),
            Destination::Title => word(&mut self.title),
            Destination::Author => word(&mut self.author),
            Destination::PropertyName => word(&mut self.property),
            Destination::PropertyValue => word(&mut self.value),
            _ => {}
        }
    }

    fn write_text(&mut self, text: &str) {
        let state = self.state().clone();
        let changed = state.text.inserted || state.text.deleted;
        self.changes += usize::from(changed && !self.in_change);
        self.in_change = changed;
        if state.text.deleted {
            return;
        }
        if state.text.hidden {
            self.hidden += text.chars().count();
            return;
        }
        let style = state.text.style.and_then(|style| self.styles.character.get(&style));
        let marks = state.text.marks(style.is_some_and(|style| is_code(&style.name)));
        let link = state.link.as_deref().map(str::to_owned);
        self.pieces += usize::from(self.text().push(Run {
            text: text.to_owned(),
            marks,
            language: None,
            link,
        }));
    }
}
