//! Which writing system a stretch of text is in, and what that means for its language tag and its fonts.

use serde::Serialize;

/// Writing systems that need a font and a language of their own; everything else is set as Latin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Script {
    /// Latin, Greek, Cyrillic and whatever else shares their fonts and their rules.
    Latin,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
}

impl Script {
    /// The script that text with this BCP 47 tag is written in.
    pub(crate) fn of_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split('-');
        match parts.next() {
            Some("zh" | "yue" | "cmn") => {
                let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                if traditional { Self::ZhHant } else { Self::ZhHans }
            }
            Some("ja") => Self::Ja,
            Some("ko") => Self::Ko,
            _ => Self::Latin,
        }
    }

    /// Whether its characters are set on the square of the ideograph.
    pub(crate) fn is_cjk(self) -> bool {
        self != Self::Latin
    }

    /// Language and region as the typesetter wants them; `None` for Latin, whose language its text must say.
    pub(crate) fn language(self) -> Option<Language> {
        let (language, region) = match self {
            Self::Latin => return None,
            Self::ZhHans => ("zh", Some("CN")),
            Self::ZhHant => ("zh", Some("TW")),
            Self::Ja => ("ja", None),
            Self::Ko => ("ko", None),
        };
        Some(Language { language: language.to_owned(), region: region.map(str::to_owned) })
    }
}

/// A language tag cut down to what the typesetter and a PDF can hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Language {
    /// ISO 639 code of two or three letters.
    pub language: String,
    /// ISO 3166 code of two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

impl Language {
    /// Reads a BCP 47 tag; anything that does not look like one is English, the commonest language of newsletters.
    pub(crate) fn of_tag(tag: &str) -> Self {
        if let Some(language) = Script::of_tag(tag).language() {
            return language;
        }
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !(2..=3).contains(&language.len()) || !letters(&language) {
            return Self { language: "en".to_owned(), region: None };
        }
        let region =
            parts.find(|part| part.len() == 2 && letters(part)).map(str::to_ascii_uppercase);
        Self { language, region }
    }
}

/// Whether a character belongs to CJK text wherever it stands. Quotation marks, dashes and ellipses do not: their form
/// depends on the text around them.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x2E80..=0x303F | 0x3040..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF
        | 0x1B000..=0x1B16F | 0x20000..=0x323AF)
}

/// Whether lines may end before and after a CJK character like this: ideographs and Hangul, not marks of punctuation.
pub(crate) fn breaks_anywhere(c: char) -> bool {
    matches!(u32::from(c),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// The script of CJK text by its characters: kana make it Japanese, Hangul Korean, ideographs alone say nothing.
pub(crate) fn detect(text: &str) -> Option<Script> {
    let mut ideographs = false;
    for c in text.chars() {
        match u32::from(c) {
            0x3041..=0x30FA | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => return Some(Script::Ja),
            0x1100..=0x11FF | 0xAC00..=0xD7FF | 0x3130..=0x318F => return Some(Script::Ko),
            0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x323AF => ideographs = true,
            _ => {}
        }
    }
    ideographs.then_some(Script::ZhHans)
}

/// Whether most letters of a text are CJK.
pub(crate) fn mostly_cjk(text: &str) -> bool {
    let (mut cjk, mut words) = (0usize, 0usize);
    let mut inside = false;
    for c in text.chars() {
        if is_cjk(c) {
            cjk += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else {
            inside = false;
        }
    }
    // A word of an alphabet weighs about as much as two ideographs.
    cjk > words * 2
}

/// Cuts a text into stretches that are CJK and stretches that are not.
pub(crate) fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut current: Option<bool> = None;
    for (at, c) in text.char_indices() {
        let cjk = is_cjk(c);
        match current {
            Some(before) if before != cjk => {
                found.push((&text[start..at], before));
                start = at;
                current = Some(cjk);
            }
            None => current = Some(cjk),
            Some(_) => {}
        }
    }
    if let Some(last) = current {
        found.push((&text[start..], last));
    }
    found
}

/// Whether a character draws nothing and needs no glyph: formats, joiners, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x180B..=0x180E | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF)
}

/// A character as it can be printed: controls and separators become spaces; what is no character at all, and the byte
/// order mark, go.
pub(crate) fn printable(c: char) -> Option<char> {
    match u32::from(c) {
        0x00 | 0xFEFF | 0xFFFE | 0xFFFF | 0xFDD0..=0xFDEF => None,
        0x2028 | 0x2029 | 0x85 => Some(' '),
        _ if c.is_control() => Some(' '),
        value if value & 0xFFFE == 0xFFFE => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_choose_a_script() {
        for (tag, script) in [
            ("en", Script::Latin),
            ("zh", Script::ZhHans),
            ("zh-Hant", Script::ZhHant),
            ("zh-TW", Script::ZhHant),
            ("ja-JP", Script::Ja),
            ("ko", Script::Ko),
            ("", Script::Latin),
        ] {
            assert_eq!(Script::of_tag(tag), script, "{tag}");
        }
    }

    #[test]
    fn what_is_no_tag_is_english() {
        assert_eq!(Language::of_tag("not a tag").language, "en");
        assert_eq!(Language::of_tag("de-Latn-AT").region.as_deref(), Some("AT"));
    }

    #[test]
    fn stretches_keep_every_character() {
        let text = "He wrote 潮先知风，人后知潮 in pencil.";
        let found = stretches(text);
        assert_eq!(found.iter().map(|(text, _)| *text).collect::<String>(), text);
        assert_eq!(found[1], ("潮先知风，人后知潮", true));
    }
}
