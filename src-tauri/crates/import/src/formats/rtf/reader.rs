//! The reader: groups, characters, and what ends where a group ends.

use std::rc::Rc;

use encoding_rs::Encoding;
use flyleaf_model::{Block, Run};

use super::super::paragraphs::{Item, Paragraph, Part, Role, is_code, link, symbol};
use super::charset::Fonts;
use super::control::CHARACTERS;
use super::lexer::Token;
use super::state::{AtEnd, Destination, State};
use super::styles::{Lists, Style, Styles};
use super::tables::RowKind;
use super::text::{Text, printed_number};
use crate::flow::Builder;

/// Groups inside groups; deeper ones are part of the deepest.
const DEEPEST: usize = 1_000;

/// Texts inside texts: a note in a text box in a note.
const MOST_TEXTS: usize = 16;

/// Characters of a paragraph that may be a heading only because it says so itself.
const LONGEST_HEADING: usize = 120;

/// Bytes of an instruction or property that are read.
const LONGEST_WORD: usize = 1 << 16;

/// Paragraphs and runs that are read; each takes some hundred bytes, however short its text.
pub(super) const MOST_PIECES: usize = 2_000_000;

/// Reads mark by mark.
pub(super) struct Reader<'b> {
    builder: &'b mut Builder,
    /// The encoding of text whose font says nothing.
    encoding: &'static Encoding,
    /// Whether the file is written in UTF-8, against the rules.
    utf8: bool,
    pub(super) states: Vec<State>,
    /// Groups beyond the deepest.
    beyond: usize,
    /// The group that was begun last has said nothing yet.
    fresh: bool,
    /// The group said that who does not know it may ignore it.
    pub(super) ignorable: bool,
    /// Characters that stand in for the one before, still to be left out.
    skip: usize,
    /// Bytes that are not decoded yet, and their encoding.
    bytes: Vec<u8>,
    bytes_in: &'static Encoding,
    /// The first half of a character beyond the Basic Multilingual Plane.
    high: Option<u16>,
    /// The body, and in it the texts that are open.
    pub(super) texts: Vec<Text>,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) style: (bool, i32, Style),
    pub(super) lists: Lists,
    pub(super) row: RowKind,
    pub(super) nested_row: RowKind,
    /// The instructions of the fields that are open.
    pub(super) instructions: Vec<String>,
    pub(super) picture: Vec<u8>,
    hex: Option<u8>,
    property: String,
    value: String,
    alt: String,
    pub(super) notes: usize,
    /// Whether the next note's mark has been set.
    pub(super) note_marked: bool,
    pub(super) first_pages: bool,
    headers: [Vec<Vec<Part>>; 2],
    footers: [Vec<Vec<Part>>; 2],
    title: String,
    author: String,
    /// Paragraphs and runs so far.
    pieces: usize,
    changes: usize,
    /// Whether the text so far ends in a tracked change.
    in_change: bool,
    hidden: usize,
    pub(super) comments: usize,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) body: Vec<Part>,
    pub(super) headers: Vec<Vec<Part>>,
    pub(super) footers: Vec<Vec<Part>>,
    pub(super) changes: usize,
    pub(super) hidden: usize,
    pub(super) comments: usize,
    pub(super) cut_short: bool,
}

impl<'b> Reader<'b> {
    pub(super) fn new(builder: &'b mut Builder, encoding: &'static Encoding, file: &[u8]) -> Self {
        Self {
            builder,
            encoding,
            utf8: !file.is_ascii() && std::str::from_utf8(file).is_ok(),
            states: vec![State { stand_ins: 1, ..State::default() }],
            beyond: 0,
            fresh: false,
            ignorable: false,
            skip: 0,
            bytes: Vec::new(),
            bytes_in: encoding,
            high: None,
            texts: vec![Text::default()],
            fonts: Fonts::default(),
            styles: Styles::default(),
            style: (false, 0, Style::default()),
            lists: Lists::default(),
            row: RowKind::default(),
            nested_row: RowKind::default(),
            instructions: Vec::new(),
            picture: Vec::new(),
            hex: None,
            property: String::new(),
            value: String::new(),
            alt: String::new(),
            notes: 0,
            note_marked: false,
            first_pages: false,
            headers: Default::default(),
            footers: Default::default(),
            title: String::new(),
            author: String::new(),
            pieces: 0,
            changes: 0,
            in_change: false,
            hidden: 0,
            comments: 0,
        }
    }

    /// Whether no more can be taken in.
    pub(super) fn is_full(&self) -> bool {
        self.pieces > MOST_PIECES
    }

    /// The state of the innermost group.
    pub(super) fn state(&mut self) -> &mut State {
        if self.states.is_empty() {
            self.states.push(State { stand_ins: 1, ..State::default() });
        }
        let last = self.states.len() - 1;
        &mut self.states[last]
    }

    /// The text that is being read.
    pub(super) fn text(&mut self) -> &mut Text {
        if self.texts.is_empty() {
            self.texts.push(Text::default());
        }
        let last = self.texts.len() - 1;
        &mut self.texts[last]
    }

    /// Reads one mark.
    pub(super) fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Begin => {
                self.flush();
                self.skip = 0;
                if self.states.len() < DEEPEST {
                    let state = State { at_end: AtEnd::Nothing, ..self.state().clone() };
                    self.states.push(state);
                    self.fresh = true;
                    self.ignorable = false;
                } else {
                    self.beyond += 1;
                }
            }
            Token::End => {
                self.flush();
                self.skip = 0;
                self.fresh = false;
                if self.beyond > 0 {
                    self.beyond -= 1;
                } else if self.states.len() > 1 {
                    self.end_group();
                }
            }
            Token::Word(word, number) => {
                // Writers leave the stand-in out at times; only what may be one is left out here.
                if self.skip > 0 && CHARACTERS.iter().any(|(known, _)| *known == word) {
                    self.skip -= 1;
                    return;
                }
                self.skip = 0;
                self.flush();
                let first = std::mem::take(&mut self.fresh);
                let ignorable = std::mem::take(&mut self.ignorable);
                self.word(word, number, first, ignorable);
            }
            Token::Symbol(b'*') if self.fresh => self.ignorable = true,
            Token::Symbol(symbol) => {
                self.fresh = false;
                if !self.skipped() {
                    self.flush();
                    self.symbol(symbol);
                }
            }
            Token::Hex(byte) => {
                if !self.skipped() {
                    let encoding = self.text_encoding();
                    self.byte(byte, encoding);
                }
            }
            Token::Byte(byte) => {
                if !self.skipped() {
                    let encoding =
                        if self.utf8 { encoding_rs::UTF_8 } else { self.text_encoding() };
                    self.byte(byte, encoding);
                }
            }
            Token::Binary(data) => {
                if self.state().destination == Destination::Picture {
                    self.picture.extend_from_slice(data);
                }
            }
        }
    }

    /// Whether this mark stands in for a character that was given by its number.
    fn skipped(&mut self) -> bool {
        let skipped = self.skip > 0;
        self.skip = self.skip.saturating_sub(1);
        skipped
    }

    fn text_encoding(&mut self) -> &'static Encoding {
        let font = self.state().text.font;
        font.and_then(|font| self.fonts.encoding(font)).unwrap_or(self.encoding)
    }

    fn byte(&mut self, byte: u8, encoding: &'static Encoding) {
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
    fn flush(&mut self) {
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

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self, depth: Option<usize>) {
        self.pieces += 1;
        let state = self.state().paragraph.clone();
        let runs = std::mem::take(&mut self.text().runs);
        let length: usize = runs.iter().map(|run| run.text.chars().count()).sum();
        let stated =
            state.outline.filter(|level| (0..9).contains(level) && length <= LONGEST_HEADING);
        let role =
            self.styles.role(state.style).or(stated.map(|level| Role::Heading(level as u8 + 1)));
        let item = self.item();
        let indent = state.indent;
        let paragraph = Paragraph { role: role.unwrap_or_default(), runs, item, indent };
        let depth = depth.unwrap_or(state.depth);
        self.text().end_paragraph(depth, paragraph);
    }

    fn item(&mut self) -> Option<Item> {
        let state = self.state().paragraph.clone();
        let text = self.text();
        let (marker, old) = (text.marker.take(), text.old_list.take());
        let marker =
            marker.map(|marker| marker.trim().to_owned()).filter(|marker| !marker.is_empty());
        let printed = marker.as_deref().and_then(printed_number);
        let item = |level, number, marked| Some(Item { level, number, marked });
        if let Some(list) = state.list.filter(|&list| list > 0)
            && let Some(number) = self.lists.next(list, state.level, printed)
        {
            return item(state.level, number, true);
        }
        let marker = marker?;
        // A small circle is drawn as a letter.
        let numbered =
            old.unwrap_or_else(|| marker != "o" && marker.chars().any(char::is_alphanumeric));
        item(state.level, numbered.then(|| printed.unwrap_or(1)), true)
    }

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

    fn end_text(&mut self) -> Vec<Part> {
        self.end_open_paragraph();
        self.texts.pop().unwrap_or_default().content.finish()
    }

    fn end_open_paragraph(&mut self) {
        let text = self.text();
        if !(text.runs.is_empty() && text.anchored.is_empty() && text.notes.is_empty()) {
            self.end_paragraph(None);
        }
    }

    fn end_group(&mut self) {
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
                let blocks = super::super::paragraphs::assemble(self.end_text());
                let label = self.notes.to_string();
                let id = format!("footnote-{label}");
                self.text().notes.push(Block::Footnote { id, label, blocks });
            }
            AtEnd::TextBox => {
                let blocks = super::super::paragraphs::assemble(self.end_text());
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
                if self.state().destination != Destination::PropertyValue =>
            {
                if self.property.trim() == "wzDescription" {
                    self.alt = std::mem::take(&mut self.value);
                }
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

    /// Everything that was read.
    pub(super) fn finish(mut self) -> Document {
        self.flush();
        let cut_short = self.states.len() > 1;
        while self.states.len() > 1 {
            self.end_group();
        }
        let body = self.end_text();
        let declared = self.builder.declared();
        for (text, is_title) in [(&self.title, true), (&self.author, false)] {
            let text = crate::lines::squeezed(text);
            match (text.is_empty(), is_title) {
                (true, _) => {}
                (_, true) => declared.title = Some(text),
                (_, false) => declared.authors.push(text),
            }
        }
        let pages = |[every, first]: [Vec<Vec<Part>>; 2]| {
            let first = if self.first_pages { first } else { Vec::new() };
            first.into_iter().chain(every).collect()
        };
        Document {
            body,
            headers: pages(self.headers),
            footers: pages(self.footers),
            changes: self.changes,
            hidden: self.hidden,
            comments: self.comments,
            cut_short,
        }
    }
}
