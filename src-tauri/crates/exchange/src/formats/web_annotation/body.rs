//! Bodies of an annotation (sections 3.2.3 to 3.2.7): the note, the tags, and what is neither.

use serde_json::{Map, Value};

use crate::formats::plain;
use crate::html::to_markdown;
use crate::json::{self, join};
use crate::{Error, Problem, Result};

/// What an annotation's bodies say.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Bodies {
    /// The texts that are no tags, as Markdown, a blank line between two.
    pub note: String,
    /// The tags, each once.
    pub tags: Vec<String>,
    /// Bodies that are no texts, as they stand.
    pub others: Vec<Value>,
}

/// The bodies of an annotation, checked against the model's musts.
pub(crate) fn bodies(object: &Map<String, Value>, at: &str) -> Result<Bodies> {
    let mut read = Bodies::default();
    if let Some(note) = json::text(object, "bodyValue", at)? {
        if object.contains_key("body") {
            let other = "body".to_owned();
            return Err(Error::invalid(join(at, "bodyValue"), Problem::Conflict { other }));
        }
        read.note = note.to_owned();
    }
    let tagging = json::each(object.get("motivation").unwrap_or(&Value::Null))
        .iter()
        .any(|motivation| motivation.as_str() == Some("tagging"));
    for (value, at) in json::values(object, "body", at) {
        read.take(value, &at, tagging)?;
    }
    Ok(read)
}

impl Bodies {
    fn take(&mut self, value: &Value, at: &str, tagging: bool) -> Result<()> {
        let object = match value {
            Value::String(iri) => {
                json::check_iri(iri, at)?;
                self.others.push(value.clone());
                return Ok(());
            }
            Value::Object(object) => object,
            _ => return Err(json::wrong(at, "an IRI or an object")),
        };
        super::target::check_resource(object, at)?;
        let is_text = object.contains_key("value") && !object.contains_key("source");
        if !is_text {
            let named = ["id", "source", "items"].iter().any(|member| object.contains_key(*member));
            if !named {
                return Err(json::missing(at, "value"));
            }
            self.others.push(value.clone());
            return Ok(());
        }
        if object.contains_key("items") {
            let other = "value".to_owned();
            return Err(Error::invalid(join(at, "items"), Problem::Conflict { other }));
        }
        let text = json::required_text(object, "value", at)?;
        let purpose = json::each(object.get("purpose").unwrap_or(&Value::Null)).first();
        match purpose.and_then(Value::as_str) {
            Some("tagging") => self.tag(text),
            None if tagging => self.tag(text),
            _ => self.note(text, object),
        }
        Ok(())
    }

    fn tag(&mut self, text: &str) {
        if !text.is_empty() && !self.tags.iter().any(|tag| tag == text) {
            self.tags.push(text.to_owned());
        }
    }

    fn note(&mut self, text: &str, object: &Map<String, Value>) {
        let text = match object.get("format").and_then(Value::as_str) {
            Some("text/html") => to_markdown(text),
            Some("text/plain") => plain::to_markdown(text),
            _ => text.to_owned(),
        };
        if text.is_empty() {
            return;
        }
        if !self.note.is_empty() {
            self.note.push_str("\n\n");
        }
        self.note.push_str(&text);
    }
}

/// A localizable text of EPUB Annotations: a text, or an object that holds it.
pub(crate) fn text_of_set(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("text")?.as_str())
}
