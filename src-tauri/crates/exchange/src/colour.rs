//! Colours as other programs write them, and the nearest of ours.

use flyleaf_model::Colour;

/// Hues of our colours in degrees.
const HUES: [(f32, Colour); 4] =
    [(50.0, Colour::Straw), (120.0, Colour::Sage), (210.0, Colour::Sky), (345.0, Colour::Rose)];

/// Colours with a hue that programs call by name: CSS's, and those of their own palettes.
const NAMES: &[(&str, f32)] = &[
    ("red", 0.0),
    ("brown", 20.0),
    ("orange", 35.0),
    ("gold", 51.0),
    ("yellow", 60.0),
    ("olive", 75.0),
    ("lime", 120.0),
    ("green", 120.0),
    ("teal", 180.0),
    ("aqua", 180.0),
    ("cyan", 180.0),
    ("blue", 220.0),
    ("indigo", 265.0),
    ("violet", 270.0),
    ("purple", 290.0),
    ("magenta", 300.0),
    ("pink", 345.0),
];

/// Less colourful than this, of 255, is a grey, which is near none of ours.
const GREY: u8 = 16;

/// The colour of ours whose hue is nearest to a colour that is written as a name, `#rgb`, `#rrggbb` or `#rrggbbaa`.
pub(crate) fn nearest(written: &str) -> Option<Colour> {
    let written = written.trim();
    let hue = match written.strip_prefix('#') {
        Some(digits) => hue(digits)?,
        None => NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(written))?.1,
    };
    let apart = |other: f32| {
        let turn = (hue - other).abs();
        turn.min(360.0 - turn)
    };
    HUES.into_iter().min_by(|(a, _), (b, _)| apart(*a).total_cmp(&apart(*b))).map(|(_, own)| own)
}

/// The hue in degrees of a colour in hexadecimal, if it has one.
fn hue(digits: &str) -> Option<f32> {
    let channel = |index: usize| match digits.len() {
        3 | 4 => u8::from_str_radix(digits.get(index..=index)?, 16).ok().map(|digit| digit * 17),
        6 | 8 => u8::from_str_radix(digits.get(2 * index..2 * index + 2)?, 16).ok(),
        _ => None,
    };
    let (red, green, blue) = (channel(0)?, channel(1)?, channel(2)?);
    let most = red.max(green).max(blue);
    let spread = most - red.min(green).min(blue);
    if spread < GREY {
        return None;
    }
    let [red, green, blue, spread] = [red, green, blue, spread].map(f32::from);
    let sixth = if f32::from(most) == red {
        (green - blue) / spread
    } else if f32::from(most) == green {
        (blue - red) / spread + 2.0
    } else {
        (red - green) / spread + 4.0
    };
    Some((60.0 * sixth).rem_euclid(360.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn palettes_of_other_programs_find_the_nearest_of_ours() {
        for (written, own) in [
            ("#ffd400", Some(Colour::Straw)),
            ("#5FB236", Some(Colour::Sage)),
            ("#2ea8e5", Some(Colour::Sky)),
            ("#a28ae5", Some(Colour::Sky)),
            ("#ff6666", Some(Colour::Rose)),
            ("#e56eee", Some(Colour::Rose)),
            ("#fb0", Some(Colour::Straw)),
            ("Orange", Some(Colour::Straw)),
            ("pink", Some(Colour::Rose)),
            ("#aaaaaa", None),
            ("#ggg", None),
            ("#中", None),
            ("underline", None),
        ] {
            assert_eq!(nearest(written), own, "{written}");
        }
    }
}
