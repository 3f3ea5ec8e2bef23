//! Annotation sets: W3C EPUB Annotations 1.0 (Working Draft of 2026) and Readium Annotations, from which it grew.
//!
//! Both are profiles of the Web Annotation Data Model with a container that tells of the publication, one body with
//! colour, style and tags, and sources that are paths inside of a book. The drafts still move, so what a set must hold is
//! asked of it loosely: what cannot be read is listed, the rest is read.

use flyleaf_model::Style;
use serde_json::{Map, Value};

use super::input::Input;
use super::plain;
use super::web_annotation::{Reader, take_selector, text_of_set};
use crate::json::{self, each, item, join, missing};
use crate::{
    FileHash, HashKind, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind,
    Work, colour, vocabulary,
};

/// The context of EPUB Annotations, without its scheme.
const EPUB_CONTEXT: &str = "www.w3.org/ns/epub-anno.jsonld";
const SET: &str = "AnnotationSet";

/// Whether the file is a set, or an annotation of one.
pub(super) fn recognises(input: &Input<'_>) -> bool {
    let Some(object) = input.json.as_ref().and_then(Value::as_object) else { return false };
    each(object.get("type").unwrap_or(&Value::Null)).iter().any(|kind| kind == SET)
        || is_epub(object)
}

fn is_epub(object: &Map<String, Value>) -> bool {
    let contexts = each(object.get("@context").unwrap_or(&Value::Null)).iter();
    contexts.filter_map(Value::as_str).any(|context| context.ends_with(EPUB_CONTEXT))
}

/// Reads a set, or an annotation by itself.
pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| json::wrong("", "JSON"))?;
    let object = json::object(json, "")?;
    let program = if is_epub(object) { Program::EpubAnnotations } else { Program::Readium };
    let mut reader = Reader::new(program);
    if !object.get("type").is_some_and(|kind| each(kind).iter().any(|kind| kind == SET)) {
        reader.add(annotation(object, "", &Work::default(), program)?);
        return reader.finish();
    }
    let work = object.get("about").map(about).unwrap_or_default();
    let items = object.get("items").ok_or_else(|| missing("", "items"))?;
    let items = items.as_array().ok_or_else(|| json::wrong("items", "an array"))?;
    for (index, value) in items.iter().enumerate() {
        let at = item("items", index);
        let read =
            json::object(value, &at).and_then(|object| annotation(object, &at, &work, program));
        match read {
            Ok(one) if is_bookmark(&one) => {
                let word = Some("bookmarking".to_owned());
                reader.skip(value, &at, UnsupportedKind::Bookmark, word);
            }
            Ok(one) => reader.add(one),
            Err(error) => reader.keep(value, &at, Err(error)),
        }
    }
    reader.finish()
}

/// A mark at a place that says nothing.
fn is_bookmark(one: &Interchange) -> bool {
    let marked =
        one.foreign.get("motivation").is_some_and(|motivation| motivation == "bookmarking");
    marked && one.note.is_empty() && one.tags.is_empty() && one.quote.is_none()
}

/// What a set says of its publication.
fn about(about: &Value) -> Work {
    let text = |member: &str| {
        let texts = each(about.get(member)?).iter().filter_map(text_of_set).collect::<Vec<_>>();
        (!texts.is_empty()).then(|| texts.join("; "))
    };
    let mut work = Work {
        title: text("dc:title"),
        author: text("dc:creator"),
        url: text("dc:source"),
        ..Work::default()
    };
    let identifiers = about.get("dc:identifier").map_or(&[][..], each);
    work.own = identifiers.iter().filter_map(Value::as_str).find_map(vocabulary::place_of_iri);
    work.file_name = text(vocabulary::FILE);
    let hash = text(vocabulary::BLAKE3);
    work.hashes.extend(hash.map(|hex| FileHash { kind: HashKind::Blake3, hex }));
    work
}

fn annotation(
    object: &Map<String, Value>,
    at: &str,
    work: &Work,
    program: Program,
) -> Result<Interchange> {
    let mut read = Interchange { work: work.clone(), ..Interchange::default() };
    let id = json::required_text(object, "id", at)?;
    read.id = Some(id.to_owned());
    read.created = json::moment(object, "created", at)?;
    read.modified = json::moment(object, "modified", at)?;
    target(&mut read, object, at)?;
    if let Some(value) = object.get("body").and_then(|body| each(body).first()) {
        body(&mut read, json::object(value, &join(at, "body"))?);
    }
    vocabulary::own_facts(&mut read, object);
    let understood = ["type", "id", "created", "modified", "target", "body", "@context"];
    let mut rest = object.clone();
    rest.retain(|member, value| {
        !understood.contains(&member.as_str()) && !vocabulary::is_own_fact(member, value)
    });
    read.foreign = rest;
    // The target and the body as they stood, for whoever reads a set again.
    let mut kept = Map::new();
    for member in ["target", "body"] {
        kept.extend(object.get(member).map(|value| (member.to_owned(), value.clone())));
    }
    read.carry(program, kept);
    Ok(read)
}

fn target(read: &mut Interchange, object: &Map<String, Value>, at: &str) -> Result<()> {
    let target = json::single(object, "target", at)?.ok_or_else(|| missing(at, "target"))?;
    let at = join(at, "target");
    let target = json::object(target, &at)?;
    json::required_text(target, "source", &at)?;
    let selectors = target.get("selector").map_or(&[][..], each);
    read.scope = if selectors.is_empty() { Scope::Article } else { Scope::Passage };
    for selector in selectors {
        take_selector(read, selector);
    }
    let headings = target.get("meta").and_then(|meta| meta.get("headings")).map_or(&[][..], each);
    read.work.article = headings
        .iter()
        .filter_map(|heading| heading.get("txt").or_else(|| heading.get("text")))
        .filter_map(text_of_set)
        .next_back()
        .map(str::to_owned);
    // What we write ourselves says whose passage it is.
    if let Some(own) = target.get(vocabulary::PLACE).and_then(Value::as_str) {
        read.work.own = vocabulary::place_of_iri(own);
        if selectors.is_empty() && read.work.own.as_ref().is_some_and(|own| own.article.is_none()) {
            read.scope = Scope::Issue;
        }
    }
    Ok(())
}

/// The body: a text, and how the passage is marked. Unlike a Web Annotation's it is there for a bare highlight, too.
fn body(read: &mut Interchange, body: &Map<String, Value>) {
    let note = body.get("value").and_then(text_of_set).unwrap_or_default();
    let markdown = body.get("format").and_then(Value::as_str) == Some("text/markdown");
    read.note = if markdown { note.to_owned() } else { plain::to_markdown(note) };
    let tags = body.get("tags").map_or(&[][..], each).iter();
    let keyword = body.get("keyword").into_iter();
    for tag in tags.chain(keyword).filter_map(text_of_set) {
        if !tag.is_empty() && !read.tags.iter().any(|other| other == tag) {
            read.tags.push(tag.to_owned());
        }
    }
    if let Some(written) = body.get("color").and_then(Value::as_str) {
        read.colour_written = Some(written.to_owned());
        read.colour = colour::nearest(written);
    }
    let style = body.get("highlight").and_then(Value::as_str);
    read.underlined = style == Some(Style::Underline.name());
}
