//! The lines of a source with what each is at first sight, and the questions asked of neighbouring lines.

use flyleaf_model::Span;

use super::markup::{Markup, Said};
use super::{boilerplate, furniture};
use crate::flow::Flow;
use crate::lines::{self, Line};

/// What a line is, before any structure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// Nothing printed.
    Blank,
    /// A drawn line.
    Rule,
    /// Page numbers, running heads, layout debris, page ends.
    Furniture,
    /// Signature armour, mail headers.
    Boilerplate,
    /// What the file says of the issue outside its text.
    Front,
    /// What the file says of a part outside its text.
    Head,
}

/// A source as lines.
pub(super) struct Page<'a> {
    /// The whole text.
    pub(super) source: &'a str,
    /// Its lines; they partition it.
    pub(super) lines: Vec<Line<'a>>,
    /// One kind a line.
    pub(super) kinds: Vec<Kind>,
    /// For each line, one past the last line of the run of text lines that it belongs to; itself where it is no text.
    block_ends: Vec<u32>,
    /// The column at which prose was wrapped; `None` where lines are paragraphs.
    pub(super) wrap: Option<usize>,
    /// What the format says of the lines.
    pub(super) markup: Markup<'a>,
}

/// Lines wider than this were not wrapped for a terminal or a typewriter.
const WIDEST_WRAP: usize = 110;
/// A few lines narrower than this are no wrapped prose.
const NARROWEST_WRAP: usize = 50;
/// A wrap width needs this many continued lines to be believed.
const FEWEST_WRAPPED: usize = 3;

impl<'a> Page<'a> {
    /// Looks at every line of a plain text.
    #[cfg(test)]
    pub(super) fn new(source: &'a str, lines: Vec<Line<'a>>) -> Self {
        Self::with_markup(source, lines, Markup::none())
    }

    /// Looks at every line of a flow.
    pub(super) fn of(flow: &'a Flow, lines: Vec<Line<'a>>) -> Self {
        let markup = Markup::of(flow, &lines);
        Self::with_markup(&flow.source, lines, markup)
    }

    fn with_markup(source: &'a str, lines: Vec<Line<'a>>, markup: Markup<'a>) -> Self {
        let say = |kinds: &mut [Kind]| {
            for (line, kind) in kinds.iter_mut().enumerate() {
                if !lines[line].is_blank() {
                    *kind = markup.kind(line).unwrap_or(*kind);
                }
            }
        };
        let mut kinds: Vec<Kind> = lines.iter().map(furniture::kind).collect();
        say(&mut kinds);
        boilerplate::mark(&lines, &mut kinds);
        furniture::mark_repeated(&lines, &mut kinds);
        // Whatever a line of a table or a heading looks like, it stays one.
        say(&mut kinds);
        keep_pages(&lines, &markup, &mut kinds);
        let wrap = wrap_width(&lines, &kinds, &markup);
        let mut page = Self { source, lines, kinds, block_ends: Vec::new(), wrap, markup };
        page.find_blocks();
        page
    }

    /// The level of a heading that the format marks, on its first line.
    pub(super) fn heading_level(&self, line: usize) -> Option<u8> {
        match self.markup.said(line) {
            Said::Heading(level) if self.markup.piece(line).start == line => Some(level),
            _ => None,
        }
    }

    /// Bytes of a line's text in the source.
    pub(super) fn span(&self, line: usize) -> Span {
        let start = self.lines[line].text_start();
        Span::new(start, start + self.text(line).len())
    }

    /// Number of lines.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether a line holds words.
    pub(super) fn is_text(&self, line: usize) -> bool {
        self.kinds.get(line) == Some(&Kind::Text)
    }

    /// A line's text without blanks around it.
    pub(super) fn text(&self, line: usize) -> &'a str {
        self.lines[line].text
    }

    /// Whether a text line stands first after anything that is not text.
    pub(super) fn starts_block(&self, line: usize) -> bool {
        line == 0 || !self.is_text(line - 1)
    }

    /// Whether a text line stands last before anything that is not text.
    pub(super) fn ends_block(&self, line: usize) -> bool {
        !self.is_text(line + 1)
    }

    /// Finds the runs of text lines anew; due whenever a kind was changed.
    pub(super) fn find_blocks(&mut self) {
        let mut ends: Vec<u32> = (0..self.kinds.len() as u32).collect();
        for line in (0..ends.len()).rev().filter(|&line| self.kinds[line] == Kind::Text) {
            ends[line] = ends.get(line + 1).copied().unwrap_or(line as u32 + 1);
        }
        self.block_ends = ends;
    }

    /// One past the last line of the run of text lines that `line` begins or belongs to.
    pub(super) fn block_end(&self, line: usize) -> usize {
        self.block_ends.get(line).map_or(self.len(), |&end| end as usize)
    }

    /// The nearest text line before `line`.
    pub(super) fn text_before(&self, line: usize) -> Option<usize> {
        (0..line).rev().take(64).find(|&before| self.is_text(before))
    }

    /// The nearest text line at or after `line`.
    pub(super) fn text_from(&self, line: usize) -> Option<usize> {
        (line..self.len()).find(|&after| self.is_text(after))
    }

    /// Blank lines right before `line`; page furniture counts as none and is looked through.
    pub(super) fn blanks_before(&self, line: usize) -> usize {
        let mut blanks = 0;
        for before in (0..line).rev() {
            match self.kinds[before] {
                Kind::Blank => blanks += 1,
                Kind::Furniture => {}
                _ => break,
            }
        }
        blanks
    }

    /// Whether the last thing printed before `line` is a rule.
    pub(super) fn rule_before(&self, line: usize) -> bool {
        (0..line)
            .rev()
            .take(16)
            .find(|&before| self.kinds[before] != Kind::Blank)
            .is_some_and(|b| self.kinds[b] == Kind::Rule)
    }

    /// Whether the run of lines at `line` reads as running text rather than as titles or list items.
    pub(super) fn is_prose(&self, line: usize) -> bool {
        let end = self.block_end(line).min(line + 12);
        let text = self.text(line);
        if end - line >= 2 {
            let wrap = self.wrap.unwrap_or(usize::MAX);
            let filled = (line..end - 1)
                .filter(|&l| self.lines[l].right() * 4 >= wrap.saturating_mul(3))
                .count();
            let marked =
                (line + 1..end).filter(|&l| super::markers::marker(self.text(l)).is_some()).count();
            if self.wrap.is_some()
                && filled * 3 >= (end - line - 1) * 2
                && marked == 0
                && (end - line > 2 || stops(self.text(end - 1)))
            {
                return true;
            }
        }
        is_sentence_like(text)
    }
}

/// Whether a text ends with a mark that ends sentences.
pub(super) fn stops(text: &str) -> bool {
    let closed = text.trim_end_matches(['"', '”', '’', '\'', ')', '）', '」', '』', '》', ']']);
    closed.ends_with(['.', '!', '?', '。', '！', '？', '…', ';', '；'])
        || (closed.is_empty() && !text.is_empty())
}

/// Whether one line alone is plainly a sentence or more: long, with stops or many words.
pub(super) fn is_sentence_like(text: &str) -> bool {
    let wide = text.chars().filter(|&c| lines::is_wide(c)).count();
    if wide * 2 > text.chars().count() {
        let commas = text.contains(['，', '。', '；', '！', '？']);
        return (wide >= 28 && commas && stops(text)) || wide >= 60;
    }
    let words = text.split_whitespace().count();
    (words >= 12 && stops(text)) || words >= 26
}

/// A division of the file that seems to hold nothing but page furniture holds that as its text.
fn keep_pages(lines: &[Line<'_>], markup: &Markup<'_>, kinds: &mut [Kind]) {
    let mut from = 0;
    for part in markup.parts() {
        let first = from + lines[from..].partition_point(|line| line.start < part.span.start);
        let end = first + lines[first..].partition_point(|line| line.start < part.span.end);
        // A part that holds others begins before them.
        from = first;
        if !kinds[first..end].contains(&Kind::Text) {
            for (line, kind) in (first..end).zip(&mut kinds[first..end]) {
                if *kind == Kind::Furniture && markup.said(line) == Said::Paragraph {
                    *kind = Kind::Text;
                }
            }
        }
    }
}

fn wrap_width(lines: &[Line<'_>], kinds: &[Kind], markup: &Markup<'_>) -> Option<usize> {
    // Where the format tells paragraphs apart, one line too wide shows that its line ends are meant.
    let said = |line: usize| markup.said(line) == Said::Paragraph;
    let typed = |line: usize| kinds[line] == Kind::Text && markup.said(line) == Said::Nothing;
    let wide = |line: usize| said(line) && lines[line].width > WIDEST_WRAP;
    if (0..lines.len()).any(wide) && !(0..lines.len()).any(typed) {
        return None;
    }
    let mut widths: Vec<usize> = (1..lines.len())
        .filter(|&i| kinds[i] == Kind::Text && kinds[i - 1] == Kind::Text)
        .filter(|&i| lines[i - 1].width >= 30)
        .map(|i| lines[i - 1].right())
        .collect();
    widths.sort_unstable();
    let (&least, &most) = (widths.first()?, widths.last()?);
    // A short text shows its margin only if its lines reach about equally far.
    if widths.len() < FEWEST_WRAPPED && (least < NARROWEST_WRAP || least * 5 < most * 4) {
        return None;
    }
    let width = widths[widths.len() * 9 / 10];
    // Wrapped lines rarely happen to end with a sentence; where most full lines do, lines are paragraphs.
    let full = (1..lines.len())
        .filter(|&i| kinds[i] == Kind::Text && kinds[i - 1] == Kind::Text)
        .map(|i| &lines[i - 1])
        .filter(|line| line.right() * 4 >= width * 3);
    let (ended, open): (Vec<&Line<'_>>, Vec<&Line<'_>>) = full.partition(|line| stops(line.text));
    (width <= WIDEST_WRAP && open.len() >= ended.len()).then_some(width)
}
