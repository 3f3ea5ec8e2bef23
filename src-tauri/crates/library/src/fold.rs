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
    fn different_names_stay_different() {
        assert_ne!(fold("Harbour News"), fold("Harbour Notes"));
        assert_ne!(fold("潮汐"), fold("潮讯"));
        assert_ne!(fold("***"), fold(""));
    }
}
