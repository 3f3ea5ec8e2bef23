//! The lines of one article below its heading, with what parts them.

use super::page::{Kind, Page};
use crate::lines;

/// One printed line of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLine<'a> {
    /// Without blanks around it.
    pub(super) text: &'a str,
    /// Columns of blanks before it.
    pub(super) indent: usize,
    /// Columns of the text.
    pub(super) width: usize,
    /// Blank lines above it.
    pub(super) gap: usize,
    /// Whether it is a rule.
    pub(super) rule: bool,
    /// Whether a heading begins here.
    pub(super) heading: bool,
    /// First byte of the text in the source.
    pub(super) start: usize,
}

impl BodyLine<'_> {
    /// One past its last column.
    pub(super) fn right(&self) -> usize {
        self.indent + self.width
    }
}

/// The lines of an article below its heading.
pub(super) struct Body<'a> {
    pub(super) lines: Vec<BodyLine<'a>>,
}

impl<'a> Body<'a> {
    /// The given lines of the page; `run_in` is text that stands on the heading's own
    /// line, with its first byte in the source.
    pub(super) fn new(
        page: &Page<'a>,
        kept: &[usize],
        run_in: Option<(&'a str, usize)>,
        headings: &[usize],
    ) -> Self {
        let mut body = Vec::with_capacity(kept.len() + 1);
        if let Some((text, start)) = run_in {
            body.push(BodyLine {
                text,
                indent: 0,
                width: lines::columns(text),
                gap: 0,
                rule: false,
                heading: false,
                start,
            });
        }
        for &index in kept {
            let line = &page.lines[index];
            body.push(BodyLine {
                text: line.text,
                indent: line.indent,
                width: line.width,
                gap: page.blanks_before(index),
                rule: page.kinds[index] == Kind::Rule,
                heading: headings.binary_search(&index).is_ok(),
                start: line.text_start(),
            });
        }
        Self { lines: body }
    }
}
