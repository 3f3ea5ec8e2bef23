//! Foliate: the JSON that it keeps and exports, one file for a book.
//!
//! An annotation is `{ value, color, text, note, created, modified }` with an EPUB CFI as its value; bookmarks are CFIs
//! alone, and listed. `color` also says `underline`, `squiggly` and `strikethrough`.

use serde_json::{Value, json};

use super::input::Input;
use super::members::{Members, epub_cfi, quote, unsupported};
use super::plain;
use crate::{Error, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

pub(super) fn recognises(input: &Input<'_>) -> bool {
    let Some(json) = &input.json else { return false };
    let is_cfi = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("epubcfi("));
    let list = |name: &str| json.get(name).and_then(Value::as_array);
    match list("annotations").and_then(|items| items.first()) {
        Some(first) => first.get("value").is_some_and(is_cfi),
        None => list("bookmarks").and_then(|items| items.first()).is_some_and(is_cfi),
    }
}

pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| Error::Unknown { name: input.name.to_owned() })?;
    let mut metadata =
        Members(json.get("metadata").and_then(Value::as_object).cloned().unwrap_or_default());
    let work = Work {
        title: metadata.text("title"),
        author: metadata.0.get("creator").or(metadata.0.get("author")).and_then(people),
        ..Work::default()
    };
    let book = metadata.text("identifier");
    let mut found = ReadAnnotations {
        program: Program::Foliate,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    let list = |name: &str| json.get(name).and_then(Value::as_array).into_iter().flatten();
    for (index, item) in list("annotations").enumerate() {
        match annotation(item, &work, book.as_deref()) {
            Ok(annotation) => found.annotations.push(annotation),
            Err(why) => found.unsupported.push(unsupported(
                format!("annotations[{index}]"),
                why,
                None,
                item.clone(),
            )),
        }
    }
    for (index, item) in list("bookmarks").enumerate() {
        let place = format!("bookmarks[{index}]");
        let kind = UnsupportedKind::Bookmark;
        found.unsupported.push(unsupported(place, kind, Some("bookmark"), item.clone()));
    }
    Ok(found)
}

/// One name, several, or objects with a name, as EPUB metadata has them.
fn people(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        Value::Array(several) => {
            let names: Vec<String> = several.iter().filter_map(person).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        other => person(other),
    }
}

/// A name, alone or as a member of an object, there perhaps one for each language.
fn person(value: &Value) -> Option<String> {
    let name = value.get("name").unwrap_or(value);
    let name = name.as_object().and_then(|languages| languages.values().next()).unwrap_or(name);
    name.as_str().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn annotation(
    item: &Value,
    work: &Work,
    book: Option<&str>,
) -> std::result::Result<Interchange, UnsupportedKind> {
    let mut members = Members(item.as_object().ok_or(UnsupportedKind::Malformed)?.clone());
    let cfi = members.text("value");
    let text = members.text("text");
    let note = members.text("note").map(|note| plain::to_markdown(&note)).unwrap_or_default();
    if text.is_none() && note.is_empty() {
        return Err(UnsupportedKind::Bookmark);
    }
    let written = members.text("color");
    let underlined = matches!(written.as_deref(), Some("underline" | "squiggly"));
    let mut read = Interchange {
        // Foliate knows an annotation by its CFI, which tells it from others of the same book only.
        id: cfi.as_ref().zip(book).map(|(cfi, book)| format!("foliate:{book}#{cfi}")),
        work: work.clone(),
        scope: if text.is_some() { Scope::Passage } else { Scope::Issue },
        quote: text.map(quote),
        selectors: cfi.as_deref().map(epub_cfi).into_iter().collect(),
        created: members.moment("created"),
        modified: members.moment("modified"),
        underlined,
        note,
        ..Interchange::default()
    };
    match written.as_deref() {
        Some("underline") => {}
        Some(style @ ("squiggly" | "strikethrough")) => {
            members.0.insert("color".to_owned(), json!(style));
        }
        _ => read.coloured(written),
    }
    read.carry(Program::Foliate, members.drop_empty());
    Ok(read)
}
