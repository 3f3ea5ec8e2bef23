//! The file's characters as the letters that people write.

use unicode_normalization::UnicodeNormalization;

/// The letters of a glyph's text: ligatures and forms that only print knows become the letters that are written, and
/// so do the radicals that some programs name Chinese characters by.
pub(super) fn letters(text: &str) -> Vec<char> {
    let form = |c: char| {
        matches!(u32::from(c),
            0xfb00..=0xfb4f | 0xfb50..=0xfdfb | 0xfe70..=0xfefc | 0x2e80..=0x2fd5 | 0xf900..=0xfaff)
    };
    let mut letters = Vec::with_capacity(1);
    for character in text.chars() {
        match character {
            c if form(c) => letters.extend(c.nfkc()),
            // Symbol fonts lie in the private area at the codes of their letters; these are their bullets.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f09f}' => letters.push('•'),
            c @ '\u{f021}'..='\u{f07e}' => {
                letters.push(char::from_u32(u32::from(c) - 0xf000).unwrap_or(c));
            }
            c => letters.push(c),
        }
    }
    letters
}

/// A string of the file that is meant for people: UTF-16 or UTF-8 if it is marked so, else PDFDocEncoding (ISO 32000-2,
/// 7.9.2.2), which is Latin-1 but for a few signs.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| doc_encoded(byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    let text = String::from_utf16_lossy(&units);
    // A language code may stand between escapes.
    let mut kept = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.chars() {
        match character {
            '\u{1b}' => inside = !inside,
            c if !inside => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn doc_encoded(byte: u8) -> char {
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x18..=0x1f => ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'][usize::from(byte - 0x18)],
        0x80..=0xa0 => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_print_become_the_letters_that_are_written() {
        for (given, written) in
            [("ﬃ", "ffi"), ("ﬅ", "st"), ("⼀", "一"), ("ﻼ", "لا"), ("\u{f0b7}", "•"), ("é", "é")]
        {
            assert_eq!(letters(given).into_iter().collect::<String>(), written);
        }
    }

    #[test]
    fn strings_for_people_come_in_three_encodings() {
        for (bytes, text) in [
            (&b"\xfe\xff\x5b\x88\x58\x54"[..], "守塔"),
            (b"\xef\xbb\xbfn\xc2\xba", "nº"),
            (b"N\xba 4 \x84 \xa0", "Nº 4 — €"),
            (b"\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00A", "A"),
        ] {
            assert_eq!(text_string(bytes), text);
        }
    }
}
