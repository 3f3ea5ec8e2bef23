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

/// The counting.
pub(super) struct Tally {
    colours: HashMap<Colour, u32>,
    styles: HashMap<Style, u32>,
    statuses: HashMap<AnchorStatus, u32>,
    kinds: BTreeMap<NoteKind, u32>,
    publications: BTreeMap<PublicationId, u32>,
    issues: BTreeMap<String, u32>,
    tags: Vec<u32>,
}

impl Tally {
    pub(super) fn new(tags: usize) -> Self {
        Self {
            colours: HashMap::new(),
            styles: HashMap::new(),
            statuses: HashMap::new(),
            kinds: BTreeMap::new(),
            publications: BTreeMap::new(),
            issues: BTreeMap::new(),
            tags: vec![0; tags],
        }
    }

    pub(super) fn count(&mut self, light: &Light<'_>, issue: &Issue, misses: Misses) {
        if misses.none_but(0) {
            *self.colours.entry(light.colour).or_default() += 1;
        }
        if misses.none_but(1) {
            *self.styles.entry(light.style).or_default() += 1;
        }
        if misses.none_but(2) {
            *self.statuses.entry(light.status).or_default() += 1;
        }
        if misses.none_but(3) {
            *self.kinds.entry(light.kind).or_default() += 1;
        }
        if misses.none_but(4) {
            match self.publications.get_mut(&issue.publication) {
                Some(count) => *count += 1,
                None => drop(self.publications.insert(issue.publication.clone(), 1)),
            }
        }
        // All the tags that are asked for must be there, so a further one is counted among the chosen.
        if !misses.any() {
            for &tag in light.tags {
                self.tags[tag as usize] += 1;
            }
            match self.issues.get_mut(light.issue) {
                Some(count) => *count += 1,
                None => drop(self.issues.insert(light.issue.to_owned(), 1)),
            }
        }
    }

    pub(super) fn facets(self, connection: &Connection, tags: &Tags) -> Result<Facets> {
        let mut publications = self
            .publications
            .into_iter()
            .map(|(id, count)| Ok((publication::get(connection, &id)?.title, id, count)))
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
        let mut issues: Vec<(IssueId, u32)> =
            self.issues.into_iter().map(|(id, count)| (IssueId::new(id), count)).collect();
        issues.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        let of = |count: Option<&u32>| count.copied().unwrap_or_default();
        Ok(Facets {
            colours: Colour::ALL.map(|one| (one, of(self.colours.get(&one)))).to_vec(),
            styles: Style::ALL.map(|one| (one, of(self.styles.get(&one)))).to_vec(),
            statuses: AnchorStatus::ALL.map(|one| (one, of(self.statuses.get(&one)))).to_vec(),
            kinds: NoteKind::ALL.map(|one| (one, of(self.kinds.get(&one)))).to_vec(),
            publications: publications
                .into_iter()
                .map(|(title, id, count)| (id, title, count))
                .collect(),
            tags: tagged,
            issues,
        })
    }
}
