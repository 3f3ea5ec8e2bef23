//! The tables at the head of a Rich Text file: styles and lists.

use std::collections::HashMap;

use super::super::paragraphs::Role;

/// Styles based on one another; longer chains are a circle.
const LONGEST_CHAIN: usize = 32;

const LEVELS: usize = 9;

/// A style, as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) name: String,
    pub(super) based_on: Option<i32>,
    /// 0 for the highest level; 9 for none.
    pub(super) outline: Option<i32>,
}

/// The styles of a document: those of paragraphs by number, those of characters by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) paragraph: HashMap<i32, Style>,
    pub(super) character: HashMap<i32, Style>,
}

impl Styles {
    /// What paragraphs of a style are, where it says so.
    pub(super) fn role(&self, number: i32) -> Option<Role> {
        let mut next = Some(number);
        for _ in 0..LONGEST_CHAIN {
            let style = self.paragraph.get(&next?)?;
            match style.outline {
                Some(level @ 0..9) => return Some(Role::Heading(level as u8 + 1)),
                Some(_) => {
                    return Role::named(&style.name)
                        .filter(|role| !matches!(role, Role::Heading(_)));
                }
                None => {}
            }
            if let Some(role) = Role::named(&style.name) {
                return Some(role);
            }
            next = style.based_on.filter(|&base| Some(base) != next);
        }
        None
    }
}

/// One level of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Level {
    /// How it is numbered (`\levelnfc`): 23 is a bullet, 255 nothing.
    pub(super) kind: i32,
    pub(super) start: i32,
}

/// The lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By `\listid`.
    definitions: HashMap<i32, Vec<Level>>,
    /// By `\ls`: the `\listid`.
    overrides: HashMap<i32, i32>,
    counts: HashMap<i32, [Option<u32>; LEVELS]>,
    reading: Vec<Level>,
    reading_id: Option<i32>,
}

impl Lists {
    /// A list's definition begins.
    pub(super) fn begin(&mut self) {
        self.reading.clear();
        self.reading_id = None;
    }

    /// A level of the list begins.
    pub(super) fn begin_level(&mut self) {
        if self.reading.len() < LEVELS {
            self.reading.push(Level { start: 1, ..Level::default() });
        }
    }

    /// The level that is being read.
    pub(super) fn level(&mut self) -> Option<&mut Level> {
        self.reading.last_mut()
    }

    /// The id of the list that is being defined or replaced.
    pub(super) fn id(&mut self, id: i32) {
        self.reading_id = Some(id);
        if !self.reading.is_empty() {
            self.definitions.insert(id, self.reading.clone());
        }
    }

    /// The number that paragraphs call the list by.
    pub(super) fn called(&mut self, number: i32) {
        if let Some(id) = self.reading_id {
            self.overrides.insert(number, id);
        }
    }

    /// Whether a level is numbered, and its next number; `None` where the list is not defined, and `Some(None)` where it
    /// has bullets or nothing. `printed` is the number that is printed, where one is.
    pub(super) fn next(
        &mut self,
        list: i32,
        level: u8,
        printed: Option<u32>,
    ) -> Option<Option<u32>> {
        let id = self.overrides.get(&list).copied().unwrap_or(list);
        let place = usize::from(level).min(LEVELS - 1);
        let known = *self.definitions.get(&id)?.get(place)?;
        if matches!(known.kind, 23 | 255) {
            return Some(None);
        }
        let counts = self.counts.entry(id).or_default();
        let start = u32::try_from(known.start).unwrap_or(1);
        let next = counts[place].map_or(start, |count| count.saturating_add(1));
        let number = printed.unwrap_or(next);
        counts[place] = Some(number);
        counts[place + 1..].fill(None);
        Some(Some(number))
    }
}
