//! The question: which passages are footnotes?
//!
//! Small text at the foot of a page that begins with a mark which also stands, raised, in the text of that page.

use super::paragraphs::{Kind, Passage};
use super::setting::{Line, Setting};
use super::words::Level;

/// What a note's size is at most, as a share of the running text's.
const SMALLER: f32 = 0.95;
/// Characters of the longest mark.
const LONGEST_MARK: usize = 3;

/// A footnote's mark, and how many of its words print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// As printed.
    pub(super) label: String,
    /// Its name among the notes of the file.
    pub(super) id: String,
}

/// For each passage the note that it is.
pub(super) fn notes(passages: &[Passage], setting: &Setting) -> Vec<Option<Note>> {
    let mut notes = vec![None; passages.len()];
    let mut from = 0;
    while from < passages.len() {
        let page = passages[from].page;
        let to = from + passages[from..].iter().take_while(|passage| passage.page == page).count();
        let raised: Vec<String> = passages[from..to]
            .iter()
            .flat_map(|passage| passage.lines.iter().flat_map(|line| references(&line.0)))
            .collect();
        let foot = foot(&passages[from..to]);
        for index in from..to {
            let passage = &passages[index];
            let low = passage
                .first()
                .is_some_and(|line| line.base > foot && line.size < setting.size * SMALLER);
            if passage.kind != Kind::Text || !low {
                continue;
            }
            if let Some(label) =
                passage.first().and_then(label).filter(|label| raised.contains(label))
            {
                notes[index] = Some(Note { id: format!("note-{}-{label}", page + 1), label });
            }
        }
        from = to;
    }
    notes
}

/// The middle of a page's text.
fn foot(passages: &[Passage]) -> f32 {
    let bases = || passages.iter().flat_map(|passage| passage.lines.iter().map(|line| line.0.base));
    let top = bases().fold(f32::INFINITY, f32::min);
    let bottom = bases().fold(f32::NEG_INFINITY, f32::max);
    f32::midpoint(top, bottom)
}

/// The marks that a line refers to notes with: raised, and behind something.
fn references(line: &Line) -> Vec<String> {
    let marks = line.words().skip(1).filter(|word| word.level == Level::Raised);
    marks.filter(|word| is_mark(&word.text)).map(|word| word.text.clone()).collect()
}

/// The mark that a line begins with.
fn label(line: &Line) -> Option<String> {
    let first = line.words().next()?;
    let raised = first.level == Level::Raised;
    let text = first.text.trim_end_matches(['.', ')', ']']).trim_start_matches('[');
    let symbol = !text.chars().any(char::is_alphanumeric);
    (is_mark(text)
        && (raised || symbol || line.words().nth(1).is_some_and(|next| first.parted_from(next))))
    .then(|| text.to_owned())
}

fn is_mark(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_MARK).contains(&length)
        && (text.chars().all(|c| c.is_ascii_digit())
            || text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')))
}
