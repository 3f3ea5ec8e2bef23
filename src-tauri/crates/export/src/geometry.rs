//! The page: paper, measure, margins and type sizes, in points.
//!
//! The measure holds about 66 characters of the text type. With notes in the margin the page is asymmetric: text at
//! the left, notes at the right; without notes the text stands in the middle in slightly larger type.

use serde::Serialize;

use crate::Paper;

/// Everything about a page that the template needs; lengths in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Geometry {
    pub width: f64,
    pub height: f64,
    /// Margins of the article pages.
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// Width of the text.
    pub measure: f64,
    /// From the text to the notes.
    pub gap: f64,
    /// Width of the notes; 0 where the page has no note margin.
    pub note: f64,
    /// Margins left and right of running heads.
    pub outer: f64,
    /// Margins of the masthead page.
    pub cover: f64,
    /// Type size of the text, and from baseline to baseline.
    pub size: f64,
    pub line: f64,
    /// The same for the notes.
    pub note_size: f64,
    pub note_line: f64,
    /// Type size of an article's title.
    pub title: f64,
    /// The largest size that the masthead's title may have.
    pub display: f64,
}

impl Geometry {
    /// The page for `paper`, with or without a margin for notes.
    pub(crate) fn new(paper: Paper, note_margin: bool) -> Self {
        let (width, height) = match paper {
            Paper::A5 => (419.528, 595.276),
            Paper::A4 => (595.276, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        let small = paper == Paper::A5;
        let (size, line, measure) = match (small, note_margin) {
            (true, true) => (8.8, 13.0, 256.0),
            (true, false) => (9.6, 14.2, 298.0),
            (false, true) => (10.4, 15.6, 334.0),
            (false, false) => (11.2, 16.6, 358.0),
        };
        let outer = if small { 34.0 } else { 58.0 };
        let gap = if small { 14.0 } else { 22.0 };
        let (left, note) = if note_margin {
            (outer, width - 2.0 * outer - measure - gap)
        } else {
            ((width - measure) / 2.0, 0.0)
        };
        Self {
            width,
            height,
            left,
            right: width - left - measure,
            top: if small { 58.0 } else { 92.0 },
            bottom: if small { 46.0 } else { 74.0 },
            measure,
            gap,
            note,
            outer: if note_margin { outer } else { left },
            cover: outer,
            size,
            line,
            note_size: if small { 7.0 } else { 8.2 },
            note_line: if small { 9.4 } else { 11.2 },
            title: if small { 17.0 } else { 23.0 },
            display: if small { 42.0 } else { 60.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_notes_stay_on_the_paper() {
        for paper in [Paper::A5, Paper::A4, Paper::Letter] {
            for margin in [true, false] {
                let page = Geometry::new(paper, margin);
                let used =
                    page.left + page.measure + if margin { page.gap + page.note } else { 0.0 };
                assert!(used < page.width - 20.0, "{paper:?} {margin}: {page:?}");
                assert!(!margin || page.note > 80.0, "{paper:?}: {page:?}");
                let characters = page.measure / (page.size * 0.47);
                assert!((60.0..72.0).contains(&characters), "{paper:?} {margin}: {characters}");
            }
        }
    }
}
