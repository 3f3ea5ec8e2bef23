//! The covers that a publication's issues are given: an arrangement and a palette, made once from its title.
//!
//! The palette comes from a hash of the folded title, not of the random id, so that the same periodical looks the same
//! in every library.

use flyleaf_library::{fold, hash};
use serde::Serialize;
use specta::Type;

/// How a publication's generated covers look; made once from its title, then kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, Type)]
pub struct Cover {
    /// The arrangement.
    pub setting: CoverSetting,
    /// One of the eight palettes: `chalk`, `fern`, `seal`, `ochre`, `slate`, `brick`, `lichen`, `plum`.
    pub palette: String,
}

/// The arrangements of a cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CoverSetting {
    /// Two names joined by a large ampersand.
    And,
    /// Chinese characters from top to bottom, with a seal.
    Vertical,
    /// A ruled masthead above the number.
    Banner,
    /// A block of colour above the number.
    Block,
}

const PALETTES: [&str; 8] = ["chalk", "fern", "seal", "ochre", "slate", "brick", "lichen", "plum"];
/// Characters that still fit one under the other.
const VERTICAL_MOST: usize = 6;
/// Letters of a word that needs the whole width.
const LONG_WORD: usize = 8;

/// The cover of a publication of this title.
pub(crate) fn of_title(title: &str) -> Cover {
    let name = hash(fold(title).as_bytes());
    let digit = name.as_str().chars().next().and_then(|digit| digit.to_digit(16)).unwrap_or(0);
    Cover { setting: setting(title), palette: PALETTES[digit as usize % PALETTES.len()].to_owned() }
}

fn setting(title: &str) -> CoverSetting {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    let words = title.split_whitespace();
    if joins_two_names(title) {
        CoverSetting::And
    } else if is_cjk(title) && letters.count() <= VERTICAL_MOST {
        CoverSetting::Vertical
    } else if words.clone().count() >= 3
        && words
            .into_iter()
            .any(|word| word.chars().filter(|c| c.is_alphanumeric()).count() > LONG_WORD)
    {
        CoverSetting::Banner
    } else {
        CoverSetting::Block
    }
}

/// Whether the title is two names joined by &, 与 or 和: an abbreviation (`S&T`) and a word that only begins with
/// such a character (`和平`) are not.
fn joins_two_names(title: &str) -> bool {
    let long_enough = |name: Option<&str>, chinese: bool| {
        let letters = name.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count();
        letters >= if chinese { 1 } else { 2 }
    };
    title.char_indices().filter(|(_, c)| matches!(c, '&' | '＆' | '与' | '和')).any(
        |(place, sign)| {
            let chinese = matches!(sign, '与' | '和');
            let (before, after) = (&title[..place], &title[place + sign.len_utf8()..]);
            long_enough(before.trim_end().rsplit(char::is_whitespace).next(), chinese)
                && long_enough(after.trim_start().split(char::is_whitespace).next(), chinese)
        },
    )
}

/// Whether the letters of a text are Chinese, Japanese or Korean alone.
fn is_cjk(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric()).peekable();
    letters.peek().is_some() && letters.all(is_cjk_letter)
}

/// Kana, CJK Unified Ideographs with their extensions, Hangul.
pub(crate) fn is_cjk_letter(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_set_by_their_shape() {
        for (title, wanted) in [
            ("Lamp & Ledger", CoverSetting::And),
            ("灯与书", CoverSetting::And),
            ("修书简报", CoverSetting::Vertical),
            ("中国科学技术信息简报", CoverSetting::Block),
            ("和平简报", CoverSetting::Vertical),
            ("Harbour Observatory Bulletin", CoverSetting::Banner),
            ("North S&T Newsletter", CoverSetting::Banner),
            ("The Hedge Letter", CoverSetting::Block),
            ("Newsletter", CoverSetting::Block),
            ("", CoverSetting::Block),
        ] {
            assert_eq!(setting(title), wanted, "{title}");
        }
    }

    #[test]
    fn every_spelling_of_a_title_has_the_same_palette_and_titles_differ() {
        assert_eq!(of_title("Harbour Gazette").palette, of_title("HARBOUR  GAZETTE").palette);
        let palettes: std::collections::BTreeSet<String> =
            (0..200).map(|number| of_title(&format!("Gazette {number}")).palette).collect();
        assert_eq!(palettes.len(), PALETTES.len());
    }
}
