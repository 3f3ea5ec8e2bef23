//! The question: what does the format itself say of a line?
//!
//! Markup is the issue's own word on its structure, where it has any: headings and their levels, lists and tables that
//! are complete, lines that only frame the text. A plain text says nothing, and every line is asked by its looks alone.

use std::ops::Range;

use flyleaf_model::{Block, Format, Mark, Span};

use super::page::Kind;
use crate::flow::{Declared, Flow, Part, Shape, Style};
use crate::lines::Line;

/// What the format says of a line of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// It is running text.
    Paragraph,
    /// It is a heading of this level.
    Heading(u8),
    /// It is part of a block that is complete.
    Whole,
}

/// What a format says of the lines of its text.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The piece, as its place in the flow.
    piece: u32,
    /// The piece's first line.
    first: u32,
    /// One past the piece's last line.
    end: u32,
}

/// What the format says, line by line.
pub(super) struct Markup<'a> {
    flow: Option<&'a Flow>,
    /// One place a line; empty where the format says nothing.
    places: Vec<Option<Place>>,
    /// How many headings it marks.
    headings: usize,
}

/// A preformatted block with this share of all bytes, one in so many, is not a listing: the issue itself is set so.
const ISSUE_SHARE: usize = 2;

impl<'a> Markup<'a> {
    /// Markup of a text that has none.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self { flow: None, places: Vec::new(), headings: 0 }
    }

    /// What a flow says of the lines of its source.
    pub(super) fn of(flow: &'a Flow, lines: &[Line<'_>]) -> Self {
        let mut places = vec![None; if flow.pieces.is_empty() { 0 } else { lines.len() }];
        let mut line = 0;
        let mut headings = 0;
        for (index, piece) in flow.pieces.iter().enumerate() {
            let typed = matches!(piece.shape, Shape::Whole(Block::Preformatted { .. }));
            if typed && piece.span.len() * ISSUE_SHARE >= flow.source.len() {
                continue;
            }
            while lines.get(line).is_some_and(|line| line.start < piece.span.start) {
                line += 1;
            }
            let first = line;
            while lines.get(line).is_some_and(|line| line.start < piece.span.end) {
                line += 1;
            }
            let place = Place { piece: index as u32, first: first as u32, end: line as u32 };
            places[first..line].fill(Some(place));
            headings += usize::from(matches!(piece.shape, Shape::Heading(_)) && first < line);
        }
        Self { flow: Some(flow), places, headings }
    }

    fn shape(&self, line: usize) -> Option<&'a Shape> {
        let place = (*self.places.get(line)?)?;
        Some(&self.flow?.pieces[place.piece as usize].shape)
    }

    /// What a line is by the format's word, whatever it looks like.
    pub(super) fn kind(&self, line: usize) -> Option<Kind> {
        match self.shape(line)? {
            Shape::Paragraph => None,
            Shape::Heading(_) | Shape::Whole(_) => Some(Kind::Text),
            Shape::Rule => Some(Kind::Rule),
            Shape::Front => Some(Kind::Front),
            Shape::Head => Some(Kind::Head),
            Shape::Furniture => Some(Kind::Furniture),
            Shape::Boilerplate => Some(Kind::Boilerplate),
        }
    }

    /// What the format says of a line.
    pub(super) fn said(&self, line: usize) -> Said {
        match self.shape(line) {
            Some(Shape::Paragraph) => Said::Paragraph,
            Some(Shape::Heading(level)) => Said::Heading(*level),
            Some(Shape::Whole(_)) => Said::Whole,
            _ => Said::Nothing,
        }
    }

    /// The complete block that a line belongs to.
    pub(super) fn block(&self, line: usize) -> Option<&'a Block> {
        match self.shape(line)? {
            Shape::Whole(block) => Some(block),
            _ => None,
        }
    }

    /// The lines of the piece that a line belongs to; the line alone where the format says nothing of it.
    pub(super) fn piece(&self, line: usize) -> Range<usize> {
        match self.places.get(line) {
            Some(Some(place)) => place.first as usize..place.end as usize,
            _ => line..line + 1,
        }
    }

    /// How many headings the format marks.
    pub(super) fn headings(&self) -> usize {
        self.headings
    }

    /// The styles that touch a stretch of the source, in order.
    pub(super) fn styles(&self, span: Span) -> &'a [Style] {
        let Some(flow) = self.flow else { return &[] };
        let from = flow.styles.partition_point(|style| style.span.end <= span.start);
        let count = flow.styles[from..].partition_point(|style| style.span.start < span.end);
        &flow.styles[from..from + count]
    }

    /// Whether all that is printed in a stretch of the source is set in strong type.
    pub(super) fn is_strong(&self, span: Span) -> bool {
        let strong: usize = self
            .styles(span)
            .iter()
            .filter(|style| style.marks.contains(&Mark::Strong))
            .map(|style| style.span.end.min(span.end) - style.span.start.max(span.start))
            .sum();
        !span.is_empty() && strong == span.len()
    }

    /// Whether all of a stretch of the source leads to places in the document.
    pub(super) fn leads_inside(&self, span: Span) -> bool {
        if span.is_empty() {
            return false;
        }
        let inside = |style: &Style| style.link.as_ref().is_some_and(|link| link.starts_with('#'));
        self.styles(span)
            .iter()
            .filter(|style| inside(style))
            .map(|style| style.span.end.min(span.end) - style.span.start.max(span.start))
            .sum::<usize>()
            == span.len()
    }

    /// Whether the file is one page of a site or one document, which most often is one article and names it.
    pub(super) fn is_page(&self) -> bool {
        let format = self.flow.map(|flow| flow.format);
        matches!(format, Some(Format::Html | Format::Markdown)) && self.parts().is_empty()
    }

    /// The divisions that the file makes.
    pub(super) fn parts(&self) -> &'a [Part] {
        self.flow.map_or(&[], |flow| &flow.parts)
    }

    /// What the file says of itself outside its text.
    pub(super) fn declared(&self) -> Option<&'a Declared> {
        self.flow.map(|flow| &flow.declared)
    }
}
