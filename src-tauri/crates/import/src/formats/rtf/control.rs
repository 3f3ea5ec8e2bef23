//! What control words and symbols do.

use flyleaf_model::{Mark, Run};

use super::super::paragraphs::BREAK;
use super::reader::Reader;
use super::state::{AtEnd, Destination, ParagraphState, TextState};
use super::styles::Style;
use super::tables::RowKind;

/// Words that are a character.
pub(super) const CHARACTERS: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("line", "\n"),
    ("emdash", "—"),
    ("endash", "–"),
    ("emspace", " "),
    ("enspace", " "),
    ("qmspace", " "),
    ("bullet", "•"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ltrmark", "\u{200e}"),
    ("rtlmark", "\u{200f}"),
];

impl Reader<'_> {
    /// A control word; `first` in its group, which may be `ignorable`.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>, first: bool, ignorable: bool) {
        let destination = self.state().destination;
        if destination == Destination::Nowhere && word != "ud" {
            return;
        }
        if (first || ignorable) && self.destination(word, number) {
            return;
        }
        if ignorable {
            self.state().destination = Destination::Nowhere;
            return;
        }
        match destination {
            Destination::Fonts => self.font(word, number),
            Destination::Styles => self.styled(word, number),
            Destination::Lists => self.listed(word, number),
            Destination::NestedRow => drop(self.row(word)),
            Destination::OldList => {
                if matches!(
                    word,
                    "pnlvlblt"
                        | "pnlvlbody"
                        | "pndec"
                        | "pnlcltr"
                        | "pnucltr"
                        | "pnlcrm"
                        | "pnucrm"
                ) {
                    self.text().old_list = Some(word != "pnlvlblt");
                }
            }
            _ => {
                let _ = self.character(word, number)
                    || self.paragraph(word, number)
                    || self.structure(word)
                    || self.row(word);
            }
        }
    }

    fn font(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(number)) => self.fonts.begin(number),
            ("fcharset", Some(charset)) => self.fonts.charset(charset),
            ("cpg", Some(page)) => self.fonts.page(page),
            _ => {}
        }
    }

    fn styled(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.style = (false, number.unwrap_or(0), Style::default()),
            "sbasedon" => self.style.2.based_on = number,
            "outlinelevel" => self.style.2.outline = number,
            _ => {}
        }
    }

    fn listed(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("list" | "listoverride", _) => self.lists.begin(),
            ("listlevel", _) => self.lists.begin_level(),
            ("levelnfc" | "levelnfcn", Some(kind)) => {
                if let Some(level) = self.lists.level() {
                    level.kind = kind;
                }
            }
            ("levelstartat", Some(start)) => {
                if let Some(level) = self.lists.level() {
                    level.start = start;
                }
            }
            ("listid", Some(id)) => self.lists.id(id),
            ("ls", Some(called)) => self.lists.called(called),
            _ => {}
        }
    }

    fn character(&mut self, word: &str, number: Option<i32>) -> bool {
        if let Some((_, text)) = CHARACTERS.iter().find(|(known, _)| *known == word) {
            self.write(text);
            return true;
        }
        let on = number != Some(0);
        let text = &mut self.state().text;
        match word {
            "plain" => {
                *text = TextState {
                    inserted: text.inserted,
                    deleted: text.deleted,
                    ..TextState::default()
                }
            }
            "b" => text.bold = on,
            "i" => text.italic = on,
            "strike" | "striked" => text.struck = on,
            "v" => text.hidden = on,
            "revised" => text.inserted = on,
            "deleted" => text.deleted = on,
            "super" => text.raised = i8::from(on),
            "sub" => text.raised = -i8::from(on),
            "up" => text.raised = i8::from(number.unwrap_or(6) > 0),
            "dn" => text.raised = -i8::from(number.unwrap_or(6) > 0),
            "nosupersub" => text.raised = 0,
            "f" => text.font = number,
            "cs" => text.style = number,
            "uc" => {
                self.state().stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16)
            }
            "u" => self.unicode(number.unwrap_or(0)),
            _ => return false,
        }
        true
    }

    fn paragraph(&mut self, word: &str, number: Option<i32>) -> bool {
        let paragraph = &mut self.state().paragraph;
        match word {
            "pard" => *paragraph = ParagraphState::default(),
            "s" => paragraph.style = number.unwrap_or(0),
            "outlinelevel" => paragraph.outline = number,
            "ls" => paragraph.list = number,
            "ilvl" => paragraph.level = u8::try_from(number.unwrap_or(0)).unwrap_or(0).min(8),
            "li" | "lin" => paragraph.indent = number.unwrap_or(0),
            "intbl" => paragraph.depth = paragraph.depth.max(1),
            "itap" => paragraph.depth = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            _ => return false,
        }
        true
    }

    fn structure(&mut self, word: &str) -> bool {
        if self.state().destination != Destination::Text {
            return false;
        }
        match word {
            "par" | "sect" => self.end_paragraph(None),
            "page" | "column" => self.write(&BREAK.to_string()),
            "cell" => self.end_cell(1),
            "nestcell" => {
                let depth = self.state().paragraph.depth.max(2);
                self.end_cell(depth);
            }
            "row" => {
                let row = self.row.clone();
                self.text().content.end_row(1, &row);
            }
            "nestrow" => self.end_nested_row(),
            "chftn" => self.note_mark(),
            "titlepg" => self.first_pages = true,
            _ => return false,
        }
        true
    }

    fn end_cell(&mut self, depth: usize) {
        self.end_paragraph(Some(depth));
        self.text().content.end_cell(depth);
    }

    fn end_nested_row(&mut self) {
        let depth = self.state().paragraph.depth.max(2);
        let row = self.nested_row.clone();
        self.text().content.end_row(depth, &row);
    }

    /// A word of a row's definition.
    fn row(&mut self, word: &str) -> bool {
        let nested = self.state().destination == Destination::NestedRow;
        if word == "nestrow" {
            self.end_nested_row();
            return true;
        }
        let row = if nested { &mut self.nested_row } else { &mut self.row };
        match word {
            "trowd" => *row = RowKind::default(),
            "trhdr" => row.head = true,
            "clvmrg" => row.next.below = true,
            "clmrg" => row.next.beside = true,
            "cellx" => {
                let cell = std::mem::take(&mut row.next);
                if row.cells.len() < 1_000 {
                    row.cells.push(cell);
                }
            }
            _ => return false,
        }
        true
    }

    /// The mark of the note that comes next; in the note itself it is its label, and not set again.
    pub(super) fn note_mark(&mut self) {
        if self.states.iter().any(|state| state.at_end == AtEnd::Note) {
            return;
        }
        let label = (self.notes + 1).to_string();
        let link = Some(format!("#footnote-{label}"));
        self.text().push(Run { text: label, marks: vec![Mark::Superscript], language: None, link });
        self.note_marked = true;
    }

    /// A control symbol.
    pub(super) fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'\\' | b'{' | b'}' => self.write(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\n' | b'\r' if self.state().destination == Destination::Text => {
                self.end_paragraph(None)
            }
            b'\t' => self.write("\t"),
            // An optional hyphen, marks of an index: nothing that shows.
            _ => {}
        }
    }
}
