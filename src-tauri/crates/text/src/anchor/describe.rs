//! Naming a passage.

use flyleaf_model::{Selectors, Span, TextPositionSelector, TextQuoteSelector};
use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation;

use super::wanted::{ALIKE, ends_sentence, worth};
use crate::fold::{Folded, Spaces, fold};
use crate::offset;

/// Code points of context kept on each side at the least. Who reads a description learns from its length how much must
/// be alike: so little where the words are many and stand nowhere else.
pub(super) const CONTEXT: usize = 32;
/// At the least where the words alone do not tell the place, and their sentence does.
pub(super) const CONTEXT_OF_COMMON: usize = 48;
/// At the least where even the sentence stands elsewhere.
pub(super) const CONTEXT_OF_REPEATED: usize = 64;
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
    // As it is compared when it is looked for: what differs in white space only is not unique.
    let folded = Folded::new(text, Spaces::One);
    let repeats = |part: &str| {
        let part = fold(part, Spaces::One);
        let finder = memmem::Finder::new(&part);
        let text = folded.text().as_bytes();
        let first = finder.find(text);
        first.is_none_or(|first| finder.find(&text[(first + 1).min(text.len())..]).is_some())
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
    let within = |side: &str| side.split(ends_sentence).next().map_or(0, str::len);
    let (before, after) = (tail(&text[..span.start], CONTEXT), head(&text[span.end..], CONTEXT));
    let before = before.rsplit(ends_sentence).next().map_or(0, str::len);
    let ended = exact.trim_end().ends_with(ends_sentence);
    let after = if ended { 0 } else { within(after) };
    let sentence = text[span.start - before..span.end + after].trim();
    let least = if repeats(sentence) {
        CONTEXT_OF_REPEATED
    } else if worth(exact) < ALIKE || repeats(exact) {
        CONTEXT_OF_COMMON
    } else {
        CONTEXT
    };
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
    let mut prefix = grown(&|count| tail(&text[..span.start], count));
    let mut suffix = grown(&|count| head(&text[span.end..], count));
    // A side that stands elsewhere however long it is, or as far as the text goes, must not look like proof; nor must one
    // that the edge of the text cut off look like one that was made so short.
    let tame = |side: &str| match side.chars().count() {
        length if length >= least && repeats(side) => least - 1,
        length @ (CONTEXT | CONTEXT_OF_COMMON) if length < least => length - 1,
        length => length,
    };
    prefix = tail(&prefix, tame(&prefix)).to_owned();
    suffix = head(&suffix, tame(&suffix)).to_owned();
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
