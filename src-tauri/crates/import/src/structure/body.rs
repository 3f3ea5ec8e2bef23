//! The lines of one article below its heading, with what parts them.

use std::ops::Range;

use flyleaf_model::Block;

use super::markup::Said;
use super::page::{Kind, Page};
use crate::lines;

/// One printed line of an article.
#[derive(Debug, Clone, Copy, Default)]
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
    /// The complete block that the line stands for, with the lines below it.
    pub(super) block: Option<&'a Block>,
    /// The level below the article's title, where the format says that it is a heading.
    pub(super) level: Option<u8>,
    /// Whether the format asks for the line end before it.
    pub(super) forced: bool,
    /// First byte of the text in the source.
    pub(super) start: usize,
}

impl BodyLine<'_> {
    /// Whether it is neither text nor a part of one with the lines around it.
    pub(super) fn stands_alone(&self) -> bool {
        self.rule || self.block.is_some()
    }

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
        title_level: Option<u8>,
    ) -> Self {
        let mut body = Vec::with_capacity(kept.len() + 1);
        if let Some((text, start)) = run_in {
            body.push(BodyLine { text, width: lines::columns(text), start, ..BodyLine::default() });
        }
        let above = title_level.unwrap_or(0);
        let mut done = 0;
        for &index in kept.iter() {
            if index < done {
                continue;
            }
            let line = &page.lines[index];
            let piece = page.markup.piece(index);
            let (mut block, mut level, mut forced) = (None, None, false);
            match page.markup.said(index) {
                Said::Whole if is_kept_whole(page, kept, &piece) => {
                    block = page.markup.block(index);
                    done = piece.end;
                }
                Said::Heading(own) => level = Some(own.saturating_sub(above).max(1)),
                Said::Paragraph => {
                    let line_end = page.source[..line.start].ends_with('\n');
                    forced =
                        index > piece.start && line_end && kept.binary_search(&(index - 1)).is_ok();
                }
                _ => {}
            }
            body.push(BodyLine {
                block,
                level,
                forced,
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

/// Whether every printed line of a block is the article's.
fn is_kept_whole(page: &Page<'_>, kept: &[usize], piece: &Range<usize>) -> bool {
    let from = kept.partition_point(|&line| line < piece.start);
    let own = kept[from..].iter().take_while(|&&line| line < piece.end).count();
    own == piece.clone().filter(|&line| page.is_text(line)).count()
}
