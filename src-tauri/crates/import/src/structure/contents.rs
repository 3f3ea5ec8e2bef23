//! The question: where does the issue list its articles, and what does the list say?
//!
//! A list of contents proves itself by its headings: what it names must stand further down. A heading "Contents" alone
//! proves nothing, and a list without any heading may be the contents. False contents (a numbered list in an article, a
//! book's table of chapters, a section called contents that holds none) name nothing and are refused.

use super::align::{self, Hit, Sought};
use super::entries::{self, Entry};
use super::headings;
use super::looks;
use super::page::{Kind, Page};
use super::pattern::pattern;
use super::title_index::{self, TitleIndex};

/// The contents as found.
pub(super) struct Contents {
    /// First line: its heading, or its first entry.
    pub(super) start: usize,
    /// One past its last line.
    pub(super) end: usize,
    /// What it lists.
    pub(super) entries: Vec<Entry>,
    /// The heading found for each entry.
    pub(super) hits: Vec<Option<Hit>>,
}

pattern!(
    HEADING,
    r"(?ix)^(?:(?:the\s+)?(?:table\s+of\s+)?contents(?:\s+of\s+(?:this|the)\s+\w+)?(?:\s+at\s+a\s+glance)?|toc
      |(?:what[’']?s\s+)?(?:in(?:side)?)\s+th(?:is|e)\s+(?:[\w’']+\s+)?(?:part\s+of\s+)?(?:the\s+|this\s+)?(?:[\w’'&.]+\s+){0,5}?(?:issue|number|edition|newsletter|bulletin|digest|gazette|letter|volume|month|week|report)(?:\s+of\s+.{1,60})?
      |what[’']?s\s+inside|inside|on\s+the\s+inside|in\s+brief|index|highlights|headlines|today[’']?s\s+topics|topics
      |inhalt(?:sverzeichnis|sübersicht)?|in\s+diese[rm]\s+(?:ausgabe|heft|nummer)|sommaire|table\s+des\s+matières|dans\s+ce\s+numéro
      |índice|sumario|contenidos?|en\s+este\s+número|sommario|indice|in\s+questo\s+numero|inhoud(?:sopgave)?|in\s+dit\s+nummer|innehåll|sumário|nesta\s+edição
      |содержание|оглавление|в\s+(?:этом\s+)?номере|目次|차례|목차
      |目\s*录|目\s*錄|目\s*次|本期(?:目录|目錄|内容|內容|要目|导读|導讀|看点|提要|摘要)|内容提要|内容导读|要\s*目|导\s*读)$"
);

/// Explicit headings tried, the first ones first.
const MOST_HEADINGS: usize = 12;
/// Share of the entries that must have a heading where the list itself is headed "Contents".
const HEADED_SHARE: f64 = 0.34;
/// The same for a list without a heading, which has nothing else to prove itself.
const BARE_SHARE: f64 = 0.6;
/// A list without a heading stands among the first text lines.
const BARE_WITHIN: usize = 60;

/// Whether a line says that the contents follow.
pub(super) fn is_heading(text: &str) -> bool {
    if text.len() > 110 {
        return false;
    }
    let bare = looks::bare_title(text).trim_end_matches([':', '：', '.', ' ']);
    HEADING.is_match(bare)
}

/// Finds the contents of an issue.
pub(super) fn find(page: &Page<'_>, index: &TitleIndex) -> Option<Contents> {
    let headed = (0..page.len())
        .filter(|&line| page.is_text(line) && is_heading(page.text(line)))
        .take(MOST_HEADINGS)
        .filter_map(|line| read(page, index, line, line + 1, HEADED_SHARE));
    let best = headed.fold(None::<(f64, Contents)>, |best, found| match best {
        // The first wins unless a later one names clearly more.
        Some((worth, _)) if found.0 > worth * 1.2 => Some(found),
        None => Some(found),
        kept => kept,
    });
    best.map(|(_, contents)| contents)
        .or_else(|| find_linked(page, index))
        .or_else(|| find_bare(page, index))
}

/// Lines below each other that do nothing but lead to places in the document.
fn find_linked(page: &Page<'_>, index: &TitleIndex) -> Option<Contents> {
    let leads = |line: &usize| page.markup.leads_inside(page.span(*line));
    let lines: Vec<usize> = (0..page.len()).filter(|&line| page.is_text(line)).collect();
    let places = 1..lines.len();
    let first = places.map(|at| &lines[at - 1..=at]).find(|pair| pair.iter().all(leads))?[0];
    let found = read(page, index, first, first, HEADED_SHARE);
    found.map(|(_, contents)| contents).filter(|contents| contents.entries.len() >= 2)
}

/// A list of titles in the front of the issue that nothing announces.
fn find_bare(page: &Page<'_>, index: &TitleIndex) -> Option<Contents> {
    let mut tried = 0;
    let front = (0..page.len()).filter(|&line| page.is_text(line)).take(BARE_WITHIN);
    for line in front {
        if page.is_prose(line) && super::markers::marker(page.text(line)).is_none() {
            return None;
        }
        // Only a line that is said again further down can be the first entry.
        let key = title_index::title_key(page.text(line));
        let marked = super::markers::marker(page.text(line)).is_some();
        if key.words.len() < 2 || !(marked || index.times(&key) >= 2) {
            continue;
        }
        tried += 1;
        if tried > 8 {
            return None;
        }
        if let Some((_, contents)) =
            read(page, index, line, line, BARE_SHARE).filter(|(_, c)| c.entries.len() >= 2)
        {
            return Some(contents);
        }
    }
    None
}

/// Reads the list that begins at `first`; gives it with its worth if enough of its entries have headings.
fn read(
    page: &Page<'_>,
    index: &TitleIndex,
    start: usize,
    first: usize,
    share: f64,
) -> Option<(f64, Contents)> {
    let mut collected = entries::collect(page, index, first)?;
    let mut hits = match_up(page, index, start, &collected);
    // What the list swallowed of the text below it names nothing: it is given back, and matched again without it.
    let kept = trimmed(&collected, &hits);
    if kept < collected.len() {
        collected.truncate(kept);
        if collected.is_empty() {
            return None;
        }
        hits = match_up(page, index, start, &collected);
    }
    let top: Vec<bool> = collected
        .iter()
        .zip(&hits)
        .filter(|(e, _)| e.level == 0)
        .map(|(_, h)| h.is_some())
        .collect();
    let matched = top.iter().filter(|&&hit| hit).count();
    if matched == 0 || (matched as f64) < share * top.len() as f64 {
        return None;
    }
    // Where the format marks headings, a list that nothing announces names some of them.
    let marked = |hit: &Hit| page.heading_level(hit.line).is_some();
    if share == BARE_SHARE
        && page.markup.headings() >= headings::MARKED
        && hits.iter().flatten().filter(|hit| marked(hit)).count() * 2
            < hits.iter().flatten().count()
    {
        return None;
    }
    let worth: f64 = hits.iter().flatten().map(|hit| hit.weight).sum();
    let end = end_of(page, &collected);
    Some((worth, Contents { start, end, entries: collected, hits }))
}

fn match_up(
    page: &Page<'_>,
    index: &TitleIndex,
    start: usize,
    entries: &[Entry],
) -> Vec<Option<Hit>> {
    let sought: Vec<Sought> = entries
        .iter()
        .map(|e| Sought { key: e.key.clone(), marker: e.marker, level: e.level })
        .collect();
    let end = entries.last().map_or(start, |entry| entry.last + 1);
    let mut hits = align::align(page, index, &sought, end..page.len());
    // "(above)": the article stands before the contents.
    if entries.iter().any(|entry| entry.above) {
        let before = align::align(page, index, &sought, 0..start);
        for ((hit, above), entry) in hits.iter_mut().zip(before).zip(entries) {
            if entry.above && above.is_some() {
                *hit = above;
            }
        }
    }
    hits
}

/// How many entries remain when doubtful ones at the end that name nothing are given back to the text.
fn trimmed(entries: &[Entry], hits: &[Option<Hit>]) -> usize {
    let mut kept = entries.len();
    while kept > 0 && entries[kept - 1].doubtful && hits[kept - 1].is_none() {
        kept -= 1;
    }
    // From the first doubtful entry on, most must name something.
    if let Some(first) = entries[..kept].iter().position(|entry| entry.doubtful) {
        let named = hits[first..kept].iter().flatten().count();
        if named * 2 < kept - first {
            kept = first;
        }
    }
    kept
}

/// One past the last line of the list; a rule glued to it still belongs to it.
fn end_of(page: &Page<'_>, entries: &[Entry]) -> usize {
    let end = entries.last().map_or(0, |entry| entry.last + 1);
    if page.kinds.get(end) == Some(&Kind::Rule) { end + 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_contents_in_both_languages() {
        for text in [
            "Contents",
            "CONTENTS:",
            "*** Table of Contents ***",
            "In this issue:",
            "IN THIS ISSUE",
            "In this week's Harbour Lamp Newsletter:",
            "In this part of the Harbour Lamp newsletter:",
            "What's inside",
            "目录",
            "目　录",
            "【本期目录】",
            "本期内容：",
        ] {
            assert!(is_heading(text), "{text}");
        }
        for text in [
            "Contents may settle",
            "In this house we sing",
            "The contents of the box were wet",
            "目录学",
        ] {
            assert!(!is_heading(text), "{text}");
        }
    }
}
