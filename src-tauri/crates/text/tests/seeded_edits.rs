//! A few thousand of the seeded edits that `cargo xtask bench anchoring` runs a hundred thousand of.

#[allow(missing_docs, unreachable_pub, dead_code)]
mod edits;

use edits::edit::Kind;
use edits::{Tally, Verdict, Witness, case};

#[test]
fn by_the_description_alone_passages_are_never_put_elsewhere() {
    run(Witness::Description);
}

#[test]
fn with_the_text_before_passages_are_found_or_given_up_and_never_put_elsewhere() {
    run(Witness::TextBefore);
}

fn run(witness: Witness) {
    let cases: u64 =
        std::env::var("FLYLEAF_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(3000);
    let show: usize = std::env::var("FLYLEAF_SHOW").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let mut tallies = [Tally::default(); Kind::ALL.len()];
    let mut wrong = Vec::new();
    let mut shown = 0;
    let first: u64 = std::env::var("FLYLEAF_FIRST").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    for number in first..first + cases {
        let case = case(number, witness);
        tallies[(number % Kind::ALL.len() as u64) as usize].count(case.verdict);
        if matches!(case.verdict, Verdict::Missed(_) | Verdict::Open) && shown < show {
            shown += 1;
            eprintln!(
                "{number} {:?} {:?}\n{}\n---\n{}\n",
                case.kind, case.verdict, case.before, case.after
            );
        }
        if case.verdict == Verdict::Wrong {
            wrong.push((number, case));
        }
    }
    let mut all = Tally::default();
    for (kind, tally) in Kind::ALL.iter().zip(tallies) {
        eprintln!("{:36} {:?} {:.4} {:.4}", kind.name(), tally, tally.placed(), tally.declared());
        all.add(tally);
    }
    eprintln!("{all:?} {:.4} {:.4}", all.placed(), all.declared());
    for (number, case) in wrong.iter().step_by(1 + wrong.len() / 4) {
        eprintln!("wrong: {number} {:?}\n{}\n---\n{}\n", case.kind, case.before, case.after);
    }
    assert_eq!(wrong.len(), 0, "silently wrong");
    assert!(all.placed() >= 0.99, "{}", all.placed());
    assert!(all.declared() >= 0.99, "{}", all.declared());
}
