//! The JSON of KOReader's exporter: one book, or several under `documents`. Its times are seconds since 1970.

use serde_json::{Map, Value};

use super::super::input::Input;
use super::super::members::{Members, file_name, unsupported};
use super::annotation;
use crate::{Error, HashKind, Program, ReadAnnotations, Result, UnsupportedKind, Work, time};

pub(in crate::formats) fn recognises(input: &Input<'_>) -> bool {
    let Some(json) = &input.json else { return false };
    let is_export = json.get("created_on").is_some() || json.get("number_of_pages").is_some();
    let documents = json.get("documents").and_then(Value::as_array);
    let holds_entries = |book: &Value| book.get("entries").is_some_and(Value::is_array);
    is_export
        && (holds_entries(json) || documents.is_some_and(|list| list.iter().all(holds_entries)))
}

pub(in crate::formats) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| Error::Unknown { name: input.name.to_owned() })?;
    let mut found = ReadAnnotations {
        program: Program::Koreader,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    match json.get("documents").and_then(Value::as_array) {
        Some(books) => {
            for (index, book) in books.iter().enumerate() {
                read_book(book, &format!("documents[{index}]."), &mut found);
            }
        }
        None => read_book(json, "", &mut found),
    }
    Ok(found)
}

fn read_book(book: &Value, path: &str, found: &mut ReadAnnotations) {
    let text = |name: &str| {
        book.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let mut work = Work {
        title: text("title"),
        author: text("author"),
        file_name: text("file").as_deref().and_then(file_name),
        ..Work::default()
    };
    work.hashed(HashKind::PartialMd5, text("md5sum"));
    let entries = book.get("entries").and_then(Value::as_array).into_iter().flatten();
    for (index, entry) in entries.enumerate() {
        let sort = entry.get("sort").and_then(Value::as_str);
        let why = match entry.as_object() {
            None => UnsupportedKind::Malformed,
            Some(members) => match read_entry(members.clone(), sort, &work) {
                Ok(annotation) => {
                    found.annotations.push(annotation);
                    continue;
                }
                Err(why) => why,
            },
        };
        let place = format!("{path}entries[{index}]");
        found.unsupported.push(unsupported(place, why, sort, entry.clone()));
    }
}

fn read_entry(
    members: Map<String, Value>,
    sort: Option<&str>,
    work: &Work,
) -> std::result::Result<crate::Interchange, UnsupportedKind> {
    let mut members = Members(members);
    let created = members
        .0
        .get("time")
        .and_then(Value::as_i64)
        .and_then(|seconds| time::from_milliseconds(seconds.checked_mul(1000)?));
    if created.is_some() {
        members.0.remove("time");
    }
    if sort == Some("highlight") {
        members.0.remove("sort");
    }
    // An old "note" has the reader's words in `text`.
    if sort == Some("note")
        && !members.says("note")
        && let Some(text) = members.text("text")
    {
        members.0.insert("note".to_owned(), text.into());
    }
    let mut read = annotation(members, sort == Some("bookmark"), work)?;
    read.created = created.or(read.created);
    Ok(read)
}
