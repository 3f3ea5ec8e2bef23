//! Texts with what typography changes taken out, and the way back to the text as it was.
//!
//! White space, quotation marks, dashes, ligatures, full-width forms, soft hyphens and the ways to write an accented
//! letter differ between two copies of the same words; capitals do not. Every folded character knows which characters of
//! the original it came from.

use flyleaf_model::Span;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What becomes of white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    /// A run of it is one space; between two wide (Chinese, Japanese) characters it is nothing.
    One,
    /// It is nothing.
    None,
}

/// A folded text.
#[derive(Debug, Clone)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, where the characters begin and end that its character came from.
    origin: Vec<(u32, u32)>,
}

/// Folds a text whose way back is not needed, and takes the white space off its ends.
pub fn fold(text: &str, spaces: Spaces) -> String {
    let folded = Folded::new(text, spaces).text;
    folded.trim_matches(' ').to_owned()
}

impl Folded {
    /// Folds `original`.
    ///
    /// # Panics
    /// If the original has 4 GiB or more.
    pub fn new(original: &str, spaces: Spaces) -> Self {
        assert!(u32::try_from(original.len()).is_ok(), "a text of 4 GiB or more is refused before");
        let text = String::with_capacity(original.len());
        let mut folding = Folding {
            text,
            origin: Vec::with_capacity(original.len()),
            spaces,
            blank: None,
            wide: false,
        };
        let mut at = 0;
        while let Some(first) = original[at..].chars().next() {
            let start = at;
            at += first.len_utf8();
            at += marks(&original[at..]);
            folding.take(&original[start..at], first, start, at);
        }
        folding.put_blank(false);
        Self { text: folding.text, origin: folding.origin }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part of the original that a part of the folded text came from.
    ///
    /// # Panics
    /// If `folded` is empty or reaches past the folded text.
    pub fn original(&self, folded: Span) -> Span {
        Span::new(self.origin[folded.start].0 as usize, self.origin[folded.end - 1].1 as usize)
    }

    /// The first byte of the folded text that came from `byte` of the original or from what stands behind it.
    pub fn folded(&self, byte: usize) -> usize {
        self.origin.partition_point(|&(start, _)| (start as usize) < byte)
    }
}

/// Bytes of the combining marks, vowels and finals at the start of `text`, which belong to the character before them.
fn marks(text: &str) -> usize {
    let belongs =
        |c: char| !c.is_ascii() && (is_combining_mark(c) || ('\u{1160}'..='\u{11ff}').contains(&c));
    text.chars().take_while(|&c| belongs(c)).map(char::len_utf8).sum()
}

struct Folding {
    text: String,
    origin: Vec<(u32, u32)>,
    spaces: Spaces,
    /// White space that was met and not yet written.
    blank: Option<(u32, u32)>,
    /// Whether the last character that was written is wide.
    wide: bool,
}

impl Folding {
    /// Takes a character with its marks, which stand in the original from `start` to `end`.
    fn take(&mut self, characters: &str, first: char, start: usize, end: usize) {
        let [start, end] =
            [start, end].map(|at| u32::try_from(at).expect("the length was checked"));
        if first.is_whitespace() && characters.len() == first.len_utf8() {
            let from = self.blank.map_or(start, |(from, _)| from);
            self.blank = Some((from, end));
        } else if !is_ignored(first) {
            self.put_blank(is_wide(first));
            self.wide = is_wide(first);
            if characters.is_ascii() || is_nfc_quick(characters.chars()) == IsNormalized::Yes {
                characters.chars().for_each(|c| self.put(c, (start, end)));
            } else {
                characters.nfc().for_each(|c| self.put(c, (start, end)));
            }
        }
    }

    fn put_blank(&mut self, before_wide: bool) {
        let Some(blank) = self.blank.take() else { return };
        if self.spaces == Spaces::One && !(self.wide && before_wide) {
            self.text.push(' ');
            self.origin.push(blank);
        }
    }

    fn put(&mut self, character: char, origin: (u32, u32)) {
        match plain(character) {
            Plain::Same => self.text.push(character),
            Plain::One(c) => self.text.push(c),
            Plain::Several(s) => self.text.push_str(s),
        }
        self.origin.resize(self.text.len(), origin);
    }
}

/// Characters that are there for line breaking only.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Characters that stand side by side without spaces, so that white space between them is a line's end.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{30ff}' | '\u{31c0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// What stands for a character.
enum Plain {
    Same,
    One(char),
    Several(&'static str),
}

fn plain(c: char) -> Plain {
    if c.is_ascii() {
        return Plain::Same;
    }
    match c {
        '‘' | '’' | '‚' | '‛' | '′' => Plain::One('\''),
        '“' | '”' | '„' | '‟' | '″' => Plain::One('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Plain::One('-'),
        '…' => Plain::Several("..."),
        'ﬀ' => Plain::Several("ff"),
        'ﬁ' => Plain::Several("fi"),
        'ﬂ' => Plain::Several("fl"),
        'ﬃ' => Plain::Several("ffi"),
        'ﬄ' => Plain::Several("ffl"),
        'ﬅ' | 'ﬆ' => Plain::Several("st"),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(Plain::Same, Plain::One)
        }
        _ => Plain::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_typography_changes_is_folded_and_nothing_else() {
        let cases = [
            ("a  b\n\tc", "a b c"),
            ("“it’s” — so…", "\"it's\" - so..."),
            ("ef\u{ad}ﬁcient oﬃce", "efficient office"),
            ("Ｆｕｌｌ，１２", "Full,12"),
            ("cafe\u{301} e\u{323}\u{302}", "café ệ"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("潮水 先\n知道 wind", "潮水先知道 wind"),
            ("Case x² ①", "Case x² ①"),
        ];
        for (text, wanted) in cases {
            assert_eq!(fold(text, Spaces::One), wanted, "{text}");
        }
        assert_eq!(fold(" a part ", Spaces::None), "apart");
    }

    #[test]
    fn a_folded_part_leads_back_to_all_it_came_from() {
        let original = "the oﬃce  cafe\u{301}s";
        let folded = Folded::new(original, Spaces::One);
        let back = |part: &str| {
            let start = folded.text().find(part).unwrap();
            let span = folded.original(Span::new(start, start + part.len()));
            &original[span.start..span.end]
        };
        assert_eq!(back("café"), "cafe\u{301}");
        assert_eq!(back("ice"), "ﬃce");
        assert_eq!(back("e c"), "e  c");
    }

    proptest! {
        #[test]
        fn parts_lead_back_in_order_and_on_boundaries(text in "[a-z é\u{301}\u{ad}潮水ﬁ“\n]{0,40}|.*") {
            let folded = Folded::new(&text, Spaces::One);
            let mut last = 0;
            for (start, c) in folded.text().char_indices() {
                let span = folded.original(Span::new(start, start + c.len_utf8()));
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                prop_assert!(span.start >= last && span.start < span.end);
                last = span.start;
            }
        }
    }
}
