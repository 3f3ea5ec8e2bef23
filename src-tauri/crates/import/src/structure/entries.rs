//! The lines of a list of contents, read as entries: title, level, marker; page numbers and leaders set aside.

use super::contents;
use super::looks;
use super::markers::{self, Marker, Style};
use super::page::{Kind, Page};
use super::pattern::pattern;
use super::similarity::{Key, alike};
use super::title_index::TitleIndex;

/// One entry of the contents.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// As printed, without marker and page number.
    pub(super) title: String,
    /// What is compared.
    pub(super) key: Key,
    /// 0 for the top level.
    pub(super) level: u8,
    /// Its number or bullet.
    pub(super) marker: Option<Marker>,
    /// Its last line.
    pub(super) last: usize,
    /// Columns before it.
    indent: usize,
    /// Whether a page number was printed after it, which ends it.
    paged: bool,
    /// Whether it says that its article stands above.
    pub(super) above: bool,
    /// Whether it may already be text below the contents.
    pub(super) doubtful: bool,
    /// The line that the file says it leads to.
    pub(super) target: Option<usize>,
    /// Whether it is printed.
    pub(super) printed: bool,
}

impl Entry {
    /// An entry that the file declares outside its text.
    pub(super) fn declared(title: &str, key: Key, level: u8, target: Option<usize>) -> Self {
        Self {
            title: crate::lines::squeezed(title),
            key,
            level,
            marker: None,
            last: 0,
            indent: 0,
            paged: false,
            above: false,
            doubtful: false,
            target,
            printed: false,
        }
    }
}

/// Longest list of contents, in lines and in entries.
const MOST_LINES: usize = 500;
/// Blank lines that a list may hold between two entries.
const MOST_BLANKS: usize = 6;
/// A title this like the first entry, further down, is the first article's heading.
const SAME_AS_FIRST: f64 = 0.85;

pattern!(
    PAGE_NUMBER,
    r"(?ix)(?:\s*(?:\.\s?){3,}\s*|\s*…+\s*|\s*[·‥・]{2,}\s*|\s*-{3,}\s*|\s*_{2,}\s*|\s{3,}|\t+\s*|[\s,，\[(（]+(?:p|pp|page)\.?\s*|\s*[,，]?\s*[\[(（]?\s*第\s*)(?:p\.?\s*)?[0-9]{1,4}(?:\s*[-–]\s*[0-9]{1,4})?\s*[页頁]?\s*[\])）]?$"
);
pattern!(ABOVE, r"(?i)[\[(（]\s*(?:see\s+)?above\s*[\])）]|[（(]\s*见?上文\s*[）)]");

/// A title without the page number and leaders after it, and whether there were any.
fn unpaged(text: &str) -> (&str, bool) {
    match PAGE_NUMBER.find(text) {
        Some(found) if found.start() > 0 => (text[..found.start()].trim_end(), true),
        _ => (text.trim_end_matches(['.', '…', '·']).trim_end(), false),
    }
}

/// Reads entries from line `first` on, up to where the list plainly ends.
pub(super) fn collect(page: &Page<'_>, index: &TitleIndex, first: usize) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut blanks = 0;
    for line in first..page.len().min(first + MOST_LINES) {
        match page.kinds[line] {
            Kind::Blank => blanks += 1,
            Kind::Furniture | Kind::Boilerplate => {}
            Kind::Rule if entries.is_empty() => {}
            Kind::Rule | Kind::Front | Kind::Head => break,
            Kind::Text if blanks > MOST_BLANKS && !entries.is_empty() => break,
            Kind::Text => {
                if !take(page, index, line, blanks, &mut entries) {
                    break;
                }
                blanks = 0;
            }
        }
    }
    strip_pages(&mut entries);
    set_levels(&mut entries);
    (!entries.is_empty()).then_some(entries)
}

/// Adds a line to the list, as an entry or as the continuation of one; `false` where the list has ended.
fn take(
    page: &Page<'_>,
    index: &TitleIndex,
    line: usize,
    blanks: usize,
    entries: &mut Vec<Entry>,
) -> bool {
    let text = page.text(line);
    if is_label(text) {
        return true;
    }
    let marker = markers::marker(text);
    let (mut title, mut paged) = unpaged(marker.map_or(text, |marker| &text[marker.length..]));
    // In a link to a place in the document a last figure is the page it is on.
    if !paged
        && page.markup.leads_inside(page.span(line))
        && let Some((name, figure)) = title.rsplit_once(' ')
        && figure.len() <= 4
        && figure.bytes().all(|byte| byte.is_ascii_digit())
    {
        (title, paged) = (name.trim_end(), true);
    }
    let key = Key::of(looks::bare_title(&ABOVE.replace_all(title, "")));
    if key.is_empty() {
        return true;
    }
    // A heading that the format marks is none of the entries, unless they are all set so.
    let marked = |line: usize| page.heading_level(line).is_some();
    if marked(line) && entries.last().is_some_and(|last| !marked(last.last)) {
        return false;
    }
    let wordy = key.words.len() > 45 || (page.is_prose(line) && marker.is_none());
    if let Some(previous) = entries.last() {
        if is_first_heading(entries, &key, marker, blanks) || contents::is_heading(text) {
            return false;
        }
        if blanks == 0 && marker.is_none() && continues(page, index, line, previous, &key, entries)
        {
            let previous = entries.last_mut().expect("the list has a last entry");
            let gap = if previous.title.ends_with(crate::lines::is_wide) { "" } else { " " };
            previous.title = format!("{}{gap}{title}", previous.title);
            previous.key.words.extend(key.words);
            previous.last = line;
            previous.paged = paged;
            return true;
        }
    }
    if wordy {
        return false;
    }
    // Once the list is numbered, a line without number after a blank is text, unless it names a heading.
    let numbered = entries.iter().any(|entry| entry.marker.is_some());
    let indented = entries.first().is_some_and(|first| page.lines[line].indent > first.indent + 1);
    let doubtful = !entries.is_empty()
        && !paged
        && marker.is_none()
        && (blanks >= 2 || (numbered && (blanks >= 1 || !indented)));
    entries.push(Entry {
        title: crate::lines::squeezed(title),
        key,
        level: 0,
        marker,
        last: line,
        indent: page.lines[line].indent,
        paged,
        above: ABOVE.is_match(title),
        doubtful,
        target: None,
        printed: true,
    });
    true
}

/// Takes page numbers off that stand one blank after the titles: every entry ends with a figure, none falls, and the titles
/// are different without them.
fn strip_pages(entries: &mut [Entry]) {
    let figure = |entry: &Entry| -> Option<u32> {
        let last = entry.title.rsplit_once(' ')?.1;
        last.parse().ok().filter(|_| last.len() <= 4 && entry.key.words.len() >= 2)
    };
    let figures: Option<Vec<u32>> = entries.iter().map(figure).collect();
    let Some(figures) = figures.filter(|figures| figures.len() >= 3) else { return };
    let words = |entry: &Entry| entry.key.words[..entry.key.words.len() - 1].to_vec();
    let mut titles: Vec<Vec<_>> = entries.iter().map(words).collect();
    titles.sort();
    titles.dedup();
    if titles.len() == entries.len() && figures.is_sorted() {
        for entry in entries {
            let end = entry.title.rfind(' ').unwrap_or(entry.title.len());
            entry.title.truncate(end);
            entry.title.truncate(entry.title.trim_end().len());
            entry.key = Key::of(&entry.title);
            entry.paged = true;
        }
    }
}

/// A label in brackets that divides the list.
fn is_label(text: &str) -> bool {
    let bracketed = [('[', ']'), ('【', '】'), ('〖', '〗'), ('<', '>')];
    bracketed.iter().any(|&(open, close)| text.starts_with(open) && text.ends_with(close))
        && text.len() <= 90
}

/// Whether a line is the heading of the first article rather than another entry.
fn is_first_heading(entries: &[Entry], key: &Key, marker: Option<Marker>, blanks: usize) -> bool {
    let continues_series = marker.is_some_and(|marker| {
        entries.last().and_then(|e| e.marker).is_some_and(|last| marker.follows(&last))
    });
    if continues_series {
        return false;
    }
    let first = &entries[0];
    if key == &first.key {
        return true;
    }
    let alike_first = key.words.len() >= 3 && alike(&first.key, key) >= SAME_AS_FIRST;
    blanks >= 1 && (alike_first || entries.iter().any(|entry| entry.key == *key))
}

/// Whether a line without marker goes on with the entry above it.
fn continues(
    page: &Page<'_>,
    index: &TitleIndex,
    line: usize,
    previous: &Entry,
    key: &Key,
    entries: &[Entry],
) -> bool {
    if previous.paged {
        return false;
    }
    let (above, own) = (&page.lines[previous.last], &page.lines[line]);
    let starts_small = own.text.starts_with(char::is_lowercase);
    let mut joined = previous.key.clone();
    joined.words.extend(key.words.iter().cloned());
    if index.has(&joined) {
        return true;
    }
    if index.times(key) >= 2 || index.times(&previous.key) >= 2 {
        return false;
    }
    let widest = entries
        .iter()
        .map(|entry| page.lines[entry.last].right())
        .max()
        .unwrap_or(0)
        .max(page.wrap.unwrap_or(0))
        .max(50);
    let full = above.right() * 4 >= widest * 3;
    starts_small || (previous.marker.is_some() && full && own.indent > previous.indent)
}

/// Levels by markers first (1 and 1.1, 一 and （一）, numbers and bullets), then by indentation.
fn set_levels(entries: &mut [Entry]) {
    let Some(first) = entries.first() else { return };
    let base = entries.iter().map(|entry| entry.indent).min().unwrap_or(0);
    let top = entries
        .iter()
        .find(|entry| entry.indent == base)
        .and_then(|entry| entry.marker)
        .or(first.marker)
        .map(|m| m.style);
    let columns: Vec<usize> = entries.iter().map(|entry| entry.indent).collect();
    let aligned =
        columns[0] == base && columns.iter().filter(|&&column| column == base).count() >= 2;
    let mut depths: Vec<usize> = vec![base];
    for entry in entries.iter_mut() {
        if let Some(Style::Dotted(numbers)) = entry.marker.map(|marker| marker.style) {
            entry.level = (numbers - 1).min(5) as u8;
            continue;
        }
        while depths.len() > 1 && depths.last().is_some_and(|&depth| entry.indent < depth) {
            depths.pop();
        }
        let deepest = depths.last().copied().unwrap_or(base);
        if entry.indent >= deepest + 2 {
            // Centred lists wander; a deeper level looks unlike the top one, or is set to a column of its own.
            let unlike = entry.marker.map(|marker| marker.style) != top;
            if unlike
                || (aligned
                    && columns.iter().filter(|&&column| column == entry.indent).count() >= 2)
            {
                depths.push(entry.indent);
            }
        }
        entry.level = (depths.len() - 1).min(5) as u8;
    }
    if entries[0].level > 0 {
        entries.iter_mut().for_each(|entry| entry.level = 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(list: &str) -> Vec<(String, u8)> {
        let page = Page::new(list, crate::lines::split(list));
        let index = TitleIndex::new(&page);
        collect(&page, &index, 0)
            .unwrap()
            .into_iter()
            .map(|entry| (entry.title, entry.level))
            .collect()
    }

    #[test]
    fn markers_leaders_and_page_numbers_are_set_aside() {
        let list =
            "1. The Lamp ........ 3\n2. Tides and Men   12\n3. Letters, p. 14\n4. 港口 …… 15\n";
        let titles: Vec<_> = told(list).into_iter().map(|(title, _)| title).collect();
        assert_eq!(titles, ["The Lamp", "Tides and Men", "Letters", "港口"]);
    }

    #[test]
    fn deeper_entries_are_nested_and_wrapped_ones_joined() {
        let list = "1) The Lamp\n2) New books:\n   From Near\n   From Far\n3) A long report on the state of the sea wall and\n   the men who mend it\n";
        assert_eq!(
            told(list),
            [
                ("The Lamp".to_owned(), 0),
                ("New books:".to_owned(), 0),
                ("From Near".to_owned(), 1),
                ("From Far".to_owned(), 1),
                (
                    "A long report on the state of the sea wall and the men who mend it".to_owned(),
                    0
                )
            ]
        );
    }
}
