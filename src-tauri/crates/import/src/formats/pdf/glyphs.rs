//! What a page shows: characters with their places and looks, and photographs.

use kurbo::{Point, Vec2};

use super::fonts::LookId;
use super::photographs::Photograph;

/// A character at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Character {
    /// In a letter's usual form: ligatures come as their letters.
    pub(super) character: char,
    /// Where it begins, along its line.
    pub(super) start: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its base line, downwards.
    pub(super) base: f32,
    /// Its font's size.
    pub(super) size: f32,
    /// Its font's look.
    pub(super) look: LookId,
    /// How its line runs.
    pub(super) direction: Direction,
    /// Marked as not the document's text (ISO 32000-1, 14.8.2.2).
    pub(super) artifact: bool,
    /// The content that it belongs to in the structure tree; -1 for none.
    pub(super) content: i32,
}

/// How a line of text runs over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Direction {
    /// From left to right.
    Across,
    /// From top to bottom, the characters upright.
    Vertical,
    /// From top to bottom, the letters turned.
    Down,
    /// From bottom to top, the letters turned.
    Up,
    /// From right to left, the letters upside down.
    Back,
    /// Aslant, as a watermark.
    Aslant,
}

impl Direction {
    /// The point where text running this way stands, as start and base line of a line that runs across.
    pub(super) fn level(self, point: Point) -> (f64, f64) {
        match self {
            Self::Across | Self::Aslant => (point.x, point.y),
            Self::Down | Self::Vertical => (point.y, -point.x),
            Self::Up => (-point.y, point.x),
            Self::Back => (-point.x, -point.y),
        }
    }

    pub(super) fn of(along: Vec2) -> Self {
        match along.y.atan2(along.x).to_degrees() {
            -10.0..=10.0 => Self::Across,
            80.0..=100.0 => Self::Down,
            -100.0..=-80.0 => Self::Up,
            ..-170.0 | 170.0.. => Self::Back,
            _ => Self::Aslant,
        }
    }
}

/// Everything that a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Characters in the order in which they are drawn.
    pub(super) seen: Vec<Character>,
    /// Characters that are drawn to be found and not to be seen.
    pub(super) unseen: Vec<Character>,
    /// Glyphs that the file does not name in Unicode.
    pub(super) unknown: usize,
    /// Photographs, where they stand.
    pub(super) photographs: Vec<Photograph>,
    /// The share of the page that images cover, at least 0; more than 1 where they lie on each other.
    pub(super) pictured: f64,
    /// Whether the page draws more than is followed.
    pub(super) cut: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_read_from_the_way_the_letters_advance() {
        for (along, direction) in [
            ((1.0, 0.1), Direction::Across),
            ((0.0, 1.0), Direction::Down),
            ((0.0, -1.0), Direction::Up),
            ((-1.0, 0.0), Direction::Back),
            ((1.0, 1.0), Direction::Aslant),
        ] {
            assert_eq!(Direction::of(along.into()), direction);
        }
    }
}
