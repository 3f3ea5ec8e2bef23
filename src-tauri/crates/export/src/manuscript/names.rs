//! Names, languages and dates of documents, as contents, bookmarks and metadata give them.

use flyleaf_model::Article;
use flyleaf_text::canonical::Canonical;

use crate::Document;
use crate::script::{Script, is_invisible, printable};
use crate::words::Words;

/// What contents and bookmarks call an article: its title, or its first words.
pub(super) fn name_of(article: &Article, canonical: &Canonical) -> String {
    const WORDS: usize = 8;
    const LONGEST: usize = 48;
    if let Some(title) = article.title.as_deref().map(one_line).filter(|title| !title.is_empty()) {
        return title;
    }
    let line = canonical.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("…");
    let words: Vec<&str> = line.split_whitespace().take(WORDS).collect();
    let name: String = one_line(&words.join(" ")).chars().take(LONGEST).collect();
    if name.is_empty() {
        return "…".to_owned();
    }
    if name.len() < line.len() && name != "…" { format!("{name}…") } else { name }
}
pub(super) fn languages<'a>(document: &Document<'a>) -> impl Iterator<Item = &'a str> {
    document
        .issue
        .languages
        .iter()
        .map(String::as_str)
        .chain([document.publication_language])
        .chain(document.issue.articles.iter().map(|article| article.language.as_str()))
}

/// The language an issue is mainly in.
pub(crate) fn main_language<'a>(document: &Document<'a>) -> &'a str {
    languages(document).find(|tag| !tag.is_empty()).unwrap_or("en")
}

pub(super) fn article_language<'a>(document: &Document<'a>, article: &'a Article) -> &'a str {
    if article.language.is_empty() { main_language(document) } else { &article.language }
}

/// The date of an issue in words, as printed where no date is certain, else its year.
pub(super) fn date_line(document: &Document<'_>, words: Words) -> String {
    let issue = document.issue;
    match (&issue.date, &issue.date_printed, issue.year) {
        (Some(date), _, _) => words.date(date),
        (None, Some(printed), _) => printed.clone(),
        (None, None, Some(year)) => words.date(&year.to_string()),
        (None, None, None) => String::new(),
    }
}

/// A string for bookmarks and metadata, which hold one line; empty where there is nothing to see.
fn one_line(text: &str) -> String {
    let line: String = text.chars().filter_map(printable).collect();
    let visible = |c: char| !c.is_whitespace() && !is_invisible(c);
    if line.contains(visible) { line.trim().to_owned() } else { String::new() }
}

/// The publication's title; the file's name where there is none, because a PDF must have a title.
pub(crate) fn publication(document: &Document<'_>) -> String {
    [document.publication, document.file_name, "—"]
        .into_iter()
        .map(one_line)
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

/// The title of a file with one issue: publication, number and year.
pub(crate) fn single_title(document: &Document<'_>) -> String {
    let issue = document.issue;
    let words = Words::of(Script::of_tag(main_language(document)));
    let number = words.number(issue.volume.as_deref(), issue.number.as_deref());
    let year = issue
        .year
        .map(|year| year.to_string())
        .or_else(|| issue.date.as_deref().and_then(|date| date.get(..4)).map(str::to_owned));
    let mut title = publication(document);
    if !number.is_empty() {
        title.push_str(if words == Words::English { ", " } else { " " });
        title.push_str(&number);
    }
    if let Some(year) = year {
        title.push_str(&format!(" ({year})"));
    }
    title
}

/// The title of the file: of its issue, or of its first and last.
pub(super) fn document_title(documents: &[Document<'_>]) -> String {
    match documents {
        [] => String::new(),
        [only] => single_title(only),
        [first, .., last] => format!("{} – {}", single_title(first), single_title(last)),
    }
}

/// Everyone who published any of the issues, in order, each once.
pub(super) fn authors(documents: &[Document<'_>]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for name in documents.iter().flat_map(|document| &document.issue.publication.publishers) {
        let name = one_line(name);
        if !name.is_empty() && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}
