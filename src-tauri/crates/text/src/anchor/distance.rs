//! How far a part of a text is from a pattern: the fewest characters to insert, delete or replace.
//!
//! The columns of the dynamic programme are kept as bits, 64 rows a word (Myers 1999, in blocks as Hyyrö 2003).

/// A pattern, ready to be compared.
#[derive(Debug)]
pub(super) struct Pattern {
    length: usize,
    /// The characters that occur, sorted.
    alphabet: Vec<char>,
    /// For each of them and each block of 64 rows, the rows that hold it; none for any other character, at the end.
    rows: Vec<u64>,
    blocks: usize,
}

impl Pattern {
    /// Prepares a pattern of one character or more.
    pub(super) fn new(pattern: &[char]) -> Self {
        let mut alphabet = pattern.to_vec();
        alphabet.sort_unstable();
        alphabet.dedup();
        let blocks = pattern.len().div_ceil(64).max(1);
        let mut rows = vec![0; (alphabet.len() + 1) * blocks];
        for (row, c) in pattern.iter().enumerate() {
            let symbol = alphabet.partition_point(|known| known < c);
            rows[symbol * blocks + row / 64] |= 1 << (row % 64);
        }
        Self { length: pattern.len(), alphabet, rows, blocks }
    }

    /// The distance of the pattern from the first characters of `text`, for each number of them from 0.
    pub(super) fn distances(&self, text: &[char]) -> Vec<usize> {
        let mut columns = vec![Block { plus: u64::MAX, minus: 0 }; self.blocks];
        let mut distance = self.length;
        let mut distances = Vec::with_capacity(text.len() + 1);
        distances.push(distance);
        let last = 1 << ((self.length + 63) % 64);
        for c in text {
            let symbol = self.alphabet.binary_search(c).unwrap_or(self.alphabet.len());
            let rows = &self.rows[symbol * self.blocks..(symbol + 1) * self.blocks];
            let mut carry = Carry::Up;
            for (at, (block, &rows)) in columns.iter_mut().zip(rows).enumerate() {
                let top = if at + 1 == self.blocks { last } else { 1 << 63 };
                carry = block.advance(rows, carry, top);
            }
            match carry {
                Carry::Up => distance += 1,
                Carry::Down => distance -= 1,
                Carry::Level => {}
            }
            distances.push(distance);
        }
        distances
    }
}

/// How a row changes from one column to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carry {
    Up,
    Level,
    Down,
}

/// 64 rows of a column, as the steps between them.
#[derive(Debug, Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
}

impl Block {
    fn advance(&mut self, rows: u64, carry: Carry, top: u64) -> Carry {
        let vertical = rows | self.minus;
        let rows = rows | u64::from(carry == Carry::Down);
        let horizontal = ((rows & self.plus).wrapping_add(self.plus) ^ self.plus) | rows;
        let mut up = self.minus | !(horizontal | self.plus);
        let mut down = self.plus & horizontal;
        let out = if up & top != 0 {
            Carry::Up
        } else if down & top != 0 {
            Carry::Down
        } else {
            Carry::Level
        };
        up = (up << 1) | u64::from(carry == Carry::Up);
        down = (down << 1) | u64::from(carry == Carry::Down);
        self.plus = down | !(vertical | up);
        self.minus = up & vertical;
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook's dynamic programme.
    fn slowly(pattern: &[char], text: &[char]) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut last = vec![pattern.len()];
        for (at, c) in text.iter().enumerate() {
            let mut next = vec![at + 1];
            for (row, p) in pattern.iter().enumerate() {
                let replaced = column[row] + usize::from(p != c);
                next.push(replaced.min(column[row + 1] + 1).min(next[row] + 1));
            }
            last.push(next[pattern.len()]);
            column = next;
        }
        last
    }

    proptest! {
        #[test]
        fn bits_say_what_the_textbook_says(pattern in "[abc潮]{1,150}", text in "[abc潮]{0,200}") {
            let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(Pattern::new(&pattern).distances(&text), slowly(&pattern, &text));
        }
    }
}
