//! How many annotations each further choice would give.

use std::collections::{BTreeMap, HashMap};

use flyleaf_model::{AnchorStatus, Colour, IssueId, PublicationId, Style};
use rusqlite::Connection;

use super::choice::{Light, Misses, Tags};
use super::{Issue, NoteKind};
use crate::{Result, TagRow, publication};

/// Tags that are counted for the reader at most, the most used ones.
const MOST_TAGS: usize = 500;

/// Counts beside choices: for each value, how many pass every filter but the one on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Of each colour.
    pub colours: Vec<(Colour, u32)>,
    /// Of each style.
    pub styles: Vec<(Style, u32)>,
    /// Of each status.
    pub statuses: Vec<(AnchorStatus, u32)>,
    /// Of each kind.
    pub kinds: Vec<(NoteKind, u32)>,
    /// Of each publication that has any, with its title, by title.
    pub publications: Vec<(PublicationId, String, u32)>,
    /// Of each tag that any of the chosen have, the most used first.
    pub tags: Vec<TagRow>,
    /// Of each issue that any of the chosen are of, the most first.
    pub issues: Vec<(IssueId, u32)>,
}

/// The counting: each count stands at its value's place among all of its kind.
pub(super) struct Tally {
    colours: [u32; Colour::ALL.len()],
    styles: [u32; Style::ALL.len()],
    statuses: [u32; AnchorStatus::ALL.len()],
    kinds: [u32; NoteKind::ALL.len()],
    /// Of each issue: those that pass every filter but the one on publications, and those that pass all.
    issues: Vec<(u32, u32)>,
    tags: Vec<u32>,
}

impl Tally {
    pub(super) fn new(issues: usize, tags: usize) -> Self {
        Self {
            colours: [0; Colour::ALL.len()],
            styles: [0; Style::ALL.len()],
            statuses: [0; AnchorStatus::ALL.len()],
            kinds: [0; NoteKind::ALL.len()],
            issues: vec![(0, 0); issues],
            tags: vec![0; tags],
        }
    }

    pub(super) fn count(&mut self, light: &Light<'_>, issue: &Issue, misses: Misses) {
        fn one<T: PartialEq>(counts: &mut [u32], all: &[T], value: &T) {
            if let Some(place) = all.iter().position(|other| other == value) {
                counts[place] += 1;
            }
        }
        if misses.none_but(0) {
            one(&mut self.colours, &Colour::ALL, &light.colour);
        }
        if misses.none_but(1) {
            one(&mut self.styles, &Style::ALL, &light.style);
        }
        if misses.none_but(2) {
            one(&mut self.statuses, &AnchorStatus::ALL, &light.status);
        }
        if misses.none_but(3) {
            one(&mut self.kinds, &NoteKind::ALL, &light.kind);
        }
        let (of_publication, chosen) = &mut self.issues[issue.number];
        *of_publication += u32::from(misses.none_but(4));
        // All the tags that are asked for must be there, so a further one is counted among the chosen.
        if !misses.any() {
            *chosen += 1;
            for &tag in light.tags {
                self.tags[tag as usize] += 1;
            }
        }
    }

    pub(super) fn facets(
        self,
        connection: &Connection,
        known: &HashMap<String, Issue>,
        tags: &Tags,
    ) -> Result<Facets> {
        let mut counted: BTreeMap<&PublicationId, u32> = BTreeMap::new();
        let mut issues: Vec<(IssueId, u32)> = Vec::new();
        for (id, issue) in known {
            let (of_publication, chosen) = self.issues[issue.number];
            if of_publication > 0 {
                *counted.entry(&issue.publication).or_default() += of_publication;
            }
            if chosen > 0 {
                issues.push((IssueId::new(id.as_str()), chosen));
            }
        }
        let mut publications = counted
            .into_iter()
            .map(|(id, count)| Ok((publication::get(connection, id)?.title, id.clone(), count)))
            .collect::<Result<Vec<_>>>()?;
        publications.sort();
        let mut tagged: Vec<TagRow> = tags
            .names
            .iter()
            .zip(self.tags)
            .filter(|(_, annotations)| *annotations > 0)
            .map(|((_, tag), annotations)| TagRow { tag: tag.clone(), annotations })
            .collect();
        tagged.sort_by(|one, other| {
            (other.annotations, &one.tag).cmp(&(one.annotations, &other.tag))
        });
        tagged.truncate(MOST_TAGS);
        issues.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        Ok(Facets {
            colours: Colour::ALL.into_iter().zip(self.colours).collect(),
            styles: Style::ALL.into_iter().zip(self.styles).collect(),
            statuses: AnchorStatus::ALL.into_iter().zip(self.statuses).collect(),
            kinds: NoteKind::ALL.into_iter().zip(self.kinds).collect(),
            publications: publications
                .into_iter()
                .map(|(title, id, count)| (id, title, count))
                .collect(),
            tags: tagged,
            issues,
        })
    }
}
