//! The terms of the Web Annotation vocabulary that we write, and our own under the prefix `fl`.
//!
//! What is written here is recognised here, so that reading and writing cannot drift apart.

use flyleaf_model::{AnnotationId, Colour, IssueId, Style};
use flyleaf_text::selector::Selector;
use serde_json::{Map, Value, json};

use crate::{FileHash, HashKind, Interchange, OwnPlace, Work, colour};

/// The context of the Web Annotation Data Model.
pub(crate) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// Where our own terms are defined. The prefix is not `flyleaf`, which is the scheme of our links: JSON-LD would take
/// every `flyleaf:issue/1` for a term.
const NAMESPACE: &str = "https://flyleaf.app/ns#";
const COLOUR: &str = "fl:colour";
const STYLE: &str = "fl:style";
/// Name and hash of the file that an issue was read from.
pub(crate) const FILE: &str = "fl:file";
pub(crate) const BLAKE3: &str = "fl:blake3";
/// Selectors of another program that count in the original, not in our text.
pub(crate) const SELECTORS: &str = "fl:selectors";
/// The place of ours that a target is on, where its source has to be something else.
pub(crate) const PLACE: &str = "fl:place";

/// The member that holds what of a program's own annotation is not understood.
pub(crate) fn program_member(name: &str) -> String {
    format!("fl:{name}")
}

/// The context that defines our prefix.
pub(crate) fn own_context() -> Value {
    json!({ "fl": NAMESPACE })
}

/// The IRI of an annotation of ours: `urn:uuid:`, or `flyleaf:` for a name that is no UUID.
pub(crate) fn annotation_iri(id: &AnnotationId) -> String {
    match uuid::Uuid::try_parse(id.as_str()) {
        Ok(uuid) => format!("urn:uuid:{uuid}"),
        Err(_) => format!("flyleaf:annotation/{id}"),
    }
}

/// The annotation of ours that an IRI names.
pub(crate) fn annotation_of_iri(iri: &str) -> Option<AnnotationId> {
    if let Some(name) = iri.strip_prefix("urn:uuid:") {
        let uuid = uuid::Uuid::try_parse(name).ok()?;
        return Some(AnnotationId::new(uuid.simple().to_string()));
    }
    let name = iri.strip_prefix("flyleaf:annotation/")?;
    is_plain(name).then(|| AnnotationId::new(name))
}

/// The IRI of a place of ours.
pub(crate) fn place_iri(issue: &IssueId, article: Option<u32>) -> String {
    match article {
        Some(article) => format!("flyleaf:article/{issue}/{article}"),
        None => format!("flyleaf:issue/{issue}"),
    }
}

/// The place of ours that an IRI names.
pub(crate) fn place_of_iri(iri: &str) -> Option<OwnPlace> {
    let (issue, article) = match iri.strip_prefix("flyleaf:article/") {
        Some(path) => {
            let (issue, article) = path.split_once('/')?;
            (issue, Some(article.parse().ok()?))
        }
        None => (iri.strip_prefix("flyleaf:issue/")?, None),
    };
    is_plain(issue).then(|| OwnPlace { issue: IssueId::new(issue), article })
}

/// Whether a text may be one of our names.
fn is_plain(name: &str) -> bool {
    const LONGEST: usize = 64;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=LONGEST).contains(&name.len()) && name.bytes().all(plain)
}

/// Whether a target is on a place of ours.
pub(crate) fn is_own_target(target: &Value) -> bool {
    let source = target.get("source").unwrap_or(target);
    iri_of(source).and_then(place_of_iri).is_some()
}

/// The IRI of a resource, given as such or as an object.
fn iri_of(resource: &Value) -> Option<&str> {
    resource.as_str().or_else(|| resource.get("id")?.as_str())
}

/// The bodies of an annotation with this note and these tags; null where it has neither.
pub(crate) fn body(note: &str, tags: &[String]) -> Value {
    let note = (!note.is_empty()).then(|| {
        json!({
            "type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": note,
        })
    });
    let tag = |tag: &String| json!({ "type": "TextualBody", "purpose": "tagging", "value": tag });
    let bodies: Vec<Value> = note.into_iter().chain(tags.iter().map(tag)).collect();
    if bodies.is_empty() { Value::Null } else { Value::Array(bodies) }
}

/// Why the annotation was made (section 3.3.5).
pub(crate) fn motivation(passage: bool, note: &str, tags: &[String]) -> &'static str {
    match (note.is_empty(), passage, tags.is_empty()) {
        (false, _, _) => "commenting",
        (true, true, _) => "highlighting",
        (true, false, false) => "tagging",
        (true, false, true) => "bookmarking",
    }
}

/// Our own members of an annotation.
pub(crate) fn facts(colour: Colour, style: Style) -> [(&'static str, &'static str); 2] {
    [(COLOUR, colour.name()), (STYLE, style.name())]
}

/// Reads our own members.
pub(crate) fn own_facts(annotation: &mut Interchange, object: &Map<String, Value>) {
    if let Some(written) = object.get(COLOUR).and_then(Value::as_str) {
        annotation.colour_written = Some(written.to_owned());
        annotation.colour = Colour::from_name(written).or_else(|| colour::nearest(written));
    }
    if let Some(style) = object.get(STYLE).and_then(Value::as_str).and_then(Style::from_name) {
        annotation.underlined = style == Style::Underline;
    }
}

/// Whether a member is one that [`own_facts`] understands.
pub(crate) fn is_own_fact(member: &str, value: &Value) -> bool {
    let Some(value) = value.as_str() else { return false };
    match member {
        COLOUR => Colour::from_name(value).is_some(),
        STYLE => Style::from_name(value).is_some(),
        _ => false,
    }
}

/// Takes from the description of a resource what helps to find it in a library.
pub(crate) fn describe_work(work: &mut Work, resource: &Value) {
    let iri = iri_of(resource);
    work.own = iri.and_then(place_of_iri);
    let title = first_text(resource, &["dc:title", "dcterms:title", "schema:name", "title"]);
    let author = first_text(resource, &["dc:creator", "dcterms:creator", "schema:author"]);
    match (&work.own, resource.get("dcterms:isPartOf")) {
        (Some(OwnPlace { article: None, .. }), _) => describe_issue(work, resource),
        (Some(_), Some(issue)) => {
            describe_issue(work, issue);
            work.article = title;
            work.author = author;
        }
        (Some(_), None) => work.article = title,
        (None, _) => {
            work.title = title;
            work.author = author;
            work.url = iri.map(str::to_owned);
        }
    }
}

fn describe_issue(work: &mut Work, issue: &Value) {
    work.publication = first_text(issue, &["dc:title"]);
    work.number = first_text(issue, &["schema:issueNumber"]);
    work.file_name = first_text(issue, &[FILE]);
    let hash = first_text(issue, &[BLAKE3]);
    work.hashes.extend(hash.map(|hex| FileHash { kind: HashKind::Blake3, hex }));
}

fn first_text(resource: &Value, members: &[&str]) -> Option<String> {
    members.iter().find_map(|member| {
        let texts = crate::json::each(resource.get(*member)?).iter();
        let texts: Vec<&str> = texts.filter_map(crate::formats::text_of_set).collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    })
}

/// The two selectors of a passage (sections 4.2.4 and 4.2.5).
pub(crate) fn selectors(selectors: &flyleaf_model::Selectors) -> Value {
    Selector::of(selectors).iter().map(Selector::to_json).collect()
}

/// What EPUB Annotations call a colour of ours.
pub(crate) fn epub_colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Straw => "yellow",
        Colour::Sage => "green",
        Colour::Sky => "blue",
        Colour::Rose => "pink",
    }
}
