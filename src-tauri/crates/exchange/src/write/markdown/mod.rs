//! Markdown for note-taking programs: one file for an issue, or one for a note; written again, it takes over what a person
//! wrote around our blocks.
//!
//! A block is a block quote with the passage as a quote inside of it, the note and the tags, and below it the block id
//! `^flyleaf-ID` on a line of its own, to which such programs can link. Everything else in the file belongs to its person,
//! but for our own properties in the front matter.

mod front_matter;
mod update;

use std::collections::BTreeSet;

use flyleaf_model::{Annotation, AnnotationId};

use super::AnnotatedIssue;
use crate::formats::plain_to_markdown;
use front_matter::FrontMatter;

/// Writes the annotations of an issue. `previous` is the text of the file as it is now: our blocks in it are replaced, those
/// of annotations that are gone are taken out, new ones stand after the one before them in the issue, and everything else
/// stays.
///
/// `unchosen` are annotations of the issue that are not to be written; where they stand in the earlier file, they stay.
pub fn write_markdown(
    issue: &AnnotatedIssue<'_>,
    unchosen: &[AnnotationId],
    previous: Option<&str>,
) -> String {
    let mut facts = issue_facts(issue);
    let count = issue.annotations.len().to_string();
    facts.push(("annotations", FrontMatter::bare(&count)));
    let heading = format!("# {}", line(&issue.title()));
    let blocks: Vec<update::Block> = issue
        .ordered()
        .into_iter()
        .map(|one| {
            let title = issue.article(one).map(|(_, article)| article.title.as_deref());
            let title = title.map(|title| line(title.unwrap_or("—")));
            update::Block {
                heading: title.map(|title| format!("## {title}")),
                id: block_id(&one.id),
                text: block(one),
            }
        })
        .collect();
    let unchosen: BTreeSet<String> = unchosen.iter().map(block_id).collect();
    update::write(&facts, &heading, &blocks, &|id| unchosen.contains(id), previous)
}

/// Writes one annotation as a file of its own, in the same way.
pub fn write_markdown_note(
    issue: &AnnotatedIssue<'_>,
    one: &Annotation,
    previous: Option<&str>,
) -> String {
    let mut facts = issue_facts(issue);
    let article = issue.article(one).map(|(_, article)| article);
    if let Some(title) = article.and_then(|article| article.title.as_deref()) {
        facts.push(("article", FrontMatter::quoted(title)));
    }
    if let Some(byline) = article.and_then(|article| article.byline.as_deref()) {
        facts.push(("author", FrontMatter::quoted(byline)));
    }
    facts.push(("annotation", FrontMatter::quoted(one.id.as_str())));
    facts.push(("colour", FrontMatter::bare(one.colour.name())));
    facts.push(("created", FrontMatter::bare(one.created.as_str())));
    facts.push(("modified", FrontMatter::bare(one.modified.as_str())));
    let tags: Vec<String> =
        one.tags.iter().map(|tag| FrontMatter::quoted(&hyphened(tag))).collect();
    if !tags.is_empty() {
        facts.push(("tags", format!("[{}]", tags.join(", "))));
    }
    let title = article.and_then(|article| article.title.clone()).unwrap_or_else(|| issue.title());
    let block = update::Block { heading: None, id: block_id(&one.id), text: block(one) };
    update::write(&facts, &format!("# {}", line(&title)), &[block], &|_| false, previous)
}

fn issue_facts(issue: &AnnotatedIssue<'_>) -> Vec<(&'static str, String)> {
    let year = issue.issue.year.map(|year| year.to_string());
    let mut facts = vec![("title", FrontMatter::quoted(&issue.title()))];
    for (name, value) in [
        ("publication", Some(issue.publication)),
        ("volume", issue.issue.volume.as_deref()),
        ("number", issue.issue.number.as_deref()),
        ("date", issue.issue.date.as_deref().or(year.as_deref())),
        ("file", Some(issue.file_name)),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((name, FrontMatter::quoted(value)));
        }
    }
    facts.push(("flyleaf", FrontMatter::quoted(&format!("flyleaf:issue/{}", issue.id))));
    facts
}

fn block_id(id: &AnnotationId) -> String {
    format!("^flyleaf-{id}")
}

/// The lines of an annotation's block, all of which begin with `>`; at least one.
fn block(one: &Annotation) -> String {
    let quote: Vec<String> =
        plain_to_markdown(one.quote()).lines().map(|line| format!("> {line}")).collect();
    let tags: Vec<String> = one.tags.iter().map(|tag| format!("#{}", hyphened(tag))).collect();
    let parts = [quote.join("\n"), one.note.trim_end().to_owned(), tags.join(" ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let text = parts.join("\n\n");
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect();
    lines.join("\n")
}

/// A tag in one word, as programs that read `#tags` want it.
fn hyphened(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A title on one line.
fn line(title: &str) -> String {
    plain_to_markdown(&title.split_whitespace().collect::<Vec<_>>().join(" "))
}
