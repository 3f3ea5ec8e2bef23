//! The line of text that is being written: its runs, how the next one is set, what becomes of white space.

use flyleaf_model::{Mark, Run};

use crate::lines::is_wide;

/// What the line will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Running text.
    Paragraph,
    /// A heading of this level; `runaway` where only what stands before the first block in it is the heading.
    Heading { level: u8, runaway: bool },
    /// The caption of a figure or a table.
    Caption,
    /// Text whose line ends and spaces carry meaning.
    Preformatted,
}

/// A line of text, while it is written.
#[derive(Debug)]
pub(super) struct Line {
    /// What it will be.
    pub(super) leaf: Leaf,
    runs: Vec<Run>,
    verbatim: String,
    /// How the next run is set: one entry for each element that is open.
    pub(super) marks: Vec<Mark>,
    /// Where it links to.
    pub(super) links: Vec<Option<String>>,
    /// What it is written in.
    pub(super) languages: Vec<Option<String>>,
    /// How many elements that keep line ends are open.
    pub(super) keeping: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            leaf: Leaf::Paragraph,
            runs: Vec::new(),
            verbatim: String::new(),
            marks: Vec::new(),
            links: Vec::new(),
            languages: Vec::new(),
            keeping: 0,
        }
    }

    /// Text as the page holds it.
    pub(super) fn text(&mut self, text: &str) {
        if self.leaf == Leaf::Preformatted {
            self.verbatim.push_str(text);
        } else if self.keeping > 0 {
            self.push(text.to_owned());
        } else {
            self.push(unbroken(text));
        }
    }

    /// A forced line end.
    pub(super) fn line_end(&mut self) {
        self.text_as_is("\n");
    }

    /// Text that stays as it is.
    pub(super) fn text_as_is(&mut self, text: &str) {
        if self.leaf == Leaf::Preformatted {
            self.verbatim.push_str(text);
        } else {
            self.push(text.to_owned());
        }
    }

    /// Whether the line so far ends with a forced line end.
    pub(super) fn ends_with_line_end(&self) -> bool {
        let last = self
            .runs
            .iter()
            .rev()
            .find(|run| run.text.chars().any(|c| c == '\n' || !c.is_whitespace()));
        last.is_some_and(|run| run.text.trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n'))
    }

    /// Whether nothing is on it that could be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.chars().all(crate::lines::is_blank))
            && self.verbatim.chars().all(crate::lines::is_blank)
    }

    /// Its runs, which are taken.
    pub(super) fn take(&mut self) -> Vec<Run> {
        std::mem::take(&mut self.runs)
    }

    /// Its preformatted text, which is taken.
    pub(super) fn take_verbatim(&mut self) -> String {
        std::mem::take(&mut self.verbatim)
    }

    fn push(&mut self, text: String) {
        // Blanks at the beginning of a line are not seen; without them a line that is not empty is not blank.
        if self.runs.is_empty() && text.chars().all(crate::lines::is_blank) {
            return;
        }
        self.runs.push(Run {
            text,
            marks: self.marks.clone(),
            language: self.languages.last().cloned().flatten(),
            link: self.links.last().cloned().flatten(),
        });
    }
}

/// Text without the line ends of its source: each is a space, and none between characters that are written without
/// spaces between words (CSS Text 3, section 4.1.3).
fn unbroken(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.to_owned();
    }
    let joins =
        |c: char| is_wide(c) && !matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}');
    let mut unbroken = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['\n', '\r']) {
        let before = rest[..start].trim_end_matches([' ', '\t', '\n', '\r']);
        let after = rest[start..].trim_start_matches([' ', '\t', '\n', '\r']);
        unbroken.push_str(before);
        let last = unbroken.chars().next_back();
        if !(last.is_some_and(joins) && after.chars().next().is_some_and(joins)) {
            unbroken.push(' ');
        }
        rest = after;
    }
    unbroken.push_str(rest);
    unbroken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_the_source_part_words_only_where_words_are_parted() {
        assert_eq!(unbroken("the\n  tide\r\n"), "the tide ");
        assert_eq!(unbroken("潮汐\n 与灯塔"), "潮汐与灯塔");
        assert_eq!(unbroken("\n灯塔\nlamp"), " 灯塔 lamp");
        assert_eq!(unbroken("등대\n지기"), "등대 지기");
    }
}
