//! W3C Web Annotation Data Model (Recommendation of 23 February 2017) in JSON-LD: single annotations, arrays of them,
//! collections and pages.
//!
//! A file that breaks the model's musts is refused with the member that breaks them. Of a collection, a page or an array
//! the annotations that are sound are read, and the others listed.

mod body;
mod check;
mod target;

use serde_json::{Map, Value};

use super::input::Input;
use crate::json::{self, each, each_at, join, missing};
use crate::vocabulary;
use crate::{
    Error, Interchange, Problem, Program, ReadAnnotations, Result, Unsupported, UnsupportedKind,
};

use check::{
    check_agents, check_context, check_identity, check_lifecycle, contexts, foreign_contexts,
    is_context, types, types_of,
};

pub(crate) use body::{bodies, text_of_set};
pub(super) use target::take_selector;
use target::target;

/// Whether the file says that it is of this format, by its context or its type.
pub(super) fn recognises(input: &Input<'_>) -> bool {
    input.json.as_ref().is_some_and(|json| {
        each(json).first().is_some_and(|first| {
            let ours = |kind: &str| matches!(kind, ANNOTATION | COLLECTION | PAGE);
            contexts(first).any(|context| context.as_str().is_some_and(is_context))
                || types(first).any(ours)
        })
    })
}

const ANNOTATION: &str = "Annotation";
const COLLECTION: &str = "AnnotationCollection";
const PAGE: &str = "AnnotationPage";

/// Reads a file of this format.
pub(super) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let json = input.json.as_ref().ok_or_else(|| json::wrong("", "JSON"))?;
    let mut reader = Reader::new(Program::WebAnnotation);
    match json {
        Value::Array(_) => {
            for (value, at) in each_at(json, String::new()) {
                let read = check_context(value, &at).and_then(|()| reader.document(value, &at));
                reader.keep(value, &at, read);
            }
        }
        one => {
            check_context(one, "")?;
            reader.document(one, "")?;
        }
    }
    reader.finish()
}

/// Gathers the annotations of a file; a broken one among several does not spoil the others.
pub(super) struct Reader {
    read: ReadAnnotations,
    first_error: Option<Error>,
}

impl Reader {
    /// Nothing read yet.
    pub(super) fn new(program: Program) -> Self {
        let read = ReadAnnotations { program, annotations: Vec::new(), unsupported: Vec::new() };
        Self { read, first_error: None }
    }

    /// Adds an annotation.
    pub(super) fn add(&mut self, annotation: Interchange) {
        self.read.annotations.push(annotation);
    }

    /// Lists what could not be read.
    pub(super) fn keep(&mut self, value: &Value, at: &str, read: Result<()>) {
        if let Err(error) = read {
            self.skip(value, at, UnsupportedKind::Malformed, Some(error.to_string()));
            self.first_error.get_or_insert(error);
        }
    }

    /// Lists what has no neutral form.
    pub(super) fn skip(
        &mut self,
        raw: &Value,
        at: &str,
        kind: UnsupportedKind,
        word: Option<String>,
    ) {
        let place = at.to_owned();
        self.read.unsupported.push(Unsupported { place, kind, word, raw: raw.clone() });
    }

    /// What was read; an error where everything in the file is broken.
    pub(super) fn finish(self) -> Result<ReadAnnotations> {
        match self.first_error {
            Some(error) if self.read.annotations.is_empty() => Err(error),
            _ => Ok(self.read),
        }
    }

    fn document(&mut self, value: &Value, at: &str) -> Result<()> {
        let object = json::object(value, at)?;
        let kinds: Vec<&str> = types(value).collect();
        if kinds.contains(&ANNOTATION) {
            let annotation = annotation(object, at)?;
            self.add(annotation);
            return Ok(());
        }
        let extra = foreign_contexts(object);
        if kinds.contains(&COLLECTION) {
            return self.collection(object, at, &extra);
        }
        if kinds.contains(&PAGE) {
            return self.page(object, at, &extra);
        }
        match object.get("type") {
            None => Err(missing(at, "type")),
            Some(other) => {
                let value = json::excerpt(&other.to_string());
                Err(Error::invalid(join(at, "type"), Problem::UnknownValue { value }))
            }
        }
    }

    /// Section 5.1.
    fn collection(&mut self, object: &Map<String, Value>, at: &str, extra: &[Value]) -> Result<()> {
        check_identity(object, at)?;
        check_lifecycle(object, at)?;
        json::text(object, "label", at)?;
        let total = json::count(object, "total", at)?;
        if object.contains_key("items") {
            self.items(object, at, extra)?;
        }
        match object.get("first") {
            Some(page @ Value::Object(first)) => {
                self.page(first, &join(at, "first"), extra)?;
                self.following(page, &join(at, "first"), extra)
            }
            Some(page @ Value::String(iri)) => {
                let place = join(at, "first");
                json::check_iri(iri, &place)?;
                self.skip(page, &place, UnsupportedKind::Elsewhere, Some(PAGE.to_owned()));
                Ok(())
            }
            Some(_) => Err(json::wrong(&join(at, "first"), "a page or its IRI")),
            None if total.is_some_and(|total| total > 0) && !object.contains_key("items") => {
                Err(missing(at, "first"))
            }
            None => Ok(()),
        }
    }

    /// Section 5.2.
    fn page(&mut self, object: &Map<String, Value>, at: &str, extra: &[Value]) -> Result<()> {
        check_identity(object, at)?;
        json::count(object, "startIndex", at)?;
        if !object.contains_key("items") {
            return Err(missing(at, "items"));
        }
        self.items(object, at, extra)?;
        if let Some(next @ Value::String(_)) = object.get("next") {
            let place = join(at, "next");
            self.skip(next, &place, UnsupportedKind::Elsewhere, Some(PAGE.to_owned()));
        }
        Ok(())
    }

    /// Pages that stand inside of the one before them.
    fn following(&mut self, page: &Value, at: &str, extra: &[Value]) -> Result<()> {
        let mut place = at.to_owned();
        let mut page = page;
        while let Some(next @ Value::Object(object)) = page.get("next") {
            place = join(&place, "next");
            self.page(object, &place, extra)?;
            page = next;
        }
        Ok(())
    }

    fn items(&mut self, object: &Map<String, Value>, at: &str, extra: &[Value]) -> Result<()> {
        let at = join(at, "items");
        let items = object.get("items").and_then(Value::as_array);
        let items = items.ok_or_else(|| json::wrong(&at, "an array"))?;
        for (index, value) in items.iter().enumerate() {
            let at = json::item(&at, index);
            if value.is_string() {
                let word = Some(ANNOTATION.to_owned());
                self.skip(value, &at, UnsupportedKind::Elsewhere, word);
                continue;
            }
            let read = json::object(value, &at).and_then(|object| annotation(object, &at));
            let read = read.map(|mut annotation| {
                inherit(&mut annotation, extra);
                self.add(annotation);
            });
            self.keep(value, &at, read);
        }
        Ok(())
    }
}

/// The contexts of the collection mean something for its annotations, too.
fn inherit(annotation: &mut Interchange, extra: &[Value]) {
    if extra.is_empty() || annotation.foreign.is_empty() {
        return;
    }
    let own = annotation.foreign.remove("@context");
    let own = own.as_ref().map_or(&[][..], each);
    let all = extra.iter().chain(own.iter().filter(|one| !extra.contains(one)));
    let all = all.cloned().collect();
    annotation.foreign.insert("@context".to_owned(), Value::Array(all));
}

/// Sections 3.1 to 3.3.
pub(crate) fn annotation(object: &Map<String, Value>, at: &str) -> Result<Interchange> {
    if !types_of(object).any(|kind| kind == ANNOTATION) {
        return Err(match object.get("type") {
            None => missing(at, "type"),
            Some(other) => {
                let value = json::excerpt(&other.to_string());
                Error::invalid(join(at, "type"), Problem::UnknownValue { value })
            }
        });
    }
    let mut annotation = Interchange::default();
    target(&mut annotation, object, at)?;
    let read = bodies(object, at)?;
    for member in ["creator", "generator"] {
        check_agents(object, member, at)?;
    }
    check_lifecycle(object, at)?;
    annotation.created = json::moment(object, "created", at)?;
    annotation.modified = json::moment(object, "modified", at)?;
    check_identity(object, at)?;
    annotation.id = json::text(object, "id", at)?.map(str::to_owned);
    annotation.note = read.note;
    annotation.tags = read.tags;
    vocabulary::own_facts(&mut annotation, object);
    carry(&mut annotation, object);
    Ok(annotation)
}

/// Keeps every member that [`crate::write_w3c`] would not write by itself.
fn carry(annotation: &mut Interchange, object: &Map<String, Value>) {
    let passage = annotation.scope == crate::Scope::Passage;
    for (member, value) in object {
        let ours = match member.as_str() {
            "type" => value.as_str() == Some(ANNOTATION),
            "created" | "modified" | "@context" | "target" => true,
            "id" => annotation
                .id
                .as_deref()
                .is_some_and(|id| vocabulary::annotation_of_iri(id).is_some()),
            "body" => *value == vocabulary::body(&annotation.note, &annotation.tags),
            "motivation" => {
                let motivation =
                    vocabulary::motivation(passage, &annotation.note, &annotation.tags);
                value.as_str() == Some(motivation)
            }
            other => vocabulary::is_own_fact(other, value),
        };
        if !ours {
            annotation.foreign.insert(member.clone(), value.clone());
        }
    }
    let contexts = foreign_contexts(object);
    if !contexts.is_empty() {
        annotation.foreign.insert("@context".to_owned(), Value::Array(contexts));
    }
    let targets = object.get("target").map_or(&[][..], each);
    let others: Vec<Value> =
        targets.iter().filter(|target| !vocabulary::is_own_target(target)).cloned().collect();
    if !others.is_empty() {
        annotation.foreign.insert("target".to_owned(), Value::Array(others));
    }
}
