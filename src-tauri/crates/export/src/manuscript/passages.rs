//! The annotations of one article where they stand in its text: colours behind passages, anchors of notes, numbers.

use flyleaf_model::{Annotation, Colour, Run, Span, Style};
use flyleaf_text::canonical::Canonical;
use flyleaf_text::segment;

use super::{Piece, Reference};

/// An annotation with its place.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    pub annotation: &'a Annotation,
    /// Names its note within the document; `None` for a bare highlight.
    pub note: Option<u32>,
    /// Its number where the note is printed in a list, or beside text without colours.
    pub number: Option<u32>,
    /// Whether its note stands in the margin.
    pub in_margin: bool,
    pub span: Span,
    /// Where its first character stands.
    pub first: usize,
    /// Where its last character ends.
    pub last: usize,
}

impl<'a> Passage<'a> {
    /// The passage of `annotation` in a text, if it has one.
    pub(crate) fn find(annotation: &'a Annotation, canonical: &Canonical) -> Option<Self> {
        let span = annotation.span()?;
        // A span that does not fit the text would be printed somewhere by guess.
        canonical.text.get(span.start..span.end)?;
        let mut touched =
            canonical.leaves.iter().filter(|leaf| leaf.start < span.end && leaf.end > span.start);
        let first = touched.next()?;
        let last = touched.next_back().unwrap_or(first);
        Some(Self {
            annotation,
            note: None,
            number: None,
            in_margin: false,
            span,
            first: span.start.max(first.start),
            last: span.end.min(last.end),
        })
    }
}

/// A leaf's runs cut at the edges of the passages, each piece with its colour and the notes that start or end at it.
pub(super) fn mark<'r>(
    runs: &'r [Run],
    leaf: Span,
    passages: &[Passage<'_>],
    in_colour: bool,
    opening: usize,
) -> Vec<(Piece, &'r str, &'r Run)> {
    let here: Vec<&Passage<'_>> = passages
        .iter()
        .filter(|passage| passage.span.start < leaf.end && passage.span.end > leaf.start)
        .collect();
    let mut edges: Vec<usize> =
        here.iter().flat_map(|passage| [passage.span.start, passage.span.end]).collect();
    edges.push(leaf.start + opening);
    segment::cut(runs, leaf.start, &edges)
        .into_iter()
        .map(|cut| {
            let colours = |style: Style| {
                here.iter()
                    .filter(|passage| {
                        passage.span.start <= cut.span.start && passage.span.end >= cut.span.end
                    })
                    .filter(move |passage| passage.annotation.style == style)
                    .map(|passage| passage.annotation.colour)
                    .filter(|_| in_colour)
            };
            let piece = Piece {
                fill: blend(colours(Style::Highlight)),
                // Lines under the same words cover one another; the one that starts last is seen.
                underline: colours(Style::Underline).next_back().map(rule_colour),
                opening: cut.span.end <= leaf.start + opening,
                anchors: here
                    .iter()
                    .filter(|passage| passage.in_margin && passage.first == cut.span.start)
                    .filter_map(|passage| passage.note)
                    .collect(),
                references: here
                    .iter()
                    .filter(|passage| passage.last == cut.span.end)
                    .filter_map(|passage| {
                        Some(Reference { note: passage.note?, number: passage.number? })
                    })
                    .collect(),
                ..Piece::default()
            };
            (piece, cut.text, cut.run)
        })
        .collect()
}

/// The colour of layers of highlighter, one over the other: each lets through its share of the light.
fn blend(colours: impl Iterator<Item = Colour>) -> Option<String> {
    let mut seen: Vec<Colour> = Vec::new();
    let mut ground = [1.0f64; 3];
    for colour in colours {
        if seen.contains(&colour) {
            // Twice the same ink does not show.
            continue;
        }
        seen.push(colour);
        for (channel, ink) in ground.iter_mut().zip(fill(colour)) {
            *channel *= f64::from(ink) / 255.0;
        }
    }
    (!seen.is_empty()).then(|| {
        let [red, green, blue] = ground.map(|channel| (channel * 255.0).round() as u8);
        format!("#{red:02x}{green:02x}{blue:02x}")
    })
}

/// Grounds of the light theme.
fn fill(colour: Colour) -> [u8; 3] {
    match colour {
        Colour::Straw => [0xF8, 0xE8, 0xA6],
        Colour::Sage => [0xD5, 0xE7, 0xC4],
        Colour::Sky => [0xCF, 0xE3, 0xF0],
        Colour::Rose => [0xF6, 0xD3, 0xD2],
    }
}

/// Rules of the light theme, dark enough to be told apart on white.
pub(super) fn rule_colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Straw => "#a87b00",
        Colour::Sage => "#56843b",
        Colour::Sky => "#3a7ba3",
        Colour::Rose => "#bc5268",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_darken_and_one_colour_twice_does_not() {
        assert_eq!(blend([Colour::Straw].into_iter()).as_deref(), Some("#f8e8a6"));
        assert_eq!(blend([Colour::Straw, Colour::Straw].into_iter()).as_deref(), Some("#f8e8a6"));
        assert_eq!(blend([Colour::Straw, Colour::Sky].into_iter()).as_deref(), Some("#c9cf9c"));
        assert_eq!(blend([].into_iter()), None);
    }
}
