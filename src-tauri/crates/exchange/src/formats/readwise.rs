//! Readwise: the CSV of its export, and the shorter one that it takes as an import and that we write.
//!
//! Times without a zone are in UTC, as Readwise takes them. Tags may stand before a note as words that begin with a dot.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::input::Input;
use super::members::{Members, quote, unsupported};
use super::plain;
use crate::{Error, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

pub(super) fn recognises(input: &Input<'_>) -> bool {
    let Some(header) = input.text.lines().next() else { return false };
    let names: Vec<&str> = header.split(',').map(|name| name.trim().trim_matches('"')).collect();
    names.contains(&"Highlight") && (names.contains(&"Book Title") || names.contains(&"Title"))
}

pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(input.text.as_bytes());
    let names = reader.headers().map_err(|error| malformed(&error))?.clone();
    let mut found = ReadAnnotations {
        program: Program::Readwise,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    for record in reader.records() {
        let record = record.map_err(|error| malformed(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = row(&names, &record);
        match annotation(row.clone()) {
            Some(annotation) => found.annotations.push(annotation),
            None => found.unsupported.push(unsupported(
                format!("line {line}"),
                UnsupportedKind::Malformed,
                Some("neither a highlight nor a note"),
                row,
            )),
        }
    }
    Ok(found)
}

fn malformed(error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    Error::Malformed {
        line: usize::try_from(line).unwrap_or(usize::MAX),
        detail: error.to_string(),
    }
}

/// A row by the names of its columns; a field beyond them has its number.
fn row(names: &StringRecord, record: &StringRecord) -> Map<String, Value> {
    record
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let name = names.get(index).filter(|name| !name.trim().is_empty());
            let name = name.map_or_else(|| (index + 1).to_string(), |name| name.trim().to_owned());
            (name, Value::from(field))
        })
        .collect()
}

fn annotation(row: Map<String, Value>) -> Option<Interchange> {
    let mut members = Members(row);
    let text = members.text("Highlight").map(unquoted);
    let written = members.text("Note").map(unquoted).unwrap_or_default();
    let (tags, note) = leading_tags(&written);
    let note = plain::to_markdown(note);
    if text.is_none() && written.is_empty() {
        return None;
    }
    let mut read = Interchange {
        work: Work {
            title: members.first_text(&["Book Title", "Title"]),
            author: members.first_text(&["Book Author", "Author"]),
            url: members.first_text(&["URL", "Source URL"]),
            ..Work::default()
        },
        scope: if text.is_some() { Scope::Passage } else { Scope::Issue },
        quote: text.map(quote),
        created: ["Highlighted at", "Date"].iter().find_map(|name| members.moment_in_utc(name)),
        note,
        ..Interchange::default()
    };
    read.coloured(members.text("Color"));
    if let Some(tags) = members.text("Tags") {
        read.tag(tags.split(',').map(str::to_owned));
    }
    read.tag(tags.into_iter().map(str::to_owned));
    read.carry(Program::Readwise, members.drop_empty());
    Some(read)
}

/// A field without the apostrophe that keeps a spreadsheet from running it as a formula.
fn unquoted(field: String) -> String {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => field,
    }
}

/// The words at the start of a note that are tags, and the rest of it.
fn leading_tags(note: &str) -> (Vec<&str>, &str) {
    let mut tags = Vec::new();
    let mut rest = note;
    loop {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let is_tag = word.strip_prefix('.').filter(|tag| tag.starts_with(char::is_alphanumeric));
        let Some(tag) = is_tag else { return (tags, rest) };
        tags.push(tag);
        rest = rest[word.len()..].trim_start();
    }
}
