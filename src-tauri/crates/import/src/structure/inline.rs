//! The text of blocks as runs: addresses become links, stretches in another language say so.

use std::ops::Range;

use flyleaf_model::{Block, Run};

use super::byline;
use super::language::{self, is_han, is_hangul, is_kana};
use super::pattern::pattern;
use crate::lines;

pattern!(
    ADDRESS,
    r#"(?i)(?:https?://|mailto:)[^\s<>"'“”‘’（）《》【】，。；！？、]+|[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"#
);

/// Splits the runs of every leaf into links and languages. The text stays the same, character for character.
pub(super) fn dress(blocks: &mut [Block], language: &str) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs, .. } => {
                dress_runs(runs, language);
            }
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| dress(&mut item.blocks, language))
            }
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => dress(blocks, language),
            Block::Table { rows, .. } => rows
                .iter_mut()
                .flat_map(|row| &mut row.cells)
                .for_each(|cell| dress(&mut cell.blocks, language)),
            Block::Figure { caption, .. } => dress_runs(caption, language),
            Block::Preformatted { .. } | Block::Rule => {}
        }
    }
}

/// Splits runs that neither link nor name a language yet.
fn dress_runs(runs: &mut Vec<Run>, language: &str) {
    let dress = |run: Run| {
        if run.link.is_some() || run.language.is_some() {
            return vec![run];
        }
        let pieces = dressed(&run.text, language).into_iter();
        pieces.map(|piece| Run { marks: run.marks.clone(), ..piece }).collect()
    };
    *runs = std::mem::take(runs).into_iter().flat_map(dress).collect();
}

fn dressed(text: &str, language: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    for found in ADDRESS.find_iter(text) {
        let address = trimmed_address(found.as_str());
        let scheme = address.find(':').map_or(0, |colon| colon + 1);
        if address[scheme..].trim_matches('/').is_empty() {
            continue;
        }
        by_language(&text[from..found.start()], language, &mut runs);
        let link = if scheme == 0 { format!("mailto:{address}") } else { address.to_owned() };
        runs.push(Run { link: Some(link), ..Run::plain(address) });
        from = found.start() + address.len();
    }
    by_language(&text[from..], language, &mut runs);
    runs
}

/// An address without the punctuation of the sentence around it; a closing bracket stays if it was opened within.
fn trimmed_address(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '|']);
        let unopened = |open, close| {
            shorter.ends_with(close)
                && shorter.matches(open).count() < shorter.matches(close).count()
        };
        let next = if unopened('(', ')') || unopened('[', ']') || unopened('{', '}') {
            &shorter[..shorter.len() - 1]
        } else {
            shorter
        };
        if next.len() == address.len() {
            return address;
        }
        address = next;
    }
}

fn by_language(text: &str, language: &str, runs: &mut Vec<Run>) {
    let wide = matches!(language, "zh" | "ja" | "ko");
    let mut from = 0;
    for range in if wide { latin_stretches(text) } else { wide_stretches(text) } {
        let tag = if wide { "en" } else { language::of_wide(&text[range.clone()]) };
        push(&text[from..range.start], None, runs);
        push(&text[range.clone()], Some(tag), runs);
        from = range.end;
    }
    push(&text[from..], None, runs);
}

fn push(text: &str, language: Option<&str>, runs: &mut Vec<Run>) {
    if !text.is_empty() {
        runs.push(Run { language: language.map(str::to_owned), ..Run::plain(text) });
    }
}

/// Stretches of Han, kana or Hangul with what stands between them.
fn wide_stretches(text: &str) -> Vec<Range<usize>> {
    if text.is_ascii() {
        return Vec::new();
    }
    let bridges = |c: char| {
        lines::is_blank(c)
            || c.is_ascii_digit()
            || (lines::is_wide(c) && !c.is_alphanumeric())
            || matches!(c, '·' | '“' | '”' | '—' | '…')
    };
    stretches(text, |c| is_han(c) || is_kana(c) || is_hangul(c), bridges)
        .into_iter()
        .map(|(range, _)| range)
        .collect()
}

/// Stretches of Latin words, at least one of which has two letters.
fn latin_stretches(text: &str) -> Vec<Range<usize>> {
    let letter = |c: char| c.is_alphabetic() && !lines::is_wide(c);
    let bridges = |c: char| {
        c.is_ascii() && !c.is_ascii_alphabetic() || matches!(c, '’' | '‘' | '–' | '\u{a0}')
    };
    let found = stretches(text, letter, bridges).into_iter();
    found.filter(|(_, longest)| *longest >= 2).map(|(range, _)| range).collect()
}

/// Longest stretches that begin and end with a member and hold members and bridges only; with the longest unbroken part.
fn stretches(
    text: &str,
    member: impl Fn(char) -> bool,
    bridge: impl Fn(char) -> bool,
) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    let mut unbroken = 0;
    for (byte, character) in text.char_indices() {
        let end = byte + character.len_utf8();
        if member(character) {
            unbroken += 1;
            match &mut open {
                Some((range, longest)) => {
                    range.end = end;
                    *longest = unbroken.max(*longest);
                }
                None => {
                    unbroken = 1;
                    open = Some((byte..end, 1));
                }
            }
        } else {
            unbroken = 0;
            if !bridge(character) {
                found.extend(open.take());
            }
        }
    }
    found.extend(open);
    found
}

/// Takes a source named at the very end of the last paragraph out of it.
pub(super) fn take_trailing_source(blocks: &mut Vec<Block>) -> Option<String> {
    let Some(Block::Paragraph { runs }) = blocks.last_mut() else { return None };
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let (start, name) = byline::trailing_source(&text)?;
    let mut kept = text[..start].trim_end().len();
    for run in runs.iter_mut() {
        run.text.truncate(kept.min(run.text.len()));
        kept -= run.text.len();
    }
    runs.retain(|run| !run.text.is_empty());
    if runs.is_empty() {
        blocks.pop();
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, language: &str) -> String {
        let part = |run: &Run| match (&run.link, &run.language) {
            (Some(link), _) => format!("«{}»({link})", run.text),
            (None, Some(language)) => format!("«{}»({language})", run.text),
            _ => run.text.clone(),
        };
        dressed(text, language).iter().map(part).collect()
    }

    #[test]
    fn links_and_languages_are_runs_of_their_own() {
        for (text, language, expected) in [
            (
                "See http://lamp.example/a_(b).",
                "en",
                "See «http://lamp.example/a_(b)»(http://lamp.example/a_(b)).",
            ),
            ("(https://lamp.example)", "en", "(«https://lamp.example»(https://lamp.example))"),
            (
                "Write to mailto:a@lamp.example, soon",
                "en",
                "Write to «mailto:a@lamp.example»(mailto:a@lamp.example), soon",
            ),
            ("javascript:alert(1) ftp://x", "en", "javascript:alert(1) ftp://x"),
            ("The word 潮汐 means tide", "en", "The word «潮汐»(zh) means tide"),
            ("灯塔用 Sea Lamp 3 型灯", "zh", "灯塔用 «Sea Lamp»(en) 3 型灯"),
            ("第A排", "zh", "第A排"),
        ] {
            assert_eq!(told(text, language), expected);
        }
    }
}
