//! What anchoring gets right, and how long it takes: `cargo run --release -p flyleaf-text --example anchoring`.
//!
//! Prints one JSON object a line, and on standard error every case whose passage was put elsewhere. `--cases N` edits that
//! many made-up texts instead of a hundred thousand, `--case N` that one alone.

#[allow(missing_docs, unreachable_pub, dead_code)]
#[path = "../../tests/edits/mod.rs"]
mod edits;

use std::time::Instant;

use edits::edit::Kind;
use edits::manuscript::Manuscript;
use edits::seed::Seed;
use edits::{Tally, Verdict, Witness, case};
use flyleaf_model::Span;
use flyleaf_text::anchor::{Anchorer, Before};
use flyleaf_text::diff::compare;

#[allow(clippy::print_stdout)]
fn main() {
    let option = |name: &str| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
        arguments.next().and_then(|number| number.parse::<u64>().ok())
    };
    if let Some(number) = option("--case") {
        for witness in [Witness::Description, Witness::TextBefore] {
            println!("{:#?}", case(number, witness));
        }
        return;
    }
    let cases = option("--cases").unwrap_or(100_000);
    for witness in [Witness::Description, Witness::TextBefore] {
        for line in rates(witness, cases) {
            println!("{line}");
        }
    }
    for line in speed() {
        println!("{line}");
    }
}

/// What became of every kind of edit, and of all.
fn rates(witness: Witness, cases: u64) -> Vec<serde_json::Value> {
    let mut tallies = [Tally::default(); Kind::ALL.len()];
    for number in 0..cases {
        let case = case(number, witness);
        tallies[(number % Kind::ALL.len() as u64) as usize].count(case.verdict);
        if case.verdict == Verdict::Wrong {
            #[allow(clippy::print_stderr)]
            {
                let (kind, before, after) = (case.kind.name(), case.before, case.after);
                eprintln!("case {number}, {kind}: silently wrong\n{before}\n---\n{after}");
            }
        }
    }
    let mut all = Tally::default();
    tallies.iter().for_each(|tally| all.add(*tally));
    let known = match witness {
        Witness::Description => "description alone",
        Witness::TextBefore => "text before known",
    };
    let named = Kind::ALL.map(Kind::name).into_iter().zip(tallies).chain([("all", all)]);
    let line = |(kind, tally): (&str, Tally)| {
        let (there, gone) = (tally.right + tally.missed, tally.orphaned + tally.open);
        serde_json::json!({
            "known": known, "edit": kind, "cases": there + gone + tally.wrong, "wrong": tally.wrong,
            "placed": (there > 0).then(|| tally.placed()), "declared": (gone > 0).then(|| tally.declared()),
        })
    };
    named.map(line).collect()
}

/// Ten thousand annotations in an article of one megabyte that was revised, and in one of a single letter.
#[allow(clippy::disallowed_methods, reason = "how long things take is what is asked here")]
fn speed() -> Vec<serde_json::Value> {
    const PASSAGES: usize = 10_000;
    let mut seed = Seed(7);
    let mut text = Manuscript::new(&mut seed);
    let mut old = String::new();
    while old.len() < 1 << 20 {
        let sentence = text.sentence(&mut seed);
        text.sentences.push(sentence);
        old = if text.sentences.len().is_multiple_of(500) { text.text() } else { old };
    }
    let passages: Vec<Span> = (0..PASSAGES)
        .map(|_| {
            let start = old.floor_char_boundary(seed.below(old.len() - 200));
            Span::new(start, old.ceil_char_boundary(start + 4 + seed.below(160)))
        })
        .collect();
    let anchorer = Anchorer::new(&old);
    let described: Vec<_> = passages.iter().map(|&span| anchorer.describe(span)).collect();
    for _ in 0..2000 {
        let at = seed.below(text.sentences.len());
        match seed.below(3) {
            0 => drop(text.sentences.remove(at)),
            1 => text.sentences[at] = text.sentence(&mut seed),
            _ => {
                let to = seed.below(text.sentences[at].len() - 1);
                text.sentences[at][to].character = 'x';
            }
        }
    }
    let new = text.text();
    let start = Instant::now();
    let anchorer = Anchorer::new(&new);
    let placed = described.iter().filter(|one| anchorer.anchor(one).anchor.span.is_some()).count();
    let alone = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let anchorer = Anchorer::new(&new);
    let before = Before::new(&old, &anchorer);
    let followed = described
        .iter()
        .zip(&passages)
        .filter(|(one, span)| anchorer.follow(one, &before, **span).anchor.span.is_some())
        .count();
    let revised = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let pieces = compare(&old, &new).len();
    let compared = start.elapsed().as_secs_f64();
    let hostile = "a".repeat(1 << 20);
    let start = Instant::now();
    let anchorer = Anchorer::new(&hostile);
    for at in 0..PASSAGES {
        let mut one = described[at % 16].clone();
        one.quote.exact = "a".repeat(1000);
        one.position.start = at;
        anchorer.anchor(&one);
    }
    let one_letter = start.elapsed().as_secs_f64();
    let line = |name: &str, seconds: f64, count: usize| serde_json::json!({"name": name, "seconds": seconds, "count": count});
    vec![
        line("10,000 annotations in 1 MB, description alone", alone, placed),
        line("10,000 annotations in 1 MB, text before known", revised, followed),
        line("comparing two texts of 1 MB", compared, pieces),
        line("10,000 like quotes in 1 MB of one letter", one_letter, PASSAGES),
    ]
}
