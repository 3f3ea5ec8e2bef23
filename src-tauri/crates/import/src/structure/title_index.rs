//! The words of every line that could be a title, so that an entry of the contents finds the lines that share them.

use std::collections::HashMap;
use std::ops::Range;

use ecow::EcoString;

use super::looks;
use super::page::Page;
use super::similarity::Key;

/// Lines that one entry looks at in search of shared words.
const MOST_VISITED: usize = 400;
/// Words of a line that can be a title; the rest of a longer line is text that runs on.
pub(super) const MOST_WORDS: usize = 40;
/// Characters of a line that can be a title.
const MOST_CHARACTERS: usize = 400;
/// Lines that one entry gets to choose from.
const MOST_OFFERED: usize = 64;

/// The words of every line that could be a title.
pub(super) struct TitleIndex {
    postings: HashMap<EcoString, Vec<u32>>,
    exact: HashMap<Vec<EcoString>, Vec<u32>>,
    /// One key a line, empty for lines without words.
    keys: Vec<Key>,
    /// Whether the text has no blank lines, so that nothing is set apart.
    pub(super) unbroken: bool,
}

impl TitleIndex {
    /// Looks at every line once.
    pub(super) fn new(page: &Page<'_>) -> Self {
        let (mut postings, mut exact) =
            (HashMap::<EcoString, Vec<u32>>::new(), HashMap::<Vec<EcoString>, Vec<u32>>::new());
        let mut keys = vec![Key::default(); page.len()];
        let (mut opening, mut texts) = (0usize, 0usize);
        for line in (0..page.len()).filter(|&line| page.is_text(line)) {
            texts += 1;
            opening += usize::from(page.starts_block(line));
            let key = title_key(head(page.text(line)));
            if key.words.len() <= MOST_WORDS {
                exact.entry(key.words.clone()).or_default().push(line as u32);
            }
            for word in key.words.iter().take(MOST_WORDS) {
                match postings.get_mut(word) {
                    Some(lines) if lines.last() == Some(&(line as u32)) => {}
                    Some(lines) => lines.push(line as u32),
                    None => {
                        postings.insert(word.clone(), vec![line as u32]);
                    }
                }
            }
            keys[line] = key;
        }
        Self { postings, exact, keys, unbroken: opening * 20 < texts }
    }

    /// The key of a line, as a title.
    pub(super) fn key(&self, line: usize) -> &Key {
        &self.keys[line]
    }

    /// Whether some line says exactly this.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.exact.contains_key(&key.words)
    }

    /// How many lines say exactly this.
    pub(super) fn times(&self, key: &Key) -> usize {
        self.exact.get(&key.words).map_or(0, Vec::len)
    }

    /// Lines within `within` that share the rarest words with `key`, those that share most first.
    pub(super) fn lines_like(&self, key: &Key, within: &Range<usize>) -> Vec<usize> {
        let inside = |line: u32| within.contains(&(line as usize)).then_some(line as usize);
        let mut lines: Vec<usize> = self
            .exact
            .get(&key.words)
            .into_iter()
            .flatten()
            .filter_map(|&l| inside(l))
            .take(64)
            .collect();
        let mut lists: Vec<&Vec<u32>> =
            key.words.iter().filter_map(|word| self.postings.get(word)).collect();
        lists.sort_by_key(|list| list.len());
        lists.dedup_by(|a, b| std::ptr::eq(*a, *b));
        let mut votes: HashMap<usize, usize> = HashMap::new();
        let mut visited = 0;
        for list in lists {
            let from = list.partition_point(|&line| (line as usize) < within.start);
            for line in list[from..].iter().map_while(|&line| inside(line)).take(MOST_VISITED) {
                *votes.entry(line).or_default() += 1;
                visited += 1;
            }
            if visited >= MOST_VISITED {
                break;
            }
        }
        let mut voted: Vec<(usize, usize)> = votes.into_iter().collect();
        voted.sort_by_key(|&(line, votes)| (std::cmp::Reverse(votes), line));
        for (line, _) in voted.into_iter().take(MOST_OFFERED) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

/// The part of a line that can hold a title.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(byte, _)| byte);
    &text[..end]
}

/// The key of a line as a title: without marker and decoration.
pub(super) fn title_key(text: &str) -> Key {
    Key::of(looks::bare_title(text))
}
