//! Changed words, where the context still shows where the passage stands.

use flyleaf_model::{AnchorStatus, TextQuoteSelector};

use super::distance::Pattern;
use super::wanted::{Wanted, ends_sentence, worth};
use super::{Anchorer, Candidate, Found};

/// Least similarity to the quote of words that stand between both sides of its context.
const BETWEEN: f32 = 0.75;
/// Least similarity of words that only one side shows.
const BESIDE: f32 = 0.85;
/// What a quote must be worth to be known, changed, by one side.
const TELLING_BESIDE: usize = 24;
/// What a side must be worth to be looked for.
const TELLING_SIDE: usize = 8;
/// Characters of a quote that is looked for, changed; the work grows with their square.
const LONGEST: usize = 8192;
/// Places of a side that are looked at.
const FEW: usize = 32;

impl Anchorer<'_> {
    /// Looks for the passage where its context stands.
    pub(super) fn changed_words(&self, quote: &TextQuoteSelector, wanted: &Wanted) -> Found {
        if wanted.exact.chars().nth(LONGEST).is_some() {
            return Found::orphaned();
        }
        let text = self.folded.text();
        let places = |side: &str| {
            let telling = worth(side) >= TELLING_SIDE;
            if telling {
                self.index.places(text, side, FEW).unwrap_or_default()
            } else {
                Vec::new()
            }
        };
        let space = |at: usize| at + usize::from(text[at..].starts_with(' '));
        let mut ends: Vec<usize> =
            places(&wanted.prefix).into_iter().map(|at| space(at + wanted.prefix.len())).collect();
        let mut starts = places(&wanted.suffix);
        // A side without context is the edge of the text, where the other side has some.
        if wanted.prefix.is_empty() && !wanted.suffix.is_empty() {
            ends.push(0);
        }
        if wanted.suffix.is_empty() && !wanted.prefix.is_empty() {
            starts.push(text.trim_end_matches(' ').len());
        }
        let exact: Vec<char> = wanted.exact.chars().collect();
        let pattern = Pattern::new(&exact);
        let compared = Compared { wanted, length: exact.len(), pattern };

        // Where the two sides have closed up, the passage is gone, whatever stands beside them.
        let meet = |ends: &[usize], starts: &[usize]| {
            ends.iter().any(|&end| starts.iter().any(|&start| start == end || start + 1 == end))
        };
        let (outer_prefix, outer_suffix) = wanted.around_sentence();
        let closed = meet(&ends, &starts) || {
            let (before, after) = (places(outer_prefix), places(outer_suffix));
            let ends: Vec<usize> =
                before.into_iter().map(|at| space(at + outer_prefix.len())).collect();
            ends.len() == 1 && after.len() == 1 && meet(&ends, &after)
        };
        if closed {
            return if wanted.closes_in_itself() {
                Found::ambiguous(Vec::new())
            } else {
                Found::orphaned()
            };
        }
        let candidate = |found: Part, share: f32| Candidate {
            span: self.original(found.start, found.end, &quote.exact),
            score: found.similarity * (0.5 + share / 2.0) * 0.98,
        };
        let mut between: Vec<Part> = ends
            .iter()
            .filter_map(|&end| {
                let start = *starts.get(starts.partition_point(|&start| start <= end))?;
                compared.between(text, end, start)
            })
            .collect();
        if ends.len() == 1 || starts.len() == 1 {
            between.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
            match between.as_slice() {
                [] => {}
                [best, ..] if best.similarity < BETWEEN => return Found::orphaned(),
                [best] => {
                    return Found::placed(AnchorStatus::Changed, vec![candidate(*best, 1.0)]);
                }
                several => {
                    let candidates = several.iter().map(|part| candidate(*part, 1.0)).collect();
                    return Found::ambiguous(candidates);
                }
            }
        }
        let mut beside: Vec<Part> = Vec::new();
        if let [end] = ends[..]
            && wanted.prefix_proves()
        {
            beside.extend(compared.behind(text, end));
        }
        if let [start] = starts[..]
            && wanted.suffix_proves()
        {
            beside.extend(compared.before(text, start));
        }
        // On the other side the passage's own sentence must hold out to its end: a neighbour that ends in nearly the
        // same words does not.
        beside.retain(|part| {
            let around = wanted.surroundings(text, part.start, part.end);
            part.similarity >= BESIDE && around.hold_sentence()
        });
        match beside.as_slice() {
            _ if worth(&wanted.exact) < TELLING_BESIDE => Found::orphaned(),
            [] => Found::orphaned(),
            [part] => Found::placed(AnchorStatus::Changed, vec![candidate(*part, 0.5)]),
            parts => {
                let candidates: Vec<Candidate> =
                    parts.iter().map(|part| candidate(*part, 0.5)).collect();
                Found::ambiguous(candidates)
            }
        }
    }
}

/// A part of the folded text and how similar it is to the quote.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    similarity: f32,
}

/// A quote, ready to be compared with parts of a text.
struct Compared<'w> {
    wanted: &'w Wanted,
    length: usize,
    pattern: Pattern,
}

impl Compared<'_> {
    fn reach(&self) -> usize {
        self.length + self.length / 2 + 8
    }

    /// What stands between two places, where that is not too long to be the passage.
    fn between(&self, text: &str, start: usize, end: usize) -> Option<Part> {
        let there: Vec<char> =
            text[start..end].trim_end_matches(' ').chars().take(self.reach() + 1).collect();
        if there.is_empty() || there.len() > self.reach() {
            return None;
        }
        let distance = *self.pattern.distances(&there).last()?;
        let end = start + there.iter().map(|c| c.len_utf8()).sum::<usize>();
        let longer = there.len().max(self.length);
        Some(Part { start, end, similarity: 1.0 - distance as f32 / longer as f32 })
    }

    /// The part that begins at `start` and is nearest to the quote.
    fn behind(&self, text: &str, start: usize) -> Option<Part> {
        let there: Vec<char> = text[start..].chars().take(self.reach()).collect();
        let (length, distance) = nearest(
            &self.pattern,
            &there,
            self.wanted.exact.chars().next_back(),
            self.wanted.suffix.chars().next(),
        )?;
        let suffix: Vec<char> = self.wanted.suffix.chars().collect();
        let lead = self.wanted.prefix.rsplit(ends_sentence).next().unwrap_or_default();
        let lead: Vec<char> = lead.trim_start().chars().collect();
        if self.is_explained(&lead, &there, &suffix, distance) {
            return None;
        }
        let end = start + there[..length].iter().map(|c| c.len_utf8()).sum::<usize>();
        Some(self.part(start, end, distance))
    }

    /// The part that ends before `end` and is nearest to the quote.
    fn before(&self, text: &str, end: usize) -> Option<Part> {
        let end = text[..end].trim_end_matches(' ').len();
        let there: Vec<char> = text[..end].chars().rev().take(self.reach()).collect();
        let reversed: Vec<char> = self.wanted.exact.chars().rev().collect();
        let (length, distance) = nearest(
            &Pattern::new(&reversed),
            &there,
            self.wanted.exact.chars().next(),
            self.wanted.prefix.chars().next_back(),
        )?;
        let prefix: Vec<char> = self.wanted.prefix.chars().rev().collect();
        let lead = self.wanted.suffix.split_inclusive(ends_sentence).next().unwrap_or_default();
        let lead: Vec<char> = lead.chars().rev().collect();
        if self.is_explained(&lead, &there, &prefix, distance) {
            return None;
        }
        let start = end - there[..length].iter().map(|c| c.len_utf8()).sum::<usize>();
        Some(self.part(start, end, distance))
    }

    fn part(&self, start: usize, end: usize, distance: usize) -> Part {
        Part { start, end, similarity: 1.0 - distance as f32 / self.length as f32 }
    }

    /// Whether what is there is as near to what stood on the other side of the passage as it is to the passage: then
    /// that has closed up, and the passage is gone.
    ///
    /// `lead` is the part of the passage's own sentence between the one side and the passage.
    fn is_explained(&self, lead: &[char], there: &[char], other: &[char], distance: usize) -> bool {
        // The rest of the passage's own sentence may be gone with it.
        let rest = other.iter().position(|&c| ends_sentence(c)).unwrap_or(0);
        let past =
            other[rest..].iter().position(|c| c.is_alphanumeric()).map_or(rest, |at| rest + at);
        let sentence = [lead, there].concat();
        let nearer = |there: &[char], other: &[char]| {
            let other = &other[..other.len().min(there.len())];
            if other.is_empty() {
                return false;
            }
            let distances = Pattern::new(other).distances(there);
            let nearest = distances.into_iter().min().unwrap_or(other.len());
            nearest * self.length <= 2 * distance * other.len()
        };
        nearer(there, other)
            || nearer(there, &other[rest..])
            || nearer(&sentence, &other[rest..])
            || nearer(&sentence, &other[past..])
    }
}

/// How many characters of `there`, from its first, are nearest to the pattern, and their distance; of several, those
/// that end as the quote does or before what stood behind it; `None` where even that does not tell.
fn nearest(
    pattern: &Pattern,
    there: &[char],
    last: Option<char>,
    next: Option<char>,
) -> Option<(usize, usize)> {
    let distances = pattern.distances(there);
    let least = *distances[1..].iter().min()?;
    let is_end = |length: &usize| {
        there.get(length - 1).copied() == last
            || next.is_some() && there.get(*length).copied() == next
    };
    let mut ends = (1..distances.len()).filter(|&length| distances[length] == least).filter(is_end);
    match (ends.next(), ends.next()) {
        (Some(length), None) => Some((length, least)),
        _ => None,
    }
}
