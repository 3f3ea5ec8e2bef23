//! Which articles of one revision are which of another.

use std::collections::BTreeMap;

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleChange {
    /// In both revisions; by index.
    Kept {
        /// In the old one.
        old: usize,
        /// In the new one.
        new: usize,
        /// Whether its text is another.
        changed: bool,
        /// Whether it stands elsewhere among those that are kept.
        moved: bool,
    },
    /// In the new revision only.
    Added {
        /// Its index.
        new: usize,
    },
    /// In the old revision only.
    Removed {
        /// Its index.
        old: usize,
    },
}

/// An article's title and text.
pub type Articles<'a> = [(Option<&'a str>, &'a str)];

/// Least part of the sentences that an article shares with the one it was, under another title.
const LEAST_SHARED: f32 = 0.5;

impl ArticleChange {
    /// Compares two lists of articles: first by title and text, then by text, by title, and by shared sentences. Those of
    /// the new revision come in their order, then those that were removed.
    pub fn compare(old: &Articles<'_>, new: &Articles<'_>) -> Vec<Self> {
        let mut was: Vec<Option<usize>> = vec![None; new.len()];
        let mut free: Vec<bool> = vec![true; old.len()];
        pair_by(&mut was, &mut free, old, new, |article| Some(*article));
        pair_by(&mut was, &mut free, old, new, |(_, text)| Some(*text));
        pair_by(&mut was, &mut free, old, new, |(title, _)| *title);
        pair_by_sentences(&mut was, &mut free, old, new);
        let kept: Vec<usize> = was.iter().flatten().copied().collect();
        let stay = longest_ascending(&kept);
        let mut changes: Vec<Self> = was
            .iter()
            .enumerate()
            .map(|(index, was)| match *was {
                Some(was) => Self::Kept {
                    old: was,
                    new: index,
                    changed: old[was].1 != new[index].1,
                    moved: !stay.contains(&was),
                },
                None => Self::Added { new: index },
            })
            .collect();
        changes.extend((0..old.len()).filter(|&old| free[old]).map(|old| Self::Removed { old }));
        changes
    }
}

/// Pairs those whose key stands once on each side.
fn pair_by<'a, K: Ord>(
    was: &mut [Option<usize>],
    free: &mut [bool],
    old: &Articles<'a>,
    new: &Articles<'a>,
    key: impl Fn(&(Option<&'a str>, &'a str)) -> Option<K>,
) {
    let mut places: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, article) in old.iter().enumerate().filter(|&(index, _)| free[index]) {
        if let Some(key) = key(article) {
            places.entry(key).or_default().0.push(index);
        }
    }
    for (index, article) in new.iter().enumerate().filter(|&(index, _)| was[index].is_none()) {
        if let Some(key) = key(article) {
            places.entry(key).or_default().1.push(index);
        }
    }
    for (before, after) in places.values() {
        // Of several alike, each keeps its order.
        if before.len() == after.len() || before.len().min(after.len()) == 1 {
            for (&before, &after) in before.iter().zip(after) {
                was[after] = Some(before);
                free[before] = false;
            }
        }
    }
}

fn pair_by_sentences(
    was: &mut [Option<usize>],
    free: &mut [bool],
    old: &Articles<'_>,
    new: &Articles<'_>,
) {
    let mut homes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (_, text)) in old.iter().enumerate().filter(|&(index, _)| free[index]) {
        for sentence in super::sentences(text) {
            homes.entry(text[sentence.start..sentence.end].trim()).or_default().push(index);
        }
    }
    // A sentence that many articles hold tells nothing of any of them.
    homes.retain(|_, homes| homes.len() <= 4);
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (index, (_, text)) in new.iter().enumerate().filter(|&(index, _)| was[index].is_none()) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for sentence in super::sentences(text) {
            let said = text[sentence.start..sentence.end].trim();
            for &home in homes.get(said).into_iter().flatten() {
                *shared.entry(home).or_default() += said.len();
            }
        }
        pairs.extend(shared.into_iter().map(|(home, size)| (size, home, index)));
    }
    pairs.sort_by_key(|&(size, home, index)| (std::cmp::Reverse(size), home, index));
    for (size, home, index) in pairs {
        let longer = old[home].1.len().max(new[index].1.len());
        if free[home] && was[index].is_none() && size as f32 >= LEAST_SHARED * longer as f32 {
            was[index] = Some(home);
            free[home] = false;
        }
    }
}

/// The members of the longest ascending part of `numbers`: those need not be said to have moved.
fn longest_ascending(numbers: &[usize]) -> std::collections::BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, &number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers[end] < number);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut members = std::collections::BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        members.insert(numbers[index]);
        at = before[index];
    }
    members
}
