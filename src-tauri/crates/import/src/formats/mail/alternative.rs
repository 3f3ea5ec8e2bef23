//! The same text twice: which of two forms is shown, and what only the other one says.

use std::collections::BTreeSet;

use flyleaf_model::Block;

use crate::flow::{Builder, Flow, Shape};
use crate::lines;

/// Pushes the best of several forms of one text, given in the order of the message (the plainest first).
pub(super) fn push(builder: &mut Builder, mut forms: Vec<Flow>) {
    let words: Vec<BTreeSet<String>> = forms.iter().map(|form| words(&form.source)).collect();
    let missing = |from: usize, of: usize| words[of].difference(&words[from]).count();
    let mut best = forms.iter().rposition(is_structured).unwrap_or(0);
    for other in 0..forms.len() {
        // The poorer form is only poorer if it says as much.
        let lost = missing(best, other);
        if lost * 2 > words[other].len() && lost > missing(other, best) {
            best = other;
        }
    }
    if best >= forms.len() {
        return;
    }
    let shown = forms.remove(best);
    let known = &words[best];
    append(builder, shown);
    for form in forms {
        for paragraph in form.source.split("\n\n") {
            let paragraph_words = self::words(paragraph);
            let lost = paragraph_words.difference(known).count();
            if lost * 2 > paragraph_words.len() {
                let block = Block::Preformatted { text: paragraph.to_owned() };
                builder.aside(block, Shape::Boilerplate);
            }
        }
    }
}

/// Takes over a form as it is; what its page declares of itself is less than what the message does.
pub(super) fn append(builder: &mut Builder, mut form: Flow) {
    form.source.truncate(form.source.trim_end_matches('\n').len());
    builder.append(form);
}

/// Whether a form carries what plain text cannot.
fn is_structured(form: &Flow) -> bool {
    let shapes =
        form.pieces.iter().any(|piece| matches!(piece.shape, Shape::Heading(_) | Shape::Whole(_)));
    let styles = form.styles.iter().any(|style| !style.marks.is_empty() || style.link.is_some());
    shapes || styles || !form.images.is_empty()
}

/// The words of a text, without addresses, which plain text prints and HTML hides. Of writing without spaces, the
/// characters.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for token in text.split_whitespace().filter(|token| !token.contains("://")) {
        for word in token.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if word.chars().any(lines::is_wide) {
                words.extend(word.chars().map(String::from));
            } else {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}
