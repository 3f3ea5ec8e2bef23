//! Strings into pieces: cut where the script changes and around characters that no font covers.

use std::collections::BTreeSet;

use super::Piece;
use super::long_words::LongWords;
use crate::fonts::{Fonts, Repertoire};
use crate::script::{self, Language, Script};

/// What surrounds a piece.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ambient {
    pub script: Script,
    pub language: Language,
}

impl Ambient {
    pub(super) fn of_tag(tag: &str) -> Self {
        Self { script: Script::of_tag(tag), language: Language::of_tag(tag) }
    }
}

/// Sets strings for one document.
pub(super) struct Setter<'a> {
    /// `None` while the repertoire is gathered: everything counts as covered.
    fonts: Option<&'a Fonts>,
    /// Characters that turned out to have no glyph although a font claimed them.
    refused: &'a BTreeSet<char>,
    /// The script of CJK text that nothing else tells.
    cjk: Script,
    /// Whether what is set is the reader's.
    pub is_note: bool,
    pub repertoire: Repertoire,
    missing: BTreeSet<char>,
    /// Characters of a line where it is narrower than the text's or the notes'.
    pub narrow: Option<usize>,
    /// `None` in preformatted text, whose lines are cut by their width.
    words: Option<LongWords>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(fonts: Option<&'a Fonts>, refused: &'a BTreeSet<char>) -> Self {
        Self {
            fonts,
            refused,
            cjk: Script::ZhHans,
            is_note: false,
            repertoire: Repertoire::default(),
            missing: BTreeSet::new(),
            narrow: None,
            words: None,
        }
    }

    /// Chooses the script of CJK text from the languages an issue is in.
    pub(super) fn expect_languages<'t>(&mut self, tags: impl Iterator<Item = &'t str>) {
        self.cjk =
            tags.map(Script::of_tag).find(|script| script.is_cjk()).unwrap_or(Script::ZhHans);
    }

    /// The script of CJK text like `text`.
    pub(super) fn cjk_script(&self, text: &str) -> Script {
        match script::detect(text) {
            Some(found @ (Script::Ja | Script::Ko)) => found,
            _ => self.cjk,
        }
    }

    /// Characters without a font since the last call.
    pub(super) fn take_missing(&mut self) -> BTreeSet<char> {
        std::mem::take(&mut self.missing)
    }

    /// A plain string.
    pub(super) fn plain(&mut self, text: &str, ambient: &Ambient) -> Vec<Piece> {
        self.begin(true);
        self.set(&Piece::default(), text, ambient, None)
    }

    /// Begins a paragraph; `cuts_words` where words too long for a line are cut.
    pub(super) fn begin(&mut self, cuts_words: bool) {
        self.words = cuts_words.then(|| LongWords::new(self.is_note, self.narrow));
    }

    /// `text` in the style of `like`, in the language of `tag` where it has one. Anchors of `like` go to the first
    /// piece, references to the last.
    pub(super) fn set(
        &mut self,
        like: &Piece,
        text: &str,
        ambient: &Ambient,
        tag: Option<&str>,
    ) -> Vec<Piece> {
        let own = tag.map_or_else(|| ambient.clone(), Ambient::of_tag);
        self.note_script(ambient.script);
        let mut pieces = Vec::new();
        if own.script.is_cjk() && like.emphasis {
            // Words of an alphabet are emphasised by italics in any text, ideographs by dots.
            for (stretch, cjk) in script::stretches(text) {
                let like = Piece { emphasis: !cjk, dots: cjk, ..like.clone() };
                self.stretch(&like, stretch, ambient, own.script, None, &mut pieces);
            }
        } else if own.script.is_cjk() {
            self.stretch(like, text, ambient, own.script, None, &mut pieces);
        } else {
            let language = (own.language != ambient.language).then_some(&own.language);
            for (stretch, cjk) in script::stretches(text) {
                let (script, language) =
                    if cjk { (self.cjk_script(stretch), None) } else { (Script::Latin, language) };
                let dots = cjk && like.emphasis;
                let like = Piece { emphasis: like.emphasis && !cjk, dots, ..like.clone() };
                self.stretch(&like, stretch, ambient, script, language, &mut pieces);
            }
        }
        if let Some(words) = &mut self.words {
            pieces = pieces.into_iter().flat_map(|piece| words.cut(piece)).collect();
        }
        let says_nothing =
            like.anchors.is_empty() && like.references.is_empty() && like.from.is_none();
        if pieces.is_empty() && !says_nothing {
            pieces.push(Piece::default());
        }
        if let Some(first) = pieces.first_mut() {
            first.anchors.clone_from(&like.anchors);
            first.from.clone_from(&like.from);
        }
        if let Some(last) = pieces.last_mut() {
            last.references.clone_from(&like.references);
            last.line_end = like.line_end;
        }
        pieces
    }

    fn note_script(&mut self, script: Script) {
        if script.is_cjk() {
            if self.is_note {
                self.repertoire.note_scripts.insert(script);
            } else {
                self.repertoire.scripts.insert(script);
            }
        }
    }

    fn stretch(
        &mut self,
        like: &Piece,
        text: &str,
        ambient: &Ambient,
        script: Script,
        language: Option<&Language>,
        pieces: &mut Vec<Piece>,
    ) {
        self.note_script(script);
        if script.is_cjk() && (like.code || self.words.is_none()) {
            self.repertoire.mono_scripts.insert(script);
        }
        let style = Piece {
            script: (script != ambient.script).then_some(script),
            language: language.cloned(),
            anchors: Vec::new(),
            references: Vec::new(),
            from: None,
            line_end: false,
            ..like.clone()
        };
        let mut run = String::new();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                pieces.push(Piece {
                    text: std::mem::take(&mut run),
                    line_end: true,
                    ..style.clone()
                });
            }
            for c in line.chars().filter_map(script::printable) {
                if self.is_covered(c) {
                    run.push(c);
                    self.repertoire.characters.insert(c);
                } else if !script::is_invisible(c) {
                    self.missing.insert(c);
                    if !run.is_empty() {
                        pieces.push(Piece { text: std::mem::take(&mut run), ..style.clone() });
                    }
                    pieces.push(Piece {
                        text: format!("[U+{:04X}]", u32::from(c)),
                        missing: true,
                        script: None,
                        ..style.clone()
                    });
                }
            }
        }
        if !run.is_empty() {
            pieces.push(Piece { text: run, ..style });
        }
    }

    fn is_covered(&self, c: char) -> bool {
        if self.refused.contains(&c) {
            return false;
        }
        c.is_whitespace()
            || script::is_invisible(c)
            || self.fonts.is_none_or(|fonts| fonts.cover(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, tag: &str) -> Vec<(String, Option<Script>)> {
        let refused = BTreeSet::from(['ᚠ']);
        let mut setter = Setter::new(None, &refused);
        let pieces = setter.plain(text, &Ambient::of_tag(tag));
        pieces.into_iter().map(|piece| (piece.text, piece.script)).collect()
    }

    #[test]
    fn chinese_in_english_is_a_piece_of_its_own() {
        let pieces = set("He wrote 潮先知风 there.", "en");
        assert_eq!(
            pieces,
            [
                ("He wrote ".to_owned(), None),
                ("潮先知风".to_owned(), Some(Script::ZhHans)),
                (" there.".to_owned(), None)
            ]
        );
    }

    #[test]
    fn emphasis_is_dots_under_ideographs_and_italics_of_letters() {
        let refused = BTreeSet::new();
        let mut setter = Setter::new(None, &refused);
        let like = Piece { emphasis: true, ..Piece::default() };
        for tag in ["zh", "en"] {
            let pieces = setter.set(&like, "看ledger", &Ambient::of_tag(tag), None);
            let how: Vec<_> = pieces.iter().map(|piece| (piece.emphasis, piece.dots)).collect();
            assert_eq!(how, [(false, true), (true, false)], "{tag}");
        }
    }

    #[test]
    fn english_in_chinese_stays_in_the_line() {
        assert_eq!(set("用 Source Serif 排版", "zh"), [("用 Source Serif 排版".to_owned(), None)]);
    }

    #[test]
    fn a_character_without_a_glyph_is_named() {
        let texts: Vec<String> = set("aᚠb", "en").into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["a", "[U+16A0]", "b"]);
    }

    #[test]
    fn a_word_without_end_is_cut_and_keeps_its_characters() {
        let text = format!("see {} there", "ab".repeat(80));
        let pieces: Vec<String> = set(&text, "en").into_iter().map(|(text, _)| text).collect();
        assert_eq!(pieces.concat(), text);
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| piece.len() < 60), "{pieces:?}");
    }

    #[test]
    fn controls_are_spaces() {
        assert_eq!(set("a\u{7}b\u{feff}c", "en"), [("a bc".to_owned(), None)]);
    }
}
