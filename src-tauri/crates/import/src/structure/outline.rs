//! The question: which lines do contents announce that the file keeps apart from its text?
//!
//! An EPUB's navigation and a PDF's outline name places rather than titles. The place is believed first: the heading that
//! stands there, or the line that says the same. An entry without a place is looked for by its title, as a printed one.

use super::align::{self, Hit, Sought};
use super::contents::Contents;
use super::entries::Entry;
use super::page::Page;
use super::similarity::{Key, alike};
use super::title_index::{TitleIndex, title_key};
use crate::flow::DeclaredEntry;

/// Printed lines below a target among which its heading stands.
const BELOW_TARGET: usize = 6;
/// Least likeness of a line near the target to the entry.
const SAME_TITLE: f64 = 0.6;
/// What a place that the file itself names is worth beside the likeness of its words.
const TARGETED: f64 = 1.0;

/// The contents that the file declares; `None` where it declares none.
pub(super) fn contents(page: &Page<'_>, index: &TitleIndex) -> Option<Contents> {
    let declared = page.markup.declared().filter(|declared| !declared.contents.is_empty())?;
    let sought: Vec<Sought> = declared
        .contents
        .iter()
        .map(|entry| Sought { key: title_key(&entry.title), marker: None, level: entry.level })
        .collect();
    let aligned = align::align(page, index, &sought, 0..page.len());
    let mut entries = Vec::with_capacity(sought.len());
    let mut hits = Vec::with_capacity(sought.len());
    for ((entry, sought), aligned) in declared.contents.iter().zip(sought).zip(aligned) {
        let target = entry.target.and_then(|byte| line_at(page, byte));
        hits.push(match target {
            Some(target) => hit_at(page, entry, target),
            None => aligned,
        });
        entries.push(Entry::declared(&entry.title, sought.key, entry.level, target));
    }
    Some(Contents { start: 0, end: 0, entries, hits })
}

/// The first line of words at or after a byte of the source.
fn line_at(page: &Page<'_>, byte: usize) -> Option<usize> {
    page.text_from(page.lines.partition_point(|line| line.start < byte))
}

/// The heading of an entry near its target.
fn hit_at(page: &Page<'_>, entry: &DeclaredEntry, target: usize) -> Option<Hit> {
    let key = Key::of(&entry.title);
    let near = (target..page.len()).filter(|&line| page.is_text(line)).take(BELOW_TARGET);
    let hits = near.filter_map(|line| {
        let marked = page.heading_level(line).is_some();
        let lines = page.markup.piece(line);
        let last = if marked { lines.end - 1 } else { line };
        let text: Vec<&str> = (line..=last).map(|line| page.text(line)).collect();
        let likeness = alike(&key, &Key::of(&text.join(" ")));
        // A heading right at the target is the entry's, however it is worded.
        let meant = marked && line == target;
        (meant || likeness >= SAME_TITLE).then_some(Hit {
            line,
            last,
            likeness: if meant { 1.0 } else { likeness },
            weight: likeness + TARGETED,
            run_in: None,
        })
    });
    hits.max_by(|a, b| a.likeness.total_cmp(&b.likeness).then(b.line.cmp(&a.line)))
}
