//! The question: where does white part the columns of a page?
//!
//! A gutter is a stretch of white that runs down between lines of text on both sides. Rivers between words are narrower
//! or shorter; cells of a table are short and stand in line with each other.

use std::borrow::Borrow;

use super::rows::Stretch;

/// Places where a gutter may run that are looked at, those with the least text first.
const MOST_CANDIDATES: usize = 24;
/// Steps that the width of a region is divided into to find white.
const STEPS: usize = 400;
/// Lines that a column has at least.
const LEAST_LINES: usize = 3;
/// The least width of a gutter between many lines, in ems.
const NARROW: f32 = 0.7;
/// The least width of a gutter between few lines; rivers between words are narrower.
const WIDE: f32 = 1.3;
/// Words of a cell, on average, up to which lines that stand in rows are a table.
const CELL_WORDS: f32 = 2.6;
/// The share of a row between its ends that text fills at least.
const FULL: f32 = 0.6;
/// Lines on each side from which a narrow gutter is believed.
pub(super) const MANY_LINES: usize = 6;
/// Points that the left edges of one column may differ from page to page.
pub(super) const SAME_EDGE: f32 = 2.0;

/// Where the best gutter of a region runs.
pub(super) fn best(region: &[Stretch], known: &[f32]) -> Option<f32> {
    let start = region.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
    let end = region.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
    let step = (end - start) / STEPS as f32;
    let least = if known.is_empty() { 2 * LEAST_LINES } else { 2 };
    if region.len() < least || !step.is_finite() || step <= 0.0 {
        return None;
    }
    // How many lines cover each step, by differences.
    let mut changes = vec![0i64; STEPS + 1];
    let place = |x: f32| (((x - start) / step) as usize).min(STEPS);
    for line in region {
        changes[place(line.start)] += 1;
        changes[place(line.end)] -= 1;
    }
    let mut covered = 0;
    let covers: Vec<i64> = changes[..STEPS]
        .iter()
        .map(|change| {
            covered += change;
            covered
        })
        .collect();
    let mut candidates: Vec<(i64, usize)> = valleys(&covers);
    candidates.sort_unstable();
    let found = candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|(_, at)| start + (at as f32 + 0.5) * step);
    let before_known = known.iter().map(|edge| edge - 0.4 * em(region));
    found
        .chain(before_known.filter(|gutter| (start..end).contains(gutter)))
        .filter_map(|gutter| Some((score(region, gutter, known)?, gutter)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, gutter)| gutter)
}

/// Where fewer lines cover the width than on both sides: how many, and the middle step.
fn valleys(covers: &[i64]) -> Vec<(i64, usize)> {
    let mut valleys = Vec::new();
    let mut from = 0;
    for at in 1..covers.len() {
        if covers[at] != covers[at - 1] {
            let lower_left = from > 0 && covers[from - 1] > covers[from];
            if lower_left && covers[at] > covers[from] {
                valleys.push((covers[from], usize::midpoint(from, at)));
            }
            from = at;
        }
    }
    valleys
}

/// How many lines a gutter parts into columns; `None` where it makes none.
fn score(region: &[Stretch], gutter: f32, known: &[f32]) -> Option<f32> {
    let mut score = 0.0;
    let mut beside: Vec<&Stretch> = Vec::new();
    let crosses = |line: &Stretch| line.start < gutter && line.end > gutter;
    for line in region {
        if crosses(line) {
            score += worth(&beside, gutter, known).unwrap_or(0.0);
            beside.clear();
        } else {
            beside.push(line);
        }
    }
    score += worth(&beside, gutter, known).unwrap_or(0.0);
    (score > 0.0).then_some(score)
}

/// How good a gutter is between lines that do not cross it, given from the top; `None` where they are no columns.
pub(super) fn worth<S: Borrow<Stretch>>(lines: &[S], gutter: f32, known: &[f32]) -> Option<f32> {
    let (left, right): (Vec<&Stretch>, Vec<&Stretch>) =
        lines.iter().map(Borrow::borrow).partition(|line| line.end <= gutter);
    let (first, last) = (left.first()?, left.last()?);
    // Only where both sides have text beside each other is there a gutter.
    let top = first.top().max(right.first()?.top());
    let bottom = last.bottom().min(right.last()?.bottom());
    let beside = |side: &[&Stretch]| {
        let mut base = f32::NEG_INFINITY;
        let mut count = 0;
        for line in side.iter().filter(|line| line.bottom() > top && line.top() < bottom) {
            if line.base - base > line.size * 0.5 {
                (base, count) = (line.base, count + 1);
            }
        }
        count
    };
    let fewest = beside(&left).min(beside(&right));
    let em = em(lines);
    let begins = edge(&right);
    let is_known =
        begins - gutter < WIDE * em && known.iter().any(|known| (known - begins).abs() < SAME_EDGE);
    if fewest < if is_known { 1 } else { LEAST_LINES } {
        return None;
    }
    let white = begins - left.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
    let least = if fewest >= MANY_LINES || is_known { NARROW } else { WIDE };
    if white < least * em || (!is_known && is_table(&left, &right)) {
        return None;
    }
    Some(fewest as f32 + (white / em).min(4.0) * 0.1)
}

/// Whether the two sides are cells of one table: one of them is short, and they stand on the same base lines where there
/// are enough of them to tell.
fn is_table(left: &[&Stretch], right: &[&Stretch]) -> bool {
    let (few, many) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let in_line = few
        .iter()
        .filter(|line| {
            let from = many.partition_point(|other| other.base < line.base - line.size * 0.15);
            many.get(from).is_some_and(|other| other.base < line.base + line.size * 0.15)
        })
        .count();
    (few.len() < MANY_LINES || in_line * 10 >= few.len() * 7)
        && [left, right].into_iter().any(is_cells)
}

/// Whether lines are short, or more white stands between their parts than justified text opens.
fn is_cells(side: &[&Stretch]) -> bool {
    let (mut rows, mut words, mut ink, mut extent) = (0, 0.0, 0.0, 0.0);
    let mut from = 0;
    for at in 1..=side.len() {
        let same = side.get(at).is_some_and(|line| line.base - side[from].base < line.size * 0.3);
        if same {
            continue;
        }
        let row = &side[from..at];
        let start = row.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
        let end = row.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
        rows += 1;
        extent += end - start;
        ink += row.iter().map(|line| line.end - line.start).sum::<f32>();
        words += row.iter().map(|line| weight(line)).sum::<f32>();
        from = at;
    }
    words < CELL_WORDS * rows as f32 || ink < FULL * extent
}

/// Words of a line; one that is written without spaces counts its characters by threes.
fn weight(line: &Stretch) -> f32 {
    let letters = line.words.iter().flat_map(|word| word.text.chars());
    let wide = letters.filter(|&c| crate::lines::is_wide(c)).count();
    let parted = line.words.windows(2).filter(|pair| pair[0].parted_from(&pair[1])).count();
    (parted + 1) as f32 + wide as f32 / 3.0
}

/// The size that half of the lines are set in at least.
fn em<S: Borrow<Stretch>>(lines: &[S]) -> f32 {
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.borrow().size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// Where lines begin.
pub(super) fn edge<S: Borrow<Stretch>>(lines: &[S]) -> f32 {
    lines.iter().map(|line| line.borrow().start).fold(f32::INFINITY, f32::min)
}
