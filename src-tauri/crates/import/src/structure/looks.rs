//! What a line's own characters show: capitals, decoration, markers, whether it can be a title at all.

use super::markers::{self, Style};
use super::page::{is_sentence_like, stops};
use super::{byline, date, furniture};
use crate::lines;

/// Looks of a line's own characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Capitals only, at least three.
    pub(super) caps: bool,
    /// Words begin with capitals.
    pub(super) title_case: bool,
    /// Marks on both sides.
    pub(super) decorated: bool,
}

/// Marks that decorate titles on both sides.
const DECORATION: &str = "*=-~_#<>[]【】〖〗|+:•·★☆◆◇●○■□—–─━═^\"“”";

/// A printed title without number, decoration and stray punctuation before it.
pub(super) fn bare_title(text: &str) -> &str {
    let mut text = undecorated(text);
    if let Some(marker) =
        markers::marker(text).filter(|marker| !matches!(marker.style, Style::Letter(..)))
    {
        text = &text[marker.length..];
    }
    // A stray stop before the title is debris of a lost number.
    text.trim_start_matches(|c: char| {
        lines::is_blank(c) || matches!(c, '.' | ',' | ';' | ':' | '、')
    })
    .trim_matches(lines::is_blank)
}

/// A text without the marks around it.
pub(super) fn undecorated(text: &str) -> &str {
    let is_mark = |c: char| {
        lines::is_blank(c)
            || (DECORATION.contains(c)
                && !matches!(c, '[' | ']' | '【' | '】' | '"' | '“' | '”' | ':'))
    };
    let inner = text.trim_matches(is_mark);
    for (open, close) in [('[', ']'), ('【', '】'), ('〖', '〗')] {
        if let Some(inside) = inner.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inside.contains([open, close])
        {
            return inside.trim_matches(is_mark);
        }
    }
    if inner.is_empty() { text } else { inner }
}

/// The looks of a text.
pub(super) fn look(text: &str) -> Look {
    let bare = bare_title(text);
    let letters =
        bare.chars().filter(|c| c.is_alphabetic() && (c.is_uppercase() || c.is_lowercase()));
    let (mut upper, mut lower) = (0usize, 0usize);
    letters.for_each(|c| if c.is_uppercase() { upper += 1 } else { lower += 1 });
    let words = bare.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let (mut big, mut small) = (0usize, 0usize);
    for word in words {
        if word.starts_with(char::is_uppercase) {
            big += 1;
        } else if word.chars().filter(|c| c.is_alphabetic()).count() > 3
            || lines::is_wide(word.chars().next().unwrap_or(' '))
        {
            small += 1;
        }
    }
    let both = |c: Option<char>| {
        c.is_some_and(|c| {
            DECORATION.contains(c) && !matches!(c, '"' | '“' | '”' | '-' | '—' | '–' | ':')
        })
    };
    let decorated = text.chars().count() > bare.chars().count() + 1
        && ((both(text.chars().next()) && both(text.chars().next_back()))
            || (text.starts_with("--") && text.ends_with("--")))
        && markers::marker(text).is_none_or(|m| matches!(m.style, Style::Bullet(_)));
    Look { caps: upper >= 3 && lower == 0, title_case: big >= 1 && small == 0, decorated }
}

/// Whether a text can be a title at all.
pub(super) fn can_be_title(text: &str) -> bool {
    let bare = bare_title(text);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    let long = if wide * 2 > bare.chars().count() { wide > 45 } else { bare.len() > 140 };
    let lower_start = bare.starts_with(char::is_lowercase);
    let address = bare.contains('@') && bare.contains('.');
    letters >= 2
        && !long
        && !lower_start
        && !bare.ends_with([',', '，', '、', ';', '；', '-'])
        && !bare.contains("://")
        && !bare.contains("    ")
        && !address
        && !bare.starts_with(['>', '(', '（'])
        && !byline::is_byline(text)
        && byline::source(text).is_none()
        && date::alone(text).is_none()
        && !furniture::is_rule(text)
        && !is_sentence_like(bare)
}

/// A short Chinese or Japanese line without a stop.
pub(super) fn is_wide_title(text: &str) -> bool {
    let bare = bare_title(text);
    let wide = bare.chars().filter(|&c| lines::is_wide(c)).count();
    wide * 2 > bare.chars().count() && wide <= 40 && !stops(bare)
}
