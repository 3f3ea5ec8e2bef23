//! The question: which heading does each entry of the contents announce?
//!
//! Entries and headings are matched over the whole issue at once: every entry proposes the lines that could be its
//! heading, each with a weight, and the order-preserving selection with the greatest total weight wins. So one renamed
//! heading cannot pull its neighbours away, and a repeated title goes where its neighbours fit. The cost is bounded: an
//! entry looks at no more than a few hundred lines and proposes at most `MOST_PROPOSED`.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ecow::EcoString;

use super::headings;
use super::looks;
use super::markers::{self, Marker};
use super::markup::Said;
use super::page::Page;
use super::similarity::{Key, alike_at_least};
use super::title_index::{MOST_WORDS, TitleIndex};

/// Headings that one entry proposes.
const MOST_PROPOSED: usize = 16;
/// Copies of the contents further down that are looked through.
const MOST_COPIES: usize = 3;
/// Least likeness of a heading to its entry.
const SAME_TITLE: f64 = 0.6;

// What the place of a line adds to its likeness. Likeness decides; place separates equals.

/// Nothing but blanks, rules or page ends above and below it.
const SET_APART: f64 = 0.25;
/// Nothing above it, but text right below it.
const OPENS_BLOCK: f64 = 0.1;
/// Text right above it: rarely a heading unless the issue has no blank lines at all.
const WITHIN_BLOCK: f64 = -0.3;
/// The entry's own number or letter stands before it.
const SAME_MARKER: f64 = 0.2;
/// Capitals, an underline, a box or decoration.
const SET_OFF: f64 = 0.1;
/// The next line is another entry's title: a list of titles, not a heading with its text.
const IN_A_LIST: f64 = -0.35;
/// The format says that it is a heading.
const MARKED: f64 = 0.25;
/// The format marks other lines as headings, and not this one.
const UNMARKED: f64 = -0.35;
/// It is a line of a list, a table or another block that is complete.
const IN_WHOLE: f64 = -0.6;
/// The heading goes on as text on the same line.
const RUN_IN: f64 = -0.1;

/// An entry as far as matching needs it.
pub(super) struct Sought {
    pub(super) key: Key,
    pub(super) marker: Option<Marker>,
    pub(super) level: u8,
}

/// A heading found for an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    /// First line of the heading.
    pub(super) line: usize,
    /// Last line of the heading.
    pub(super) last: usize,
    /// Likeness of the words, 0 to 1.
    pub(super) likeness: f64,
    /// Likeness and place together.
    pub(super) weight: f64,
    /// Bytes of the first line's text that are the title, where text runs on after it.
    pub(super) run_in: Option<usize>,
}

/// Finds a heading within `within` for each entry, in order; entries without one get `None`.
pub(super) fn align(
    page: &Page<'_>,
    index: &TitleIndex,
    sought: &[Sought],
    within: Range<usize>,
) -> Vec<Option<Hit>> {
    let mut refused: HashSet<usize> = HashSet::new();
    // Each round refuses one more copy of the list; few issues print more than one.
    for _ in 0..MOST_COPIES {
        let chosen = align_once(page, index, sought, &within, &refused);
        let copied = copied_list(page, &chosen, sought);
        if copied.is_empty() {
            return chosen;
        }
        refused.extend(copied);
    }
    align_once(page, index, sought, &within, &refused)
}

/// Lines of a list that is printed again further down: three titles or more of one level with no text between them.
fn copied_list(page: &Page<'_>, chosen: &[Option<Hit>], sought: &[Sought]) -> Vec<usize> {
    let hits: Vec<(&Hit, u8)> = chosen
        .iter()
        .zip(sought)
        .filter_map(|(hit, s)| hit.as_ref().map(|h| (h, s.level)))
        .collect();
    let bare = |a: &(&Hit, u8), b: &(&Hit, u8)| {
        a.1 == b.1 && a.0.last < b.0.line && page.text_from(a.0.last + 1) == Some(b.0.line)
    };
    let runs = hits.chunk_by(bare).filter(|run| run.len() >= 3);
    runs.flatten().flat_map(|(hit, _)| hit.line..=hit.last).collect()
}

fn align_once(
    page: &Page<'_>,
    index: &TitleIndex,
    sought: &[Sought],
    within: &Range<usize>,
    refused: &HashSet<usize>,
) -> Vec<Option<Hit>> {
    let titles: HashMap<&[_], usize> =
        sought.iter().enumerate().map(|(i, s)| (s.key.words.as_slice(), i)).collect();
    let mut proposals: Vec<(usize, Hit)> = Vec::new();
    for (entry, wanted) in sought.iter().enumerate() {
        let mut hits: Vec<Hit> = index
            .lines_like(&wanted.key, within)
            .into_iter()
            .filter(|line| !refused.contains(line))
            .filter_map(|line| best_at(page, index, wanted, line, &titles, sought))
            .collect();
        hits.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.line.cmp(&b.line)));
        hits.truncate(MOST_PROPOSED);
        proposals.extend(hits.into_iter().map(|hit| (entry, hit)));
    }
    let mut chosen = in_order(sought.len(), &proposals, page.len());
    adopt_displaced(&mut chosen, &proposals);
    chosen
}

/// The best reading of `line` as the heading of `wanted`: alone, wrapped over two or three lines, or run in.
fn best_at(
    page: &Page<'_>,
    index: &TitleIndex,
    wanted: &Sought,
    line: usize,
    titles: &HashMap<&[EcoString], usize>,
    sought: &[Sought],
) -> Option<Hit> {
    let text = page.text(line);
    let mut readings: Vec<(usize, f64, f64, Option<usize>)> = Vec::new();
    let mut offer = |last: usize, likeness: f64, extra: f64, run_in: Option<usize>| {
        readings.push((last, likeness, extra, run_in));
    };
    let alone = index.key(line);
    // Level by level: a section's heading may well be followed by its first part's heading.
    let lists = |last: usize| {
        page.text_from(last + 1).filter(|&after| after - last <= 2).map_or(
            0.0,
            |after| match titles.get(index.key(after).words.as_slice()) {
                Some(&other)
                    if sought[other].level <= wanted.level && sought[other].key != wanted.key =>
                {
                    IN_A_LIST
                }
                _ => 0.0,
            },
        )
    };
    let likeness = alike_at_least(&wanted.key, alone, SAME_TITLE);
    if likeness >= SAME_TITLE {
        offer(line, likeness, lists(line), None);
    }
    if likeness < 1.0 && wanted.key.words.len() > alone.words.len() {
        let mut joined = alone.clone();
        let mut last = line;
        for _ in 0..2 {
            let Some(next) = page.text_from(last + 1).filter(|&next| next - last <= 2) else {
                break;
            };
            joined.words.extend(index.key(next).words.iter().take(MOST_WORDS).cloned());
            last = next;
            let whole = alike_at_least(&wanted.key, &joined, SAME_TITLE);
            if whole > likeness && whole >= SAME_TITLE {
                offer(last, whole, lists(last), None);
            }
        }
    }
    if likeness < 1.0
        && alone.words.len() > wanted.key.words.len()
        && alone.words.starts_with(&wanted.key.words)
        && let Some((end, true)) = run_in_end(text, &wanted.key)
    {
        offer(line, 1.0, RUN_IN, Some(end));
    }
    // Most lines share a word or two with the entry and no more: their place and looks are not asked for.
    if readings.is_empty() {
        return None;
    }
    let base = base(page, index, wanted, line);
    let mut best: Option<Hit> = None;
    for (last, likeness, extra, run_in) in readings {
        let weight = likeness + base + extra;
        if best.as_ref().is_none_or(|hit| weight > hit.weight + 1e-9) {
            best = Some(Hit { line, last, likeness, weight, run_in });
        }
    }
    best.filter(|hit| hit.likeness + base.min(0.0) >= SAME_TITLE)
}

/// What the place and the looks of a line add to its likeness to an entry.
fn base(page: &Page<'_>, index: &TitleIndex, wanted: &Sought, line: usize) -> f64 {
    let text = page.text(line);
    let marked = wanted.marker.is_some_and(|marker| {
        markers::marker(text).is_some_and(|own| {
            own.is_ordered() && own.style == marker.style && own.value == marker.value
        })
    });
    let own = looks::look(text);
    let set_off = own.caps || own.decorated || headings::is_underlined(page, line);
    place(page, index, line)
        + if marked { SAME_MARKER } else { 0.0 }
        + if set_off { SET_OFF } else { 0.0 }
}

fn place(page: &Page<'_>, index: &TitleIndex, line: usize) -> f64 {
    match page.markup.said(line) {
        Said::Heading(_) => return SET_APART + MARKED,
        Said::Whole => return IN_WHOLE,
        Said::Paragraph if page.markup.headings() >= headings::MARKED => return UNMARKED,
        Said::Paragraph | Said::Nothing => {}
    }
    match (page.starts_block(line), page.ends_block(line)) {
        (true, true) => SET_APART,
        (true, false) => OPENS_BLOCK,
        (false, _) if index.unbroken => 0.0,
        (false, _) => WITHIN_BLOCK,
    }
}

/// Where the words of `key` end in `text`, which begins with them, and whether a stop, dash or gap follows them there.
fn run_in_end(text: &str, key: &Key) -> Option<(usize, bool)> {
    let bare = looks::bare_title(text);
    let from = text.find(bare)?;
    let mut in_word = false;
    let mut words = 0;
    let mut end = None;
    for (byte, character) in bare.char_indices() {
        let wide = crate::lines::is_wide(character);
        let letter =
            character.is_alphanumeric() || (in_word && matches!(character, '\'' | '’' | '‘'));
        if letter && (wide || !in_word) || character == '&' {
            if words == key.words.len() {
                break;
            }
            words += 1;
        }
        in_word = letter && !wide;
        if letter || character == '&' {
            end = Some(from + byte + character.len_utf8());
        }
    }
    let end = end.filter(|&end| Key::of(&text[from..end]) == *key)?;
    let rest = &text[end..];
    let stopped = rest.starts_with(['.', ':', '。', '：', '—', '–', '!', '?', '！', '？']);
    let stop = rest
        .chars()
        .next()
        .filter(|c| stopped && !matches!(c, '—' | '–'))
        .map_or(0, char::len_utf8);
    Some((
        end + stop,
        stopped || rest.starts_with("  ") || rest.starts_with(" -") || rest.starts_with(" —"),
    ))
}

/// The selection of one hit an entry at most, in the order of both entries and lines, with the greatest weight.
fn in_order(entries: usize, proposals: &[(usize, Hit)], lines: usize) -> Vec<Option<Hit>> {
    // Prefix maxima over line numbers: `tree` holds, for lines below an index, the best chain and its last proposal.
    let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); lines + 2];
    let mut totals = vec![0.0f64; proposals.len()];
    let mut previous = vec![None; proposals.len()];
    let mut from = 0;
    while from < proposals.len() {
        let entry = proposals[from].0;
        let to = from + proposals[from..].iter().take_while(|(other, _)| *other == entry).count();
        for at in from..to {
            let hit = &proposals[at].1;
            let (before, chain) = prefix_best(&tree, hit.line);
            // The tiny term prefers the earlier of equal places.
            totals[at] = before + hit.weight - hit.line as f64 * 1e-9;
            previous[at] = chain;
        }
        for at in from..to {
            raise(&mut tree, proposals[at].1.last + 1, (totals[at], Some(at)));
        }
        from = to;
    }
    let mut chosen = vec![None; entries];
    let mut at = prefix_best(&tree, lines + 1).1;
    while let Some(proposal) = at {
        chosen[proposals[proposal].0] = Some(proposals[proposal].1.clone());
        at = previous[proposal];
    }
    chosen
}

/// The best of tree positions below `line` (a Fenwick tree of maxima, one-based).
fn prefix_best(tree: &[(f64, Option<usize>)], line: usize) -> (f64, Option<usize>) {
    let mut best = (0.0, None);
    let mut index = line.min(tree.len() - 1);
    while index > 0 {
        if tree[index].0 > best.0 {
            best = tree[index];
        }
        index &= index - 1;
    }
    best
}

fn raise(tree: &mut [(f64, Option<usize>)], line: usize, value: (f64, Option<usize>)) {
    let mut index = line;
    while index < tree.len() {
        if value.0 > tree[index].0 {
            tree[index] = value;
        }
        index += index & index.wrapping_neg();
    }
}

/// Entries whose article stands out of order: the exact title, set apart, on a line that no other entry took.
fn adopt_displaced(chosen: &mut [Option<Hit>], proposals: &[(usize, Hit)]) {
    for (entry, hit) in proposals {
        let free =
            chosen.iter().flatten().all(|other| other.last < hit.line || hit.last < other.line);
        if chosen[*entry].is_none() && free && hit.likeness >= 1.0 && hit.weight >= 1.0 + SET_APART
        {
            chosen[*entry] = Some(hit.clone());
        }
    }
}
