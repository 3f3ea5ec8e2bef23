//! The same text twice: which of two forms is shown, and what only the other one says.

use std::collections::BTreeSet;

use flyleaf_model::{Block, FindingCode, ImageId};

use crate::flow::{Builder, Flow, Shape};
use crate::lines;

/// Pushes the best of several forms of one text, given in the order of the message (the plainest first).
pub(super) fn push(builder: &mut Builder, mut forms: Vec<Flow>) {
    let words: Vec<BTreeSet<String>> = forms.iter().map(|form| words(&form.source)).collect();
    let mut best = forms.iter().rposition(is_structured).unwrap_or(0);
    for (other, its_words) in words.iter().enumerate() {
        // The plainer form is the poorer one only if it says no more.
        let lost = its_words.difference(&words[best]).count();
        let lost_otherwise = words[best].difference(its_words).count();
        if lost * 2 > its_words.len() && lost > lost_otherwise {
            best = other;
        }
    }
    let Some(known) = words.get(best) else { return };
    let shown = forms.remove(best);
    let images: Vec<ImageId> = shown.images.iter().map(|image| image.id.clone()).collect();
    append(builder, shown);
    for form in forms {
        for image in form.images.into_iter().filter(|image| !images.contains(&image.id)) {
            builder.finding(FindingCode::PartNotShown, vec![image.alt, image.media_type]);
        }
        for found in form.findings {
            if matches!(found.code, FindingCode::PartNotShown | FindingCode::ImageUnreadable) {
                builder.finding(found.code, found.details);
            }
        }
        for paragraph in form.source.split("\n\n") {
            let paragraph_words = self::words(paragraph);
            let lost = paragraph_words.difference(known).count();
            if lost > 0 && lost * 2 >= paragraph_words.len() {
                let block = Block::Preformatted { text: paragraph.to_owned() };
                builder.aside(block, Shape::Boilerplate);
            }
        }
    }
}

/// Takes over a form, with the language that its page declares where the message declares none.
fn append(builder: &mut Builder, mut form: Flow) {
    form.source.truncate(form.source.trim_end_matches('\n').len());
    let languages = builder.append(form).languages;
    let declared = builder.declared();
    if declared.languages.is_empty() {
        declared.languages = languages;
    }
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
