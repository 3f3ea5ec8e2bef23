//! The question: which language is this in?
//!
//! Scripts tell Chinese, Japanese and Korean from the rest; a handful of the commonest words tell Latin-script languages
//! apart, and English is the answer where they say nothing. One character of Han weighs as much as one Latin word.

use std::collections::BTreeMap;

use flyleaf_model::{Article, Block};
use flyleaf_text::canonical::canonical;

use crate::lines;

/// How much of a text is in which script: characters for Han, kana and Hangul, words for the rest.
#[derive(Debug, Clone, Copy, Default)]
struct Scripts {
    han: usize,
    kana: usize,
    hangul: usize,
    words: usize,
    cyrillic: usize,
    greek: usize,
}

/// Whether a character is Han.
pub(super) fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_fffd | 0x3005 | 0x3007)
}

/// Whether a character is Japanese kana.
pub(super) fn is_kana(character: char) -> bool {
    matches!(u32::from(character), 0x3041..=0x309f | 0x30a1..=0x30fa | 0x30fc..=0x30ff | 0xff66..=0xff9d)
}

/// Whether a character is Hangul.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(u32::from(character), 0xac00..=0xd7a3 | 0x1100..=0x11ff | 0x3130..=0x318f)
}

fn scripts(text: &str) -> Scripts {
    let mut scripts = Scripts::default();
    let mut in_word = false;
    for character in text.chars() {
        if character.is_ascii() {
            let letter = character.is_ascii_alphabetic();
            scripts.words += usize::from(letter && !in_word);
            in_word = letter || (in_word && character == '\'');
            continue;
        }
        let plain = !lines::is_wide(character) && character.is_alphabetic();
        scripts.han += usize::from(is_han(character));
        scripts.kana += usize::from(is_kana(character));
        scripts.hangul += usize::from(is_hangul(character));
        if plain && !in_word {
            match u32::from(character) {
                0x400..=0x52f => scripts.cyrillic += 1,
                0x370..=0x3ff => scripts.greek += 1,
                _ => scripts.words += 1,
            }
        }
        in_word = plain;
    }
    scripts
}

/// The commonest words of languages in Latin script; words that two of them share tell nothing and are left out.
const COMMON_WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "that", "with", "was", "for", "are", "this", "by"]),
    ("fr", &["le", "les", "et", "des", "une", "du", "est", "dans", "qui", "sur", "pour", "aux"]),
    ("de", &["der", "und", "das", "ist", "nicht", "mit", "den", "von", "auf", "ein", "dem", "zu"]),
    ("es", &["el", "los", "y", "las", "del", "una", "por", "con", "para", "es", "su", "al"]),
    ("it", &["il", "di", "che", "della", "gli", "sono", "nel", "alla", "dei", "per", "anche"]),
    ("nl", &["het", "een", "van", "niet", "zijn", "voor", "ook", "maar", "werd", "naar"]),
    ("pt", &["os", "uma", "não", "dos", "em", "com", "mais", "pelo", "são", "foi"]),
    ("sv", &["och", "att", "som", "är", "för", "inte", "det", "på", "ett", "med"]),
];

/// Bytes of the longest of them.
const LONGEST_COMMON_WORD: usize = 5;

fn latin(text: &str) -> &'static str {
    let mut counts = [0usize; COMMON_WORDS.len()];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words.take(2000).filter(|word| word.len() <= LONGEST_COMMON_WORD) {
        let lower = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(COMMON_WORDS) {
            *count += usize::from(words.contains(&lower.as_str()));
        }
    }
    let best = (0..counts.len())
        .max_by_key(|&index| (counts[index], std::cmp::Reverse(index)))
        .unwrap_or(0);
    // Two clear words more than English, or it is a quotation.
    if counts[best] >= counts[0] + 2 { COMMON_WORDS[best].0 } else { "en" }
}

/// The BCP 47 tag of the language that most of a text is in.
fn of_text(text: &str) -> &'static str {
    let scripts = scripts(text);
    let wide = scripts.han + scripts.kana;
    let words = scripts.words + scripts.cyrillic + scripts.greek;
    if scripts.hangul > wide && scripts.hangul > words {
        "ko"
    } else if wide > words {
        if scripts.kana * 10 > wide { "ja" } else { "zh" }
    } else if scripts.cyrillic * 2 > words {
        "ru"
    } else if scripts.greek * 2 > words {
        "el"
    } else {
        latin(text)
    }
}

/// The language of an article.
pub(super) fn of_blocks(title: Option<&str>, blocks: &[Block]) -> String {
    let mut text = canonical(blocks).text;
    if let Some(title) = title {
        text.push('\n');
        text.push_str(title);
    }
    of_text(&text).to_owned()
}

/// The language of a stretch of wide characters.
pub(super) fn of_wide(text: &str) -> &'static str {
    let scripts = scripts(text);
    if scripts.hangul > scripts.han + scripts.kana {
        "ko"
    } else if scripts.kana > 0 {
        "ja"
    } else {
        "zh"
    }
}

/// The languages of an issue, the one with most text first: every language that has an article or a line of its own.
pub(super) fn of_issue(source: &str, articles: &[Article]) -> Vec<String> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        *weights.entry(&article.language).or_default() += article.span.len().max(1);
    }
    let main = weights
        .iter()
        .max_by_key(|(_, weight)| **weight)
        .map_or("en", |(language, _)| *language)
        .to_owned();
    let wide_main = matches!(main.as_str(), "zh" | "ja" | "ko");
    let mut seen: BTreeMap<String, usize> =
        weights.into_iter().map(|(language, weight)| (language.to_owned(), weight)).collect();
    for line in source.lines().filter(|line| wide_main || !line.is_ascii()) {
        let scripts = scripts(line);
        let wide = scripts.han + scripts.kana + scripts.hangul;
        let language = if wide >= 2 && wide > scripts.words {
            // A line of Han alone in a Japanese issue is Japanese.
            if main == "ja" { "ja" } else { of_wide(line) }
        } else if wide_main && scripts.words >= 3 && wide == 0 && !line.contains("://") {
            "en"
        } else {
            continue;
        };
        seen.entry(language.to_owned()).or_insert(0);
    }
    let mut languages: Vec<(String, usize)> = seen.into_iter().collect();
    languages.sort_by_key(|(language, weight)| (std::cmp::Reverse(*weight), language.clone()));
    languages.into_iter().map(|(language, _)| language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_common_words_tell_languages() {
        for (text, expected) in [
            ("The lamp was lit by the keeper.", "en"),
            ("灯塔的灯由守塔人点亮。", "zh"),
            ("灯台の明かりは守り人がともした。", "ja"),
            ("등대의 불은 등대지기가 켰다.", "ko"),
            ("La lampe est dans la tour, et les marins sont sur le quai pour la voir.", "fr"),
            ("Die Lampe ist nicht auf dem Turm und der Wärter geht mit ein.", "de"),
            ("Маяк зажёг смотритель.", "ru"),
            ("", "en"),
        ] {
            assert_eq!(of_text(text), expected, "{text}");
        }
    }
}
