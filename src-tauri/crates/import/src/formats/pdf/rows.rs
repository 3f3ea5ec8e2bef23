//! The question: which words stand in one line?
//!
//! Words on one base line are a row; a row is cut where a gap is wider than a space between words, because what stands
//! behind it may belong to another column. Raised and lowered words join the line they are set in, letters that are
//! set apart to fill a line are put together again, and an initial that hangs over several lines joins its word.

use super::mirror;
use super::words::{Level, Word};
use crate::lines;

/// How far apart base lines of one row may lie, in ems.
const SAME_ROW: f32 = 0.25;
/// The gap at which a row is cut, in ems. The gutters of narrow columns are hardly wider.
const CUT: f32 = 0.75;
/// Rows above and below that a small word's line is looked for in.
const NEAR: usize = 8;
/// What a raised or lowered word's size is at most, as a share of its line's.
const SMALL: f32 = 0.85;
/// What the size of an initial is at least, as a multiple of its text's.
const INITIAL: f32 = 1.8;

/// Words that stand side by side on one base line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// In the order in which they stand.
    pub(super) words: Vec<Word>,
    /// Where the first begins.
    pub(super) start: f32,
    /// Where the last ends.
    pub(super) end: f32,
    /// The base line, downwards.
    pub(super) base: f32,
    /// The size that most of it is set in.
    pub(super) size: f32,
}

impl Stretch {
    /// Words in the order in which they stand.
    pub(super) fn new(words: Vec<Word>) -> Self {
        let longest = words.iter().max_by_key(|word| (word.level == Level::On, word.text.len()));
        let (base, size) = longest.map_or((0.0, 0.0), |word| (word.base, word.size));
        let start = words.iter().map(|word| word.start).fold(f32::INFINITY, f32::min);
        let end = words.iter().map(|word| word.end).fold(f32::NEG_INFINITY, f32::max);
        Self { words, start, end, base, size }
    }

    /// What it says, with spaces between the words.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (index, word) in self.words.iter().enumerate() {
            if index > 0 && self.words[index - 1].parted_from(word) {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// The upper edge of its letters, downwards.
    pub(super) fn top(&self) -> f32 {
        self.base - self.size * 0.8
    }

    /// The lower edge of its letters.
    pub(super) fn bottom(&self) -> f32 {
        self.base + self.size * 0.2
    }
}

/// Puts words together to stretches, from the upper edge down and in a row from the left; `mirrored` if they are.
pub(super) fn stretches(mut words: Vec<Word>, mirrored: bool) -> Vec<Stretch> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
    let mut rows: Vec<Vec<Stretch>> = Vec::new();
    let mut row: Vec<Word> = Vec::new();
    for word in words {
        let apart = row.first().is_some_and(|first| {
            word.base - first.base > SAME_ROW * first.size.min(word.size).max(1.0)
        });
        if apart {
            rows.push(cut(std::mem::take(&mut row), mirrored));
        }
        row.push(word);
    }
    rows.push(cut(row, mirrored));
    rejoin(&mut rows, initial_home, |line, word| {
        word.base = line.base;
        word.size = line.size;
        word.end = line.start;
    });
    rejoin(&mut rows, small_home, |line, word| {
        let level = if word.base < line.base { Level::Raised } else { Level::Lowered };
        word.level = level;
    });
    rows.into_iter().flatten().collect()
}

/// Cuts a row at wide gaps.
fn cut(mut row: Vec<Word>, mirrored: bool) -> Vec<Stretch> {
    row.sort_by(|a, b| a.start.total_cmp(&b.start));
    if mirrored {
        mirror::turn_back(&mut row);
    }
    let row = close_up(without_doubles(row));
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    for word in row {
        if let Some(last) = words.last()
            && word.start - last.end > CUT * last.size.max(word.size)
        {
            stretches.push(Stretch::new(std::mem::take(&mut words)));
        }
        words.push(word);
    }
    if !words.is_empty() {
        stretches.push(Stretch::new(words));
    }
    stretches
}

/// Drops words that are drawn again a little beside themselves, for weight or for a shadow.
fn without_doubles(row: Vec<Word>) -> Vec<Word> {
    let mut kept: Vec<Word> = Vec::with_capacity(row.len());
    for word in row {
        let double = kept.last().is_some_and(|last| {
            last.text == word.text && (word.start - last.start).abs() < word.size * 0.15
        });
        if !double {
            kept.push(word);
        }
    }
    kept
}

/// Puts letters together that are set apart evenly: four or more in a row, none with a neighbour at a letter's distance.
fn close_up(row: Vec<Word>) -> Vec<Word> {
    let single = |word: &Word| {
        let mut letters = word.text.chars();
        letters.next().is_some_and(|c| c.is_alphanumeric() && !lines::is_wide(c))
            && letters.next().is_none()
    };
    let mut closed: Vec<Word> = Vec::with_capacity(row.len());
    let mut index = 0;
    while index < row.len() {
        let run = row[index..].iter().take_while(|word| single(word)).count();
        if run < 4 {
            closed.push(row[index].clone());
            index += 1;
            continue;
        }
        let letters = &row[index..index + run];
        let gaps: Vec<f32> = letters.windows(2).map(|pair| pair[1].start - pair[0].end).collect();
        let least = gaps.iter().copied().fold(f32::INFINITY, f32::min).max(0.0);
        let em = letters[0].size;
        for (at, letter) in letters.iter().enumerate() {
            let near = at > 0 && gaps[at - 1] <= (least * 1.6).max(least + em * 0.08);
            match closed.last_mut() {
                Some(word) if near && at > 0 && gaps[at - 1] < em => {
                    word.text.push_str(&letter.text);
                    word.end = letter.end;
                }
                _ => closed.push(Word { spaced: true, ..letter.clone() }),
            }
        }
        index += run;
    }
    closed
}

/// Moves the only word of some stretches into the line that `home` finds for it among the rows near it.
fn rejoin(
    rows: &mut [Vec<Stretch>],
    home: fn(&Stretch, &Stretch) -> bool,
    adapt: fn(&Stretch, &mut Word),
) {
    for row in 0..rows.len() {
        let mut at = 0;
        while at < rows[row].len() {
            let near = row.saturating_sub(NEAR)..(row + NEAR + 1).min(rows.len());
            let found = near
                .filter(|&other| other != row)
                .find_map(|other| Some((other, find(&rows[other], &rows[row][at], home)?)));
            let Some((other, index)) = found else {
                at += 1;
                continue;
            };
            let moved = rows[row].remove(at);
            let line = &mut rows[other][index];
            let place = line.words.partition_point(|word| word.start < moved.start);
            let words = moved.words.into_iter().map(|mut word| {
                adapt(line, &mut word);
                word
            });
            let words: Vec<Word> = words.collect();
            line.words.splice(place..place, words);
            line.start = line.start.min(moved.start);
            line.end = line.end.max(moved.end);
        }
    }
}

/// The stretch of a row that a word belongs to; only those beside it are asked.
fn find(row: &[Stretch], word: &Stretch, home: fn(&Stretch, &Stretch) -> bool) -> Option<usize> {
    let behind = row.partition_point(|line| line.start <= word.start);
    (behind.saturating_sub(1)..(behind + 1).min(row.len())).find(|&index| home(&row[index], word))
}

/// Whether a small word is set in a line, raised or lowered: behind one of its words, or before the first.
fn small_home(line: &Stretch, word: &Stretch) -> bool {
    let em = line.size;
    let inside = word.start > line.start - em * 0.3 && word.start < line.end + em * 0.35;
    let before = word.start < line.start && line.start - word.end < em * 0.6;
    word.size < em * SMALL
        && word.base > line.base - em * 0.8
        && word.base < line.base + em * 0.35
        && word.words.len() <= 3
        && (inside || before)
}

/// Whether a large letter is the initial of a line: the first of those that it stands beside.
fn initial_home(line: &Stretch, word: &Stretch) -> bool {
    let letter = word.words.len() == 1
        && word.words[0].text.chars().all(char::is_alphabetic)
        && word.words[0].text.chars().count() == 1;
    letter
        && word.size > line.size * INITIAL
        && line.base < word.base
        && line.base > word.base - word.size
        && line.start >= word.start
        && line.start - word.end < line.size
        && line.start - word.end > -line.size * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::pdf::fonts::LookId;

    fn word(text: &str, start: f32, base: f32, size: f32) -> Word {
        Word {
            text: text.into(),
            start,
            end: start + text.chars().count() as f32 * size / 2.0,
            base,
            size,
            look: LookId::default(),
            spaced: false,
            level: Level::On,
            artifact: false,
            content: -1,
            link: None,
        }
    }

    fn texts(words: Vec<Word>) -> Vec<String> {
        stretches(words, false).iter().map(Stretch::text).collect()
    }

    #[test]
    fn rows_are_cut_at_gutters_and_hold_raised_marks() {
        let words = vec![
            word("right", 300.0, 101.0, 10.0),
            word("lamp", 50.0, 100.0, 10.0),
            word("7", 70.0, 96.5, 6.0),
            word("lit", 76.0, 100.0, 10.0),
        ];
        let lines = stretches(words, false);
        assert_eq!(lines.iter().map(Stretch::text).collect::<Vec<_>>(), ["lamp7 lit", "right"]);
        assert_eq!(lines[0].words[1].level, Level::Raised);
    }

    #[test]
    fn letters_set_apart_are_a_word() {
        let spread = "NEWSWEEK"
            .chars()
            .enumerate()
            .map(|(at, c)| {
                word(&c.to_string(), at as f32 * 9.0 + if at > 3 { 9.0 } else { 0.0 }, 50.0, 10.0)
            })
            .collect();
        assert_eq!(texts(spread), ["NEWS", "WEEK"]);
    }

    #[test]
    fn an_initial_belongs_to_the_first_line_beside_it() {
        let words = vec![
            word("T", 50.0, 124.0, 30.0),
            word("he", 66.0, 104.0, 10.0),
            word("lamp", 66.0, 116.0, 10.0),
            word("lit", 50.0, 136.0, 10.0),
        ];
        assert_eq!(texts(words), ["The", "lamp", "lit"]);
    }
}
