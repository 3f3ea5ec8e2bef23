//! Documents that are a plain text: each line a paragraph, and empty paragraphs between.

use flyleaf_model::Run;

use super::{BREAK, Part, Role};
use crate::lines::columns;

/// Lines of a text are no wider than this; a paragraph of prose is wider somewhere in every document.
const WIDEST: usize = 100;

/// Fewer lines than this may be anything.
const FEWEST: usize = 6;

/// The lines, an empty one for an empty paragraph, where the document is a plain text that was dropped into a word
/// processor; `parts` is left as it is otherwise.
///
/// It is one where nothing is styled, some paragraphs are empty, and either the style says so (a text file that was
/// opened in a word processor) or the paragraphs are narrow and many follow one another without an empty one between.
pub(super) fn of(parts: &mut Vec<Part>) -> Option<Vec<Vec<Run>>> {
    let (mut lines, mut said, mut blank, mut adjacent, mut widest) = (0, 0, 0, 0, 0);
    let mut after_line = false;
    for part in &*parts {
        let Part::Paragraph(paragraph) = part else { return None };
        let typed = matches!(paragraph.role, Role::Code | Role::Plain);
        if paragraph.item.is_some() || !(typed || paragraph.role == Role::Text) {
            return None;
        }
        if paragraph.is_blank() {
            blank += 1;
            after_line = false;
            continue;
        }
        lines += 1;
        said += usize::from(typed);
        adjacent += usize::from(after_line);
        after_line = true;
        let text = paragraph.text();
        widest = widest.max(text.split('\n').map(|line| columns(line.trim())).max().unwrap_or(0));
    }
    let said_so = said * 5 >= lines * 4;
    let looks_so = lines >= FEWEST && adjacent * 3 >= lines && widest <= WIDEST;
    if lines < 2 || blank == 0 || !(said_so || looks_so) {
        return None;
    }
    let runs = parts.drain(..).filter_map(|part| match part {
        Part::Paragraph(paragraph) => Some(paragraph.runs),
        Part::Block(_) => None,
    });
    let unbroken = |mut run: Run| {
        run.text = run.text.replace(BREAK, "\n");
        run
    };
    Some(runs.map(|runs| runs.into_iter().map(unbroken).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::paragraphs::Paragraph;

    fn parts(text: &str, role: Role) -> Vec<Part> {
        text.split('\n')
            .map(|line| {
                Part::Paragraph(Paragraph {
                    role,
                    runs: vec![Run::plain(line)],
                    ..Paragraph::default()
                })
            })
            .collect()
    }

    #[test]
    fn wrapped_lines_and_text_files_are_lines_and_prose_is_not() {
        let wrapped = "HARBOUR NOTES\nNo. 4\n\nThe lamp was lit again last night,\nand the boats came home.\n\nThe tide tables\nare late.";
        let prose = format!(
            "Harbour notes\n\n{}\nLow water\n\nAt nine",
            "The lamp was lit again. ".repeat(9)
        );
        let spaced = "Harbour notes\n\nThe lamp\n\nThe tide\n\nLow water\n\nAt nine\n\nAt ten";
        for (text, role, is_lines) in [
            (wrapped, Role::Text, true),
            (prose.as_str(), Role::Text, false),
            (prose.as_str(), Role::Code, true),
            (prose.as_str(), Role::Plain, true),
            (spaced, Role::Text, false),
        ] {
            let mut parts = parts(text, role);
            let lines = of(&mut parts).map(|lines| {
                lines.iter().map(|runs| runs[0].text.as_str()).collect::<Vec<_>>().join("\n")
            });
            assert_eq!(lines.as_deref(), is_lines.then_some(text), "{text} {role:?}");
        }
    }
}
