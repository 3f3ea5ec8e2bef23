//! Numbers as people write them: ASCII and full-width digits, Roman numerals, English words, Chinese numerals.

/// The value of a numeral in any of the writings known here.
pub(super) fn value(text: &str) -> Option<u32> {
    let text = text.trim();
    digits(text).or_else(|| roman(text)).or_else(|| english(text)).or_else(|| chinese(text))
}

/// The value of ASCII or full-width digits.
pub(super) fn digits(text: &str) -> Option<u32> {
    let ascii: String = text.chars().map(narrow).collect();
    (!ascii.is_empty() && ascii.len() <= 9 && ascii.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| ascii.parse().ok())
        .flatten()
}

/// A full-width digit or letter as its ASCII form, anything else as it is.
pub(super) fn narrow(character: char) -> char {
    match u32::from(character) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(character),
        0x3000 => ' ',
        _ => character,
    }
}

/// The value of a well-formed Roman numeral up to 3999, in one letter case.
pub(super) fn roman(text: &str) -> Option<u32> {
    if text.is_empty()
        || !(text.bytes().all(|b| b.is_ascii_uppercase())
            || text.bytes().all(|b| b.is_ascii_lowercase()))
    {
        return None;
    }
    let mut total = 0u32;
    let mut rest = text.to_ascii_uppercase();
    for (letters, worth, most) in [
        ("M", 1000, 3),
        ("CM", 900, 1),
        ("D", 500, 1),
        ("CD", 400, 1),
        ("C", 100, 3),
        ("XC", 90, 1),
        ("L", 50, 1),
        ("XL", 40, 1),
        ("X", 10, 3),
        ("IX", 9, 1),
        ("V", 5, 1),
        ("IV", 4, 1),
        ("I", 1, 3),
    ] {
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(letters) else { break };
            total += worth;
            rest = shorter.to_owned();
        }
    }
    rest.is_empty().then_some(total)
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// The value of an English cardinal or ordinal below one thousand, in words.
pub(super) fn english(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let mut total = 0u32;
    let mut any = false;
    for word in lower.split(|c: char| c == '-' || c.is_whitespace()).filter(|word| !word.is_empty())
    {
        let place =
            |names: &[&str]| names.iter().position(|name| *name == word && !name.is_empty());
        if let Some(small) = place(&SMALL).or_else(|| place(&ORDINALS)) {
            total += small as u32;
        } else if let Some(ten) = place(&TENS).or_else(|| tens_ordinal(word)) {
            total += 10 * ten as u32;
        } else if matches!(word, "hundred" | "hundredth") && total > 0 && total < 10 {
            total *= 100;
        } else if word == "and" && any {
            continue;
        } else {
            return None;
        }
        any = true;
    }
    any.then_some(total)
}

fn tens_ordinal(word: &str) -> Option<usize> {
    let stem = word.strip_suffix("ieth")?;
    (2..10).find(|&ten| TENS[ten].strip_suffix('y') == Some(stem))
}

/// The value of a Chinese numeral below ten thousand, positional (二〇一九) or with units (二百一十三).
pub(super) fn chinese(text: &str) -> Option<u32> {
    let unit = |character| match character {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    };
    if text.is_empty() || text.chars().count() > 12 {
        return None;
    }
    if !text.chars().any(|c| unit(c).is_some() || matches!(c, '廿' | '卅')) {
        if text.chars().count() > 6 {
            return None;
        }
        return text
            .chars()
            .try_fold(0u32, |total, c| chinese_digit(c).map(|digit| total * 10 + digit));
    }
    let (mut total, mut pending) = (0u32, None);
    for character in text.chars() {
        if let Some(worth) = unit(character) {
            total += pending.take().unwrap_or(1) * worth;
        } else if let Some(tens) = match character {
            '廿' => Some(20),
            '卅' => Some(30),
            _ => None,
        } {
            total += tens;
        } else {
            pending = Some(chinese_digit(character)?);
        }
    }
    Some(total + pending.unwrap_or(0))
}

fn chinese_digit(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' | '壹' | '元' => 1,
        '二' | '两' | '贰' | '兩' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_in_every_writing() {
        for (text, expected) in [
            ("22", Some(22)),
            ("２２", Some(22)),
            ("XIV", Some(14)),
            ("xii", Some(12)),
            ("IIII", None),
            ("Twenty-second", Some(22)),
            ("one hundred and five", Some(105)),
            ("fortieth", Some(40)),
            ("二百一十三", Some(213)),
            ("十", Some(10)),
            ("二〇一九", Some(2019)),
            ("廿二", Some(22)),
            ("tide", None),
            ("", None),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
