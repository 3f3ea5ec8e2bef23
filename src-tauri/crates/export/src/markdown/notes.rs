//! The issue's own footnotes in Markdown's way: a mark in the text, and after the article what it says.

use std::collections::{BTreeMap, BTreeSet};

use flyleaf_model::Block;
use flyleaf_text::canonical::{Leaf, visit_leaves};

use super::escape::escape;

/// The footnotes of one article.
#[derive(Debug, Default)]
pub(super) struct Notes {
    prefix: String,
    /// Those that something refers to, by the name that links use, with their marks.
    referred: BTreeMap<String, Note>,
    /// How many were defined.
    defined: usize,
    definitions: Vec<String>,
}

/// A footnote that something refers to.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// Its name in the file.
    pub name: String,
    /// Its mark as printed.
    pub mark: String,
    number: usize,
}

impl Notes {
    /// The footnotes in `blocks`; `prefix` names the article within the file.
    pub(super) fn of(blocks: &[Block], prefix: &str) -> Self {
        let mut links = BTreeSet::new();
        visit_leaves(blocks, &mut |leaf| {
            if let Leaf::Runs(runs) = leaf {
                links.extend(runs.iter().filter_map(|run| run.link.as_deref()?.strip_prefix('#')));
            }
        });
        let mut notes = Self { prefix: prefix.to_owned(), ..Self::default() };
        let mut number = 0;
        notes.find(blocks, &links, &mut number);
        notes
    }

    /// Footnotes inside of a table stay there: a cell holds no definition.
    fn find(&mut self, blocks: &[Block], links: &BTreeSet<&str>, number: &mut usize) {
        for block in blocks {
            match block {
                Block::Footnote { id, label, blocks } => {
                    *number += 1;
                    if links.contains(id.as_str()) && !self.referred.contains_key(id) {
                        let name = format!("{}{number}", self.prefix);
                        let note = Note { name, mark: label.clone(), number: *number };
                        self.referred.insert(id.clone(), note);
                    }
                    self.find(blocks, links, number);
                }
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.find(&item.blocks, links, number));
                }
                Block::Quote { blocks } => self.find(blocks, links, number),
                _ => {}
            }
        }
    }

    /// The footnote that a link leads to.
    pub(super) fn reference(&self, link: &str) -> Option<&Note> {
        self.referred.get(link.strip_prefix('#')?)
    }

    /// Keeps what the next footnote says; gives it back as a paragraph where nothing refers to it, since readers of
    /// Markdown leave such a footnote out.
    pub(super) fn define(&mut self, number: usize, mark: &str, body: String) -> Option<String> {
        match self.referred.values().find(|note| note.number == number) {
            Some(note) => {
                self.definitions.push(definition(&note.name, &body));
                None
            }
            None => Some(format!("{} {body}", escape(&format!("[{mark}]"), true))),
        }
    }

    /// The number of the footnote that is written next, from 1.
    pub(super) fn next(&mut self) -> usize {
        self.defined += 1;
        self.defined
    }

    /// The definitions, in the order of the text.
    pub(super) fn finish(self) -> Vec<String> {
        self.definitions
    }
}

/// The definition of a footnote.
pub(super) fn definition(name: &str, body: &str) -> String {
    let mut lines = body.lines();
    let mut definition = format!("[^{name}]: {}", lines.next().unwrap_or_default());
    for line in lines {
        definition.push('\n');
        if !line.is_empty() {
            definition.push_str("    ");
            definition.push_str(line);
        }
    }
    definition
}
