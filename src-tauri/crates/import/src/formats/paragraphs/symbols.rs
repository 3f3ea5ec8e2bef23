//! Characters of the symbol fonts, which have no code of their own: Word keeps them as a font and a place in it.

/// Adobe Symbol from 0x20 to 0x7E.
const SYMBOL_LOW: &str = " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Adobe Symbol from 0xA0 to 0xFE.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪□〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// Those of the Wingdings fonts that stand in texts: pointers, bullets, ticks, arrows.
const WINGDINGS: &[(u8, char)] = &[
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x36, '⌛'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x51, '✈'),
    (0x52, '☼'),
    (0x54, '❄'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '⌧'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xaa, '✦'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// Stands for a character of a symbol font that is not known.
const UNKNOWN: char = '□';

/// The character at a place in a symbol font; `code` may lie in the private area from U+F000, where Word keeps them.
/// `None` where the font is no symbol font.
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    let place =
        u8::try_from(if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code }).ok()?;
    let font = font.trim().to_ascii_lowercase();
    if font == "symbol" || font.starts_with("symbol ") {
        let (table, first) = if place >= 0xa0 { (SYMBOL_HIGH, 0xa0) } else { (SYMBOL_LOW, 0x20) };
        let place = place.checked_sub(first)?;
        return Some(table.chars().nth(usize::from(place)).unwrap_or(UNKNOWN));
    }
    if font.starts_with("wingdings") || font.starts_with("webdings") {
        let known = WINGDINGS.iter().find(|(known, _)| *known == place && font == "wingdings");
        return Some(known.map_or(UNKNOWN, |(_, character)| *character));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_complete_and_places_are_right() {
        assert_eq!((SYMBOL_LOW.chars().count(), SYMBOL_HIGH.chars().count()), (95, 95));
        for (font, code, character) in [
            ("Symbol", 0xf061, Some('α')),
            ("Symbol", 0x7e, Some('∼')),
            ("Symbol", 0xb7, Some('•')),
            ("Symbol", 0xfe, Some('⎭')),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0x01, Some('□')),
            ("Wingdings 2", 0xf0fc, Some('□')),
            ("Times New Roman", 0x61, None),
        ] {
            assert_eq!(symbol(font, code), character, "{font} {code:x}");
        }
    }
}
