//! Passages become the blocks of a flow.

use std::collections::HashMap;

use flyleaf_model::{Block, FindingCode, Mark, Run};

use super::fonts::Looks;
use super::hyphens::{HYPHENS, Hyphen, Vocabulary};
use super::notes::Note;
use super::paragraphs::{Join, Kind, Passage};
use super::setting::{Line, Setting};
use super::tables;
use super::words::{Level, Word};
use crate::flow::{Builder, Shape};
use crate::lines;

/// A passage with what is known of it.
#[derive(Debug)]
pub(super) struct Known {
    /// The passage.
    pub(super) passage: Passage,
    /// The level of a heading.
    pub(super) level: Option<u8>,
    /// The note that it is.
    pub(super) note: Option<Note>,
}

/// Where blocks stand: page, height on it, and place in the flow.
pub(super) type Places = Vec<(usize, f32, usize)>;

/// Writes passages into a flow.
pub(super) struct Composer<'a> {
    /// What the words' links point to.
    pub(super) targets: &'a [String],
    /// The looks of the words' fonts.
    pub(super) looks: &'a Looks,
    /// How the document is set.
    pub(super) setting: Setting,
    /// Its words.
    pub(super) vocabulary: Vocabulary,
    /// The names of notes by page and mark.
    pub(super) notes: HashMap<(usize, String), String>,
    /// How many words were put together.
    pub(super) rejoined: usize,
}

impl Composer<'_> {
    /// Writes all passages; photographs come from `images`, by page and number.
    pub(super) fn compose(
        &mut self,
        passages: &[Known],
        photographs: &HashMap<(usize, usize), Vec<u8>>,
        builder: &mut Builder,
    ) -> Places {
        let mut places = Places::new();
        for known in passages {
            let passage = &known.passage;
            if let Some(line) = passage.first() {
                places.push((passage.page, line.base - line.size, builder.place()));
            }
            match (passage.kind, &known.note) {
                (Kind::Photograph(number), _) => {
                    let bytes = photographs.get(&(passage.page, number));
                    let name = format!("{}", passage.page + 1);
                    let image = bytes.and_then(|bytes| builder.image(bytes, &name, ""));
                    if image.is_some() {
                        let (alt, caption) = (String::new(), Vec::new());
                        builder.push(Block::Figure { image, alt, caption });
                    }
                }
                (Kind::Furniture, _) => {
                    let text: Vec<String> =
                        passage.lines.iter().map(|line| line.0.text()).collect();
                    let runs = vec![Run::plain(text.join("\n"))];
                    builder.aside(Block::Paragraph { runs }, Shape::Furniture);
                }
                (Kind::Table, _) => {
                    let rows: Vec<&Line> = passage.lines.iter().map(|line| &line.0).collect();
                    builder.push(Block::Preformatted { text: tables::text(&rows) });
                }
                (Kind::Text, Some(note)) => {
                    let mut runs = self.runs(passage, None);
                    strip_label(&mut runs, &note.label);
                    builder.push(Block::Footnote {
                        id: note.id.clone(),
                        label: note.label.clone(),
                        blocks: vec![Block::Paragraph { runs }],
                    });
                }
                (Kind::Text, None) => {
                    let runs = self.runs(passage, known.level);
                    builder.push(match known.level {
                        Some(level) => Block::Heading { level, runs },
                        None => Block::Paragraph { runs },
                    });
                }
            }
        }
        if self.rejoined > 0 {
            builder.finding(FindingCode::WordsRejoined, vec![self.rejoined.to_string()]);
        }
        places
    }

    /// A passage's text in runs. Weight and slant are marks only where they differ from most of the passage.
    fn runs(&mut self, passage: &Passage, heading: Option<u8>) -> Vec<Run> {
        let (bold, italic) = self.usual_look(passage);
        let mut runs: Vec<Run> = Vec::new();
        for (index, (line, _)) in passage.lines.iter().enumerate() {
            let mut before: Option<&Word> = None;
            for (at, cell) in line.cells.iter().enumerate() {
                for (inside, word) in cell.words.iter().enumerate() {
                    let parted = before.is_some_and(|before| before.parted_from(word));
                    let space = parted || (inside == 0 && at > 0);
                    let mut text = String::with_capacity(word.text.len() + 1);
                    if space && before.is_some() {
                        text.push(' ');
                    }
                    text.push_str(&word.text);
                    runs.push(self.run(
                        word,
                        text,
                        passage.page,
                        heading.is_some() || bold,
                        italic,
                    ));
                    before = Some(word);
                }
            }
            if let Some((next, _)) = passage.lines.get(index + 1) {
                self.join(&mut runs, passage.lines[index].1, line, next);
            }
        }
        runs
    }

    fn run(&self, word: &Word, text: String, page: usize, bold: bool, italic: bool) -> Run {
        let look = self.looks.look(word.look);
        let mut marks = Vec::new();
        if look.italic && !italic {
            marks.push(Mark::Emphasis);
        }
        if look.bold && !bold {
            marks.push(Mark::Strong);
        }
        if look.fixed && !self.setting.fixed {
            marks.push(Mark::Code);
        }
        match word.level {
            Level::On => {}
            Level::Raised => marks.push(Mark::Superscript),
            Level::Lowered => marks.push(Mark::Subscript),
        }
        let note = (word.level == Level::Raised)
            .then(|| self.notes.get(&(page, word.text.clone())))
            .flatten()
            .map(|id| format!("#{id}"));
        let target = word.link.and_then(|link| self.targets.get(link as usize));
        Run { text, marks, language: None, link: note.or_else(|| target.cloned()) }
    }

    /// Puts a line's end and the next line's beginning together.
    fn join(&mut self, runs: &mut Vec<Run>, join: Join, line: &Line, next: &Line) {
        if join == Join::Ended {
            runs.push(Run::plain("\n"));
            return;
        }
        let (text, following) = (line.text(), next.text());
        let wide = |c: Option<char>| c.is_some_and(lines::is_wide);
        if let Some(head) = text.strip_suffix(HYPHENS) {
            let soft = text.ends_with('\u{ad}');
            if soft || self.vocabulary.hyphen(head, &following) == Hyphen::Goes {
                if head.ends_with(char::is_alphabetic) {
                    if let Some(run) = runs.last_mut() {
                        run.text.pop();
                    }
                    self.rejoined += 1;
                    return;
                }
            } else if head.ends_with(char::is_alphanumeric) {
                return;
            }
        }
        if !(wide(text.chars().next_back()) && wide(following.chars().next())) {
            // The space belongs to the run before it, so that marks and links are not cut at line ends.
            match runs.last_mut() {
                Some(run) => run.text.push(' '),
                None => runs.push(Run::plain(" ")),
            }
        }
    }

    /// Whether most of a passage is bold, and whether it is italic.
    fn usual_look(&self, passage: &Passage) -> (bool, bool) {
        let (mut all, mut bold, mut italic) = (0, 0, 0);
        for word in passage.lines.iter().flat_map(|line| line.0.words()) {
            let (look, letters) = (self.looks.look(word.look), word.text.len());
            all += letters;
            bold += if look.bold { letters } else { 0 };
            italic += if look.italic { letters } else { 0 };
        }
        (bold * 10 > all * 9, italic * 10 > all * 9)
    }
}

/// Takes a note's mark away from its text, which says it beside.
fn strip_label(runs: &mut Vec<Run>, label: &str) {
    let Some(first) = runs.first_mut() else { return };
    let text = first.text.trim_start_matches('[');
    if let Some(rest) = text.strip_prefix(label) {
        first.text = rest.trim_start_matches(['.', ')', ']', ' ']).to_owned();
        if first.text.is_empty() {
            runs.remove(0);
        }
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
    }
}
