//! Seeded edits of made-up texts, judged by the characters themselves: what becomes of a passage, and what anchoring says
//! became of it.

pub mod edit;
pub mod grammar;
pub mod manuscript;
pub mod seed;

use edit::Kind;
use flyleaf_model::{AnchorStatus, Span};
use flyleaf_text::anchor::{Anchorer, Before, describe};
use manuscript::Manuscript;
use seed::Seed;

/// What was answered about one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The passage is there, and was found in its very place.
    Right,
    /// The passage is there, and was given up or left open.
    Missed(AnchorStatus),
    /// The passage is gone, and that was said.
    Orphaned,
    /// The passage is gone, and was left open.
    Open,
    /// A place was given that is not the passage's.
    Wrong,
}

/// What is known beside the text after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Witness {
    /// The description alone, as when it comes from elsewhere.
    Description,
    /// The text before too, as when an issue is imported again.
    TextBefore,
}

/// One case, whole, so that a wrong answer can be looked at.
#[derive(Debug)]
pub struct Case {
    /// The kind of edit.
    pub kind: Kind,
    /// What was answered.
    pub verdict: Verdict,
    /// The text before, with the passage «marked».
    pub before: String,
    /// The text after, with the passage «marked» where it is left and the answer [marked].
    pub after: String,
}

/// Makes the text of a seed, edits it, and looks for the passage.
pub fn case(number: u64, witness: Witness) -> Case {
    let mut seed = Seed(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let kind = Kind::ALL[(number % Kind::ALL.len() as u64) as usize];
    let mut text = Manuscript::new(&mut seed);
    text.mark(&mut seed);
    kind.prepare(&mut text, &mut seed);
    let before = text.text();
    let (start, end) = text.place().expect("a passage was marked");
    let selectors = describe(&before, Span::new(start, end));
    kind.apply(&mut text, &mut seed);
    let after = text.text();
    let anchorer = Anchorer::new(&after);
    let found = match witness {
        Witness::Description => anchorer.anchor(&selectors).anchor,
        Witness::TextBefore => {
            let text = Before::new(&before, &anchorer);
            anchorer.follow(&selectors, &text, Span::new(start, end)).anchor
        }
    };
    let place = text.place().map(|(start, end)| Span::new(start, end));
    let verdict = match (place, found.span) {
        (Some(place), Some(span)) if trimmed(&after, place) == trimmed(&after, span) => {
            Verdict::Right
        }
        (_, Some(_)) => Verdict::Wrong,
        (Some(_), None) => Verdict::Missed(found.status),
        (None, None) if found.status == AnchorStatus::Orphaned => Verdict::Orphaned,
        (None, None) => Verdict::Open,
    };
    let mut marks = vec![(start, '«'), (end, '»')];
    let before = with_marks(&before, &mut marks);
    let mut marks: Vec<(usize, char)> = Vec::new();
    marks.extend(place.into_iter().flat_map(|span| [(span.start, '«'), (span.end, '»')]));
    marks.extend(found.span.into_iter().flat_map(|span| [(span.start, '['), (span.end, ']')]));
    let after = with_marks(&after, &mut marks);
    Case { kind, verdict, before, after }
}

/// A span without the white space at its ends, which a typing error may have left there.
fn trimmed(text: &str, span: Span) -> Span {
    let part = &text[span.start..span.end];
    let start = span.start + part.len() - part.trim_start().len();
    Span::new(start, start + part.trim().len())
}

fn with_marks(text: &str, marks: &mut [(usize, char)]) -> String {
    marks.sort_unstable();
    let mut marked = text.to_owned();
    for &(at, mark) in marks.iter().rev() {
        marked.insert(at, mark);
    }
    marked
}

/// How often each answer was given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub missed: usize,
    pub orphaned: usize,
    pub open: usize,
    pub wrong: usize,
}

impl Tally {
    /// Counts one answer.
    pub fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Missed(_) => self.missed += 1,
            Verdict::Orphaned => self.orphaned += 1,
            Verdict::Open => self.open += 1,
            Verdict::Wrong => self.wrong += 1,
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.orphaned += other.orphaned;
        self.open += other.open;
        self.wrong += other.wrong;
    }

    /// Of the passages that are there, the part found in their place; 1 where there are none.
    pub fn placed(&self) -> f64 {
        share(self.right, self.missed)
    }

    /// Of the passages that are gone, the part declared so; 1 where there are none.
    pub fn declared(&self) -> f64 {
        share(self.orphaned, self.open)
    }
}

fn share(of: usize, others: usize) -> f64 {
    if of + others == 0 { 1.0 } else { of as f64 / (of + others) as f64 }
}
