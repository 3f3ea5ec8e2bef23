//! calibre: an annotation collection, the list that its viewer keeps, and the same inside an EPUB in base64.
//!
//! A collection names books by their number in a calibre library, so only quotes and chapters tell what they are about.
//! Removed annotations, bookmarks and the last place read are listed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::input::Input;
use super::members::{Members, epub_cfi, quote, unsupported};
use super::plain;
use crate::{Error, Interchange, Problem, Program, ReadAnnotations, Result, UnsupportedKind, Work};

/// How `META-INF/calibre_bookmarks.txt` in an EPUB begins.
const EMBEDDED: &str = "encoding=json+base64:";

pub(super) fn recognises(input: &Input<'_>) -> bool {
    match &input.json {
        Some(Value::Array(items)) => {
            items.first().is_some_and(|first| is_listed(first.get("annotation").unwrap_or(first)))
        }
        Some(json) => {
            json.get("type").and_then(Value::as_str) == Some("calibre_annotation_collection")
        }
        None => input.text.trim_start().starts_with(EMBEDDED),
    }
}

/// Whether an object is what calibre's viewer keeps in its lists.
fn is_listed(item: &Value) -> bool {
    match item.get("type").and_then(Value::as_str) {
        Some("highlight") => item.get("uuid").is_some() && item.get("position").is_none(),
        Some("bookmark" | "last-read") => item.get("pos_type").is_some(),
        _ => false,
    }
}

pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let embedded;
    let json = match &input.json {
        Some(json) => json,
        None => {
            embedded = embedded_json(input)?;
            &embedded
        }
    };
    let (items, path) = match json {
        Value::Array(items) => (items, ""),
        _ => match json.get("annotations").and_then(Value::as_array) {
            Some(items) => (items, "annotations"),
            None => {
                let problem = Problem::WrongType { expected: "a list" };
                return Err(Error::invalid("annotations", problem));
            }
        },
    };
    let mut found = ReadAnnotations {
        program: Program::Calibre,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    for (index, item) in items.iter().enumerate() {
        match annotation(item) {
            Ok(annotation) => found.annotations.push(annotation),
            Err((why, word)) => found.unsupported.push(unsupported(
                format!("{path}[{index}]"),
                why,
                word.as_deref(),
                item.clone(),
            )),
        }
    }
    Ok(found)
}

fn embedded_json(input: &Input<'_>) -> Result<Value> {
    let text = input.text.trim_start();
    let text = text.strip_prefix(EMBEDDED).unwrap_or(text);
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let malformed = |detail: String| Error::Malformed { line: 2, detail };
    let bytes = STANDARD
        .decode(letters)
        .map_err(|error| malformed(format!("this is not base64: {error}")))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| malformed(format!("what is in base64 is not JSON: {error}")))
}

type Listed = (UnsupportedKind, Option<String>);

fn annotation(item: &Value) -> std::result::Result<Interchange, Listed> {
    let outer = item.as_object().ok_or((UnsupportedKind::Malformed, None))?;
    let mut members = Members(outer.clone());
    // An annotation from a search result of the library stands one level deeper.
    if let Some(Value::Object(inner)) = members.0.remove("annotation") {
        members.0.extend(inner);
    }
    let kind = members.text("type");
    if members.says("removed") {
        return Err((UnsupportedKind::Deleted, kind));
    }
    match kind.as_deref() {
        Some("highlight") => {}
        Some("bookmark" | "last-read") => return Err((UnsupportedKind::Bookmark, kind)),
        _ => return Err((UnsupportedKind::Unknown, kind)),
    }
    let Some(text) = members.text("highlighted_text") else {
        return Err((UnsupportedKind::Malformed, Some("no highlighted_text".to_owned())));
    };
    let chapter = members.0.get("toc_family_titles").and_then(Value::as_array);
    let chapter = chapter.and_then(|titles| titles.last()?.as_str()).map(str::to_owned);
    let mut read = Interchange {
        id: members.text("uuid").map(|uuid| format!("calibre:{uuid}")),
        work: Work {
            title: members.text("title"),
            author: members.text("authors"),
            article: chapter,
            ..Work::default()
        },
        selectors: cfi(&members).map(|cfi| epub_cfi(&cfi)).into_iter().collect(),
        quote: Some(quote(text)),
        note: members.text("notes").map(|note| plain::to_markdown(&note)).unwrap_or_default(),
        modified: members.moment("timestamp"),
        ..Interchange::default()
    };
    if let Some(style) = members.0.get("style") {
        let says = |name: &str| style.get(name).and_then(Value::as_str);
        let which = says("which").or(says("light")).or(says("background-color"));
        if says("kind") == Some("decoration") {
            read.underlined = which.is_none_or(|which| which != "strikeout");
        } else {
            read.coloured(which.map(str::to_owned));
        }
    }
    read.carry(Program::Calibre, members.drop_empty());
    Ok(read)
}

/// The range as a CFI of the whole book. calibre's begin at the document's root element, which a CFI leaves out, and
/// its spine counts from 0 (EPUB CFI 1.1, 2.2: steps to elements are even; the spine is the package's third element).
fn cfi(members: &Members) -> Option<String> {
    let spine = members.0.get("spine_index")?.as_u64()?.checked_add(1)?.checked_mul(2)?;
    let end_of = |name: &str| members.0.get(name).and_then(Value::as_str)?.strip_prefix("/2/");
    Some(format!("epubcfi(/6/{spine}!,/{},/{})", end_of("start_cfi")?, end_of("end_cfi")?))
}
