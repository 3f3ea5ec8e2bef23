//! The question: which marked paragraphs form a list, and how do lists nest?
//!
//! A series proves a list: two items of one style whose numbers follow each other, or two bullets. What stands alone was
//! no item and gets its marker back.

use flyleaf_model::{Block, ListItem};

use super::markers::{Marker, Style};
use super::markup::Markup;
use super::printed::Printed;

/// A paragraph that begins with a marker.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its marker.
    pub(super) marker: Marker,
    /// Columns before the marker.
    pub(super) indent: usize,
    /// The marker as printed, with the blank after it.
    pub(super) printed: Printed,
    /// The text after the marker.
    pub(super) text: Printed,
    /// Further blocks of the item.
    pub(super) blocks: Vec<Block>,
    /// Whether it stands alone between blank lines, short and without a stop, and text follows: a numbered heading.
    pub(super) heads: bool,
}

/// Deepest nesting; deeper items are set as paragraphs.
const DEEPEST: usize = 6;
/// How far an interrupted series is looked for.
const FARTHEST: usize = 200;
/// Columns that make a deeper level.
const DEEPER: usize = 2;

/// Makes lists of items that stand in a row.
pub(super) fn build(items: &[Item], markup: &Markup<'_>, depth: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let (list, next) = series(items, markup, from, depth);
        let first = &items[from];
        if list.len() >= 2 || is_bullet_alone(first.marker.style) {
            let ordered = first.marker.is_ordered();
            let start = first.marker.value.filter(|_| ordered).unwrap_or(1);
            blocks.push(Block::List { ordered, start, items: list });
            from = next;
        } else {
            blocks.extend(restored(first, markup));
            from += 1;
        }
    }
    blocks
}

/// Bullets that nothing but a list is marked with.
fn is_bullet_alone(style: Style) -> bool {
    matches!(style, Style::Bullet(shape) if !"-–—*+·".contains(shape))
}

/// The series that begins at `from`, with what is nested in it, and the item after it.
fn series(
    items: &[Item],
    markup: &Markup<'_>,
    from: usize,
    depth: usize,
) -> (Vec<ListItem>, usize) {
    let first = &items[from];
    let mut list = vec![entry(first, markup)];
    let mut last = first.marker;
    let mut at = from + 1;
    let goes_on = |item: &Item, last: &Marker| {
        item.marker.follows(last) && item.indent < first.indent + DEEPER + 2
    };
    while at < items.len() {
        let item = &items[at];
        let deeper = item.indent >= first.indent + DEEPER;
        if goes_on(item, &last) && (!deeper || item.marker.is_ordered()) {
            list.push(entry(item, markup));
            last = item.marker;
            at += 1;
            continue;
        }
        if depth >= DEEPEST {
            break;
        }
        // Items of another kind belong to the last one if they stand deeper, or if the series goes on after them.
        let resumed = (at + 1..items.len().min(at + FARTHEST))
            .find(|&k| last.is_ordered() && goes_on(&items[k], &last));
        let begins = item.marker.value.is_none_or(|value| value == 1)
            && item.marker.style != first.marker.style;
        let inner = (at..items.len().min(at + FARTHEST))
            .find(|&k| items[k].indent < first.indent + DEEPER)
            .unwrap_or(items.len().min(at + FARTHEST));
        let end = match resumed {
            Some(end) if deeper || begins => end,
            _ if deeper => inner,
            _ => break,
        };
        let nested = build(&items[at..end], markup, depth + 1);
        list.last_mut().expect("a series begins with an item").blocks.extend(nested);
        at = end;
    }
    (list, at)
}

fn entry(item: &Item, markup: &Markup<'_>) -> ListItem {
    let mut blocks = vec![Block::Paragraph { runs: item.text.runs(markup) }];
    blocks.extend(item.blocks.iter().cloned());
    ListItem { blocks }
}

/// An item that belongs to no series, as it was printed.
fn restored(item: &Item, markup: &Markup<'_>) -> Vec<Block> {
    let mut printed = item.printed.clone();
    printed.extend(&item.text);
    let runs = printed.runs(markup);
    let block =
        if item.heads { Block::Heading { level: 2, runs } } else { Block::Paragraph { runs } };
    [block].into_iter().chain(item.blocks.iter().cloned()).collect()
}
