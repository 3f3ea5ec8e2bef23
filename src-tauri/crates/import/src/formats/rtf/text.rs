//! A text while it is read: its paragraphs so far and the one that is being read.

use flyleaf_model::{Block, Mark, Run};

use super::super::paragraphs::{Paragraph, Part, Role};
use super::tables::Content;

/// The body, a note, a text box or the head of a page.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) content: Content,
    /// The runs of the paragraph that is being read.
    pub(super) runs: Vec<Run>,
    /// What is anchored in it.
    pub(super) anchored: Vec<Block>,
    /// Notes that it refers to.
    pub(super) notes: Vec<Block>,
    /// The marker that is printed before it.
    pub(super) marker: Option<String>,
    /// What the old description of its list says: whether it is numbered.
    pub(super) old_list: Option<bool>,
}

impl Text {
    /// Ends the paragraph at a depth of tables.
    pub(super) fn end_paragraph(&mut self, depth: usize, paragraph: Paragraph) {
        let mut paragraph = paragraph;
        if matches!(paragraph.role, Role::Heading(_) | Role::Title) {
            plain_heading(&mut paragraph.runs);
        }
        for part in paragraph.with_anchored(std::mem::take(&mut self.anchored)) {
            self.content.push(depth, part);
        }
        for note in std::mem::take(&mut self.notes) {
            self.content.push(depth, Part::Block(note));
        }
    }

    /// Adds text; whether it is set unlike the text before it.
    pub(super) fn push(&mut self, run: Run) -> bool {
        match self.runs.last_mut() {
            Some(last) if last.marks == run.marks && last.link == run.link => {
                last.text.push_str(&run.text);
                false
            }
            _ => {
                self.runs.push(run);
                true
            }
        }
    }
}

/// How a whole heading is set is how headings are set, and says nothing of its words.
fn plain_heading(runs: &mut [Run]) {
    for mark in [Mark::Strong, Mark::Emphasis] {
        if runs.iter().all(|run| run.marks.contains(&mark) || run.text.trim().is_empty()) {
            runs.iter_mut().for_each(|run| run.marks.retain(|&known| known != mark));
        }
    }
}

/// The number at the end of a printed marker, in digits or as one letter.
pub(super) fn printed_number(marker: &str) -> Option<u32> {
    let marker = marker.trim_matches(|c: char| !c.is_alphanumeric());
    let mut characters = marker.chars();
    if let (Some(letter @ ('a'..='z' | 'A'..='Z')), None) = (characters.next(), characters.next()) {
        return Some(u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1);
    }
    marker.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_numbers_where_they_end_in_digits_or_are_a_letter() {
        for (marker, number) in [
            ("3.\t", Some(3)),
            ("(12) ", Some(12)),
            ("1.4", Some(4)),
            ("b)", Some(2)),
            ("iv.", None),
            ("·", None),
            ("", None),
        ] {
            assert_eq!(printed_number(marker), number, "{marker}");
        }
    }
}
