//! Readest: the JSON of its own export, one file for a book.
//!
//! Annotations and excerpts have a passage; a bookmark's text is a label or a clipped beginning, so it is listed
//! unless a note was written on it. EPUB CFIs are hints; crengine XPointers are carried.

use serde_json::Value;

use super::input::Input;
use super::members::{Members, epub_cfi, quote, unsupported};
use super::plain;
use crate::{
    Error, HashKind, Interchange, Problem, Program, ReadAnnotations, Result, Scope,
    UnsupportedKind, Work,
};

pub(super) fn recognises(input: &Input<'_>) -> bool {
    let format = input.json.as_ref().and_then(|json| json.get("$format"));
    format.and_then(Value::as_str) == Some("readest-annotations")
}

pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| Error::Unknown { name: input.name.to_owned() })?;
    let items = json
        .get("annotations")
        .and_then(Value::as_array)
        .ok_or_else(|| Error::invalid("annotations", Problem::WrongType { expected: "a list" }))?;
    let mut book =
        Members(json.get("book").and_then(Value::as_object).cloned().unwrap_or_default());
    let mut work =
        Work { title: book.text("title"), author: book.text("author"), ..Work::default() };
    work.hashed(HashKind::PartialMd5, book.text("hash"));
    let mut found = ReadAnnotations {
        program: Program::Readest,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    for (index, item) in items.iter().enumerate() {
        let kind = item.get("type").and_then(Value::as_str);
        match annotation(item, kind, &work) {
            Ok(annotation) => found.annotations.push(annotation),
            Err(why) => found.unsupported.push(unsupported(
                format!("annotations[{index}]"),
                why,
                kind,
                item.clone(),
            )),
        }
    }
    Ok(found)
}

fn annotation(
    item: &Value,
    kind: Option<&str>,
    work: &Work,
) -> std::result::Result<Interchange, UnsupportedKind> {
    let mut members = Members(item.as_object().ok_or(UnsupportedKind::Malformed)?.clone());
    if members.says("deletedAt") {
        return Err(UnsupportedKind::Deleted);
    }
    let note = members.text("note").map(|note| plain::to_markdown(&note)).unwrap_or_default();
    let has_passage = match kind {
        Some("annotation" | "excerpt") => true,
        Some("bookmark") => false,
        _ => return Err(UnsupportedKind::Unknown),
    };
    let text = if has_passage { members.text("text") } else { None };
    if text.is_none() && note.is_empty() {
        return Err(UnsupportedKind::Bookmark);
    }
    if kind == Some("annotation") {
        members.0.remove("type");
    }
    let style = members.0.get("style").and_then(Value::as_str).map(str::to_owned);
    if matches!(style.as_deref(), Some("highlight" | "underline")) {
        members.0.remove("style");
    }
    let mut read = Interchange {
        id: members.text("id").map(|id| format!("readest:{id}")),
        work: work.clone(),
        scope: if text.is_some() { Scope::Passage } else { Scope::Issue },
        quote: text.map(quote),
        selectors: members.text("cfi").map(|cfi| epub_cfi(&cfi)).into_iter().collect(),
        underlined: matches!(style.as_deref(), Some("underline" | "squiggly")),
        created: members.milliseconds("createdAt"),
        modified: members.milliseconds("updatedAt"),
        note,
        ..Interchange::default()
    };
    read.coloured(members.text("color"));
    read.carry(Program::Readest, members.drop_empty());
    Ok(read)
}
