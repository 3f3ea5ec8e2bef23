//! The issue's own footnotes: set after their article, linked with what refers to them both ways.

use std::collections::{BTreeMap, BTreeSet};

use flyleaf_model::Block as Source;
use flyleaf_text::canonical::visit_blocks;

use super::Footnote;

/// The footnotes of one article, and what of them is set so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Numbers, from 0 in the order of the text, by the names that links use.
    numbers: BTreeMap<String, usize>,
    prefix: String,
    referred: BTreeSet<usize>,
    set: Vec<Footnote>,
}

/// A link to a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The label of the footnote.
    pub to: String,
    /// The label of this place, where the footnote leads back to it.
    pub from: Option<String>,
}

impl Footnotes {
    /// The footnotes in `blocks`; `prefix` names the article within the document.
    pub(super) fn of(blocks: &[Source], prefix: &str) -> Self {
        let mut numbers = BTreeMap::new();
        let mut count = 0;
        visit_blocks(blocks, &mut |block| {
            if let Source::Footnote { id, .. } = block {
                // Of two with one name, links mean the first.
                numbers.entry(id.clone()).or_insert(count);
                count += 1;
            }
        });
        Self { numbers, prefix: prefix.to_owned(), ..Self::default() }
    }

    /// What a link is, if it leads to one of the footnotes. The first to each is led back to.
    pub(super) fn reference(&mut self, link: &str) -> Option<Reference> {
        let number = *self.numbers.get(link.strip_prefix('#')?)?;
        let first = self.referred.insert(number);
        Some(Reference {
            to: self.label("note", number),
            from: first.then(|| self.label("mark", number)),
        })
    }

    /// The place of the next footnote.
    pub(super) fn next(&mut self) -> usize {
        self.set.push(Footnote::default());
        self.set.len() - 1
    }

    /// Keeps a footnote that is set.
    pub(super) fn put(&mut self, number: usize, note: Footnote) {
        let key = self.label("note", number);
        if let Some(place) = self.set.get_mut(number) {
            *place = Footnote { key, ..note };
        }
    }

    /// The footnotes, each with its way back where something refers to it.
    pub(super) fn finish(mut self) -> Vec<Footnote> {
        let mut set = std::mem::take(&mut self.set);
        for &number in &self.referred {
            if let Some(note) = set.get_mut(number) {
                note.back = Some(self.label("mark", number));
            }
        }
        set
    }

    fn label(&self, what: &str, number: usize) -> String {
        format!("{}-{what}-{number}", self.prefix)
    }
}
