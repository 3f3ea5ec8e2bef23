//! Where each part of an old text is in a new one.

use flyleaf_model::Span;

use super::{Change, Piece};

/// The parts that two texts share.
#[derive(Debug, Clone)]
pub struct Places {
    /// In the order of the old text.
    by_old: Vec<(Span, Span)>,
    /// In the order of the new text.
    by_new: Vec<(Span, Span)>,
}

impl Places {
    /// Reads what [`compare`](super::compare) found.
    pub fn new(pieces: &[Piece]) -> Self {
        let shared = |piece: &&Piece| matches!(piece.change, Change::Same | Change::MovedHere);
        let mut by_new: Vec<(Span, Span)> =
            pieces.iter().filter(shared).map(|piece| (piece.old, piece.new)).collect();
        // A moved sentence may have other white space behind it; what both share is the shorter.
        for (old, new) in &mut by_new {
            let length = (old.end - old.start).min(new.end - new.start);
            (old.end, new.end) = (old.start + length, new.start + length);
        }
        by_new.sort_by_key(|(_, new)| new.start);
        let mut by_old = by_new.clone();
        by_old.sort_by_key(|(old, _)| old.start);
        Self { by_old, by_new }
    }

    /// Where a passage of the old text is, if all of it stands side by side in the new text.
    pub fn whole(&self, passage: Span) -> Option<Span> {
        let start = self.part(passage.start)?;
        let end = self.part(passage.end.checked_sub(1)?)?;
        let (start, end) = (
            start.1.start + passage.start - start.0.start,
            end.1.start + passage.end - end.0.start,
        );
        if start >= end {
            return None;
        }
        let image = Span::new(start, end);
        (image.end - image.start == passage.end - passage.start).then_some(image)
    }

    /// Whether a place of the old text can be told in the new one: what stands on both sides of it is there side by side,
    /// or what stands on one side only. Between two that are there with something new between them it could be anywhere.
    pub fn is_clear(&self, byte: usize) -> bool {
        let before = byte.checked_sub(1).and_then(|before| self.part(before));
        match (before, self.part(byte)) {
            (Some((old, new)), Some((other, next))) => {
                old.start == other.start || (old.end == byte && new.end == next.start)
            }
            (None, None) => false,
            _ => true,
        }
    }

    /// What stands between the parts of the new text that hold the two ends of a passage, or what is nearest to them
    /// outside it: where either end is gone, that reaches to what is left before or behind it.
    pub fn image(&self, passage: Span) -> Option<Span> {
        let first = self.by_old.partition_point(|(old, _)| old.end <= passage.start);
        let last =
            self.by_old.partition_point(|(old, _)| old.start < passage.end).checked_sub(1)?;
        let start = match self.by_old.get(first).filter(|(old, _)| old.start <= passage.start) {
            Some((old, new)) => new.start + passage.start - old.start,
            None => self.by_old.get(first.checked_sub(1)?)?.1.end,
        };
        let end = match self.by_old.get(last).filter(|(old, _)| old.end >= passage.end) {
            Some((old, new)) => new.start + passage.end - old.start,
            None => self.by_old.get(last + 1)?.1.start,
        };
        (start < end).then(|| Span::new(start, end))
    }

    /// Whether a part of the new text stands for other parts of the old text than `passage`.
    pub fn is_of_another(&self, part: Span, passage: Span) -> bool {
        let first = self.by_new.partition_point(|(_, new)| new.end <= part.start);
        let within = self.by_new[first..].iter().take_while(|(_, new)| new.start < part.end);
        let others: usize = within
            .map(|(old, new)| {
                let (from, to) = (part.start.max(new.start), part.end.min(new.end));
                let (from, to) = (old.start + from - new.start, old.start + to - new.start);
                let own = to.min(passage.end).saturating_sub(from.max(passage.start));
                to - from - own
            })
            .sum();
        others * 2 > part.end - part.start
    }

    fn part(&self, byte: usize) -> Option<&(Span, Span)> {
        let at = self.by_old.partition_point(|(old, _)| old.end <= byte);
        self.by_old.get(at).filter(|(old, _)| old.start <= byte)
    }
}
