//! How alike two printed titles are, once decoration, case, quotes and markers are set aside.

use ecow::EcoString;

use super::numerals::narrow;

/// A title reduced to what is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// Lower-case words; each wide character is a word of its own.
    pub(super) words: Vec<EcoString>,
}

impl Key {
    /// The key of a printed title.
    pub(super) fn of(title: &str) -> Self {
        let mut words: Vec<EcoString> = Vec::new();
        let mut open = false;
        for character in title.chars().map(narrow) {
            // Apostrophes of every shape, and none at all, are the same.
            if matches!(character, '\'' | '’' | '‘' | '′' | 'ʼ' | '`' | '´') {
                continue;
            }
            if crate::lines::is_wide(character) {
                if character.is_alphanumeric() {
                    words.push(EcoString::from(character));
                }
                open = false;
            } else if character.is_alphanumeric() {
                if !open {
                    words.push(EcoString::new());
                    open = true;
                }
                if let Some(word) = words.last_mut() {
                    if character.is_ascii() {
                        word.push(character.to_ascii_lowercase());
                    } else {
                        word.extend(character.to_lowercase());
                    }
                }
            } else if character == '&' {
                words.push("and".into());
                open = false;
            } else {
                open = false;
            }
        }
        Self { words }
    }

    /// Whether nothing is left to compare.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Two titles share their words in order: 1 for the same words, 0 for none.
///
/// The measure is twice the longest common subsequence over both lengths. A short form that begins the long form
/// counts as alike as its words allow, at least `SHORT_FORM`, because contents abbreviate.
pub(super) fn alike(entry: &Key, heading: &Key) -> f64 {
    if entry.is_empty() || heading.is_empty() {
        return 0.0;
    }
    if entry == heading {
        return 1.0;
    }
    let (short, long) =
        if entry.words.len() <= heading.words.len() { (entry, heading) } else { (heading, entry) };
    if long.words.len() > 80 || long.words.len() > 12 * short.words.len() {
        return 0.0;
    }
    let common = common_subsequence(&short.words, &long.words);
    let dice = 2.0 * common / (short.words.len() + long.words.len()) as f64;
    let begins =
        long.words.starts_with(&short.words) && (short.words.len() >= 2 || long.words.len() <= 4);
    if begins { dice.max(SHORT_FORM) } else { dice }
}

/// The likeness of two titles where it is `least` or more; 0 where it is less. Most titles that are compared have little
/// in common, and their lengths alone tell.
pub(super) fn alike_at_least(entry: &Key, heading: &Key, least: f64) -> f64 {
    let (short, long) = if entry.words.len() <= heading.words.len() {
        (&entry.words, &heading.words)
    } else {
        (&heading.words, &entry.words)
    };
    let most = 2.0 * short.len() as f64 / (short.len() + long.len()).max(1) as f64;
    if most < least && !long.starts_with(short) {
        return 0.0;
    }
    let likeness = alike(entry, heading);
    if likeness >= least { likeness } else { 0.0 }
}

/// What a heading that begins with all of its entry's words (or the reverse) is worth.
pub(super) const SHORT_FORM: f64 = 0.8;

/// Length of the longest common subsequence, where misspelt words count for a part.
fn common_subsequence(short: &[EcoString], long: &[EcoString]) -> f64 {
    let mut row = vec![0.0f64; long.len() + 1];
    for a in short {
        let mut diagonal = 0.0;
        for (index, b) in long.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = above.max(row[index]).max(diagonal + same_word(a, b));
            diagonal = above;
        }
    }
    row[long.len()]
}

fn same_word(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.len() < 5 || b.len() < 5 || a.as_bytes()[0] != b.as_bytes()[0] {
        return 0.0;
    }
    if is_one_edit(a, b) { 0.8 } else { 0.0 }
}

/// Whether one character more, less or another makes two different words the same.
fn is_one_edit(a: &str, b: &str) -> bool {
    let start: usize =
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let end: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let one_at_most = |text: &str| text.chars().nth(1).is_none();
    one_at_most(&a[..a.len() - end]) && one_at_most(&b[..b.len() - end])
}

/// Levenshtein distance in characters; anything above `most` may come out as `most + 1`.
pub(super) fn edit_distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()].min(most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_an_edit_distance_of_one() {
        let words = [
            "harbour",
            "harbor",
            "harbours",
            "harbuor",
            "hårbour",
            "arbour",
            "潮汐站",
            "潮站",
            "aaa",
            "aa",
        ];
        for a in words {
            for b in words.iter().filter(|b| **b != a) {
                assert_eq!(is_one_edit(a, b), edit_distance(a, b, 1) <= 1, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_likeness_that_counts_is_the_same_and_a_lesser_one_is_none() {
        let titles = [
            "Tides",
            "Tides of June",
            "Night watch",
            "Night watch at the lighthouse in winter",
            "watch",
        ];
        for (a, b) in
            titles.iter().flat_map(|a| titles.iter().map(move |b| (Key::of(a), Key::of(b))))
        {
            let whole = alike(&a, &b);
            let wanted = if whole >= 0.6 { whole } else { 0.0 };
            assert_eq!(alike_at_least(&a, &b, 0.6), wanted);
        }
    }

    #[test]
    fn likeness_follows_words_not_decoration() {
        for (entry, heading, least, most) in [
            ("Flashback", "*** FLASHBACK!!! ***", 1.0, 1.0),
            ("China's Reefs", "Chinas reefs", 1.0, 1.0),
            ("The Work Meeting Held in Town", "The Work Conference Held in Town", 0.8, 0.9),
            ("Reefs", "Reefs and how to draw them", 0.0, 0.5),
            ("Night watch", "Night watch at the lighthouse in winter", 0.8, 0.8),
            ("潮汐观测站启用", "潮汐观测站正式启用", 0.85, 0.95),
            ("Boats", "Tides", 0.0, 0.0),
        ] {
            let score = alike(&Key::of(entry), &Key::of(heading));
            assert!((least..=most).contains(&score), "{entry} / {heading}: {score}");
        }
    }
}
