//! Markers at the start of a line: bullets, numbers, letters, in Latin and Chinese fashion.
//!
//! A marker alone proves nothing ("A. Smith", "2020 saw …"); whoever asks decides by the series it stands in.

use super::numerals;

/// What a marker looks like; markers of one series share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A bullet of this shape.
    Bullet(char),
    /// Digits.
    Digits(Frame),
    /// `1.2`, `1.2.3`: this many numbers.
    Dotted(usize),
    /// One letter, upper case or not.
    Letter(Frame, bool),
    /// A Roman numeral, upper case or not.
    Roman(Frame, bool),
    /// Chinese numerals.
    Chinese(Frame),
    /// ①
    Circled,
}

/// What stands around the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// `1.`, `1．`
    Stop,
    /// `1)`, `1）`
    Bracket,
    /// `(1)`, `（1）`, `[1]`
    Brackets,
    /// `1、`
    Comma,
    /// A number set apart by blanks only.
    Bare,
}

/// A marker and where the text after it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// What it looks like.
    pub(super) style: Style,
    /// Its place in the series; `None` for bullets.
    pub(super) value: Option<u32>,
    /// Bytes from the start of the line's text to the text after the marker.
    pub(super) length: usize,
}

impl Marker {
    /// Whether it numbers rather than marks.
    pub(super) fn is_ordered(&self) -> bool {
        !matches!(self.style, Style::Bullet(_))
    }

    /// Whether this marker comes right after `previous` in one series.
    pub(super) fn follows(&self, previous: &Self) -> bool {
        self.style == previous.style
            && match (previous.value, self.value) {
                (Some(before), Some(now)) => now == before + 1,
                (None, None) => true,
                _ => false,
            }
    }
}

const BULLETS: &str = "•·‣◦▪■□●○◆◇★☆►▶➢✓✔∙⁃・※";
/// Shapes that are bullets only before a blank; elsewhere they are dashes, emphasis or arithmetic.
const SPACED_BULLETS: &str = "-–—*+";

/// The marker that a line's text (without leading blanks) begins with.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if BULLETS.contains(first) {
        return finish(text, first.len_utf8(), Style::Bullet(first), None);
    }
    if SPACED_BULLETS.contains(first) {
        let rest = &text[first.len_utf8()..];
        let spaced = rest.starts_with(crate::lines::is_blank);
        // "*Title" without a blank is a bullet, "*emphasis*" is not.
        let glued = first == '*' && rest.starts_with(char::is_alphanumeric) && !rest.contains('*');
        return if spaced || glued {
            finish(text, first.len_utf8(), Style::Bullet(first), None)
        } else {
            None
        };
    }
    if let Some(value) = circled(first) {
        return finish(text, first.len_utf8(), Style::Circled, Some(value));
    }
    let opened = matches!(first, '(' | '（' | '[' | '〔');
    let body = if opened { &text[first.len_utf8()..] } else { text };
    let end = body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len());
    let (label, after) = body.split_at(end);
    let stop = after.chars().next()?;
    let frame = match (opened, stop) {
        (true, ')' | '）' | ']' | '〕') => Frame::Brackets,
        (true, _) => return None,
        (false, '.' | '．') => Frame::Stop,
        (false, ')' | '）') => Frame::Bracket,
        (false, '、') => Frame::Comma,
        (false, _) => return bare(text, label),
    };
    let used = text.len() - after.len() + stop.len_utf8();
    if frame == Frame::Stop
        && numerals::digits(label).is_some()
        && let Some(dotted) = dotted(text)
    {
        return dotted;
    }
    let (style, value) = series(label, frame)?;
    let rest = &text[used..];
    // "U.S." and "e.g." are abbreviations: letters want a blank after their stop. Digits do not ("1.Title").
    let tight = !rest.starts_with(crate::lines::is_blank);
    if tight
        && matches!(style, Style::Letter(..) | Style::Roman(..))
        && !matches!(frame, Frame::Brackets | Frame::Comma)
    {
        return None;
    }
    finish(text, used, style, Some(value))
}

fn finish(text: &str, used: usize, style: Style, value: Option<u32>) -> Option<Marker> {
    let rest = &text[used..];
    let trimmed = rest.trim_start_matches(crate::lines::is_blank);
    (!trimmed.is_empty()).then_some(Marker { style, value, length: text.len() - trimmed.len() })
}

fn series(label: &str, frame: Frame) -> Option<(Style, u32)> {
    if let Some(value) = numerals::digits(label) {
        return (label.chars().count() <= 3).then_some((Style::Digits(frame), value));
    }
    if let Some(value) = numerals::chinese(label) {
        return Some((Style::Chinese(frame), value));
    }
    let upper = label.starts_with(|c: char| c.is_ascii_uppercase());
    let single = label.len() == 1 && label.as_bytes()[0].is_ascii_alphabetic();
    // Alone, i v x are read as numerals; other single letters as letters.
    if let Some(value) = numerals::roman(label)
        .filter(|_| !single || matches!(label, "i" | "I" | "v" | "V" | "x" | "X"))
    {
        return (value < 60).then_some((Style::Roman(frame, upper), value));
    }
    single.then(|| {
        (
            Style::Letter(frame, upper),
            u32::from(label.as_bytes()[0].to_ascii_lowercase() - b'a') + 1,
        )
    })
}

/// `1.2 Title`; a decimal number in prose has no blank and a letter after it.
fn dotted(text: &str) -> Option<Option<Marker>> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let label = text[..end].trim_end_matches('.');
    let parts: Vec<&str> = label.split('.').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty() || part.len() > 2) {
        return if parts.len() < 2 { None } else { Some(None) };
    }
    let value = parts.last().and_then(|part| part.parse().ok());
    let rest = &text[end..];
    let titled =
        rest.trim_start().starts_with(|c: char| c.is_uppercase() || crate::lines::is_wide(c))
            && rest.starts_with(crate::lines::is_blank);
    Some(if titled { finish(text, end, Style::Dotted(parts.len()), value) } else { None })
}

/// `3   Title`: a short number set apart by at least two blanks or a tab.
fn bare(text: &str, label: &str) -> Option<Marker> {
    let value = numerals::digits(label).filter(|_| label.len() <= 3)?;
    let rest = &text[label.len()..];
    let apart = rest.starts_with('\t') || rest.starts_with("  ");
    if apart { finish(text, label.len(), Style::Digits(Frame::Bare), Some(value)) } else { None }
}

fn circled(character: char) -> Option<u32> {
    match u32::from(character) {
        code @ 0x2460..=0x2473 => Some(code - 0x245f),
        code @ 0x2474..=0x2487 => Some(code - 0x2473),
        code @ 0x2488..=0x249b => Some(code - 0x2487),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        for (text, expected) in [
            ("1. Tide", Some((Style::Digits(Frame::Stop), Some(1), "Tide"))),
            ("02.Tide", Some((Style::Digits(Frame::Stop), Some(2), "Tide"))),
            ("3) Tide", Some((Style::Digits(Frame::Bracket), Some(3), "Tide"))),
            ("（4）潮汐", Some((Style::Digits(Frame::Brackets), Some(4), "潮汐"))),
            ("5、潮汐", Some((Style::Digits(Frame::Comma), Some(5), "潮汐"))),
            ("二、潮汐", Some((Style::Chinese(Frame::Comma), Some(2), "潮汐"))),
            ("（三）潮汐", Some((Style::Chinese(Frame::Brackets), Some(3), "潮汐"))),
            ("iv) Tide", Some((Style::Roman(Frame::Bracket, false), Some(4), "Tide"))),
            ("b. Tide", Some((Style::Letter(Frame::Stop, false), Some(2), "Tide"))),
            ("• Tide", Some((Style::Bullet('•'), None, "Tide"))),
            ("•Tide", Some((Style::Bullet('•'), None, "Tide"))),
            ("*Tide", Some((Style::Bullet('*'), None, "Tide"))),
            ("① 潮汐", Some((Style::Circled, Some(1), "潮汐"))),
            ("1.2 Tide", Some((Style::Dotted(2), Some(2), "Tide"))),
            ("*tide*", None),
            ("-tide", None),
            ("3.5 metres", None),
            ("2020 saw", None),
            ("U.S. boats", None),
            ("1.", None),
        ] {
            let found = marker(text).map(|m| (m.style, m.value, &text[m.length..]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
