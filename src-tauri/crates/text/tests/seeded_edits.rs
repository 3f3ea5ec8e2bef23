//! A few thousand of the seeded edits that `cargo xtask bench anchoring` runs a hundred thousand of.

#[allow(missing_docs, unreachable_pub, dead_code)]
mod edits;

use edits::{Tally, Verdict, Witness, case};

const CASES: u64 = 2600;

#[test]
fn by_the_description_alone_no_passage_is_put_elsewhere_and_most_are_found() {
    let tally = run(Witness::Description);
    assert!(tally.placed() >= 0.95 && tally.declared() >= 0.85, "{tally:?}");
}

#[test]
fn with_the_text_before_passages_are_found_or_declared_gone_and_none_is_put_elsewhere() {
    let tally = run(Witness::TextBefore);
    assert!(tally.placed() >= 0.99 && tally.declared() >= 0.99, "{tally:?}");
}

fn run(witness: Witness) -> Tally {
    let mut tally = Tally::default();
    for number in 0..CASES {
        let case = case(number, witness);
        tally.count(case.verdict);
        assert!(
            case.verdict != Verdict::Wrong,
            "case {number}, {}: silently wrong\n{}\n---\n{}",
            case.kind.name(),
            case.before,
            case.after
        );
    }
    tally
}
