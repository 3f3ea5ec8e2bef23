//! W3C EPUB Annotations 1.0 (Working Draft of 2026): one annotation set for one issue, the content of a `.annotation` file.

use flyleaf_model::{Annotation, Style, Target};
use serde_json::{Map, Value, json};

use super::AnnotatedIssue;
use crate::vocabulary::{self, BLAKE3, FILE, PLACE, annotation_iri, own_context, place_iri};

const CONTEXT: &str = "https://www.w3.org/ns/epub-anno.jsonld";

/// Writes the annotations of an issue as an `AnnotationSet`, indented, with a line feed at the end. `href` gives the path
/// of an article inside of the EPUB, as its manifest has it, and that of the issue's first page for `None`.
///
/// The draft has selectors by text fragment and by position only inside of an element; passages are named by
/// `TextQuoteSelector` and `TextPositionSelector` as well, as its predecessor had them and readers understand.
pub fn write_epub_annotations(
    issue: &AnnotatedIssue<'_>,
    href: &dyn Fn(Option<u32>) -> String,
) -> String {
    let items: Vec<Value> =
        issue.ordered().into_iter().map(|one| annotation(issue, one, href)).collect();
    let name = format!("flyleaf:annotations/{}", issue.id);
    let id = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, name.as_bytes());
    let mut about = Map::new();
    let mut put = |member: &str, value: Value| {
        let empty = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if !empty && !value.is_null() {
            about.insert(member.to_owned(), value);
        }
    };
    put("dc:identifier", json!([place_iri(issue.id, None)]));
    put("dc:title", issue.title().into());
    put("dc:publisher", issue.issue.publication.publishers.join("; ").into());
    put("dc:date", issue.issue.year.map_or(Value::Null, |year| year.to_string().into()));
    put(FILE, issue.file_name.into());
    put(BLAKE3, issue.hash.as_str().into());
    let set = json!({
        "@context": [CONTEXT, own_context()],
        "id": format!("urn:uuid:{id}"),
        "type": "AnnotationSet",
        "generator": {
            "id": "https://flyleaf.app/", "type": "Software", "name": "Flyleaf",
        },
        "title": issue.title(),
        "about": about,
        "items": items,
    });
    let mut text = serde_json::to_string_pretty(&set).expect("JSON becomes text");
    text.push('\n');
    text
}

fn annotation(
    issue: &AnnotatedIssue<'_>,
    one: &Annotation,
    href: &dyn Fn(Option<u32>) -> String,
) -> Value {
    let passage = one.selectors();
    let motivation = if passage.is_some() && one.note.is_empty() && one.tags.is_empty() {
        "highlighting"
    } else {
        "commenting"
    };
    let article = one.article();
    let mut target = json!({
        "source": href(article),
        PLACE: place_iri(issue.id, article),
    });
    if let (Target::Passage { .. }, Some(selectors)) = (&one.target, passage) {
        target["selector"] = vocabulary::selectors(selectors);
    }
    if let Some(title) = issue.article(one).and_then(|(_, head)| head.title.clone()) {
        target["meta"] = json!({ "headings": [{ "level": 1, "txt": title }] });
    }
    let mut body = json!({
        "type": "TextualBody",
        "format": "text/markdown",
        "value": one.note,
        "color": vocabulary::epub_colour(one.colour),
        "highlight": match one.style {
            Style::Highlight => "solid",
            Style::Underline => "underline",
        },
    });
    if !one.tags.is_empty() {
        body["tags"] = one.tags.clone().into();
    }
    let mut members = json!({
        "id": annotation_iri(&one.id),
        "type": "Annotation",
        "motivation": motivation,
        "created": one.created.as_str(),
        "modified": one.modified.as_str(),
        "target": target,
        "body": body,
    });
    for (member, value) in vocabulary::facts(one.colour, one.style) {
        members[member] = value.into();
    }
    // What another program said besides, where it does not stand in the way of what the draft allows.
    if let Some(object) = members.as_object_mut() {
        for (member, value) in &one.foreign {
            if !matches!(member.as_str(), "@context" | "motivation" | "bodyValue") {
                object.entry(member.clone()).or_insert_with(|| value.clone());
            }
        }
        if let Some(id) = one.foreign.get("id") {
            object.insert("id".to_owned(), id.clone());
        }
    }
    members
}
