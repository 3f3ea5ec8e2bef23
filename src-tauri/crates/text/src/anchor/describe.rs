//! Naming a passage.

use flyleaf_model::{Selectors, Span, TextPositionSelector, TextQuoteSelector};
use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation;

use crate::offset;

/// Code points of context kept on each side at the least.
pub(super) const CONTEXT: usize = 32;
/// At the least where the words of the passage stand elsewhere too: whoever reads the description sees that the words
/// alone do not tell the place.
const CONTEXT_OF_REPEATED: usize = 64;
/// Context never grows past this, however often it repeats.
const CONTEXT_MOST: usize = 512;

/// Describes `span` of `text` by position and by quote with context.
///
/// Each side of the context is cut at grapheme boundaries and is, where the text allows, long enough to stand nowhere
/// else by itself: when the passage is changed or gone, it still tells where it stood.
///
/// # Panics
/// If `span` is not on character boundaries of `text`.
pub fn describe(text: &str, span: Span) -> Selectors {
    let mut counter = offset::Counter::new(text);
    let (_, start) = counter.at(span.start);
    let (_, end) = counter.at(span.end);
    let repeats = |part: &str| {
        let finder = memmem::Finder::new(part);
        let first = finder.find(text.as_bytes());
        first.is_some_and(|first| finder.find(&text.as_bytes()[first + 1..]).is_some())
    };
    with(text, span, TextPositionSelector { start, end }, repeats)
}

/// Describes a passage where it is known which parts of the text repeat.
pub(super) fn with<'t>(
    text: &'t str,
    span: Span,
    position: TextPositionSelector,
    repeats: impl Fn(&str) -> bool,
) -> Selectors {
    let exact = &text[span.start..span.end];
    let least = if repeats(exact) { CONTEXT_OF_REPEATED } else { CONTEXT };
    let grown = |side: &dyn Fn(usize) -> &'t str| {
        let mut context = least;
        loop {
            let (now, next) = (side(context), side(context * 2));
            if context >= CONTEXT_MOST || now.len() == next.len() || !repeats(now) {
                return now.to_owned();
            }
            context *= 2;
        }
    };
    let prefix = grown(&|count| tail(&text[..span.start], count));
    let suffix = grown(&|count| head(&text[span.end..], count));
    Selectors { position, quote: TextQuoteSelector { exact: exact.to_owned(), prefix, suffix } }
}

/// The last graphemes of `text` that hold `count` code points or a few more.
fn tail(text: &str, count: usize) -> &str {
    let mut seen = 0;
    let mut start = text.len();
    for grapheme in text.graphemes(true).rev() {
        if seen >= count {
            break;
        }
        seen += grapheme.chars().count();
        start -= grapheme.len();
    }
    &text[start..]
}

/// The first graphemes of `text` that hold `count` code points or a few more.
fn head(text: &str, count: usize) -> &str {
    let mut seen = 0;
    let mut end = 0;
    for grapheme in text.graphemes(true) {
        if seen >= count {
            break;
        }
        seen += grapheme.chars().count();
        end += grapheme.len();
    }
    &text[..end]
}
