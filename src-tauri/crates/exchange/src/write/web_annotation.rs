//! W3C Web Annotations out: one collection whose one page holds every annotation.

use flyleaf_model::{Annotation, Article, Target};
use serde::Serialize;
use serde_json::{Map, Value};

use super::AnnotatedIssue;
use crate::formats::bodies;
use crate::vocabulary::{
    self, BLAKE3, CONTEXT, FILE, annotation_iri, facts, own_context, place_iri,
};

/// Writes the annotations of issues as one `AnnotationCollection` (Web Annotation Data Model, section 5) with an embedded
/// page, indented, with a line feed at the end. What `read` makes of it is what was written, field by field.
pub fn write_w3c(issues: &[AnnotatedIssue<'_>]) -> String {
    let items: Vec<Value> = issues
        .iter()
        .flat_map(|issue| issue.ordered().into_iter().map(|one| annotation(issue, one)))
        .collect();
    let id = collection_iri(issues);
    let collection = Collection {
        context: (CONTEXT, own_context()),
        first: (!items.is_empty()).then(|| Page {
            id: format!("{id}/page/1"),
            kind: "AnnotationPage",
            start_index: 0,
            items: &items,
        }),
        kind: "AnnotationCollection",
        label: label(issues),
        total: items.len(),
        id,
    };
    let mut text =
        serde_json::to_string_pretty(&collection).expect("values without odd keys become JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Value),
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Page<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: &'a [Value],
}

/// The same issues always make the same collection.
fn collection_iri(issues: &[AnnotatedIssue<'_>]) -> String {
    let names: Vec<&str> = issues.iter().map(|issue| issue.id.as_str()).collect();
    let name = format!("flyleaf:annotations/{}", names.join("+"));
    format!("urn:uuid:{}", uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, name.as_bytes()))
}

fn label(issues: &[AnnotatedIssue<'_>]) -> String {
    let mut titles: Vec<&str> = issues.iter().map(|issue| issue.publication).collect();
    titles.retain(|title| !title.is_empty());
    titles.dedup();
    titles.join(", ")
}

/// One annotation as a JSON object; its members in alphabetical order.
fn annotation(issue: &AnnotatedIssue<'_>, one: &Annotation) -> Value {
    let mut members = one.foreign.clone();
    let contexts = members.remove("@context");
    let others = members.remove("target");
    if let Some(Value::Array(foreign)) = contexts {
        let all = [Value::from(CONTEXT), own_context()].into_iter().chain(foreign);
        members.insert("@context".to_owned(), all.collect());
    }
    members.entry("id").or_insert_with(|| annotation_iri(&one.id).into());
    members.entry("type").or_insert_with(|| "Annotation".into());
    let passage = one.selectors().is_some();
    let motivation = vocabulary::motivation(passage, &one.note, &one.tags);
    members.entry("motivation").or_insert_with(|| motivation.into());
    write_bodies(&mut members, one);
    members.insert("created".to_owned(), one.created.as_str().into());
    members.insert("modified".to_owned(), one.modified.as_str().into());
    for (member, value) in facts(one.colour, one.style) {
        members.insert(member.to_owned(), value.into());
    }
    members.insert("target".to_owned(), targets(issue, one, others));
    Value::Object(members)
}

/// The bodies as they were read while they still say what the note and the tags say; otherwise ours, and those of the
/// others that are no text.
fn write_bodies(members: &mut Map<String, Value>, one: &Annotation) {
    let read = bodies(members, "").unwrap_or_default();
    if (&read.note, &read.tags) == (&one.note, &one.tags) {
        return;
    }
    members.remove("bodyValue");
    members.remove("body");
    let mut all = match vocabulary::body(&one.note, &one.tags) {
        Value::Array(ours) => ours,
        _ => Vec::new(),
    };
    all.extend(read.others);
    if !all.is_empty() {
        members.insert("body".to_owned(), Value::Array(all));
    }
}

/// Our target, and those that the annotation had when it was read.
fn targets(issue: &AnnotatedIssue<'_>, one: &Annotation, others: Option<Value>) -> Value {
    let ours = match &one.target {
        Target::Issue => describe_issue(issue),
        Target::Article { .. } => describe_article(issue, one),
        Target::Passage { selectors, .. } => {
            let mut target = Map::new();
            target.insert("type".to_owned(), "SpecificResource".into());
            target.insert("source".to_owned(), describe_article(issue, one));
            target.insert("selector".to_owned(), vocabulary::selectors(selectors));
            Value::Object(target)
        }
    };
    match others {
        Some(Value::Array(others)) => [ours].into_iter().chain(others).collect(),
        _ => ours,
    }
}

fn describe_article(issue: &AnnotatedIssue<'_>, one: &Annotation) -> Value {
    let mut resource = resource(place_iri(issue.id, one.article()));
    let mut put = |member: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            resource.insert(member.to_owned(), value.into());
        }
    };
    if let Some((_, Article { title, byline, date, language, .. })) = issue.article(one) {
        put("dc:title", title.as_deref());
        put("dc:creator", byline.as_deref());
        put("dc:date", date.as_deref());
        put("language", Some(language));
    }
    resource.insert("dcterms:isPartOf".to_owned(), describe_issue(issue));
    Value::Object(resource)
}

fn describe_issue(issue: &AnnotatedIssue<'_>) -> Value {
    let mut resource = resource(place_iri(issue.id, None));
    let year = issue.issue.year.map(|year| year.to_string());
    for (member, value) in [
        ("dc:title", Some(issue.publication)),
        ("dc:date", issue.issue.date.as_deref().or(year.as_deref())),
        ("schema:volumeNumber", issue.issue.volume.as_deref()),
        ("schema:issueNumber", issue.issue.number.as_deref()),
        (FILE, Some(issue.file_name)),
        (BLAKE3, Some(issue.hash.as_str())),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            resource.insert(member.to_owned(), value.into());
        }
    }
    Value::Object(resource)
}

fn resource(iri: String) -> Map<String, Value> {
    let mut resource = Map::new();
    resource.insert("id".to_owned(), iri.into());
    resource.insert("type".to_owned(), "Text".into());
    resource
}
