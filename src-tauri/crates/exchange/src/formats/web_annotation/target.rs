//! Targets of an annotation and the selectors in them (section 4).

use flyleaf_model::{TextPositionSelector, TextQuoteSelector};
use serde_json::{Map, Value};

use super::check::types_of;
use crate::json::{self, each, each_at, join, missing};
use crate::{Error, Interchange, Problem, Result, Scope, vocabulary};

/// Reads the targets of `object`, checked against the model's musts, and keeps the one that says most: one of ours,
/// otherwise the first with a quote, otherwise the first.
pub(crate) fn target(
    annotation: &mut Interchange,
    object: &Map<String, Value>,
    at: &str,
) -> Result<()> {
    if !object.contains_key("target") {
        return Err(missing(at, "target"));
    }
    let mut best: Option<(u8, Interchange)> = None;
    for (value, at) in json::values(object, "target", at) {
        let members = value.get("items").map_or(std::slice::from_ref(value), each);
        check(value, &at)?;
        for member in members {
            let read = one(member);
            let rank = match (&read.work.own, &read.quote) {
                (Some(_), _) => 2,
                (None, Some(_)) => 1,
                (None, None) => 0,
            };
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, read));
            }
        }
    }
    let (_, read) = best.ok_or_else(|| Error::invalid(join(at, "target"), Problem::Empty))?;
    annotation.work = read.work;
    annotation.scope = read.scope;
    annotation.quote = read.quote;
    annotation.position = read.position;
    annotation.selectors = read.selectors;
    Ok(())
}

fn check(value: &Value, at: &str) -> Result<()> {
    match value {
        Value::String(iri) => json::check_iri(iri, at),
        Value::Object(object) => {
            if types_of(object).any(|kind| kind == "TextualBody") {
                let value = "TextualBody".to_owned();
                return Err(Error::invalid(join(at, "type"), Problem::UnknownValue { value }));
            }
            check_resource(object, at)?;
            match ["id", "source", "items"].iter().find(|member| object.contains_key(**member)) {
                Some(_) => Ok(()),
                None => Err(missing(at, "source")),
            }
        }
        _ => Err(json::wrong(at, "an IRI or an object")),
    }
}

/// What holds for any body and target that is an object: a resource, a specific resource, or a set of them.
pub(super) fn check_resource(object: &Map<String, Value>, at: &str) -> Result<()> {
    if let Some(id) = json::text(object, "id", at)? {
        json::check_iri(id, &join(at, "id"))?;
    }
    match json::single(object, "source", at)? {
        Some(Value::String(iri)) => json::check_iri(iri, &join(at, "source"))?,
        Some(Value::Object(source)) => check_resource(source, &join(at, "source"))?,
        Some(_) => return Err(json::wrong(&join(at, "source"), "an IRI or an object")),
        None => {}
    }
    for member in ["created", "modified"] {
        json::moment(object, member, at)?;
    }
    if let Some(direction) = json::text(object, "textDirection", at)?
        && !matches!(direction, "ltr" | "rtl" | "auto")
    {
        let value = json::excerpt(direction);
        return Err(Error::invalid(join(at, "textDirection"), Problem::UnknownValue { value }));
    }
    check_selectors(object, "selector", at)?;
    if let Some(items) = object.get("items") {
        let at = join(at, "items");
        if !items.is_array() {
            return Err(json::wrong(&at, "an array"));
        }
        for (value, at) in each_at(items, at) {
            match value {
                Value::String(iri) => json::check_iri(iri, &at)?,
                Value::Object(item) => check_resource(item, &at)?,
                _ => return Err(json::wrong(&at, "an IRI or an object")),
            }
        }
    }
    Ok(())
}

/// Section 4.2: what each kind of selector must hold. A kind that is not known may hold anything.
fn check_selectors(object: &Map<String, Value>, member: &str, at: &str) -> Result<()> {
    for (value, at) in json::values(object, member, at) {
        let object = match value {
            Value::String(iri) => {
                json::check_iri(iri, &at)?;
                continue;
            }
            Value::Object(object) => object,
            _ => return Err(json::wrong(&at, "an IRI or an object")),
        };
        match types_of(object).next() {
            Some("FragmentSelector" | "CssSelector" | "XPathSelector") => {
                json::required_text(object, "value", &at)?;
                if let Some(iri) = json::text(object, "conformsTo", &at)? {
                    json::check_iri(iri, &join(&at, "conformsTo"))?;
                }
            }
            Some("TextQuoteSelector") => {
                quote(object, &at)?;
            }
            Some("TextPositionSelector" | "DataPositionSelector") => {
                position(object, &at)?;
            }
            Some("RangeSelector") => {
                for end in ["startSelector", "endSelector"] {
                    if !object.contains_key(end) {
                        return Err(missing(&at, end));
                    }
                    check_selectors(object, end, &at)?;
                }
            }
            _ => {}
        }
        check_selectors(object, "refinedBy", &at)?;
    }
    Ok(())
}

fn quote(object: &Map<String, Value>, at: &str) -> Result<TextQuoteSelector> {
    let part = |member| json::text(object, member, at).map(|text| text.unwrap_or("").to_owned());
    Ok(TextQuoteSelector {
        exact: json::required_text(object, "exact", at)?.to_owned(),
        prefix: part("prefix")?,
        suffix: part("suffix")?,
    })
}

fn position(object: &Map<String, Value>, at: &str) -> Result<TextPositionSelector> {
    let part = |member| json::count(object, member, at)?.ok_or_else(|| missing(at, member));
    let (start, end) = (part("start")?, part("end")?);
    if end < start {
        return Err(Error::invalid(join(at, "end"), Problem::OutOfRange));
    }
    Ok(TextPositionSelector { start, end })
}

/// One target that was checked.
fn one(value: &Value) -> Interchange {
    let mut read = Interchange { scope: Scope::Article, ..Interchange::default() };
    let source = value.get("source").unwrap_or(value);
    vocabulary::describe_work(&mut read.work, source);
    if let Some(own) = &read.work.own {
        read.scope = if own.article.is_some() { Scope::Article } else { Scope::Issue };
    }
    let selectors = value.get("selector").map_or(&[][..], each);
    if !selectors.is_empty() {
        read.scope = Scope::Passage;
    }
    for selector in selectors {
        take_selector(&mut read, selector);
    }
    read
}

/// Sorts a selector: the first quote and the first position apart, everything else among the hints. A quote that refines
/// another selector is a quote of the same text; a position that does counts from elsewhere.
pub(crate) fn take_selector(read: &mut Interchange, selector: &Value) {
    let Some(object) = selector.as_object() else {
        read.selectors.push(selector.clone());
        return;
    };
    let plain = !object.contains_key("refinedBy");
    match types_of(object).next() {
        Some("TextQuoteSelector") if read.quote.is_none() && plain => {
            read.quote = quote(object, "").ok();
        }
        Some("TextPositionSelector") if read.position.is_none() && plain => {
            read.position = position(object, "").ok();
        }
        _ => {
            if read.quote.is_none() {
                read.quote = refining_quote(object);
            }
            read.selectors.push(selector.clone());
        }
    }
}

fn refining_quote(object: &Map<String, Value>) -> Option<TextQuoteSelector> {
    each(object.get("refinedBy")?).iter().filter_map(Value::as_object).find_map(|inner| {
        let is_quote = types_of(inner).next() == Some("TextQuoteSelector");
        if is_quote { quote(inner, "").ok() } else { refining_quote(inner) }
    })
}
