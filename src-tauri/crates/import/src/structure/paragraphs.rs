//! The question: where does a paragraph end?
//!
//! Printed lines are put together to paragraphs, lists, quotes, headings and preformatted blocks. Line ends that only
//! fit the page become a space, or nothing between characters written without spaces; a sentence that a line end or a
//! blank line cut in two is made whole where the evidence is strong. Words are never changed, added or left out.

use flyleaf_model::{Block, Span};

use super::body::{Body, BodyLine};
use super::joining::{Vocabulary, append_line, append_printed, is_cut};
use super::lists::{self, Item};
use super::looks;
use super::markers;
use super::markup::Markup;
use super::page::{Page, stops};
use super::preformatted;
use super::printed::Printed;
use crate::lines::{self, is_blank, is_wide};

/// How many sentences were made whole, and where the first was cut.
#[derive(Debug, Default)]
pub(super) struct Rejoined {
    pub(super) count: usize,
    pub(super) first: Span,
}

impl Rejoined {
    fn add(&mut self, at: usize) {
        if self.count == 0 {
            self.first = Span::new(at, at);
        }
        self.count += 1;
    }
}

/// A part of an article before lists are put together.
enum Unit {
    Paragraph { text: Printed, indent: usize, gap: usize, start: usize },
    Item { item: Item, gap: usize },
    Done(Block),
}

/// Makes the blocks of an article.
pub(super) fn blocks(
    body: &Body<'_>,
    page: &Page<'_>,
    vocabulary: &Vocabulary<'_>,
    rejoined: &mut Rejoined,
) -> Vec<Block> {
    let mut reader = Reader { wrap: page.wrap, markup: &page.markup, vocabulary, rejoined };
    reader.blocks(&body.lines, 0)
}

/// Deepest nesting of quotes.
const DEEPEST_QUOTE: usize = 6;

struct Reader<'v, 'r> {
    wrap: Option<usize>,
    markup: &'v Markup<'v>,
    vocabulary: &'v Vocabulary<'v>,
    rejoined: &'r mut Rejoined,
}

impl Reader<'_, '_> {
    fn blocks(&mut self, lines: &[BodyLine<'_>], depth: usize) -> Vec<Block> {
        let mut units = Vec::new();
        let mut from = 0;
        while from < lines.len() {
            let quoted = is_quoted(&lines[from]);
            let same = |line: &BodyLine<'_>| {
                line.gap == 0
                    && !line.stands_alone()
                    && is_quoted(line) == quoted
                    && line.level == lines[from].level
                    && !line.heading
            };
            let end = from
                + 1
                + lines[from + 1..]
                    .iter()
                    .take_while(|line| !lines[from].stands_alone() && same(line))
                    .count();
            self.chunk(&lines[from..end], quoted && depth < DEEPEST_QUOTE, depth, &mut units);
            from = end;
        }
        self.rejoin(&mut units);
        assemble(units, self.markup)
    }

    /// Reads lines that no blank line parts.
    fn chunk(&mut self, chunk: &[BodyLine<'_>], quoted: bool, depth: usize, units: &mut Vec<Unit>) {
        let first = &chunk[0];
        if first.rule {
            units.push(Unit::Done(Block::Rule));
        } else if let Some(block) = first.block {
            units.push(Unit::Done(block.clone()));
        } else if let Some(level) = first.level {
            let mut text = Printed::default();
            chunk.iter().for_each(|line| text.append(line.text, line.start));
            units.push(Unit::Done(Block::Heading { level, runs: text.runs(self.markup) }));
        } else if quoted {
            let inner: Vec<BodyLine<'_>> = unquoted(chunk);
            if !inner.is_empty() {
                units.push(Unit::Done(Block::Quote { blocks: self.blocks(&inner, depth + 1) }));
            }
        } else if !(self.wrap.is_none() && chunk.iter().any(|line| line.forced))
            && preformatted::is_preformatted(chunk, preformatted::margin(chunk, self.wrap))
        {
            units.push(Unit::Done(Block::Preformatted { text: preformatted::text(chunk) }));
        } else {
            self.flow(chunk, units);
        }
    }

    /// Reads running text and list items.
    fn flow(&mut self, chunk: &[BodyLine<'_>], units: &mut Vec<Unit>) {
        let margin = preformatted::margin(chunk, self.wrap);
        let base = chunk.iter().map(|line| line.indent).min().unwrap_or(0);
        let mut from = 0;
        if chunk[0].heading
            && let Some(end) = heading_end(chunk)
        {
            let mut text = Printed::default();
            for line in &chunk[..end] {
                let bare = looks::undecorated(line.text);
                text.append(
                    bare,
                    line.start + (bare.as_ptr() as usize - line.text.as_ptr() as usize),
                );
            }
            let level = if end == chunk.len() { 1 } else { 2 };
            units.push(Unit::Done(Block::Heading { level, runs: text.runs(self.markup) }));
            from = end;
        }
        let mut open: Option<Unit> = None;
        for index in from..chunk.len() {
            let line = &chunk[index];
            let previous =
                index.checked_sub(1).filter(|_| open.is_some()).map(|index| &chunk[index]);
            let marker = markers::marker(line.text)
                .filter(|_| can_mark(previous, open.as_ref(), line, margin));
            let parted = previous.is_some_and(|previous| {
                let in_item = matches!(open, Some(Unit::Item { .. }));
                !(line.forced && margin.is_none())
                    && is_break(previous, line, base, margin, in_item)
            });
            let gap = if index == 0 { line.gap } else { 0 };
            if let Some(marker) = marker {
                units.extend(open.take());
                let (printed, text) = line.text.split_at(marker.length);
                let item = Item {
                    marker,
                    indent: line.indent,
                    printed: Printed::new(printed, line.start),
                    text: Printed::new(text, line.start + printed.len()),
                    blocks: Vec::new(),
                    heads: false,
                };
                open = Some(Unit::Item { item, gap });
            } else if parted || open.is_none() {
                units.extend(open.take());
                open = Some(Unit::Paragraph {
                    text: Printed::new(line.text, line.start),
                    indent: line.indent,
                    gap,
                    start: line.start,
                });
            } else if let Some(
                Unit::Paragraph { text, .. } | Unit::Item { item: Item { text, .. }, .. },
            ) = &mut open
            {
                if margin.is_none() && line.forced {
                    text.insert('\n');
                    text.push(line.text, line.start);
                    continue;
                }
                if margin.is_none() {
                    self.rejoined.add(line.start);
                }
                append_line(text, line.text, line.start, self.vocabulary);
            }
        }
        units.extend(open);
    }

    /// Makes whole the sentences that blank lines cut.
    fn rejoin(&mut self, units: &mut Vec<Unit>) {
        let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
        for unit in units.drain(..) {
            if let (
                Some(
                    Unit::Paragraph { text: first, .. }
                    | Unit::Item { item: Item { text: first, .. }, .. },
                ),
                Unit::Paragraph { text, start, gap, .. },
            ) = (joined.last_mut(), &unit)
                && *gap > 0
                && is_cut(first.text(), text.text())
            {
                append_printed(first, text, self.vocabulary);
                self.rejoined.add(*start);
            } else {
                joined.push(unit);
            }
        }
        *units = joined;
    }
}

/// Whether a marker may begin an item here: first in its chunk, among items, or after a line that had ended.
fn can_mark(
    previous: Option<&BodyLine<'_>>,
    open: Option<&Unit>,
    line: &BodyLine<'_>,
    margin: Option<usize>,
) -> bool {
    match (previous, open) {
        (None, _) | (_, Some(Unit::Item { .. })) => true,
        (Some(previous), _) => {
            stops(previous.text)
                || previous.text.ends_with([':', '：'])
                || line.indent >= previous.indent + 2
                || margin.is_none()
        }
    }
}

/// Whether a line end parts two paragraphs.
fn is_break(
    previous: &BodyLine<'_>,
    line: &BodyLine<'_>,
    base: usize,
    margin: Option<usize>,
    in_item: bool,
) -> bool {
    let small = line.text.starts_with(char::is_lowercase);
    let Some(wrap) = margin else {
        return !(small && !stops(previous.text) && !previous.text.ends_with([':', '：']));
    };
    if in_item {
        return false;
    }
    // A paragraph that begins with an indented line.
    if line.indent >= base + 2 && previous.indent < line.indent && !small {
        return true;
    }
    let ended = stops(previous.text) || previous.text.ends_with([':', '：']);
    ended && !small && has_room(previous, line, wrap)
}

/// Whether the next line's first word would have fitted on the line before with room to spare.
pub(super) fn has_room(previous: &BodyLine<'_>, line: &BodyLine<'_>, wrap: usize) -> bool {
    let word = line.text.split(is_blank).next().unwrap_or("");
    let word = if word.starts_with(is_wide) { 2 } else { lines::columns(word) };
    (previous.right() + 1 + word) * 10 <= wrap * 8
}

/// Where the heading at the start of a chunk ends: at its end, or below the lines in capitals that head the text.
fn heading_end(chunk: &[BodyLine<'_>]) -> Option<usize> {
    if chunk.len() == 1 {
        return Some(1);
    }
    let titles = || chunk.iter().map(|line| looks::look(line.text));
    let alike =
        titles().all(|look| look.caps) || titles().all(|look| look.title_case && !look.caps);
    if chunk.len() == 2 && alike && chunk.iter().all(|line| looks::can_be_title(line.text)) {
        return Some(2);
    }
    let caps = chunk.iter().take_while(|line| looks::look(line.text).caps).count();
    if caps > 0 {
        return Some(caps);
    }
    looks::look(chunk[0].text).decorated.then_some(1)
}

fn is_quoted(line: &BodyLine<'_>) -> bool {
    line.text.starts_with('>')
}

/// The lines of a quotation without one level of its marks.
fn unquoted<'a>(chunk: &[BodyLine<'a>]) -> Vec<BodyLine<'a>> {
    let mut inner: Vec<BodyLine<'a>> = Vec::new();
    let mut gap = 0;
    for line in chunk {
        let raw = &line.text[1..];
        let text = raw.trim_matches(is_blank);
        if text.is_empty() {
            gap += 1;
            continue;
        }
        let indent = (raw.len() - raw.trim_start_matches(is_blank).len()).saturating_sub(1);
        let start = line.start + 1 + (raw.len() - raw.trim_start_matches(is_blank).len());
        inner.push(BodyLine {
            text,
            indent,
            width: lines::columns(text),
            gap,
            start,
            ..BodyLine::default()
        });
        gap = 0;
    }
    inner
}

/// Puts items together to lists and gives each unit its block.
fn assemble(units: Vec<Unit>, markup: &Markup<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut units = units.into_iter().peekable();
    while let Some(unit) = units.next() {
        match unit {
            Unit::Item { mut item, gap } => {
                let followed =
                    matches!(units.peek(), Some(Unit::Paragraph { gap, .. }) if *gap > 0);
                item.heads = gap > 0
                    && followed
                    && item.marker.is_ordered()
                    && !stops(item.text.text())
                    && looks::can_be_title(item.text.text())
                    && item.text.text().len() <= 90;
                items.push(item);
            }
            // A paragraph set under an item's text belongs to the item.
            Unit::Paragraph { text, indent, .. }
                if items.last().is_some_and(|item| indent >= item.indent + 2) =>
            {
                let item = items.last_mut().expect("just looked at");
                item.blocks.push(Block::Paragraph { runs: text.runs(markup) });
            }
            other => {
                blocks.extend(lists::build(&std::mem::take(&mut items), markup, 0));
                blocks.push(match other {
                    Unit::Paragraph { text, .. } => Block::Paragraph { runs: text.runs(markup) },
                    Unit::Done(block) => block,
                    Unit::Item { .. } => continue,
                });
            }
        }
    }
    blocks.extend(lists::build(&items, markup, 0));
    blocks
}

#[cfg(test)]
mod tests {
    use super::super::joining::vocabulary;
    use super::super::page::Kind;
    use super::*;
    use flyleaf_text::canonical::canonical;

    fn read(source: &str) -> (Vec<Block>, usize) {
        let page = Page::new(source, lines::split(source));
        let kept: Vec<usize> = (0..page.len())
            .filter(|&line| page.is_text(line) || page.kinds[line] == Kind::Rule)
            .collect();
        let body = Body::new(&page, &kept, None, &[], None);
        let mut rejoined = Rejoined::default();
        (blocks(&body, &page, &vocabulary(&page), &mut rejoined), rejoined.count)
    }

    fn text(source: &str) -> String {
        canonical(&read(source).0).text
    }

    #[test]
    fn a_sentence_cut_by_a_blank_line_is_made_whole_and_a_title_is_not() {
        let cut = "On Monday the keepers of the lamp had a meeting with heads\n\nfor the sections of the coast.\n";
        assert_eq!(read(cut).1, 1);
        assert_eq!(
            text(cut),
            "On Monday the keepers of the lamp had a meeting with heads for the sections of the coast."
        );
        assert_eq!(text("The lamp\n\nof the east pier."), "The lamp\nof the east pier.");
    }

    #[test]
    fn wrapped_lines_are_joined_as_their_script_asks() {
        let latin = "The keeper of the eastern lamp has written down every tide\nsince the storm of last winter, and every ship that passed\nthe pier in that time is in his book as well, with its name\nand its port.\n";
        assert!(!text(latin).contains('\n'));
        let wide = "守塔人从去年冬天的大风以后每天都记下潮水的高低和过往的船\n只，东边的码头上来过的每一条船的名字和港口也都写在他的本\n子里，到今年春天已经写满了三个本子，还有一个刚刚开始写，\n他说写完再换。\n";
        assert!(text(wide).contains("过往的船只") && text(wide).contains("他的本子里"));
    }

    #[test]
    fn a_hyphen_at_a_line_end_goes_only_if_the_word_is_known() {
        let source = "The harbour office has put a new lamp on the pier for the har-\nbour boats, and a Medium- and long-term plan for the well-\nbeing of all who work there was read to the keepers of the\nlamps.\n";
        assert!(text(source).contains("the harbour boats"));
        assert!(text(source).contains("well-being"));
    }

    #[test]
    fn lists_need_a_series() {
        let list = |source: &str| {
            read(source).0.iter().filter(|block| matches!(block, Block::List { .. })).count()
        };
        assert_eq!(list("Ten things:\n\n1. Lamp.\n\n2. Tide.\n\n3. Boat.\n"), 1);
        assert_eq!(list("1. Lamp\n2. Tide\n   a) low\n   b) high\n3. Boat\n"), 1);
        assert_eq!(list("1. Lamp of the pier is lit.\n\nWords about it.\n"), 0);
        assert_eq!(list("- one\n- two\n\n1. three\n2. four\n"), 2);
    }
}
