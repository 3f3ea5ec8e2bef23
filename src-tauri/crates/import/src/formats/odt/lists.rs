//! Lists: where a paragraph stands in them, and the numbers that are printed as they restart or go on.

use std::collections::HashMap;

use super::super::paragraphs::Part;
use super::super::xml::Element;
use super::body::Body;

/// Lists that are open inside one another, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// The last number of each level, by the name of a list and by its style: what goes on goes on from there.
    last: HashMap<(String, u8), u32>,
}

#[derive(Debug)]
struct List {
    style: Option<String>,
    id: Option<String>,
    next: u32,
    ordered: Option<bool>,
    /// Whether the marker of the item that is being read has not been set yet.
    unset: bool,
}

/// A paragraph's place in the lists that are open.
pub(super) use super::super::paragraphs::Item;

impl Lists {
    /// The place of the next paragraph, where a list is open.
    pub(super) fn next(&mut self) -> Option<Item> {
        let level = u8::try_from(self.open.len()).ok()?.checked_sub(1)?;
        let list = self.open.last_mut()?;
        let unset = std::mem::replace(&mut list.unset, false);
        let (Some(ordered), true) = (list.ordered, unset) else {
            return Some(Item { level, number: None, marked: false });
        };
        let number = list.next;
        list.next = number.saturating_add(1);
        for key in [&list.id, &list.style].into_iter().flatten() {
            self.last.insert((key.clone(), level), number);
        }
        Some(Item { level, number: ordered.then_some(number), marked: true })
    }
}

impl Body<'_> {
    /// A list and what stands in its items.
    pub(super) fn list(&mut self, element: &Element, parts: &mut Vec<Part>) {
        let level = u8::try_from(self.lists.open.len()).unwrap_or(u8::MAX);
        let outer = self.lists.open.last();
        let style = element.attribute("text:style-name").map(str::to_owned);
        let style = style.or_else(|| outer.and_then(|outer| outer.style.clone()));
        let known = self.styles.level(style.as_deref(), level);
        let goes_on_from = element.attribute("text:continue-list").or_else(|| {
            style
                .as_deref()
                .filter(|_| element.attribute("text:continue-numbering") == Some("true"))
        });
        let last = goes_on_from.and_then(|name| self.lists.last.get(&(name.to_owned(), level)));
        let next = last.map_or(known.start, |last| last.saturating_add(1));
        let id = element.attribute("xml:id").map(str::to_owned);
        self.lists.open.push(List { style, id, next, ordered: known.ordered, unset: false });
        for item in element.elements() {
            let marked = item.is("text:list-item");
            if !marked && !item.is("text:list-header") {
                continue;
            }
            if let Some(list) = self.lists.open.last_mut() {
                list.unset = marked;
                let start = item.attribute("text:start-value").and_then(|start| start.parse().ok());
                list.next = start.unwrap_or(list.next);
            }
            self.blocks(item, parts);
        }
        self.lists.open.pop();
    }
}
