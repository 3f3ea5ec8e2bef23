//! Issues that lost their line ends: a front, contents and headings that run on in one long line are cut into lines
//! again, so that every other question can be asked of lines. Only places that prove themselves are cut: after the number
//! and date that open the text, before each marked entry of contents, around each title that such an entry repeats.

use super::pattern::pattern;
use super::{date, number};
use crate::lines::{self, Line};

/// Columns from which a line is more than a paragraph's first line.
const LONG: usize = 200;
/// Lines of the front on which the first entry of the contents may be glued to the number.
const FRONT_LINES: usize = 12;
/// Bytes within which the number or the date of a front begins.
const FRONT: usize = 120;
/// Bytes that may stand between two labels of one front.
const BETWEEN: usize = 12;
/// Bytes that contents in one line may take.
const LONGEST_CONTENTS: usize = 4000;

pattern!(
    CONTENTS,
    r"^\s*(?:CONTENTS|Contents|IN THIS ISSUE|In [Tt]his [Ii]ssue|Table of Contents|目\s*录|目\s*錄|本期目录|本期内容)\s*[:：]?\s*"
);
pattern!(MARKER, r"(?:^|\s)(?:[*•·○●]\s?|[0-9]{1,2}[.)、]\s?)");

/// Cuts the first text line, if it is a whole issue or its front, and lines of the front that run into the contents.
pub(super) fn unroll<'a>(source: &'a str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let Some(first) = lines.iter().position(|line| !line.is_blank()) else { return lines };
    let mut unrolled: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let cuts = match index - first.min(index) {
            0 if index == first && line.width >= LONG => cuts(line.text),
            below if index >= first && below < FRONT_LINES => {
                glued_bullet(line.text).into_iter().collect()
            }
            _ => Vec::new(),
        };
        let end = lines.get(index + 1).map_or(source.len(), |next| next.start);
        let mut from = line.start;
        for cut in cuts.into_iter().map(|cut| line.text_start() + cut).filter(|&cut| cut < end) {
            if cut > from {
                unrolled.push(lines::line(source, from, cut));
                from = cut;
            }
        }
        unrolled.push(if from == line.start { *line } else { lines::line(source, from, end) });
    }
    unrolled
}

/// Where the first entry of the contents begins on the line of the number or the date.
fn glued_bullet(text: &str) -> Option<usize> {
    let bullet = text
        .char_indices()
        .zip(text.chars().skip(1))
        .find(|((_, before), after)| {
            lines::is_blank(*before) && matches!(after, '*' | '•' | '●' | '○')
        })
        .map(|((byte, before), _)| byte + before.len_utf8())?;
    let (front, entry) = text.split_at(bullet);
    let titled =
        entry.chars().skip(1).find(|c| !lines::is_blank(*c)).is_some_and(char::is_alphanumeric);
    let labelled = !number::find(front).is_empty() || date::find(front).is_some();
    (titled && labelled && entry.matches('*').count() <= 1).then_some(bullet)
}

/// Bytes of the line where new lines begin, ascending.
fn cuts(text: &str) -> Vec<usize> {
    let Some(front) = front_end(text) else { return Vec::new() };
    let mut cuts = vec![front];
    let Some(heading) = CONTENTS.find(&text[front..]) else { return cuts };
    let listed = front + heading.end();
    cuts.push(listed);
    let window = &text[listed..floor(text, listed + LONGEST_CONTENTS)];
    let markers: Vec<(usize, usize)> = MARKER
        .find_iter(window)
        .map(|found| {
            (
                listed + found.start() + (found.as_str().len() - found.as_str().trim_start().len()),
                listed + found.end(),
            )
        })
        .collect();
    let [first, second, ..] = markers.as_slice() else { return cuts };
    // The contents end where the first entry's title is said again.
    let title = text[first.1..second.0].trim();
    let Some(again) =
        text[second.0..].find(title).filter(|_| !title.is_empty()).map(|byte| second.0 + byte)
    else {
        return cuts;
    };
    let entries: Vec<(usize, usize)> =
        markers.iter().copied().filter(|marker| marker.1 <= again).collect();
    cuts.extend(entries.iter().map(|entry| entry.0));
    let mut from = again;
    for (index, entry) in entries.iter().enumerate() {
        let title = text[entry.1..entries.get(index + 1).map_or(again, |next| next.0)].trim();
        let Some(found) = text[from..].find(title).filter(|_| !title.is_empty()) else { continue };
        cuts.extend([from + found, from + found + title.len()]);
        from += found + title.len();
    }
    cuts.dedup();
    cuts
}

/// Where the labels that open a text end: its number, year and date, each close behind the one before.
fn front_end(text: &str) -> Option<usize> {
    let head = &text[..floor(text, 2 * FRONT)];
    let mut labels: Vec<(usize, usize)> =
        number::find(head).into_iter().map(|found| (found.range.start, found.range.end)).collect();
    labels.extend(date::find(head).map(|found| (found.range.start, found.range.end)));
    labels.sort_unstable();
    let mut end =
        labels.first().filter(|label| label.0 <= FRONT && !head[..label.0].contains(". "))?.1;
    for label in &labels[1..] {
        if label.0 > end + BETWEEN {
            break;
        }
        end = end.max(label.1);
    }
    let rest = &text[end..];
    Some(end + (rest.len() - rest.trim_start_matches([' ', '.', ',', ')', '）', '-', '|']).len()))
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_an_issue_is_cut_where_it_proves_to_have_been_lines() {
        let tail = "It was lit at six, and everybody who could walk had come to see it. ".repeat(4);
        let source = format!(
            "LONG NEWS No. 4 May 20, 2010 Contents * The Lamp * Two Boats The Lamp {tail}Two Boats {tail}"
        );
        let texts: Vec<&str> =
            unroll(&source, lines::split(&source)).iter().map(|line| line.text).collect();
        assert_eq!(
            texts[..5],
            ["LONG NEWS No. 4 May 20, 2010", "Contents", "* The Lamp", "* Two Boats", "The Lamp"]
        );
        assert_eq!((texts.len(), texts[6]), (8, "Two Boats"));
        let prose = format!("Nobody came. It was in issue no. 4 of the year. {tail}");
        assert_eq!(unroll(&prose, lines::split(&prose)).len(), 1);
    }
}
