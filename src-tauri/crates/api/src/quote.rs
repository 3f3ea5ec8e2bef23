//! Finding the passage that a person quotes: the same characters, whatever the white space between them and whatever
//! typography made of them.

use flyleaf_model::Span;
use flyleaf_text::fold::{Folded, Spaces, fold};

use crate::{Error, Result, Sentence};

/// Characters shown on each side of a candidate.
const CONTEXT: usize = 30;
/// Candidates shown at most.
const MOST_SHOWN: usize = 6;

/// A passage named by what it says and, where it repeats, by what stands around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quote<'a> {
    pub(crate) exact: &'a str,
    pub(crate) prefix: &'a str,
    pub(crate) suffix: &'a str,
    /// The article's number as people count, for what is said where it is not found.
    pub(crate) article: u32,
}

/// The one place of a quote in `text`.
///
/// # Errors
/// Where it stands nowhere, with what comes nearest, or in several places, which the hint shows.
pub(crate) fn find(text: &str, quote: &Quote<'_>) -> Result<Span> {
    let exact = quote.exact.trim();
    if exact.is_empty() {
        return Err(Error::new(Sentence::new("error-quote-empty")));
    }
    let condensed = Condensed::new(text);
    let mut places: Vec<Span> = occurrences(text, exact).collect();
    if places.is_empty() {
        places = condensed.places(&condense(exact));
    }
    let all = places.clone();
    places.retain(|place| {
        stands_before(&text[..place.start], quote.prefix)
            && stands_after(&text[place.end..], quote.suffix)
    });
    match places.as_slice() {
        [place] => Ok(*place),
        [] => Err(absent(text, quote, &all, &condensed)),
        several => Err(ambiguous(text, quote, several)),
    }
}

fn told(id: &str, quote: &Quote<'_>) -> Sentence {
    Sentence::new(id).with("quote", quote.exact.trim()).with("number", quote.article)
}

fn ambiguous(text: &str, quote: &Quote<'_>, places: &[Span]) -> Error {
    let hint = Sentence::new("hint-quote-several").with("candidates", shown(text, places));
    Error::new(told("error-quote-several", quote).with("count", places.len())).hint(hint)
}

/// Not there at all, or not between the words given: shows where the quote stands without them, or else where the
/// longest beginning of it does.
fn absent(text: &str, quote: &Quote<'_>, elsewhere: &[Span], condensed: &Condensed) -> Error {
    let error = Error::new(told("error-quote-absent", quote));
    if !elsewhere.is_empty() {
        let candidates = shown(text, elsewhere);
        return error.hint(Sentence::new("hint-quote-context").with("candidates", candidates));
    }
    let near = condensed.nearest(&condense(quote.exact));
    if near.is_empty() {
        return error.hint(Sentence::new("hint-quote-absent"));
    }
    error.hint(Sentence::new("hint-quote-near").with("candidates", shown(text, &near)))
}

/// Places with what stands around them: `…stand beside [the text]. Choose a…`.
fn shown(text: &str, places: &[Span]) -> String {
    let mut shown: Vec<String> = places
        .iter()
        .take(MOST_SHOWN)
        .map(|place| {
            let before: Vec<char> = text[..place.start].chars().rev().take(CONTEXT).collect();
            let before: String = before.into_iter().rev().collect();
            let after: String = text[place.end..].chars().take(CONTEXT).collect();
            let whole = format!("…{before}[{}]{after}…", &text[place.start..place.end]);
            whole.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    if places.len() > MOST_SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(" · ")
}

/// Every place of `part`, overlapping ones too.
fn occurrences<'a>(text: &'a str, part: &'a str) -> impl Iterator<Item = Span> + 'a {
    text.char_indices()
        .filter(move |(start, _)| text[*start..].starts_with(part))
        .map(move |(start, _)| Span::new(start, start + part.len()))
}

/// Whether `text` ends with `prefix`, whatever the typography; reads little more of it than that takes.
fn stands_before(text: &str, prefix: &str) -> bool {
    let wanted = condense(prefix);
    let from = text.char_indices().rev().nth(reach(&wanted)).map_or(0, |(at, _)| at);
    condense(&text[from..]).ends_with(&wanted)
}

/// Whether `text` begins with `suffix`, whatever the typography.
fn stands_after(text: &str, suffix: &str) -> bool {
    let wanted = condense(suffix);
    let to = text.char_indices().nth(reach(&wanted)).map_or(text.len(), |(at, _)| at);
    condense(&text[..to]).starts_with(&wanted)
}

/// Characters of a text that hold a condensed part of it, with all but endless white space and marks.
fn reach(condensed: &str) -> usize {
    condensed.chars().count() * 4 + 64
}

/// A text without white space and with what typography changes folded.
fn condense(text: &str) -> String {
    fold(text, Spaces::None)
}

/// A condensed text that knows where each character stood.
struct Condensed(Folded);

impl Condensed {
    fn new(original: &str) -> Self {
        Self(Folded::new(original, Spaces::None))
    }

    fn places(&self, part: &str) -> Vec<Span> {
        if part.is_empty() {
            return Vec::new();
        }
        occurrences(self.0.text(), part).map(|place| self.0.original(place)).collect()
    }

    /// Where the longest part of `quote` stands that begins or ends as it does; nothing where that is too short to
    /// mean anything.
    fn nearest(&self, quote: &str) -> Vec<Span> {
        let ends: Vec<usize> = quote.char_indices().map(|(byte, _)| byte).skip(1).collect();
        let longest_head =
            ends.iter().rev().map(|&end| &quote[..end]).find(|part| self.0.text().contains(part));
        let longest_tail =
            ends.iter().map(|&start| &quote[start..]).find(|part| self.0.text().contains(part));
        let best = [longest_head, longest_tail].into_iter().flatten().max_by_key(|part| part.len());
        match best {
            Some(part) if part.len() >= LEAST_NEAR.min(quote.len() / 2) => self.places(part),
            _ => Vec::new(),
        }
    }
}

/// Bytes that a part of a quote has in common with the text before it is worth showing.
const LEAST_NEAR: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The tide comes in at nine.\nThe tide goes out at three, and 潮水先知道风 it goes.";

    fn quote(exact: &str) -> Quote<'_> {
        Quote { exact, prefix: "", suffix: "", article: 2 }
    }

    fn found(quote: &Quote<'_>) -> std::result::Result<&'static str, String> {
        find(TEXT, quote)
            .map(|span| &TEXT[span.start..span.end])
            .map_err(|error| format!("{error:?}"))
    }

    #[test]
    fn white_space_may_differ_and_nothing_else() {
        assert_eq!(found(&quote(" goes\n  out ")), Ok("goes out"));
        assert_eq!(found(&quote("nine. The tide goes")), Ok("nine.\nThe tide goes"));
        assert_eq!(found(&quote("潮水先 知道风")), Ok("潮水先知道风"));
        assert!(found(&quote("Goes out")).is_err());
    }

    #[test]
    fn typography_may_differ() {
        let text = "The cafe\u{301}’s “oﬃce” — Ｎｏ．7.";
        for quote in ["café's \"office\" - No.7", "cafe\u{301}’s", "Ｎｏ．７", "of\u{ad}fice"]
        {
            let exact = Quote { exact: quote, prefix: "The", suffix: "", article: 1 };
            let found =
                find(text, &Quote { prefix: "", ..exact }).map(|span| &text[span.start..span.end]);
            assert!(found.is_ok(), "{quote}: {found:?}");
        }
        let quote = Quote { exact: "office", prefix: "cafe\u{301}'s \"", suffix: "\"", article: 1 };
        assert!(find(text, &quote).is_ok());
        assert!(find(text, &Quote { exact: "Café", ..quote }).is_err());
    }

    #[test]
    fn the_same_characters_without_white_space_lose_against_the_exact_ones() {
        let text = "apart from a part";
        let span = find(text, &quote("a part")).unwrap();
        assert_eq!(span, Span::new(11, 17));
    }

    #[test]
    fn a_repeated_quote_shows_its_places_and_context_decides() {
        let error = found(&quote("tide")).unwrap_err();
        assert!(error.contains("comes in") && error.contains("goes out"), "{error}");
        assert_eq!(found(&Quote { suffix: "goes", ..quote("tide") }), Ok("tide"));
        assert_eq!(found(&Quote { prefix: "nine. The ", ..quote("tide") }), Ok("tide"));
        let error = found(&Quote { prefix: "High ", ..quote("tide") }).unwrap_err();
        assert!(error.contains("quote-context") && error.contains("[tide]"), "{error}");
    }

    #[test]
    fn a_word_repeated_all_through_a_long_article_is_told_at_once() {
        // Looking at the whole text around each place took hours here.
        let text = "word ".repeat(200_000);
        let error = find(&text, &quote("word")).map_err(|error| format!("{error:?}"));
        assert!(error.unwrap_err().contains("200000"));
        let text = format!("{text}end");
        let span = find(&text, &Quote { suffix: "end", ..quote("word") }).unwrap();
        assert_eq!(span, Span::new(999_995, 999_999));
    }

    #[test]
    fn an_absent_quote_shows_what_comes_near() {
        let error = found(&quote("The tide goes out at four")).unwrap_err();
        assert!(error.contains("[The tide goes out at]"), "{error}");
        let error = found(&quote("潮水先知道雨")).unwrap_err();
        assert!(error.contains("[潮水先知道]"), "{error}");
        let error = found(&quote("zebra")).unwrap_err();
        assert!(error.contains("hint-quote-absent"), "{error}");
        assert!(found(&quote(" ")).unwrap_err().contains("error-quote-empty"));
    }
}
