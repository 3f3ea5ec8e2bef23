//! CSL-JSON (schema of Citation Style Language 1.0.2), as Zotero, pandoc and citeproc read it.

use serde::Serialize;

use super::AnnotatedIssue;
use super::citation::{Citation, Name, citations};

/// Writes the cited articles as a CSL-JSON array, indented, with a line feed at the end.
pub fn write_csl_json(issues: &[AnnotatedIssue<'_>]) -> String {
    let citations = citations(issues);
    let items: Vec<Item<'_>> = citations.iter().map(item).collect();
    let mut text = serde_json::to_string_pretty(&items).expect("plain values become JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    container_title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: &'a Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Issued<'a> {
    date_parts: [&'a [i32]; 1],
}

#[derive(Serialize)]
#[serde(untagged)]
enum Author<'a> {
    #[serde(rename_all = "kebab-case")]
    Person {
        family: &'a str,
        given: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        non_dropping_particle: &'a str,
    },
    Whole {
        literal: &'a str,
    },
}

fn author(name: &Name) -> Author<'_> {
    match name {
        Name::Whole(literal) => Author::Whole { literal },
        Name::Person { given, particle, family } => {
            Author::Person { family, given, non_dropping_particle: particle }
        }
    }
}

fn item(citation: &Citation) -> Item<'_> {
    let (kind, title, container_title) = match &citation.title {
        Some(title) => ("article-magazine", title.as_str(), citation.publication.as_str()),
        None => ("periodical", citation.publication.as_str(), ""),
    };
    let dated = !citation.date.is_empty();
    Item {
        id: &citation.key,
        kind,
        title,
        author: citation.authors.iter().map(author).collect(),
        container_title,
        publisher: &citation.publisher,
        volume: &citation.volume,
        issue: &citation.number,
        issued: dated.then_some(Issued { date_parts: [&citation.date] }),
        language: &citation.language,
    }
}
