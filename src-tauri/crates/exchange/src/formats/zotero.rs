//! Zotero: the annotations of its reader, and items of its library exported as JSON.
//!
//! A reader's annotation has `type`, `text`, `comment`, `position`; an item has the same as `annotationType`,
//! `annotationText` and so on, alone, under `data` (the web API), or within its attachment and that within its item.
//! Quotes from PDFs hold ligatures, those from EPUBs doubled spaces; both are made plain here. Notes stuck to a page
//! and text typed on it have no passage: they become notes on the whole work.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::input::Input;
use super::members::{Members, pdf_page, quote, unsupported};
use super::plain;
use crate::{Error, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

/// Items within items: item, attachment, annotation, and lists and `data` between them.
const DEEPEST: usize = 8;
/// How many of a list's items are looked at to recognise the format.
const LOOKED_AT: usize = 16;
/// Where items hold others.
const HOLDERS: [&str; 4] = ["items", "attachments", "annotations", "children"];
/// Annotation types of Zotero.
const TYPES: [&str; 6] = ["highlight", "underline", "note", "text", "ink", "image"];

pub(super) fn recognises(input: &Input<'_>) -> bool {
    input.json.as_ref().is_some_and(|json| holds_annotation(json, DEEPEST))
}

fn holds_annotation(value: &Value, depth: usize) -> bool {
    match value {
        _ if depth == 0 => false,
        Value::Array(items) => {
            items.iter().take(LOOKED_AT).any(|item| holds_annotation(item, depth - 1))
        }
        Value::Object(members) => {
            form(members).is_some()
                || HOLDERS.iter().chain(&["data"]).any(|holder| {
                    members.get(*holder).is_some_and(|held| holds_annotation(held, depth - 1))
                })
        }
        _ => false,
    }
}

/// How the members of an annotation are called.
#[derive(Clone, Copy)]
enum Form {
    Reader,
    Item,
}

fn form(members: &Map<String, Value>) -> Option<Form> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    if text("itemType") == Some("annotation") || text("annotationType").is_some() {
        return Some(Form::Item);
    }
    let is_known = text("type").is_some_and(|word| TYPES.contains(&word));
    let is_placed = members.get("position").is_some_and(Value::is_object);
    (is_known && is_placed && members.contains_key("sortIndex")).then_some(Form::Reader)
}

pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| Error::Unknown { name: input.name.to_owned() })?;
    let mut found = ReadAnnotations {
        program: Program::Zotero,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    walk(json, "", &Work::default(), DEEPEST, &mut found);
    Ok(found)
}

fn walk(value: &Value, path: &str, work: &Work, depth: usize, found: &mut ReadAnnotations) {
    if depth == 0 {
        found.unsupported.push(unsupported(path, UnsupportedKind::Unknown, None, value.clone()));
        return;
    }
    match value {
        Value::Array(items) => {
            let by_key = by_key(items);
            for (index, item) in items.iter().enumerate() {
                let work = inherited(item, &by_key, work);
                walk(item, &format!("{path}[{index}]"), &work, depth - 1, found);
            }
        }
        Value::Object(members) => {
            let data = fields(value).unwrap_or(members);
            match form(data) {
                Some(form) => annotation(data, form, path, work, found),
                // A note of the library is a document in HTML, not a mark on another one.
                None if data.get("itemType").and_then(Value::as_str) == Some("note") => {
                    let note = Value::Object(data.clone());
                    let kind = UnsupportedKind::Unknown;
                    found.unsupported.push(unsupported(path, kind, Some("note"), note));
                }
                None => {
                    let work = described(data, work);
                    for holder in HOLDERS {
                        if let Some(held) = members.get(holder).or_else(|| data.get(holder)) {
                            let dot = if path.is_empty() { "" } else { "." };
                            walk(held, &format!("{path}{dot}{holder}"), &work, depth - 1, found);
                        }
                    }
                }
            }
        }
        _ => found.unsupported.push(unsupported(
            path,
            UnsupportedKind::Malformed,
            None,
            value.clone(),
        )),
    }
}

/// An item's own fields: the web API keeps them under `data`, its key beside it.
fn fields(item: &Value) -> Option<&Map<String, Value>> {
    item.get("data").unwrap_or(item).as_object()
}

/// The items of a list by their keys, for the web API gives items, attachments and annotations side by side.
fn by_key(items: &[Value]) -> BTreeMap<&str, &Map<String, Value>> {
    let keyed = |item| fields(item).and_then(|data| Some((data.get("key")?.as_str()?, data)));
    items.iter().filter_map(keyed).collect()
}

/// What an annotation's attachment and that one's item in the same list say of the work.
fn inherited<'a>(
    item: &'a Value,
    by_key: &BTreeMap<&str, &'a Map<String, Value>>,
    outer: &Work,
) -> Work {
    let parent = |data: &Map<String, Value>| {
        data.get("parentItem").and_then(Value::as_str).and_then(|key| by_key.get(key)).copied()
    };
    let first = fields(item).and_then(parent);
    let second = first.and_then(parent);
    [second, first].into_iter().flatten().fold(outer.clone(), |work, item| described(item, &work))
}

/// What an item says of the work, over what the item around it says.
fn described(item: &Map<String, Value>, outer: &Work) -> Work {
    let text = |name: &str| {
        item.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let is_attachment = item.get("itemType").and_then(Value::as_str) == Some("attachment")
        || item.contains_key("linkMode");
    // An attachment is called "Full Text PDF" and the like; its item has the title.
    let title = if is_attachment { outer.title.clone().or(text("title")) } else { text("title") };
    let creators: Vec<String> = item
        .get("creators")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|creator| {
            let part = |name: &str| creator.get(name).and_then(Value::as_str).unwrap_or_default();
            let name = format!("{} {} {}", part("firstName"), part("lastName"), part("name"));
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            (!name.is_empty()).then_some(name)
        })
        .collect();
    Work {
        title: title.or(outer.title.clone()),
        author: (!creators.is_empty()).then(|| creators.join(", ")).or(outer.author.clone()),
        publication: text("publicationTitle").or(outer.publication.clone()),
        number: text("issue").or(outer.number.clone()),
        url: text("url").or(outer.url.clone()),
        file_name: text("filename").or(outer.file_name.clone()),
        ..outer.clone()
    }
}

fn annotation(
    data: &Map<String, Value>,
    form: Form,
    path: &str,
    work: &Work,
    found: &mut ReadAnnotations,
) {
    let name = |reader: &'static str, item: &'static str| match form {
        Form::Reader => reader,
        Form::Item => item,
    };
    let mut members = Members(data.clone());
    let kind = members.text(name("type", "annotationType")).unwrap_or_default();
    let list = |found: &mut ReadAnnotations, why| {
        found.unsupported.push(unsupported(path, why, Some(&kind), data.clone()));
    };
    match kind.as_str() {
        "ink" => return list(found, UnsupportedKind::Drawing),
        "image" => return list(found, UnsupportedKind::Image),
        "highlight" | "underline" | "note" | "text" => {}
        _ => return list(found, UnsupportedKind::Unknown),
    }
    let mut read = Interchange {
        id: members.first_text(&["id", "key"]).map(|key| format!("zotero:{key}")),
        work: work.clone(),
        underlined: kind == "underline",
        created: members.moment(name("dateCreated", "dateAdded")),
        modified: members.moment("dateModified"),
        note: members
            .text(name("comment", "annotationComment"))
            .map(|comment| plain::to_markdown(&comment))
            .unwrap_or_default(),
        ..Interchange::default()
    };
    let text_name = name("text", "annotationText");
    if let Some(Value::String(written)) = members.0.get(text_name) {
        let exact = plain_quote(written);
        if exact == *written || exact.is_empty() {
            members.0.remove(text_name);
        }
        if !exact.is_empty() {
            read.quote = Some(quote(exact));
        }
    }
    match (&read.quote, read.note.is_empty()) {
        (None, true) => return list(found, UnsupportedKind::Bookmark),
        (None, false) => {
            read.scope = Scope::Issue;
            members.0.insert("type".to_owned(), kind.as_str().into());
        }
        (Some(_), _) => {}
    }
    read.coloured(members.text(name("color", "annotationColor")));
    if let Some(tags) = members.0.get("tags").and_then(Value::as_array) {
        // Objects with `tag` in items, with `name` in the reader; a plain text in some exports.
        let words: Vec<String> = tags
            .iter()
            .filter_map(|tag| tag.get("tag").or(tag.get("name")).unwrap_or(tag).as_str())
            .map(str::to_owned)
            .collect();
        read.tag(words);
        if tags.iter().all(|tag| tag.as_object().is_none_or(|tag| tag.len() == 1)) {
            members.0.remove("tags");
        }
    }
    place(&mut read, &mut members, name("position", "annotationPosition"));
    members.0.remove("itemType");
    read.carry(Program::Zotero, members.drop_empty());
    found.annotations.push(read);
}

/// A W3C selector is one here too; a PDF's rectangles are carried, and their page is a hint.
fn place(read: &mut Interchange, members: &mut Members, name: &str) {
    let position = match members.0.get(name) {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
        Some(position) => position.clone(),
        None => return,
    };
    if position.get("type").and_then(Value::as_str).is_some_and(|word| word.ends_with("Selector")) {
        members.0.remove(name);
        read.selectors.push(position);
    } else if let Some(index) = position.get("pageIndex").and_then(Value::as_u64) {
        read.selectors.push(pdf_page(index.saturating_add(1)));
    }
}

/// A quote with single spaces and without ligatures. Spaces that are lost at line ends cannot be told from here.
fn plain_quote(written: &str) -> String {
    let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            _ => plain.push(c),
        }
    }
    plain
}
