//! `metadata.*.lua`, read as data and never run: the newer `annotations`, and the older `highlight` and `bookmarks`.

use serde_json::{Map, Value};

use super::super::input::Input;
use super::super::members::{Members, file_name, unsupported};
use super::{annotation, lua};
use crate::{
    Error, HashKind, Program, ReadAnnotations, Result, Unsupported, UnsupportedKind, Work,
};

/// The lists of the newer form: the current one, and those kept from the other of KOReader's two engines.
const LISTS: [&str; 3] = ["annotations", "annotations_rolling", "annotations_paging"];
/// The older form, in pairs of highlights by page and bookmarks that point to them.
const PAIRS: [(&str, &str); 3] = [
    ("highlight", "bookmarks"),
    ("highlight_rolling", "bookmarks_rolling"),
    ("highlight_paging", "bookmarks_paging"),
];

pub(in crate::formats) fn recognises(input: &Input<'_>) -> bool {
    let code =
        input.text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("--"));
    input.json.is_none()
        && code
            .and_then(|line| line.strip_prefix("return"))
            .is_some_and(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with('{'))
}

pub(in crate::formats) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let value = lua::parse(&input.text).map_err(|error| Error::Malformed {
        line: error.line,
        detail: format!("{} must stand here; nothing but data is read", error.expected),
    })?;
    let Value::Object(top) = value else {
        return Err(Error::Unknown { name: input.name.to_owned() });
    };
    let work = described(&top);
    let mut found = ReadAnnotations {
        program: Program::Koreader,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    for list in LISTS {
        for (key, item) in entries(top.get(list)) {
            let is_bookmark = item.get("drawer").is_none() && item.get("pos0").is_none();
            push(item, is_bookmark, format!("{list}[{key}]"), &work, &mut found);
        }
    }
    // KOReader leaves the older lists beside the newer one that it has made of them.
    if !LISTS.iter().any(|list| top.contains_key(*list)) {
        for (highlights, bookmarks) in PAIRS {
            read_pair(&top, highlights, bookmarks, &work, &mut found);
        }
    }
    Ok(found)
}

/// What the sidecar says of its book.
fn described(top: &Map<String, Value>) -> Work {
    let text = |table: &str, name: &str| {
        let text = top.get(table)?.get(name)?.as_str()?.trim();
        // Authors stand one a line.
        (!text.is_empty()).then(|| text.lines().map(str::trim).collect::<Vec<_>>().join(", "))
    };
    let own = |name: &str| top.get(name).and_then(Value::as_str);
    let mut work = Work {
        title: text("doc_props", "title").or_else(|| text("stats", "title")),
        author: text("doc_props", "authors").or_else(|| text("stats", "authors")),
        file_name: own("doc_path").and_then(file_name),
        ..Work::default()
    };
    let hash = own("partial_md5_checksum").or_else(|| top.get("stats")?.get("md5")?.as_str());
    work.hashed(HashKind::PartialMd5, hash.map(str::to_owned));
    work
}

/// A table's entries with their keys, whether it was read as a list or not.
fn entries(table: Option<&Value>) -> Vec<(String, &Value)> {
    match table {
        Some(Value::Array(items)) => {
            items.iter().enumerate().map(|(index, item)| ((index + 1).to_string(), item)).collect()
        }
        Some(Value::Object(members)) => {
            let mut entries: Vec<_> =
                members.iter().map(|(key, item)| (key.clone(), item)).collect();
            // Pages in the order of their numbers, not of their digits.
            entries.sort_by_key(|(key, _)| key.parse::<u64>().unwrap_or(u64::MAX));
            entries
        }
        _ => Vec::new(),
    }
}

fn push(item: &Value, is_bookmark: bool, place: String, work: &Work, found: &mut ReadAnnotations) {
    let why = match item.as_object() {
        None => UnsupportedKind::Malformed,
        Some(members) => match annotation(Members(members.clone()), is_bookmark, work) {
            Ok(mut read) => {
                read.id = id(members, work);
                found.annotations.push(read);
                return;
            }
            Err(why) => why,
        },
    };
    let word = is_bookmark.then_some("bookmark");
    found.unsupported.push(unsupported(place, why, word, item.clone()));
}

/// KOReader tells annotations of a book by the second in which they were made and by their place.
fn id(members: &Map<String, Value>, work: &Work) -> Option<String> {
    let book = &work.hashes.first()?.hex;
    let made = members.get("datetime")?.as_str()?;
    let place = members.get("pos0").or(members.get("page"));
    let place = place.map(|place| place.as_str().map_or_else(|| place.to_string(), str::to_owned));
    Some(format!("koreader:{book}/{made}/{}", place.unwrap_or_default()))
}

/// Highlights by page, whose notes stand in the bookmark that was made in the same second.
fn read_pair(
    top: &Map<String, Value>,
    highlights: &str,
    bookmarks: &str,
    work: &Work,
    found: &mut ReadAnnotations,
) {
    let marks = entries(top.get(bookmarks));
    let made = |item: &Value| item.get("datetime").and_then(Value::as_str).map(str::to_owned);
    let notes: std::collections::BTreeMap<String, &Value> = marks
        .iter()
        .filter(|(_, mark)| mark.get("highlighted").and_then(Value::as_bool) == Some(true))
        .filter_map(|(_, mark)| Some((made(mark)?, *mark)))
        .collect();
    let mut used = std::collections::BTreeSet::new();
    for (page, on_page) in entries(top.get(highlights)) {
        for (index, item) in entries(Some(on_page)) {
            let mut item = item.clone();
            let mark = made(&item).filter(|made| notes.contains_key(made));
            if let (Some(members), Some(mark)) = (item.as_object_mut(), &mark) {
                let number = page.parse::<u64>().map_or_else(|_| page.as_str().into(), Value::from);
                members.entry("page").or_insert(number);
                if let Some(note) = written_note(notes[mark]) {
                    members.insert("note".to_owned(), note.into());
                }
            }
            used.extend(mark);
            push(&item, false, format!("{highlights}[{page}][{index}]"), work, found);
        }
    }
    for (key, mark) in marks {
        let is_highlight = mark.get("highlighted").and_then(Value::as_bool) == Some(true);
        if is_highlight && made(mark).is_some_and(|made| used.contains(&made)) {
            continue;
        }
        let place = format!("{bookmarks}[{key}]");
        match orphan(mark).filter(|_| is_highlight) {
            Some(item) => push(&item, false, place, work, found),
            None => found.unsupported.push(Unsupported {
                place,
                kind: UnsupportedKind::Bookmark,
                word: Some("bookmark".to_owned()),
                raw: mark.clone(),
            }),
        }
    }
}

/// A bookmark of a highlight that is gone, in the newer form: its `notes` are the passage, its `text` is the note.
fn orphan(mark: &Value) -> Option<Value> {
    let mut members = mark.as_object()?.clone();
    let note = written_note(mark);
    members.remove("text");
    let passage = members.remove("notes")?;
    members.insert("text".to_owned(), passage);
    members.extend(note.map(|note| ("note".to_owned(), note.into())));
    Some(Value::Object(members))
}

/// What the reader wrote on a highlight's bookmark. KOReader fills its `text` itself, in the device's language: the
/// passage alone, or "Page N PASSAGE @ TIME".
fn written_note(mark: &Value) -> Option<&str> {
    let text = |name: &str| mark.get(name).and_then(Value::as_str).map(str::trim);
    let note = text("text").filter(|note| !note.is_empty())?;
    let is_own = text("notes") == Some(note)
        || text("datetime").is_some_and(|made| !made.is_empty() && note.ends_with(made));
    (!is_own).then_some(note)
}
