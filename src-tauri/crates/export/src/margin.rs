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

/// The tops of as many of the first `slips` as fit between `top` and `bottom`, `gap` apart. Slips come in the order of
/// their passages; those past the length of the answer did not fit.
pub(crate) fn arrange(slips: &[Slip], top: f64, bottom: f64, gap: f64) -> Vec<f64> {
    let mut used = 0.0;
    let mut offsets = Vec::new();
    let mut room = bottom - top;
    for slip in slips {
        if used + slip.height > bottom - top {
            break;
        }
        offsets.push(used);
        room = bottom - top - used - slip.height;
        used += slip.height + gap;
    }
    let wishes: Vec<f64> =
        slips.iter().zip(&offsets).map(|(slip, offset)| slip.wish - top - offset).collect();
    in_order(&wishes)
        .into_iter()
        .zip(&offsets)
        .map(|(wish, offset)| top + wish.clamp(0.0, room.max(0.0)) + offset)
        .collect()
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
        assert_eq!(tops, [100.0, 200.0]);
    }

    #[test]
    fn two_notes_on_one_line_share_the_move() {
        let tops = arrange(&slips(&[(100.0, 30.0), (100.0, 30.0)]), 50.0, 700.0, 10.0);
        assert_eq!(tops, [80.0, 120.0]);
    }

    #[test]
    fn notes_at_the_foot_are_raised_onto_the_page() {
        let tops = arrange(&slips(&[(680.0, 30.0), (690.0, 30.0)]), 50.0, 700.0, 10.0);
        assert_eq!(tops, [630.0, 670.0]);
    }

    #[test]
    fn what_does_not_fit_is_left_over() {
        assert_eq!(arrange(&slips(&[(50.0, 400.0), (60.0, 400.0)]), 50.0, 700.0, 10.0).len(), 1);
        assert_eq!(arrange(&slips(&[(50.0, 900.0)]), 50.0, 700.0, 10.0).len(), 0);
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
            for (index, &y) in tops.iter().enumerate() {
                prop_assert!(y >= top - 1e-6);
                prop_assert!(y + slips[index].height <= bottom + 1e-6);
                if let Some(&next) = tops.get(index + 1) {
                    prop_assert!(y + slips[index].height + gap <= next + 1e-6);
                }
            }
            let all: f64 = slips.iter().map(|slip| slip.height + gap).sum::<f64>() - gap;
            prop_assert!(all > bottom - top || tops.len() == slips.len());
        }
    }
}
