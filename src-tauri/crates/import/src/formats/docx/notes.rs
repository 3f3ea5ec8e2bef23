//! Footnotes and endnotes, set where the text refers to them.

use std::collections::HashMap;
use std::rc::Rc;

use flyleaf_model::Block;

use super::super::paragraphs::Part;
use super::super::xml::Element;
use super::body::Body;
use super::package::{Relations, Target};

/// Notes of a document are one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// The notes of a document, and which of them have been referred to.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    notes: HashMap<(NoteKind, String), &'a Element>,
    relations: HashMap<NoteKind, Rc<Relations>>,
    /// The marks of notes that were referred to, by kind and id.
    labels: HashMap<(NoteKind, String), String>,
    counts: HashMap<NoteKind, usize>,
    /// Notes that were referred to and have not been set yet.
    pending: Vec<(NoteKind, String)>,
}

impl NoteKind {
    /// The name that runs link to.
    pub(super) fn name(self, id: &str) -> String {
        match self {
            Self::Footnote => format!("footnote-{id}"),
            Self::Endnote => format!("endnote-{id}"),
        }
    }
}

impl<'a> Body<'a> {
    /// Makes the notes of a part known.
    pub(super) fn know_notes(&mut self, kind: NoteKind, root: &'a Element, part: Option<&Target>) {
        let Some(part) = part else { return };
        self.notes.relations.insert(kind, self.package.relations(&part.name));
        for note in root.elements() {
            if let Some(id) = note.attribute("w:id") {
                self.notes.notes.insert((kind, id.to_owned()), note);
            }
        }
    }

    /// The mark of a note, which is now to be set.
    pub(super) fn refer(&mut self, kind: NoteKind, id: &str, own_mark: Option<String>) -> String {
        let key = (kind, id.to_owned());
        if let Some(label) = self.notes.labels.get(&key) {
            return label.clone();
        }
        let count = self.notes.counts.entry(kind).or_default();
        *count += 1;
        let label = own_mark.unwrap_or_else(|| count.to_string());
        self.notes.labels.insert(key.clone(), label.clone());
        self.notes.pending.push(key);
        label
    }

    /// Sets the notes that the text so far refers to, where it is no cell or note itself.
    pub(super) fn set_notes(&mut self, parts: &mut Vec<Part>) {
        if self.nested > 0 {
            return;
        }
        while !self.notes.pending.is_empty() {
            for (kind, id) in std::mem::take(&mut self.notes.pending) {
                let label = self.notes.labels.get(&(kind, id.clone())).cloned().unwrap_or_default();
                let Some(note) = self.notes.notes.get(&(kind, id.clone())).copied() else {
                    continue;
                };
                let relations = self.notes.relations.get(&kind).cloned().unwrap_or_default();
                let outer = std::mem::replace(&mut self.relations, relations);
                let blocks = self.inner(note);
                self.relations = outer;
                parts.push(Part::Block(Block::Footnote { id: kind.name(&id), label, blocks }));
            }
        }
    }
}
