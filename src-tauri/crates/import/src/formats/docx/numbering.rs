//! Lists: their definitions, and the numbers that are printed as a document goes on.

use std::collections::HashMap;

use super::super::paragraphs::Item;
use super::super::xml::Element;
use super::styles::{Styles, indent, value};

const LEVELS: usize = 9;

/// The document's lists and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By `numId`.
    lists: HashMap<String, List>,
    /// By `abstractNumId`: lists of one definition count on from one another.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have begun, so that what they restart they restart once.
    begun: HashMap<String, [bool; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    levels: [Level; LEVELS],
    restarts: [Option<u32>; LEVELS],
}

#[derive(Debug, Clone, Default)]
struct Level {
    marker: Marker,
    start: u32,
    /// The style whose paragraphs are items of this level.
    style: Option<String>,
    indent: i32,
    /// Whether a higher level's next item begins the count again.
    keeps_counting: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Marker {
    #[default]
    None,
    Bullet,
    Number,
}

impl Numbering {
    /// Reads the part with the lists.
    pub(super) fn read(root: &Element, styles: &Styles) -> Self {
        let definitions: HashMap<&str, &Element> = root
            .elements()
            .filter(|element| element.is("w:abstractNum"))
            .filter_map(|element| Some((element.attribute("w:abstractNumId")?, element)))
            .collect();
        let lists: HashMap<&str, &Element> = root
            .elements()
            .filter(|element| element.is("w:num"))
            .filter_map(|element| Some((element.attribute("w:numId")?, element)))
            .collect();
        let definition_of = |list: &Element| {
            let id = value(list, "w:abstractNumId")?;
            // A definition may say that it is that of a style, whose list has another.
            let linked = definitions
                .get(id)
                .and_then(|definition| value(definition, "w:numStyleLink"))
                .and_then(|style| styles.get(style)?.list.as_deref())
                .and_then(|list| value(lists.get(list)?, "w:abstractNumId"));
            let id = linked.unwrap_or(id);
            definitions.get_key_value(id)
        };
        let read = lists.iter().filter_map(|(&id, &list)| {
            let (definition, element) = definition_of(list)?;
            Some((id.to_owned(), List::read(definition, element, list)))
        });
        Self { lists: read.collect(), ..Self::default() }
    }

    /// The place of the next paragraph in a list, and how far the list sets it in. `style` is the paragraph's, which
    /// says the level where the paragraph does not.
    pub(super) fn next(
        &mut self,
        id: &str,
        level: Option<u8>,
        style: Option<&str>,
    ) -> Option<(Item, i32)> {
        let list = self.lists.get(id)?;
        let by_style = || {
            list.levels.iter().position(|level| style.is_some() && level.style.as_deref() == style)
        };
        let level = level.map(usize::from).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let Level { marker, start, indent, .. } = list.levels[level];
        let item = |number, marked| Item { level: level as u8, number, marked };
        let counts = self.counts.entry(list.definition.clone()).or_default();
        let begun = &mut self.begun.entry(id.to_owned()).or_default()[level];
        if !std::mem::replace(begun, true) && list.restarts[level].is_some() {
            counts[level] = None;
        }
        let start = list.restarts[level].unwrap_or(start);
        let number = counts[level].map_or(start, |count| count.saturating_add(1));
        counts[level] = Some(number);
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if !list.levels[deeper].keeps_counting {
                *count = None;
            }
        }
        Some((
            match marker {
                Marker::Number => item(Some(number), true),
                Marker::Bullet => item(None, true),
                Marker::None => item(None, false),
            },
            indent,
        ))
    }
}

impl List {
    fn read(id: &str, definition: &Element, list: &Element) -> Self {
        let mut read = Self { definition: id.to_owned(), ..Self::default() };
        for element in definition.elements().filter(|element| element.is("w:lvl")) {
            if let Some(level) = place(element) {
                read.levels[level] = Level::read(element);
            }
        }
        for replaced in list.elements().filter(|element| element.is("w:lvlOverride")) {
            let Some(level) = place(replaced) else { continue };
            if let Some(element) = replaced.child("w:lvl") {
                read.levels[level] = Level::read(element);
            }
            read.restarts[level] =
                value(replaced, "w:startOverride").and_then(|start| start.parse().ok());
        }
        read
    }
}

impl Level {
    fn read(element: &Element) -> Self {
        let text = value(element, "w:lvlText").unwrap_or_default();
        let pictured = element.child("w:lvlPicBulletId").is_some();
        let marker = match value(element, "w:numFmt").unwrap_or("decimal") {
            "none" => Marker::None,
            "bullet" if text.trim().is_empty() && !pictured => Marker::None,
            "bullet" => Marker::Bullet,
            _ if text.trim().is_empty() => Marker::None,
            _ => Marker::Number,
        };
        Self {
            marker,
            start: value(element, "w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
            style: value(element, "w:pStyle").map(str::to_owned),
            indent: element.child("w:pPr").and_then(indent).unwrap_or(0),
            keeps_counting: value(element, "w:lvlRestart") == Some("0"),
        }
    }
}

fn place(element: &Element) -> Option<usize> {
    element.attribute("w:ilvl")?.parse().ok().filter(|&level| level < LEVELS)
}
