//! The paragraphs of a word processor's document, assembled to blocks.
//!
//! Word, OpenDocument and Rich Text keep lists, quotes and listings as paragraphs that each say what they are; here
//! neighbours are put together. A document that is only a plain text dropped into a word processor comes out with the
//! lines that it had.

mod assembly;
mod field;
mod lines;
mod role;
mod symbols;

use flyleaf_model::{Block, Run};

use crate::flow::{Builder, Shape};

pub(super) use assembly::assemble;
pub(super) use field::link;
pub(super) use role::{Role, is_code};
pub(super) use symbols::symbol;

/// A page or column break inside a paragraph's text.
pub(super) const BREAK: char = '\u{c}';

/// What stands in a document, in order.
#[derive(Debug)]
pub(super) enum Part {
    /// A paragraph, perhaps an empty one.
    Paragraph(Paragraph),
    /// A table, a figure, a footnote: complete in itself.
    Block(Block),
}

/// One paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What its style says it is.
    pub(super) role: Role,
    /// Its text; a line feed is a line end within it, [`BREAK`] ends it.
    pub(super) runs: Vec<Run>,
    /// What marks it as an item of a list.
    pub(super) item: Option<Item>,
    /// How far it is set in, in twentieths of a point.
    pub(super) indent: i32,
}

/// A paragraph's place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// 0 for the outermost list.
    pub(super) level: u8,
    /// Its number as printed; `None` for a bullet.
    pub(super) number: Option<u32>,
    /// Whether it has a marker at all; without one it goes on with the item before it.
    pub(super) marked: bool,
}

impl Paragraph {
    /// Whether nothing of it is to be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.chars().all(crate::lines::is_blank))
    }

    /// The paragraph and, after it, what is anchored in it. One that only holds such things leaves no empty one behind,
    /// and a caption that a figure stands in is that figure's.
    pub(super) fn with_anchored(self, mut anchored: Vec<Block>) -> Vec<Part> {
        let blank = self.is_blank();
        if let ([Block::Figure { caption, .. }], Role::Caption, false) =
            (anchored.as_mut_slice(), self.role, blank)
            && caption.is_empty()
        {
            *caption = self.runs;
            return anchored.into_iter().map(Part::Block).collect();
        }
        let own = (!blank || anchored.is_empty()).then_some(Part::Paragraph(self));
        own.into_iter().chain(anchored.into_iter().map(Part::Block)).collect()
    }

    /// Its text without marks.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Pushes a document's text.
pub(super) fn push(builder: &mut Builder, mut parts: Vec<Part>) {
    if let Some(lines) = lines::of(&mut parts) {
        builder.lines(lines);
        return;
    }
    let titles = parts.iter().filter(|part| role_of(part) == Some(Role::Title)).count();
    if titles > 1 {
        // A style that is used again and again names articles, not the issue.
        settle(&mut parts, |_| Role::Heading(1));
    } else {
        for block in front(builder, &mut parts) {
            builder.aside(block, Shape::Front);
        }
        settle(&mut parts, |title| {
            builder.declared().title = Some(title);
            Role::Text
        });
    }
    builder.extend(assemble(parts));
}

fn role_of(part: &Part) -> Option<Role> {
    match part {
        Part::Paragraph(paragraph) if !paragraph.is_blank() => Some(paragraph.role),
        _ => None,
    }
}

/// Says what titles amid the text are.
fn settle(parts: &mut [Part], mut role: impl FnMut(String) -> Role) {
    for part in parts {
        if let Part::Paragraph(paragraph) = part
            && paragraph.role == Role::Title
            && !paragraph.is_blank()
        {
            paragraph.role = role(crate::lines::squeezed(&paragraph.text()));
        }
    }
}

/// Takes the paragraphs away that stand before the text and are styled as its title, author or date.
fn front(builder: &mut Builder, parts: &mut Vec<Part>) -> Vec<Block> {
    let end = parts
        .iter()
        .position(|part| match part {
            Part::Paragraph(paragraph) => !paragraph.is_blank() && !paragraph.role.is_front(),
            Part::Block(_) => true,
        })
        .unwrap_or(parts.len());
    let mut blocks = Vec::new();
    for part in parts.drain(..end) {
        let Part::Paragraph(paragraph) = part else { continue };
        let text = crate::lines::squeezed(&paragraph.text());
        if text.is_empty() {
            continue;
        }
        let declared = builder.declared();
        match paragraph.role {
            Role::Title => declared.title = Some(text),
            Role::Author => declared.authors.push(text),
            Role::Date => declared.date = Some(text),
            _ => {}
        }
        blocks.push(Block::Paragraph { runs: paragraph.runs });
    }
    blocks
}
