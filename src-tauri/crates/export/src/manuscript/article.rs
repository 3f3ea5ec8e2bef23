//! An article's blocks, and a note's, as printed blocks.

use flyleaf_model::{Block as Source, Colour, Mark, Run, Span};
use flyleaf_text::canonical::{Leaf, images, visit_leaves};

use super::footnotes::Footnotes;
use super::parts::paragraphs;
use super::passages::{Passage, mark, rule_colour};
use super::setter::{Ambient, Setter};
use super::{Block, Footnote, Piece};
use crate::pictures::Pictures;
use crate::script::{is_cjk, is_invisible};

/// Sets blocks one leaf after the other, so that passages find their leaves.
pub(super) struct BlockSetter<'s, 'f, 'a> {
    pub setter: &'s mut Setter<'f>,
    pub ambient: Ambient,
    pub passages: &'a [Passage<'a>],
    pub in_colour: bool,
    /// Width of the text, its type size and that of preformatted text, in points.
    pub width: f64,
    pub type_size: f64,
    pub code_size: f64,
    /// Where the next leaf starts.
    pub leaf_start: usize,
    /// Level of the last heading, 0 for the article's title.
    pub depth: u8,
    /// Bytes of the first leaf that open the article in small capitals.
    pub opening: usize,
    pub pictures: &'a Pictures,
    pub footnotes: Footnotes,
    /// Which of the outermost blocks are quotes with a rule, and its colour.
    pub ruled: &'a [(usize, Colour)],
    /// What the images show that could not be printed.
    pub unprinted: Vec<String>,
    /// Whether headings are no headings of the document: in cells and footnotes.
    pub plain_headings: bool,
    pub in_table: bool,
    /// Whether what is set is printed again on every page that a table runs over.
    pub in_head: bool,
    /// Quotes, lists and tables around what is set.
    pub nesting: usize,
}

/// Which paragraphs are indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indent {
    Always,
    /// Those that follow a paragraph.
    Following,
    Never,
}

/// Widths of the characters of preformatted text, in ems.
const LATIN_WIDTH: f64 = 0.6;
const CJK_WIDTH: f64 = 1.0;
/// Preformatted text shrinks to this part of its size before its lines are cut.
const SMALLEST: f64 = 0.72;
/// Quotes, lists and tables one inside the other that are set so; what is deeper is set as if it were this deep. The typesetter
/// refuses documents that nest without end, and nobody reads them.
const DEEPEST: usize = 8;

impl<'a> BlockSetter<'_, '_, 'a> {
    /// A setter of an article without anything written on it.
    pub(super) fn new<'s, 'f>(
        setter: &'s mut Setter<'f>,
        ambient: Ambient,
        pictures: &'a Pictures,
    ) -> BlockSetter<'s, 'f, 'a> {
        BlockSetter {
            setter,
            ambient,
            passages: &[],
            in_colour: false,
            width: 0.0,
            type_size: 10.0,
            code_size: 0.0,
            leaf_start: 0,
            depth: 0,
            opening: 0,
            pictures,
            footnotes: Footnotes::default(),
            ruled: &[],
            unprinted: Vec::new(),
            plain_headings: false,
            in_table: false,
            in_head: false,
            nesting: 0,
        }
    }
}

impl BlockSetter<'_, '_, '_> {
    /// Sets `blocks`: CJK paragraphs all indented, others where they follow a paragraph. A note's are never indented.
    pub(super) fn blocks(&mut self, blocks: &[Source]) -> Vec<Block> {
        let always = self.ambient.script.is_cjk() && !self.setter.is_note;
        self.inside(blocks, if always { Indent::Always } else { Indent::Following })
    }

    pub(super) fn inside(&mut self, blocks: &[Source], indents: Indent) -> Vec<Block> {
        let mut after_paragraph = false;
        let mut set = Vec::with_capacity(blocks.len());
        // What is inside of the outermost blocks has none.
        let ruled = std::mem::take(&mut self.ruled);
        for (index, block) in blocks.iter().enumerate() {
            let indent = match indents {
                Indent::Always => true,
                Indent::Following => after_paragraph,
                Indent::Never => false,
            };
            after_paragraph = matches!(block, Source::Paragraph { .. });
            set.push(match block {
                Source::Paragraph { runs } => {
                    set.extend(paragraphs(indent, self.leaf(runs, true)));
                    continue;
                }
                Source::Heading { level, runs } => self.heading(*level, runs),
                Source::List { items, .. } if self.nesting >= DEEPEST => {
                    set.extend(items.iter().flat_map(|item| self.inside(&item.blocks, indents)));
                    continue;
                }
                Source::Quote { blocks } if self.nesting >= DEEPEST => {
                    set.extend(self.inside(blocks, indents));
                    continue;
                }
                Source::List { ordered, start, items } => {
                    let items =
                        items.iter().map(|item| self.deeper(&item.blocks, Indent::Following));
                    Block::List { ordered: *ordered, start: *start, items: items.collect() }
                }
                Source::Quote { blocks } => {
                    let rule = ruled.iter().find(|(ruled, _)| *ruled == index);
                    let colour = rule.map(|(_, colour)| rule_colour(*colour));
                    let indents = if colour.is_some() { Indent::Never } else { indents };
                    Block::Quote { blocks: self.deeper(blocks, indents), colour }
                }
                Source::Preformatted { text } => self.preformatted(text),
                Source::Table { rows, .. } if self.nesting >= DEEPEST => {
                    let cells = rows.iter().flat_map(|row| &row.cells);
                    set.extend(cells.flat_map(|cell| self.inside(&cell.blocks, Indent::Never)));
                    continue;
                }
                Source::Table { head, rows } => match self.table(rows, *head) {
                    Some(table) => table,
                    None => continue,
                },
                Source::Figure { image, alt, caption } => self.figure(image.as_ref(), alt, caption),
                Source::Footnote { label, blocks, .. } => {
                    self.footnote(label, blocks);
                    continue;
                }
                Source::Rule => Block::Rule,
            });
        }
        set
    }

    fn deeper(&mut self, blocks: &[Source], indents: Indent) -> Vec<Block> {
        self.nesting += 1;
        let set = self.inside(blocks, indents);
        self.nesting -= 1;
        set
    }

    /// A footnote stands after the article, wherever the issue has it.
    fn footnote(&mut self, label: &str, blocks: &[Source]) {
        let number = self.footnotes.next();
        let plain_headings = std::mem::replace(&mut self.plain_headings, true);
        let ambient = self.ambient.clone();
        let mark = self.setter.plain(label, &ambient);
        let blocks = self.inside(blocks, Indent::Never);
        self.footnotes.put(number, Footnote { mark, blocks, ..Footnote::default() });
        self.plain_headings = plain_headings;
    }

    /// PDF/UA knows no heading without words, and no level that skips another.
    fn heading(&mut self, level: u8, runs: &[Run]) -> Block {
        let pieces = self.leaf(runs, true);
        let blank = |c: char| c.is_whitespace() || is_invisible(c);
        if self.plain_headings {
            let strong = |piece| Piece { strong: true, ..piece };
            let pieces = pieces.into_iter().map(strong).collect();
            return Block::Paragraph { indent: false, pieces, quick: false };
        }
        if pieces.iter().all(|piece| piece.text.chars().all(blank)) {
            return Block::Paragraph { indent: false, pieces, quick: false };
        }
        self.depth = level.clamp(1, self.depth + 1);
        Block::Heading { level: self.depth, pieces }
    }

    pub(super) fn leaf(&mut self, runs: &[Run], cuts_words: bool) -> Vec<Piece> {
        self.setter.begin(cuts_words);
        let start = self.leaf_start;
        let length: usize = runs.iter().map(|run| run.text.len()).sum();
        // One line feed joins the leaves of the canonical text.
        self.leaf_start = start + length + 1;
        let opening = std::mem::take(&mut self.opening);
        let leaf = Span::new(start, start + length);
        let mut pieces = Vec::new();
        for (like, text, run) in mark(runs, leaf, self.passages, self.in_colour, opening) {
            let link = run.link.as_deref().filter(|_| !self.in_head);
            let note = link.and_then(|link| self.footnotes.reference(link));
            let (to, from) = note.map_or((None, None), |note| (Some(note.to), note.from));
            let like = Piece {
                emphasis: run.marks.contains(&Mark::Emphasis),
                strong: run.marks.contains(&Mark::Strong),
                code: run.marks.contains(&Mark::Code),
                strike: run.marks.contains(&Mark::Strikethrough),
                raised: run.marks.contains(&Mark::Superscript),
                lowered: run.marks.contains(&Mark::Subscript),
                to,
                from,
                link: link.filter(|link| !link.starts_with('#')).map(str::to_owned),
                repeated: self.in_head,
                ..like
            };
            pieces.extend(self.setter.set(&like, text, &self.ambient, run.language.as_deref()));
        }
        pieces
    }

    fn preformatted(&mut self, text: &str) -> Block {
        let width_of = |c: char| if is_cjk(c) { CJK_WIDTH } else { LATIN_WIDTH };
        let widest = text
            .lines()
            .map(|line| expand_tabs(line).chars().map(width_of).sum::<f64>())
            .fold(1.0, f64::max);
        let size = (self.width / widest).clamp(self.code_size * SMALLEST, self.code_size);
        let room = self.width / size;
        let run = [Run::plain(text)];
        let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
        let mut used = 0.0;
        let mut column = 0;
        for piece in self.leaf(&run, false) {
            let mut part = Piece { text: String::new(), line_end: false, ..piece.clone() };
            for c in piece.text.chars() {
                let (c, count) = if c == '\t' { (' ', 8 - column % 8) } else { (c, 1) };
                for _ in 0..count {
                    if used + width_of(c) > room + 1e-6 {
                        end_line(&mut lines, &mut part);
                        used = 0.0;
                    }
                    part.text.push(c);
                    used += width_of(c);
                    column += 1;
                }
            }
            end_piece(&mut lines, part);
            if piece.line_end {
                lines.push(Vec::new());
                (used, column) = (0.0, 0);
            }
        }
        Block::Preformatted { size, lines }
    }
}

/// Puts what is set of a piece on the line and starts the next line with the rest of it.
fn end_line(lines: &mut Vec<Vec<Piece>>, part: &mut Piece) {
    let rest = Piece { text: String::new(), anchors: Vec::new(), ..part.clone() };
    let references = std::mem::take(&mut part.references);
    end_piece(lines, std::mem::replace(part, Piece { references, ..rest }));
    lines.push(Vec::new());
}

fn end_piece(lines: &mut [Vec<Piece>], part: Piece) {
    if (!part.text.is_empty() || !part.anchors.is_empty() || !part.references.is_empty())
        && let Some(line) = lines.last_mut()
    {
        line.push(part);
    }
}

fn expand_tabs(line: &str) -> String {
    let mut expanded = String::with_capacity(line.len());
    let mut column = 0;
    for c in line.chars() {
        let (c, count) = if c == '\t' { (' ', 8 - column % 8) } else { (c, 1) };
        expanded.extend(std::iter::repeat_n(c, count));
        column += count;
    }
    expanded
}

/// How many bytes of an article's first paragraph are set in small capitals: its first words, up to about twenty-five
/// characters, never past a mark of punctuation; none where the paragraph is short or not in an alphabet with capitals.
pub(super) fn opening(blocks: &[Source]) -> usize {
    const WORDS: usize = 4;
    const LONGEST: usize = 25;
    const PARAGRAPH: usize = 90;
    let Some(Source::Paragraph { runs }) = blocks.first() else { return 0 };
    let Some(first) = runs.first() else { return 0 };
    let length: usize = runs.iter().map(|run| run.text.chars().count()).sum();
    if length < PARAGRAPH
        || !first.marks.is_empty()
        || first.link.is_some()
        || first.language.is_some()
    {
        return 0;
    }
    let mut end = 0;
    let mut words = 0;
    for (at, c) in first.text.char_indices() {
        if c == ' ' {
            words += 1;
            end = at;
            if words == WORDS || at > LONGEST {
                break;
            }
        } else if !(c.is_alphabetic() && !is_cjk(c) || matches!(c, '\'' | '’' | '-' | '“' | '"'))
        {
            // A comma may close the phrase; a figure or a bracket makes small capitals look like an accident.
            if matches!(c, ',') {
                end = at;
                words += 1;
            }
            break;
        }
        if at > LONGEST {
            break;
        }
    }
    let mut phrase = &first.text[..end];
    // Small words that lead on to what follows stay with it.
    while words > 2
        && let Some((before, last)) = phrase.rsplit_once(' ')
        && last.chars().count() <= 3
    {
        phrase = before;
        words -= 1;
    }
    if words >= 2 { phrase.len() } else { 0 }
}

/// A measure of how much room an article takes: characters, an ideograph counting as two.
pub(super) fn weight(blocks: &[Source]) -> usize {
    /// A picture takes about a third of a page.
    const PICTURE: usize = 900;
    let mut weight = images(blocks).len() * PICTURE;
    visit_leaves(blocks, &mut |leaf| {
        let mut add = |text: &str| {
            weight += text.chars().map(|c| if is_cjk(c) { 2 } else { 1 }).sum::<usize>() + 40;
        };
        match leaf {
            Leaf::Runs(runs) => runs.iter().for_each(|run| add(&run.text)),
            Leaf::Preformatted(text) => add(text),
        }
    });
    weight
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening_of(text: &str) -> String {
        let filler = " and so the long sentence goes on until it is long enough to be opened with small capitals";
        let blocks = [Source::Paragraph { runs: vec![Run::plain(format!("{text}{filler}"))] }];
        format!("{text}{filler}")[..opening(&blocks)].to_owned()
    }

    #[test]
    fn the_first_words_open_an_article() {
        assert_eq!(opening_of("The tide clock on the east mole"), "The tide clock");
        assert_eq!(opening_of("In March, the harbour"), "In March");
        assert_eq!(opening_of("In 1911 the harbour"), "");
        assert_eq!(opening_of("潮先知风"), "");
    }
}
