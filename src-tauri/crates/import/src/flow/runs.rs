//! Runs as they are kept: white space collapsed, equal neighbours joined, links held to what is allowed.

use flyleaf_model::{Block, Blocked, Run};

use super::link;
use crate::newline;

/// A text on one line, each stretch of white space as one space.
pub(super) fn squeezed(text: &str) -> String {
    crate::lines::squeezed(text)
}

/// Tidies runs in place. Line feeds stay, as forced line ends, without blanks around them.
pub(super) fn tidy(runs: &mut Vec<Run>, blocked: &mut Vec<Blocked>) {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    // What the text so far ends with; at the beginning blanks are dropped as after a line end.
    let mut last = '\n';
    for mut run in runs.drain(..) {
        let mut text = String::with_capacity(run.text.len());
        for character in newline::normalise(&run.text).chars() {
            let character = match character {
                '\n' => '\n',
                '\u{200b}' | '\u{feff}' => continue,
                c if c.is_whitespace() && c != '\u{3000}' => ' ',
                c if c.is_control() => continue,
                c => c,
            };
            if character == ' ' && matches!(last, ' ' | '\n') {
                continue;
            }
            if character == '\n' && last == ' ' {
                trim_end(&mut text, &mut kept);
            }
            text.push(character);
            last = character;
        }
        if text.is_empty() {
            continue;
        }
        run.text = text;
        run.link = run.link.and_then(|target| link::clean(&target, blocked));
        run.marks.sort_unstable();
        run.marks.dedup();
        let like = |other: &Run| {
            other.marks == run.marks && other.link == run.link && other.language == run.language
        };
        match kept.last_mut() {
            Some(before) if like(before) => before.text.push_str(&run.text),
            _ => kept.push(run),
        }
    }
    while let Some(run) = kept.last_mut() {
        run.text.truncate(run.text.trim_end_matches([' ', '\n']).len());
        if !run.text.is_empty() {
            break;
        }
        kept.pop();
    }
    if let Some(first) = kept.first_mut() {
        first.text = first.text.trim_start_matches('\n').to_owned();
        if first.text.is_empty() {
            kept.remove(0);
        }
    }
    *runs = kept;
}

/// Takes the blank away that the text so far ends with.
fn trim_end(text: &mut String, kept: &mut Vec<Run>) {
    if text.pop().is_none()
        && let Some(before) = kept.last_mut()
    {
        before.text.pop();
        if before.text.is_empty() {
            kept.pop();
        }
    }
}

/// Tidies every run of a block; whether anything is left to show.
pub(super) fn clean(block: &mut Block, blocked: &mut Vec<Blocked>) -> bool {
    match block {
        Block::Paragraph { runs } | Block::Heading { runs, .. } => {
            tidy(runs, blocked);
            !runs.is_empty()
        }
        Block::Preformatted { text } => {
            *text = newline::normalise(text)
                .chars()
                .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
                .collect();
            *text = text.trim_matches('\n').trim_end().to_owned();
            !text.is_empty()
        }
        Block::Quote { blocks } | Block::Footnote { blocks, .. } => clean_all(blocks, blocked),
        Block::List { items, .. } => {
            items.retain_mut(|item| clean_all(&mut item.blocks, blocked));
            !items.is_empty()
        }
        Block::Table { rows, .. } => {
            let mut any = false;
            for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
                any |= clean_all(&mut cell.blocks, blocked);
                (cell.columns, cell.rows) = (cell.columns.max(1), cell.rows.max(1));
            }
            any
        }
        Block::Figure { image, alt, caption } => {
            *alt = squeezed(alt);
            tidy(caption, blocked);
            image.is_some() || !alt.is_empty() || !caption.is_empty()
        }
        Block::Rule => true,
    }
}

fn clean_all(blocks: &mut Vec<Block>, blocked: &mut Vec<Blocked>) -> bool {
    blocks.retain_mut(|block| clean(block, blocked));
    !blocks.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_across_runs_and_line_ends_stay() {
        let mut runs = vec![
            Run::plain("\n a "),
            Run {
                text: " b ".into(),
                link: Some("https://lamp.example/".into()),
                ..Run::default()
            },
            Run::plain("\n\u{a0} c  "),
            Run::plain(" "),
        ];
        tidy(&mut runs, &mut Vec::new());
        let text: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, ["a ", "b", "\nc"]);
    }
}
