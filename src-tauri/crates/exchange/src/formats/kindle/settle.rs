//! A Kindle only ever appends: a note stands apart from its highlight, an edited note or a highlight drawn longer stands
//! beside the older one. Here each note finds its highlight, and what was replaced is marked.

use std::collections::BTreeMap;

use super::clippings::Clipping;
use super::language::Kind;

/// How many neighbours in a book are compared with each; more than this at one place is no reader's doing.
const NEIGHBOURS: usize = 32;

/// What became of a clipping.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands for itself.
    #[default]
    Stands,
    /// A note on the highlight of that index.
    NoteOn(usize),
    /// An older form of the clipping of that index: a highlight that was drawn anew, or a note that was edited.
    Superseded(usize),
}

/// The fate of each clipping. A note that was edited is superseded by the newer one, wherever that belongs.
pub(super) fn fates(clippings: &[Clipping]) -> Vec<Fate> {
    let mut books: BTreeMap<(Option<&str>, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (index, clipping) in clippings.iter().enumerate() {
        let book = (clipping.title.as_deref(), clipping.author.as_deref());
        books.entry(book).or_default().push(index);
    }
    let mut fates = vec![Fate::default(); clippings.len()];
    for book in books.values() {
        settle_book(clippings, book, &mut fates);
    }
    fates
}

fn settle_book(clippings: &[Clipping], book: &[usize], fates: &mut [Fate]) {
    let placed = |wanted: fn(Kind) -> bool| {
        let mut indices: Vec<(u64, u64, usize)> = book
            .iter()
            .filter(|&&index| wanted(clippings[index].kind))
            .filter_map(|&index| clippings[index].span().map(|(start, end)| (start, end, index)))
            .collect();
        indices.sort_unstable();
        indices
    };
    let passages = placed(|kind| matches!(kind, Kind::Highlight | Kind::Underline));
    for (at, &(_, end, index)) in passages.iter().enumerate() {
        let overlapping = passages[at + 1..].iter().take(NEIGHBOURS);
        for &(_, _, other) in overlapping.take_while(|(start, _, _)| *start <= end) {
            let (older, newer) = (index.min(other), index.max(other));
            let (before, after) = (&clippings[older].text, &clippings[newer].text);
            if before.contains(after.as_str()) || after.contains(before.as_str()) {
                fates[older] = Fate::Superseded(newer);
            }
        }
    }
    let notes = placed(|kind| kind == Kind::Note);
    for pair in notes.windows(2) {
        let [(start, end, older), (next_start, next_end, newer)] = pair else { continue };
        if (start, end) == (next_start, next_end) {
            fates[*older] = Fate::Superseded(*newer);
        }
    }
    for (start, _, note) in notes {
        if fates[note] == Fate::Stands
            && let Some(highlight) = highlight_at(&passages, start, note, fates)
        {
            fates[note] = Fate::NoteOn(highlight);
        }
    }
}

/// The passage that a note at a location belongs to: one that ends there, or starts there, or else holds it; of several,
/// the one nearest in the file.
fn highlight_at(
    passages: &[(u64, u64, usize)],
    location: u64,
    note: usize,
    fates: &[Fate],
) -> Option<usize> {
    let after = passages.partition_point(|(start, _, _)| *start <= location);
    passages[..after]
        .iter()
        .rev()
        .take(NEIGHBOURS)
        .filter(|(_, end, index)| *end >= location && fates[*index] == Fate::Stands)
        .min_by_key(|(start, end, index)| {
            let is_edge = *end == location || *start == location;
            (!is_edge, index.abs_diff(note))
        })
        .map(|(_, _, index)| *index)
}
