//! What every Web Annotation document must say of itself, and how its kinds and contexts are told.

use serde_json::{Map, Value};

use crate::json::{self, each, join, missing};
use crate::vocabulary::{self, CONTEXT};
use crate::{Error, Problem, Result};

/// The types of a document; it may have several.
pub(super) fn types(value: &Value) -> impl Iterator<Item = &str> {
    value.as_object().into_iter().flat_map(types_of)
}

/// The types of an object.
pub(super) fn types_of(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    object.get("type").map_or(&[][..], each).iter().filter_map(Value::as_str)
}

/// The contexts of a document.
pub(super) fn contexts(value: &Value) -> impl Iterator<Item = &Value> {
    value.get("@context").map_or(&[][..], each).iter()
}

/// The model's context, also where it is named with the scheme that its own server redirects to.
pub(super) fn is_context(iri: &str) -> bool {
    iri.strip_prefix("https://").or(iri.strip_prefix("http://")) == CONTEXT.strip_prefix("http://")
}

/// Contexts that are neither the model's nor ours.
pub(super) fn foreign_contexts(object: &Map<String, Value>) -> Vec<Value> {
    let contexts = object.get("@context").map_or(&[][..], each).iter();
    let known = |context: &&Value| {
        context.as_str().is_some_and(is_context) || **context == vocabulary::own_context()
    };
    contexts.filter(|context| !known(context)).cloned().collect()
}

/// Section 3.1: the model's context is among those of the document.
pub(super) fn check_context(value: &Value, at: &str) -> Result<()> {
    if value.as_object().is_some_and(|object| !object.contains_key("@context")) {
        return Err(missing(at, "@context"));
    }
    if contexts(value).any(|context| context.as_str().is_some_and(is_context)) {
        return Ok(());
    }
    let written = value.get("@context").map(Value::to_string).unwrap_or_default();
    let value = json::excerpt(&written);
    Err(Error::invalid(join(at, "@context"), Problem::UnknownValue { value }))
}

/// Section 3.3.1: one moment each.
pub(super) fn check_lifecycle(object: &Map<String, Value>, at: &str) -> Result<()> {
    for member in ["created", "modified", "generated"] {
        json::moment(object, member, at)?;
    }
    Ok(())
}

/// Sections 3.1, 3.3.6 and 3.3.7: who it is, where it comes from, what may be done with it.
pub(super) fn check_identity(object: &Map<String, Value>, at: &str) -> Result<()> {
    for member in ["rights", "via"] {
        for (value, at) in json::values(object, member, at) {
            let iri = value.as_str().ok_or_else(|| json::wrong(&at, "an IRI"))?;
            json::check_iri(iri, &at)?;
        }
    }
    if let Some(iri) = json::text(object, "canonical", at)? {
        json::check_iri(iri, &join(at, "canonical"))?;
    }
    json::check_iri(json::required_text(object, "id", at)?, &join(at, "id"))
}

/// Section 3.3.2: an agent is named by its IRI or described by an object.
pub(super) fn check_agents(object: &Map<String, Value>, member: &str, at: &str) -> Result<()> {
    for (value, at) in json::values(object, member, at) {
        match value {
            Value::String(iri) => json::check_iri(iri, &at)?,
            Value::Object(_) => {}
            _ => return Err(json::wrong(&at, "an IRI or an object")),
        }
    }
    Ok(())
}
