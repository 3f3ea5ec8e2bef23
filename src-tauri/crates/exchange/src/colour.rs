//! Colours as other programs write them, and the one of ours that is nearest.

use flyleaf_model::Colour;

/// The colour of ours nearest to a name or a `#rgb`, `#rrggbb` or `#rrggbbaa`; `None` for greys and unknown names.
pub(crate) fn nearest(written: &str) -> Option<Colour> {
    let name = written.trim().to_ascii_lowercase();
    if let Some(ours) = Colour::from_name(&name) {
        return Some(ours);
    }
    match name.as_str() {
        "yellow" | "orange" | "gold" | "brown" | "amber" => Some(Colour::Straw),
        "green" | "olive" | "lime" | "teal" => Some(Colour::Sage),
        "blue" | "cyan" | "aqua" | "navy" => Some(Colour::Sky),
        "pink" | "red" | "purple" | "magenta" | "violet" => Some(Colour::Rose),
        _ => of_hue(hue(name.strip_prefix('#')?)?),
    }
}

/// The EPUB Annotations' name of a colour of ours.
pub(crate) fn epub_name(colour: Colour) -> &'static str {
    match colour {
        Colour::Straw => "yellow",
        Colour::Sage => "green",
        Colour::Sky => "blue",
        Colour::Rose => "pink",
    }
}

/// The colour whose part of the colour circle a hue in degrees lies in.
fn of_hue(hue: f32) -> Option<Colour> {
    Some(match hue {
        20.0..70.0 => Colour::Straw,
        70.0..170.0 => Colour::Sage,
        170.0..262.0 => Colour::Sky,
        _ => Colour::Rose,
    })
}

/// The hue of a colour in hexadecimal digits, in degrees; `None` where it is grey or no colour.
fn hue(hex: &str) -> Option<f32> {
    /// Less difference than this between the strongest and the weakest part is grey to the eye.
    const GREY: f32 = 20.0;
    if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |index: usize| match hex.len() {
        3 | 4 => u8::from_str_radix(&hex[index..=index].repeat(2), 16).ok(),
        6 | 8 => u8::from_str_radix(&hex[index * 2..index * 2 + 2], 16).ok(),
        _ => None,
    };
    let [red, green, blue] = [part(0)?, part(1)?, part(2)?].map(f32::from);
    let most = red.max(green).max(blue);
    let spread = most - red.min(green).min(blue);
    if spread < GREY {
        return None;
    }
    let sector = if most == red {
        ((green - blue) / spread).rem_euclid(6.0)
    } else if most == green {
        (blue - red) / spread + 2.0
    } else {
        (red - green) / spread + 4.0
    };
    Some(sector * 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_by_name_and_by_number_come_to_the_nearest_of_ours() {
        for (written, ours) in [
            ("Yellow", Some(Colour::Straw)),
            ("#ffd400", Some(Colour::Straw)),
            ("#5fb236", Some(Colour::Sage)),
            ("#2ea8e5", Some(Colour::Sky)),
            ("#a28ae5", Some(Colour::Sky)),
            ("#e56eee", Some(Colour::Rose)),
            ("#f00", Some(Colour::Rose)),
            ("sage", Some(Colour::Sage)),
            ("#aaaaaa", None),
            ("#潮", None),
            ("mood", None),
        ] {
            assert_eq!(nearest(written), ours, "{written}");
        }
    }
}
