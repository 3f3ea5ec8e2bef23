//! The reader: groups, characters, and what ends where a group ends.

use encoding_rs::Encoding;

use super::super::paragraphs::{Item, Paragraph, Part, Role};
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

/// Characters of a paragraph that may be a heading only because it says so itself.
const LONGEST_HEADING: usize = 120;

/// Paragraphs and runs that are read; each takes some hundred bytes, however short its text.
pub(super) const MOST_PIECES: usize = 2_000_000;

/// Reads mark by mark.
pub(super) struct Reader<'b> {
    pub(super) builder: &'b mut Builder,
    /// The encoding of text whose font says nothing.
    pub(super) encoding: &'static Encoding,
    /// Whether the file is written in UTF-8, against the rules.
    pub(super) utf8: bool,
    pub(super) states: Vec<State>,
    /// Groups beyond the deepest.
    beyond: usize,
    /// The group that was begun last has said nothing yet.
    pub(super) fresh: bool,
    /// The group said that who does not know it may ignore it.
    pub(super) ignorable: bool,
    /// Characters that stand in for the one before, still to be left out.
    pub(super) skip: usize,
    /// Bytes that are not decoded yet, and their encoding.
    pub(super) bytes: Vec<u8>,
    pub(super) bytes_in: &'static Encoding,
    /// The first half of a character beyond the Basic Multilingual Plane.
    pub(super) high: Option<u16>,
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
    pub(super) hex: Option<u8>,
    pub(super) property: String,
    pub(super) value: String,
    pub(super) alt: String,
    pub(super) notes: usize,
    /// Whether the next note's mark has been set.
    pub(super) note_marked: bool,
    pub(super) first_pages: bool,
    pub(super) headers: [Vec<Vec<Part>>; 2],
    pub(super) footers: [Vec<Vec<Part>>; 2],
    pub(super) title: String,
    pub(super) author: String,
    /// Paragraphs and runs so far.
    pub(super) pieces: usize,
    pub(super) changes: usize,
    /// Whether the text so far ends in a tracked change.
    pub(super) in_change: bool,
    pub(super) hidden: usize,
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
