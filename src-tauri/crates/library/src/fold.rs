//! Spellings that mean the same name: `China S&T Newsletter` and `ＣＨＩＮＡ  S & T NEWSLETTER`.

use unicode_normalization::UnicodeNormalization;

/// A name without case, width, spacing and punctuation; a name made only of those keeps its signs.
pub fn fold(name: &str) -> String {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() {
        plain.chars().filter(|c| !c.is_whitespace()).collect()
    } else {
        letters
    }
}

/// A text as it is searched: without case, width, accents and repeated white space. Every other sign stays.
pub fn fold_text(text: &str) -> String {
    if text.is_ascii() {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        return words.join(" ").to_ascii_lowercase();
    }
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    // Only marks of Latin, Greek and Cyrillic letters are dropped, and the rest is put together again: a kana with its
    // voicing mark is another kana.
    let plain: String = text.nfkd().filter(|c| !is_accent(c)).nfc().collect();
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let wanted = fold("China S&T Newsletter");
        for spelling in
            ["CHINA S&T NEWSLETTER", "China  S & T  News-letter", "ＣＨＩＮＡ Ｓ＆Ｔ newsletter"]
        {
            assert_eq!(fold(spelling), wanted, "{spelling}");
        }
        assert_eq!(fold("科技 简报"), fold("科技简报"));
    }

    #[test]
    fn a_text_is_found_in_any_case_width_and_accent() {
        assert_eq!(fold_text("  Café\n ＣＲÈＭＥ "), "cafe creme");
        assert_eq!(fold_text("潮　水"), "潮 水");
        assert_eq!(fold_text("c++, A-1"), "c++, a-1");
        assert_ne!(fold_text("が"), fold_text("か"));
    }

    #[test]
    fn different_names_stay_different() {
        assert_ne!(fold("Harbour News"), fold("Harbour Notes"));
        assert_ne!(fold("潮汐"), fold("潮讯"));
        assert_ne!(fold("***"), fold(""));
    }
}
