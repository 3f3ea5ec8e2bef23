//! Where the notes of one page stand in its margin: each as near to its line as the others allow, in the order of
//! their passages, none over another, none off the page.
//!
//! Moving notes apart with the least sum of squared distances is isotonic regression: with the heights above a note
//! taken off its wish, positions need only be in order, and pooling neighbours that are out of order solves it.

/// A note that wants to stand at `wish`; lengths in points, counted from the top of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slip {
    /// Where its top would be if it were alone.
    pub wish: f64,
    /// Its height.
    pub height: f64,
}

/// The part of the margin past which a note is a long one, that gives way to the others where there is no room for all.
const LONG: f64 = 1.0 / 3.0;

/// The top of each of `slips`, which come in the order of their passages, between `top` and `bottom` and `gap` apart;
/// `None` for those that do not fit: long notes first, then the last of the page.
pub(crate) fn arrange(slips: &[Slip], top: f64, bottom: f64, gap: f64) -> Vec<Option<f64>> {
    let kept = fitting(slips, bottom - top, gap);
    let mut used = 0.0;
    let mut offsets = Vec::with_capacity(kept.len());
    for &index in &kept {
        offsets.push(used);
        used += slips[index].height + gap;
    }
    let room = (bottom - top - (used - gap)).max(0.0);
    let wishes: Vec<f64> = kept
        .iter()
        .zip(&offsets)
        .map(|(&index, offset)| slips[index].wish - top - offset)
        .collect();
    let mut tops = vec![None; slips.len()];
    for ((&index, offset), wish) in kept.iter().zip(&offsets).zip(in_order(&wishes)) {
        tops[index] = Some(top + wish.clamp(0.0, room) + offset);
    }
    tops
}

/// Indexes of the slips that stay in a margin of `height`.
fn fitting(slips: &[Slip], height: f64, gap: f64) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..slips.len()).collect();
    let mut total: f64 = slips.iter().map(|slip| slip.height + gap).sum::<f64>() - gap;
    let mut by_height = kept.clone();
    by_height.sort_by(|&a, &b| slips[a].height.total_cmp(&slips[b].height).then(a.cmp(&b)));
    while total > height {
        let longest = by_height.pop().filter(|&index| slips[index].height > height * LONG);
        let Some(gone) = longest.or_else(|| kept.last().copied()) else { break };
        kept.retain(|&index| index != gone);
        by_height.retain(|&index| index != gone);
        total -= slips[gone].height + gap;
    }
    kept
}

/// The non-decreasing sequence nearest to `wishes` (pool adjacent violators).
fn in_order(wishes: &[f64]) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(wishes.len());
    for &wish in wishes {
        let mut pool = (wish, 1usize);
        while let Some(&(mean, count)) = pools.last()
            && mean > pool.0
        {
            pools.pop();
            let all = count + pool.1;
            pool = ((mean * count as f64 + pool.0 * pool.1 as f64) / all as f64, all);
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(mean, count)| std::iter::repeat_n(mean, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slips(list: &[(f64, f64)]) -> Vec<Slip> {
        list.iter().map(|&(wish, height)| Slip { wish, height }).collect()
    }

    #[test]
    fn notes_with_room_stand_at_their_lines() {
        let tops = arrange(&slips(&[(100.0, 30.0), (200.0, 30.0)]), 50.0, 700.0, 8.0);
        assert_eq!(tops, [Some(100.0), Some(200.0)]);
    }

    #[test]
    fn two_notes_on_one_line_share_the_move() {
        let tops = arrange(&slips(&[(100.0, 30.0), (100.0, 30.0)]), 50.0, 700.0, 10.0);
        assert_eq!(tops, [Some(80.0), Some(120.0)]);
    }

    #[test]
    fn notes_at_the_foot_are_raised_onto_the_page() {
        let tops = arrange(&slips(&[(680.0, 30.0), (690.0, 30.0)]), 50.0, 700.0, 10.0);
        assert_eq!(tops, [Some(630.0), Some(670.0)]);
    }

    #[test]
    fn what_does_not_fit_is_left_over() {
        let long_first = [(50.0, 600.0), (60.0, 40.0), (70.0, 40.0)];
        assert_eq!(
            arrange(&slips(&long_first), 50.0, 700.0, 10.0),
            [None, Some(50.0), Some(100.0)],
            "the long note gives way"
        );
        assert_eq!(arrange(&slips(&[(50.0, 900.0)]), 50.0, 700.0, 10.0), [None]);
        let many = arrange(&slips(&[(50.0, 100.0); 9]), 50.0, 700.0, 10.0);
        assert_eq!(many.iter().filter(|top| top.is_some()).count(), 6, "the last give way");
        assert_eq!(many[6..], [None; 3]);
    }

    proptest! {
        #[test]
        fn never_over_another_never_off_the_page(
            mut list in prop::collection::vec((0.0..900.0f64, 1.0..120.0f64), 0..60),
        ) {
            list.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (top, bottom, gap) = (60.0, 760.0, 8.0);
            let slips = slips(&list);
            let tops = arrange(&slips, top, bottom, gap);
            let placed: Vec<(f64, f64)> = tops
                .iter()
                .zip(&slips)
                .filter_map(|(top, slip)| Some(((*top)?, slip.height)))
                .collect();
            for &(y, height) in &placed {
                prop_assert!(y >= top - 1e-6 && y + height <= bottom + 1e-6);
            }
            for pair in placed.windows(2) {
                prop_assert!(pair[0].0 + pair[0].1 + gap <= pair[1].0 + 1e-6);
            }
            let all: f64 = slips.iter().map(|slip| slip.height + gap).sum::<f64>() - gap;
            prop_assert!(all > bottom - top || placed.len() == slips.len());
        }
    }
}
