//! The outline of a file: the contents that it keeps apart from its text (ISO 32000-1, 12.3.3).

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString,
};

use super::letters::text_string;

/// Entries that are read.
const MOST_ENTRIES: usize = 10_000;
/// Levels that are read.
const MOST_LEVELS: usize = 32;
/// Nodes of the tree of names that are looked at.
const MOST_NODES: usize = 20_000;

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// As the file says it.
    pub(super) title: String,
    /// 0 for the top level.
    pub(super) level: u8,
    /// The page it points to, from 0, and how far down, in points.
    pub(super) target: Option<(usize, f32)>,
}

/// Reads the outline.
pub(super) fn read(
    root: &Dict<'_>,
    pdf: &Pdf,
    pages: &HashMap<ObjectIdentifier, usize>,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let Some(outline) = root.get::<Dict<'_>>(b"Outlines") else { return entries };
    let names = names(root);
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    // Siblings that are still to be visited, one for each level.
    let mut next: Vec<Option<Dict<'_>>> = vec![outline.get::<Dict<'_>>(b"First")];
    while let Some(item) = next.last_mut() {
        let Some(dict) = item.take() else {
            next.pop();
            continue;
        };
        let fresh = dict.obj_id().is_none_or(|id| seen.insert(id));
        if !fresh || entries.len() >= MOST_ENTRIES {
            next.pop();
            continue;
        }
        *item = dict.get::<Dict<'_>>(b"Next");
        let title = dict.get::<PdfString<'_>>(b"Title").map(|title| text_string(title.as_bytes()));
        let level = next.len() - 1;
        if let Some(title) = title {
            let target = destination(&dict, &names).and_then(|array| place(&array, pdf, pages));
            entries.push(Entry { title, level: u8::try_from(level).unwrap_or(u8::MAX), target });
        }
        if next.len() < MOST_LEVELS {
            next.push(dict.get::<Dict<'_>>(b"First"));
        }
    }
    entries
}

/// Where an entry points: itself, or by an action to a place in the file.
fn destination<'a>(item: &Dict<'a>, names: &HashMap<Vec<u8>, Array<'a>>) -> Option<Array<'a>> {
    let said = item.get::<Object<'_>>(b"Dest").or_else(|| {
        let action = item.get::<Dict<'_>>(b"A")?;
        let goes = action.get::<Name<'_>>(b"S").is_some_and(|kind| kind.as_ref() == b"GoTo");
        if goes { action.get::<Object<'_>>(b"D") } else { None }
    })?;
    match said {
        Object::Array(array) => Some(array),
        Object::String(name) => names.get(name.as_bytes()).cloned(),
        Object::Name(name) => names.get(name.as_ref()).cloned(),
        _ => None,
    }
}

/// The places that the file gives names.
fn names<'a>(root: &Dict<'a>) -> HashMap<Vec<u8>, Array<'a>> {
    let mut found = HashMap::new();
    let target = |object: Object<'a>| match object {
        Object::Array(array) => Some(array),
        Object::Dict(dict) => dict.get::<Array<'_>>(b"D"),
        _ => None,
    };
    if let Some(old) = root.get::<Dict<'_>>(b"Dests") {
        for name in old.keys().take(MOST_NODES) {
            if let Some(array) = old.get::<Object<'_>>(name.as_ref()).and_then(target) {
                found.insert(name.as_ref().to_vec(), array);
            }
        }
    }
    let tree = root.get::<Dict<'_>>(b"Names").and_then(|names| names.get::<Dict<'_>>(b"Dests"));
    let mut nodes: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    let mut visited = 0;
    while let Some(node) = nodes.pop() {
        visited += 1;
        if visited > MOST_NODES || !node.obj_id().is_none_or(|id| seen.insert(id)) {
            continue;
        }
        if let Some(pairs) = node.get::<Array<'_>>(b"Names") {
            let mut items = pairs.flex_iter();
            while let Some(name) = items.next::<PdfString<'_>>() {
                let Some(array) = items.next::<Object<'_>>().and_then(target) else { continue };
                if found.len() < MOST_NODES {
                    found.insert(name.as_bytes().to_vec(), array);
                }
            }
        }
        if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
            nodes.extend(kids.iter::<Dict<'_>>().take(MOST_NODES));
        }
    }
    found
}

/// The page and height that a destination names (ISO 32000-1, 12.3.2.2).
fn place(
    destination: &Array<'_>,
    pdf: &Pdf,
    pages: &HashMap<ObjectIdentifier, usize>,
) -> Option<(usize, f32)> {
    let page = match destination.raw_iter().next()? {
        MaybeRef::Ref(reference) => *pages.get(&reference.into())?,
        MaybeRef::NotRef(Object::Number(number)) => usize::try_from(number.as_i64()).ok()?,
        MaybeRef::NotRef(_) => return None,
    };
    let items: Vec<Object<'_>> = destination.iter::<Object<'_>>().take(6).collect();
    let kind = items.iter().find_map(|item| item.clone().into_name());
    let number = |at: usize| items.get(at).cloned().and_then(Object::into_f32).map(f64::from);
    let top = match kind.as_deref() {
        Some(b"XYZ") => number(3),
        Some(b"FitH" | b"FitBH") => number(2),
        Some(b"FitR") => number(5),
        _ => None,
    };
    let page_of = pdf.pages().get(page)?;
    let transform = kurbo::Affine::new(page_of.initial_transform(true).as_coeffs());
    let down = top.map_or(0.0, |top| (transform * kurbo::Point::new(0.0, top)).y);
    Some((page, down as f32))
}
