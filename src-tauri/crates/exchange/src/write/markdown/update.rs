//! Writing blocks into a text that may already hold some of them.

use std::collections::{BTreeMap, BTreeSet};

use super::front_matter::FrontMatter;

/// A block of ours.
pub(super) struct Block {
    /// The heading that it stands under; `None` at the top of the file.
    pub heading: Option<String>,
    /// The line that names it.
    pub id: String,
    /// Its lines, each of which begins with `>`.
    pub text: String,
}

/// A part of a text.
enum Part {
    /// Lines of its person, or headings.
    Line(String),
    /// A block of ours: its name, and its lines as they stand there.
    Block(String, String),
}

/// Writes front matter, heading and blocks, within `previous` where there is one. Blocks that are there and not among
/// these go, except those that `stays` names.
pub(super) fn write(
    facts: &[(&'static str, String)],
    heading: &str,
    blocks: &[Block],
    stays: &dyn Fn(&str) -> bool,
    previous: Option<&str>,
) -> String {
    let previous = previous.map(|text| text.replace("\r\n", "\n"));
    let previous = previous.as_deref().filter(|text| !text.trim().is_empty());
    let (front, body) = previous.map_or((None, None), |text| {
        let (front, body) = FrontMatter::split(text);
        (front, Some(body))
    });
    let mut parts = match body {
        Some(body) => parts(body),
        None => vec![Part::Line(String::new()), Part::Line(heading.to_owned())],
    };
    let wanted: BTreeMap<&str, &Block> =
        blocks.iter().map(|block| (block.id.as_str(), block)).collect();
    parts.retain(|part| match part {
        Part::Block(id, _) => wanted.contains_key(id.as_str()) || stays(id),
        Part::Line(_) => true,
    });
    insert(&mut parts, blocks);
    let mut text = FrontMatter::write(facts, front.as_ref());
    for part in &parts {
        match part {
            Part::Line(line) => text.push_str(line),
            Part::Block(id, own) => {
                text.push_str(wanted.get(id.as_str()).map_or(own, |block| &block.text));
                text.push_str("\n\n");
                text.push_str(id);
            }
        }
        text.push('\n');
    }
    text
}

/// Puts the blocks that are not there yet after the block before them, under their heading, or at the end with it.
fn insert(parts: &mut Vec<Part>, blocks: &[Block]) {
    let there: BTreeSet<String> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Block(id, _) => Some(id.clone()),
            Part::Line(_) => None,
        })
        .collect();
    let mut before: Option<&Block> = None;
    for block in blocks {
        if !there.contains(&block.id) {
            let place = before
                .filter(|before| before.heading == block.heading)
                .and_then(|before| after_block(parts, &before.id))
                .or_else(|| after_heading(parts, block.heading.as_deref()));
            let place = place.unwrap_or_else(|| {
                while matches!(parts.last(), Some(Part::Line(line)) if line.trim().is_empty()) {
                    parts.pop();
                }
                parts.push(Part::Line(String::new()));
                parts.extend(block.heading.clone().map(Part::Line));
                parts.len()
            });
            let lines = [Part::Line(String::new()), Part::Block(block.id.clone(), String::new())];
            parts.splice(place..place, lines);
        }
        before = Some(block);
    }
}

fn after_block(parts: &[Part], wanted: &str) -> Option<usize> {
    let block = |part: &Part| matches!(part, Part::Block(id, _) if id == wanted);
    parts.iter().position(block).map(|at| at + 1)
}

/// The place right under a heading; for none the first heading of the file, which is the issue's.
fn after_heading(parts: &[Part], heading: Option<&str>) -> Option<usize> {
    let fits = |line: &str| match heading {
        Some(heading) => line.trim_end() == heading,
        None => line.starts_with("# "),
    };
    parts.iter().position(|part| matches!(part, Part::Line(line) if fits(line))).map(|at| at + 1)
}

/// Cuts a text into lines and blocks of ours: lines that begin with `>`, at most one empty line, and our name. A name
/// without such lines before it belongs to its person.
fn parts(body: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in body.lines() {
        let name = line.trim_end();
        if name.starts_with("^flyleaf-") && !name.contains(char::is_whitespace) {
            let quoted = |part: Option<&Part>| matches!(part, Some(Part::Line(line)) if line.starts_with('>'));
            let empty = matches!(parts.last(), Some(Part::Line(line)) if line.trim().is_empty());
            let end = parts.len() - usize::from(empty);
            if end > 0 && quoted(parts.get(end - 1)) {
                parts.truncate(end);
                let from =
                    parts.iter().rposition(|part| !quoted(Some(part))).map_or(0, |at| at + 1);
                let lines = parts.drain(from..).filter_map(|part| match part {
                    Part::Line(line) => Some(line),
                    Part::Block(..) => None,
                });
                let own = lines.collect::<Vec<_>>().join("\n");
                parts.push(Part::Block(name.to_owned(), own));
                continue;
            }
        }
        parts.push(Part::Line(line.to_owned()));
    }
    parts
}
