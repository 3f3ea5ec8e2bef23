//! Which sentence of the new text is which of the old, rewritten.

use std::collections::BTreeMap;

use flyleaf_model::Span;

/// Least part of the pairs of letters that a sentence and its rewriting share.
const LEAST: f32 = 0.5;
/// Pairs compared at most; beyond them sentences are paired in their order.
const MOST: usize = 10_000;

/// Pairs of indices, ascending on both sides, so that as much as can be is alike. What is `None` has no pair.
pub(super) fn pairs(
    old: &str,
    gone: &[Option<Span>],
    new: &str,
    come: &[Option<Span>],
) -> Vec<(usize, usize)> {
    let gone: Vec<Option<Bag>> =
        gone.iter().map(|span| span.map(|span| Bag::new(old, span))).collect();
    let come: Vec<Option<Bag>> =
        come.iter().map(|span| span.map(|span| Bag::new(new, span))).collect();
    let likeness = |a: usize, b: usize| match (&gone[a], &come[b]) {
        (Some(a), Some(b)) => Some(a.likeness(b)).filter(|&likeness| likeness >= LEAST),
        _ => None,
    };
    if gone.len().saturating_mul(come.len()) > MOST {
        let both = gone.len().min(come.len());
        return (0..both).filter(|&at| likeness(at, at).is_some()).map(|at| (at, at)).collect();
    }
    let width = come.len() + 1;
    let mut best = vec![0f32; (gone.len() + 1) * width];
    for a in (0..gone.len()).rev() {
        for b in (0..come.len()).rev() {
            let skipped = best[(a + 1) * width + b].max(best[a * width + b + 1]);
            let paired =
                likeness(a, b).map_or(0.0, |likeness| likeness + best[(a + 1) * width + b + 1]);
            best[a * width + b] = skipped.max(paired);
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < gone.len() && b < come.len() {
        let here = best[a * width + b];
        if here == best[(a + 1) * width + b] {
            a += 1;
        } else if here == best[a * width + b + 1] {
            b += 1;
        } else {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        }
    }
    pairs
}

/// How often each two letters stand side by side in a sentence: unlike words, they tell a misspelt word from another.
pub(crate) struct Bag {
    letters: BTreeMap<(char, char), usize>,
    size: usize,
}

impl Bag {
    pub(crate) fn new(text: &str, span: Span) -> Self {
        let mut bag = Self { letters: BTreeMap::new(), size: 0 };
        let mut last = ' ';
        for c in text[span.start..span.end].chars().filter(|c| c.is_alphanumeric() || *c == ' ') {
            *bag.letters.entry((last, c)).or_default() += 1;
            bag.size += 1;
            last = c;
        }
        bag
    }

    /// Twice what two sentences share over what they have, 0 to 1.
    fn likeness(&self, other: &Self) -> f32 {
        let both = self.size + other.size;
        if both == 0 { 0.0 } else { 2.0 * self.shared(other) as f32 / both as f32 }
    }

    /// The same where the other may be longer: no more than twice this size counts against it.
    pub(crate) fn presence(&self, other: &Self) -> f32 {
        let both = self.size + other.size.min(2 * self.size);
        if both == 0 { 0.0 } else { 2.0 * self.shared(other) as f32 / both as f32 }
    }

    fn shared(&self, other: &Self) -> usize {
        let there = |letters| other.letters.get(letters).copied().unwrap_or(0);
        self.letters.iter().map(|(letters, &count)| count.min(there(letters))).sum()
    }
}
