//! Hypothesis: what its API answers (`rows` of a search, or one annotation) and what its client exports (`annotations`).
//!
//! A reply stands on the passage of what it replies to, where that is in the same file. Positions count in the page as the
//! browser had it; they are hints.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::input::Input;
use super::web_annotation::{Reader, take_selector};
use crate::json::{self, each, item, join, missing};
use crate::{Error, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, time};

/// Whether the file holds annotations of Hypothesis.
pub(super) fn recognises(input: &Input<'_>) -> bool {
    let Some(json) = &input.json else { return false };
    let Some((rows, _)) = rows(json) else { return false };
    rows.first().map_or_else(|| json.get("client_version").is_some(), is_row)
}

/// An address and a user as only this service names them.
fn is_row(row: &Value) -> bool {
    let user = row.get("user").and_then(Value::as_str).unwrap_or_default();
    row.get("uri").is_some_and(Value::is_string) && user.starts_with("acct:")
}

/// The annotations in the file and where they stand.
fn rows(json: &Value) -> Option<(&[Value], &'static str)> {
    if let Value::Array(rows) = json {
        return Some((rows, ""));
    }
    for member in ["rows", "annotations"] {
        if let Some(Value::Array(rows)) = json.get(member) {
            return Some((rows, member));
        }
    }
    json.is_object().then(|| (std::slice::from_ref(json), ""))
}

/// Reads them.
pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| json::wrong("", "JSON"))?;
    let (rows, top) = rows(json).ok_or_else(|| json::wrong("", "an object or an array"))?;
    let mut reader = Reader::new(Program::Hypothesis);
    // Where each annotation's passage is, for the replies to it.
    let mut targets: BTreeMap<&str, &Value> = BTreeMap::new();
    for row in rows {
        if let (Some(id), Some(target)) = (row.get("id").and_then(Value::as_str), row.get("target"))
        {
            targets.insert(id, target);
        }
    }
    for (index, row) in rows.iter().enumerate() {
        let at = if json.is_object() && top.is_empty() { String::new() } else { item(top, index) };
        let hidden = row.get("hidden").or_else(|| row.get("deleted"));
        if hidden == Some(&Value::Bool(true)) && text_of(row).is_empty() {
            reader.skip(row, &at, UnsupportedKind::Deleted, None);
            continue;
        }
        match json::object(row, &at).and_then(|row| annotation(row, &at, &targets)) {
            Ok(one) => reader.add(one),
            Err(error) => reader.keep(row, &at, Err(error)),
        }
    }
    reader.finish()
}

fn text_of(row: &Value) -> &str {
    row.get("text").and_then(Value::as_str).unwrap_or_default()
}

/// What of a row is understood; everything else is carried.
const UNDERSTOOD: [&str; 5] = ["id", "created", "updated", "text", "tags"];

fn annotation(
    row: &Map<String, Value>,
    at: &str,
    targets: &BTreeMap<&str, &Value>,
) -> Result<Interchange> {
    let mut read = Interchange { scope: Scope::Article, ..Interchange::default() };
    let id = json::required_text(row, "id", at)?;
    if id.is_empty()
        || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    {
        let value = json::excerpt(id);
        return Err(Error::invalid(join(at, "id"), crate::Problem::UnknownValue { value }));
    }
    read.id = Some(format!("https://hypothes.is/a/{id}"));
    let uri = row.get("uri").and_then(Value::as_str).ok_or_else(|| missing(at, "uri"))?;
    read.work.url = Some(uri.to_owned());
    let title = row.get("document").and_then(|document| document.get("title"));
    read.work.title = title.and_then(|title| each(title).first()?.as_str()).map(str::to_owned);
    read.note = row.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    for tag in row.get("tags").map_or(&[][..], each).iter().filter_map(Value::as_str) {
        if !tag.is_empty() && !read.tags.iter().any(|other| other == tag) {
            read.tags.push(tag.to_owned());
        }
    }
    let moment = |member: &str| row.get(member).and_then(Value::as_str).and_then(time::lenient);
    read.created = moment("created");
    read.modified = moment("updated");
    let references = row.get("references").map_or(&[][..], each).iter();
    let parent = references.filter_map(Value::as_str).find_map(|id| targets.get(id).copied());
    let own = row.get("target").filter(|target| selectors(target).next().is_some());
    for selector in own.or(parent).into_iter().flat_map(selectors) {
        read.scope = Scope::Passage;
        take_selector(&mut read, selector);
    }
    let mut rest = row.clone();
    rest.retain(|member, _| !UNDERSTOOD.contains(&member.as_str()));
    read.carry(Program::Hypothesis, rest);
    Ok(read)
}

fn selectors(target: &Value) -> impl Iterator<Item = &Value> {
    each(target).iter().take(1).flat_map(|one| one.get("selector").map_or(&[][..], each))
}
